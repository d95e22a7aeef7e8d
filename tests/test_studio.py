from functools import partial
from pathlib import Path

import pytest

from agent.board import Panel, Settings, Shot
from agent.errors import BoardError, ScriptError, SettingError
from agent.project import Project
from agent.studio import export, find
from agent.studio.draw import Drawing, News, Unit, draw
from agent.studio.export import Page
from agent.studio.make import Count, estimate, make
from agent.studio.plan import Brief, plan
from agent.studio.reshoot import Change, choose, reshoot
from render.errors import PictureError
from render.shoot import Hands
from tests.boards import SCRIPT, board, labels, screenplay
from tests.fakes import NOON, FakeArtist, FakeDirector, noon

TWO_PANELS = "INT. HALL - DAY\n\nA long walk.\n"


def crew(tell: list[News] | None = None, **fate: object) -> Unit:
    artist = partial(FakeArtist, **fate)  # type: ignore[arg-type]
    news = [] if tell is None else tell
    return Unit(Hands(artist), noon, news.append)


def brief(text: str = SCRIPT, settings: Settings | None = None) -> Brief:
    return Brief(screenplay(text), FakeDirector(), settings or Settings())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "film.board")


@pytest.fixture
def made(project: Project, tmp_path: Path) -> Project:
    make(project.folder, brief(), crew(), [tmp_path / "film.pdf"], Page())
    return project


def pictures(project: Project) -> dict[str, str]:
    """Return every panel's picture by label."""
    plan = project.load().board
    return {panel.label: panel.takes[panel.current - 1].picture
            for scene in plan.scenes for panel in scene.panels}  # fmt: skip


def seen(project: Project, label: str) -> tuple[Shot, Panel]:
    spot = find.panel(project.load().board, label)
    return spot.shot, spot.panel


def test_every_panel_gets_a_take(project: Project) -> None:
    plan(project.folder, brief())
    drawing = draw(project, crew())
    assert (drawing.drawn, drawing.kept, drawing.failed) == (7, 0, ())
    [take] = seen(project, "1A.1")[1].takes
    assert (take.number, take.made, take.artist, take.settings.size) == (1, NOON, "fake", "LS")


def test_a_second_run_draws_nothing_and_gives_the_same_bytes(made: Project, tmp_path: Path) -> None:
    before = (tmp_path / "film.pdf").read_bytes()
    again = make(made.folder, brief(), crew(), [tmp_path / "film.pdf"], Page())
    assert (again.drawing.drawn, again.drawing.kept) == (0, 7)
    assert (tmp_path / "film.pdf").read_bytes() == before


def test_one_changed_scene_draws_only_its_own_changed_panel(made: Project) -> None:
    before = pictures(made)
    plan(made.folder, brief(SCRIPT.replace("Rain.", "Snow.")))
    drawing = draw(made, crew())
    assert (drawing.drawn, drawing.kept) == (1, 6)
    after = pictures(made)
    assert [label for label in after if after[label] != before[label]] == ["2A"]


def test_a_text_that_comes_back_finds_its_picture(made: Project) -> None:
    before = pictures(made)
    plan(made.folder, brief(SCRIPT.replace("Rain.", "Snow.")))
    draw(made, crew())
    plan(made.folder, brief())
    assert draw(made, crew()).drawn == 0
    assert pictures(made) == before


def test_a_newer_artist_draws_nothing_anew(made: Project) -> None:
    assert draw(made, crew(version="2")).drawn == 0


def test_another_artist_draws_everything(made: Project) -> None:
    assert draw(made, crew(name="painter")).drawn == 7


def test_another_style_draws_everything_and_back_nothing(made: Project) -> None:
    before = pictures(made)
    plan(made.folder, brief(settings=Settings(style="lines")))
    assert draw(made, crew()).drawn == 7
    plan(made.folder, brief())
    assert draw(made, crew()).drawn == 0
    assert pictures(made) == before
    assert len(seen(made, "2A")[1].takes) == 2


def test_a_damaged_picture_is_drawn_again(made: Project) -> None:
    name = pictures(made)["2A"]
    path = made.folder / "objects" / name[:2] / f"{name}.png"
    sound = path.read_bytes()
    path.write_bytes(b"\x89PNG nonsense")
    assert draw(made, crew()).drawn == 1
    assert path.read_bytes() == sound


