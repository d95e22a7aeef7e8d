"""Panels are drawn alike to the first of their setup or character, which is drawn before them."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from agent.board import Anchor, Board, CastMember, Settings
from agent.project import Project
from agent.screenplay import Screenplay
from agent.studio import find
from agent.studio.draw import Drawing, News, Unit, draw
from agent.studio.make import estimate
from agent.studio.plan import Brief, plan
from agent.studio.reshoot import Change, reshoot
from render.order import Order, Sources
from render.shoot import Hands
from tests.boards import SCRIPT, screenplay
from tests.cli.conftest import Run
from tests.cli.conftest import run as run
from tests.cli.conftest import script as script
from tests.fakes import FakeArtist, FakeDirector, noon, tools

FIRST = "You came back."
"""What the first panel of the second setup shows: 1B.1."""


class Focused(FakeDirector):
    """Has whoever speaks in focus."""

    def plan(
        self, screenplay: Screenplay, settings: Settings, known: tuple[CastMember, ...] = ()
    ) -> Board:
        board = super().plan(screenplay, settings, known)
        scenes = tuple(
            scene.model_copy(update={"shots": tuple(
                shot.model_copy(update={"focus": tuple(one.who for one in shot.subjects)})
                for shot in scene.shots
            )})
            for scene in board.scenes
        )  # fmt: skip
        return board.model_copy(update={"scenes": scenes})


def crew(news: list[News] | None = None, *, name: str = "diffusion-fake", **fate: object) -> Unit:
    artist = partial(FakeArtist, name, **fate)  # type: ignore[arg-type]
    told = [] if news is None else news
    return Unit(Hands(artist), noon, told.append)


def brief(anchor: Anchor, likeness: float = 1.0) -> Brief:
    return Brief(screenplay(), Focused(), Settings(anchor=anchor, likeness=likeness))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A planned board, kept alike by setups."""
    made = Project.create(tmp_path / "film.board")
    plan(made.folder, brief("setup"))
    return made


def orders(project: Project) -> dict[str, Order]:
    """Return by label what the chosen picture of every panel was drawn to."""
    found = {}
    for scene in project.load().board.scenes:
        for panel in scene.panels:
            take = next(one for one in panel.takes if one.number == panel.current)
            drawn = project.store.find(take.recipe)
            assert drawn is not None
            found[panel.label] = drawn.made_of.order
    return found


def takes(project: Project, label: str) -> list[str]:
    """Return the pictures made for a panel, the first first."""
    return [take.picture for take in find.panel(project.load().board, label).panel.takes]


def anchors(project: Project) -> dict[str, str]:
    """Return the label of the panel whose first picture each was drawn alike to."""
    named = {takes(project, label)[0]: label for label in orders(project)}
    return {label: named[order.sources.anchor] for label, order in orders(project).items()
            if order.sources.anchor}  # fmt: skip


def pictures(project: Project) -> int:
    return len(list(project.folder.glob("recipes/*")))


SETUPS = {"1A.2": "1A.1", "1B.2": "1B.1"}


def test_panels_of_a_setup_are_drawn_alike_to_its_first_in_one_run(project: Project) -> None:
    news: list[News] = []

    drawing = draw(project, crew(news))

    assert drawing == Drawing(drawn=7, notes=drawing.notes)
    assert anchors(project) == SETUPS
    assert [one.label for one in news][:2] == ["1A.1", "1B.1"]
    assert [(one.done, one.total) for one in news] == [(done, 7) for done in range(1, 8)]


def test_panels_of_a_character_are_drawn_alike_to_its_first_in_all_scenes(
    tmp_path: Path,
) -> None:
    project = Project.create(tmp_path / "film.board")
    plan(project.folder, brief("character", 0.5))

    draw(project, crew())

    assert anchors(project) == {"2B": "1B.1"}
    assert orders(project)["2B"].sources.likeness == 0.5


@pytest.mark.parametrize(("anchor", "name"), [("off", "diffusion-fake"), ("setup", "sketch")])
def test_nothing_is_kept_alike_unless_asked_for_and_painted(
    anchor: Anchor, name: str, tmp_path: Path
) -> None:
    project = Project.create(tmp_path / "film.board")
    plan(project.folder, brief(anchor))

    draw(project, crew(name=name))

    assert {order.sources for order in orders(project).values()} == {Sources()}


def test_a_second_run_draws_nothing(project: Project) -> None:
    draw(project, crew())

    assert draw(project, crew()) == Drawing(kept=7)
    assert estimate(project.folder, brief("setup"), crew()).pictures == 0


@pytest.mark.parametrize("stop", [1, 2])
def test_a_run_that_was_stopped_goes_on_and_draws_nothing_twice(
    stop: int, project: Project
) -> None:
    with pytest.raises(KeyboardInterrupt):
        draw(project, crew(interrupted_at=stop))
    kept = pictures(project)

    drawing = draw(project, crew())

    assert (kept, drawing.drawn) == (stop - 1, 8 - stop)
    assert pictures(project) == 7
    assert anchors(project) == SETUPS


def test_a_run_stopped_among_the_others_keeps_their_anchors(project: Project) -> None:
    draw(project, crew(), "2-3")
    news: list[News] = []

    def stopped(one: News) -> None:
        news.append(one)
        if len(news) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        draw(project, Unit(crew().hands, noon, stopped))

    assert draw(project, crew()).drawn == 1
    assert pictures(project) == 7
    assert anchors(project) == SETUPS