def test_people_changed_in_the_cast_file_are_drawn_anew(made: Project) -> None:
    path = made.folder / "cast.yaml"
    path.write_text(path.read_text().replace("hair: bob", "hair: long", 1))
    assert draw(made, crew()).drawn == 2


def test_only_the_scenes_named_are_drawn(project: Project) -> None:
    plan(project.folder, brief())
    assert draw(project, crew(), "2-3").drawn == 3
    assert draw(project, crew(), "1,3").drawn == 4


@pytest.mark.parametrize(
    ("wanted", "said"),
    [("9", "no scene '9'"), ("3-1", "write 1-3"), ("x-y", "no scene 'X'"), (",", "no scene")],
)
def test_scenes_that_are_not_there_are_said(wanted: str, said: str) -> None:
    with pytest.raises(BoardError, match=said):
        find.scenes(board(), wanted)


def test_a_panel_that_cannot_be_drawn_leaves_the_others(project: Project) -> None:
    plan(project.folder, brief())
    news: list[News] = []
    drawing = draw(project, crew(news, refuses=("Untie it.",)))
    assert (drawing.drawn, drawing.failed) == (
        6,
        (("2B", "ValueError: no idea how to draw 'Untie it.'"),),
    )
    assert len(news) == 7
    assert draw(project, crew()).drawn == 1


def test_ctrl_c_keeps_the_takes_drawn_so_far(project: Project) -> None:
    plan(project.folder, brief())
    with pytest.raises(KeyboardInterrupt):
        draw(project, crew(interrupted_at=3))
    assert len(seen(project, "1A.1")[1].takes) == 1
    assert draw(project, crew()).drawn == 5


def test_a_script_with_nothing_to_draw_leaves_the_board_alone(made: Project) -> None:
    before = made.load()
    with pytest.raises(ScriptError, match="nothing to draw"):
        plan(made.folder, brief("[[only a note]]\n"))
    assert made.load() == before


def test_an_estimate_writes_nothing(tmp_path: Path) -> None:
    cost = estimate(tmp_path / "film.board", brief(), crew())
    assert (cost.pictures, cost.count) == (7, Count(scenes=3, panels=7, seconds=14))
    assert list(tmp_path.iterdir()) == []


def test_a_stale_panel_is_drawn_again_unless_it_is_locked(made: Project) -> None:
    reshoot(made, "2A", Change(size="ECU"), crew())
    reshoot(made, "2B", Change(size="CU"), crew())
    scene = find.panel(made.load().board, "2B").scene
    locked = scene.panels[1].model_copy(update={"locked": True})
    made.change(scene.uid, lambda one: one.model_copy(update={"panels": (one.panels[0], locked)}))
    plan(made.folder, brief(SCRIPT.replace("Rain.", "Snow.").replace("Untie it.", "Untie it now.")))
    assert seen(made, "2A")[1].stale == "Rain. -> Snow."
    assert draw(made, crew()).drawn == 1
    assert (seen(made, "2A")[1].stale, seen(made, "2A")[1].current) == ("", 3)
    assert (seen(made, "2B")[1].stale, seen(made, "2B")[1].current) == ("it. -> it now.", 2)


def test_an_estimate_counts_only_what_is_missing(made: Project) -> None:
    assert estimate(made.folder, brief(SCRIPT.replace("Rain.", "Snow.")), crew()).pictures == 1


def test_a_reshoot_changes_only_its_panel(made: Project) -> None:
    before = pictures(made)
    take = reshoot(made, "2b", Change(size="ECU", angle="low", caption="Untie it, now."), crew())
    shot, panel = seen(made, "2B")
    assert (take.number, panel.current, len(panel.takes)) == (2, 2, 2)
    assert (shot.size, shot.angle, shot.caption) == ("ECU", "low", "Untie it, now.")
    assert shot.edited == ("size", "angle", "caption")
    after = pictures(made)
    assert [label for label in after if after[label] != before[label]] == ["2B"]
    assert draw(made, crew()) == Drawing(drawn=0, kept=7)


def test_an_edit_survives_the_next_plan(made: Project) -> None:
    reshoot(made, "2B", Change(size="ECU"), crew())
    plan(made.folder, brief(SCRIPT.replace("Rain.", "Snow.")))
    assert seen(made, "2B")[0].size == "ECU"


def test_a_new_seed_is_another_picture_each_time(made: Project) -> None:
    first = pictures(made)["2A"]
    second = reshoot(made, "2A", Change(new_seed=True), crew())
    third = reshoot(made, "2A", Change(), crew())
    assert len({first, second.picture, third.picture}) == 3
    assert [second.settings.variant, third.settings.variant] == [1, 2]


def test_a_seed_is_kept(made: Project) -> None:
    assert reshoot(made, "2A", Change(seed=7), crew()).settings.seed == 7


def test_the_same_reshoot_twice_makes_one_take(made: Project) -> None:
    reshoot(made, "2A", Change(size="CU"), crew())
    reshoot(made, "2A", Change(size="CU"), crew())
    assert len(seen(made, "2A")[1].takes) == 2


def test_an_old_take_brings_its_settings_back(made: Project) -> None:
    before = pictures(made)
    reshoot(made, "2A", Change(size="CU", caption="Fog."), crew())
    choose(made, "2A", 1)
    shot, panel = seen(made, "2A")
    assert (shot.size, shot.caption, shot.edited) == ("LS", "Rain. A boat turns at its rope.", ())
    assert (panel.current, len(panel.takes)) == (1, 2)
    assert pictures(made) == before
    assert draw(made, crew()).drawn == 0


def test_a_panel_that_is_not_there_names_the_nearest(made: Project) -> None:
    with pytest.raises(BoardError, match="no panel 2C; nearest: 2"):
        reshoot(made, "2C", Change(), crew())


def test_a_take_that_is_not_there_names_those_that_are(made: Project) -> None:
    with pytest.raises(BoardError, match="no take 5; its takes: 1"):
        choose(made, "2A", 5)


def test_a_reshoot_that_fails_changes_nothing(made: Project) -> None:
    before = made.load()
    with pytest.raises(PictureError, match="2A could not be drawn"):
        reshoot(made, "2A", Change(caption="no"), crew(refuses=("no",)))
    assert made.load() == before


def test_a_panel_that_shares_its_shot_is_shot_alone(made: Project) -> None:
    scene = made.load().board.scenes[2]
    panel = scene.panels[0]
    end = panel.model_copy(update={"uid": "end", "moment": "last", "label": "3A.2"})
    start = panel.model_copy(update={"moment": "first", "label": "3A.1"})
    made.change(scene.uid, lambda one: one.model_copy(update={"panels": (start, end)}))
    draw(made, crew())
    before = pictures(made)
    reshoot(made, "3A.2", Change(size="CU"), crew())
    after = pictures(made)
    assert [label for label in after if after[label] != before[label]] == ["3A.2"]
    assert (seen(made, "3A.1")[0].size, seen(made, "3A.2")[0].size) == ("LS", "CU")
    assert draw(made, crew()).drawn == 0
    assert labels(made.load().board)[-2:] == ["3A.1", "3A.2"]


def test_the_document_follows_a_reshoot(made: Project, tmp_path: Path) -> None:
    target = tmp_path / "film.pdf"
    before = target.read_bytes()
    reshoot(made, "2A", Change(size="CU"), crew())
    assert export.again(made).written == (target,)
    changed = target.read_bytes()
    choose(made, "2A", 1)
    export.again(made)
    assert target.read_bytes() == before != changed


def test_a_document_keeps_its_layout_and_scenes(made: Project, tmp_path: Path) -> None:
    export.write(made, tmp_path / "two.pdf", Page("list", "letter", "2"))
    before = (tmp_path / "two.pdf").read_bytes()
    export.again(made)
    assert (tmp_path / "two.pdf").read_bytes() == before


@pytest.mark.parametrize("strange", [b"%PDF-1.4 a contract", b"/Producer (storyboard) annotated"])
def test_a_document_changed_by_another_hand_is_not_replaced(
    made: Project, tmp_path: Path, strange: bytes
) -> None:
    target = tmp_path / "film.pdf"
    target.write_bytes(strange)
    [line] = export.again(made).refused
    assert "--force" in line
    assert target.read_bytes() == strange


def test_a_document_whose_folder_is_gone_is_passed_over(made: Project, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    export.write(made, tmp_path / "out" / "b.pdf", Page())
    (tmp_path / "out" / "b.pdf").unlink()
    (tmp_path / "out").rmdir()
    assert export.again(made) == export.Followed((tmp_path / "film.pdf",))


def test_a_kind_nobody_writes_names_the_kinds() -> None:
    with pytest.raises(SettingError, match=r"\.pdf"):
        export.kind_of(Path("board.doc"))