def test_without_its_anchor_a_panel_is_drawn_and_says_so_and_is_one_then(project: Project) -> None:
    drawing = draw(project, crew(refuses=(FIRST,)))

    assert [label for label, _ in drawing.failed] == ["1B.1"]
    assert drawing.lone == (("1B.2", "1B.1"),)
    assert ("1B.2", "drawn without its anchor, 1B.1") in drawing.notes
    assert drawing.drawn == 6

    again = draw(project, crew())

    assert (again.drawn, again.kept, again.failed) == (1, 6, ())
    assert anchors(project) == {"1A.2": "1A.1", "1B.1": "1B.2"}
    assert draw(project, crew()).drawn == 0


def test_panels_drawn_before_it_was_asked_for_are_drawn_alike_to_the_first(
    tmp_path: Path,
) -> None:
    project = Project.create(tmp_path / "film.board")
    plan(project.folder, brief("off"))
    draw(project, crew())
    plan(project.folder, brief("setup"))

    drawing = draw(project, crew())

    assert (drawing.drawn, drawing.kept) == (2, 5)
    assert anchors(project) == SETUPS


def test_a_panel_that_a_new_script_puts_first_leaves_the_others_as_they_are(
    tmp_path: Path,
) -> None:
    project = Project.create(tmp_path / "film.board")
    plan(project.folder, brief("character"))
    draw(project, crew())
    before = anchors(project)
    earlier = SCRIPT.replace("EXT. PIER", "INT. ATTIC - DAY\n\nTOM\nWho?\n\nEXT. PIER")
    sooner = earlier.replace("INT. KITCHEN", "INT. CAR - DAY\n\nMAYA\nGo.\n\nINT. KITCHEN")
    plan(project.folder, replace(brief("character"), screenplay=screenplay(sooner)))

    drawing = draw(project, crew())

    assert before == {"2B": "1B.1"}
    assert (drawing.drawn, drawing.kept) == (2, 7)
    assert anchors(project) == {"2B": "1B.1", "4A": "1B.1", "1A.A": "1B.2"}


def test_an_anchor_shot_again_leaves_the_others_as_they_are(project: Project) -> None:
    draw(project, crew())

    reshoot(project, "1A.1", Change(size="ECU"), crew())

    assert draw(project, crew()).drawn == 0
    assert anchors(project) == SETUPS
    assert len(takes(project, "1A.1")) == 2


def test_another_panel_shot_again_has_the_same_anchor(project: Project) -> None:
    draw(project, crew())

    reshoot(project, "1A.2", Change(size="ECU"), crew())

    order = orders(project)["1A.2"]
    assert order.size == "ECU"
    assert anchors(project) == SETUPS
    assert draw(project, crew()).drawn == 0


def test_an_anchor_is_one_of_people_as_they_look_now(project: Project) -> None:
    draw(project, crew())
    before = anchors(project)
    cast = project.folder / "cast.yaml"
    cast.write_text(cast.read_text().replace("hair: bob", "hair: long"))

    draw(project, crew())

    assert before == SETUPS
    order = orders(project)["1B.2"]
    assert order.sources.anchor == takes(project, "1B.1")[1] != takes(project, "1B.1")[0]
    assert draw(project, crew()).drawn == 0


def test_an_anchor_is_of_the_same_weights(project: Project) -> None:
    draw(project, crew())

    draw(project, crew(name="diffusion-other"))

    assert orders(project)["1A.2"].sources.anchor == takes(project, "1A.1")[1]


def test_a_damaged_anchor_is_drawn_again_before_the_others(project: Project) -> None:
    draw(project, crew())
    first = takes(project, "1A.1")[0]
    (project.folder / "objects" / first[:2] / f"{first}.png").write_bytes(b"nonsense")

    drawing = draw(project, crew())

    assert drawing.drawn == 1
    assert anchors(project) == SETUPS


def test_the_option_stays_with_the_board(run: Run) -> None:
    painted = tools(FakeArtist("diffusion-fake"))

    run("film.fountain", "--anchor", "setup", "--likeness", "0.4", tools=painted)
    again = run("film.fountain", tools=painted)

    project = Project.open(Path("film.board"))
    assert anchors(project) == SETUPS
    assert orders(project)["1A.2"].sources.likeness == 0.4
    assert "0 drawn, 7 kept" in again.err


def test_a_missing_anchor_is_said(run: Run) -> None:
    painted = tools(FakeArtist("diffusion-fake", refuses=(FIRST,)))

    ran = run("film.fountain", "--anchor", "setup", tools=painted)

    assert ran.status == 3
    assert "1B.2: drawn without an anchor, for 1B.1 has no picture to be it" in ran.err


def test_the_settings_can_ask_for_it_too(run: Run) -> None:
    Path("storyboard.toml").write_text('anchor = "setup"\nlikeness = 0.4\n')

    run("film.fountain", tools=tools(FakeArtist("diffusion-fake")))

    assert anchors(Project.open(Path("film.board"))) == SETUPS


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--anchor", "scene"), "'scene' is not one of 'off', 'setup', 'character'"),
     (("--likeness", "2"), "likeness: Input should be less than or equal to 1"),
     (("--likeness", "0"), "likeness: Input should be greater than 0")],
)  # fmt: skip
def test_what_it_cannot_be_is_one_line(words: tuple[str, ...], said: str, run: Run) -> None:
    ran = run("film.fountain", *words)

    assert ran.status == 2
    assert said in ran.err
