import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from agent.cli import reach
from agent.cli.reach import Reached
from agent.directing.rules import RulesDirector
from agent.errors import ModelError
from agent.project import Project
from agent.studio import find
from agent.studio.find import Spot
from render.order import Order, Picture
from tests import fakes
from tests.cli.conftest import Ran, Run
from tests.directing.llm import brain
from tests.directing.llm.fakes import ScriptedLLM

HERE = ("--director", "llm", "--base-url", "http://127.0.0.1:1/v1", "--model", "scripted")
Ask = Callable[..., Ran]


@pytest.fixture
def ask(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run the command beside a board of the rules."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "STORYBOARD_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def storyboard(*words: str, says: object = None) -> Ran:
        model = ScriptedLLM(lambda system, user: json.dumps(says)) if says else ScriptedLLM()
        tools = replace(fakes.tools(), director=RulesDirector, model=lambda endpoint: model)
        return run(*words, tools=tools)

    storyboard("film.fountain")
    return storyboard


TWO = (
    "INT. KITCHEN - DAY\n\nANNA (30) and TOM (40) sit at the table. Anna smiles.\n\n"
    "TOM\nHello there.\n\nANNA\nGo away.\n\n"
    "EXT. GARDEN - DAY\n\nAnna waits.\n"
)


def spots(folder: Path) -> list[Spot]:
    board = Project.open(folder).load().board
    return [find.panel(board, panel.label) for scene in board.scenes for panel in scene.panels]


def shot(label: str, folder: Path) -> tuple[str, str, str]:
    spot = find.panel(Project.open(folder / "film.board").load().board, label)
    return spot.shot.size, spot.shot.angle, spot.shot.caption


def test_a_note_is_shown_and_changes_nothing(ask: Ask, tmp_path: Path) -> None:
    before = shot("1B", tmp_path)
    ran = ask("ask", "film.board", "1B", "from below")
    assert ran == (0, "1B angle: eye -> low\n",
                   "nothing is changed yet; --yes shoots the panel so\n")  # fmt: skip
    assert shot("1B", tmp_path) == before


@dataclass(frozen=True)
class Wider(fakes.FakeArtist):
    """Has no room for all it is to show, so that it goes back."""

    def draw(self, orders: Sequence[Order]) -> Iterator[Picture]:
        """Yield one picture for each order, of one size."""
        for picture in super().draw(orders):
            yield replace(picture, size="ELS")


def test_a_size_is_said_as_asked_for_and_as_drawn(run: Run, tmp_path: Path) -> None:
    tools = replace(fakes.tools(Wider()), director=RulesDirector)
    (tmp_path / "two.fountain").write_text(TWO)
    run("two.fountain", tools=tools)
    spot = next(one for one in spots(tmp_path / "two.board") if len(one.shot.focus) > 1)
    both = f"{spot.shot.size}, drawn as ELS"
    assert f"size: {both} -> " in run("ask", "two.board", spot.panel.label, "closer").out
    assert f"* 1  {both} " in run("takes", "two.board", spot.panel.label).out
    alone = next(one for one in spots(tmp_path / "two.board") if len(one.shot.focus) < 2)
    assert "drawn as" not in run("takes", "two.board", alone.panel.label).out


def test_a_note_that_is_agreed_to_is_shot(ask: Ask, tmp_path: Path) -> None:
    size, _, caption = shot("1B", tmp_path)
    ran = ask("ask", "film.board", "1B", "from", "below", "--yes")
    assert ran.status == 0
    assert ran.err == "1B: take 2; film.pdf written again\n"
    assert shot("1B", tmp_path) == (size, "low", caption)
    again = ask("film.fountain")
    assert " 0 drawn, " in again.err
    assert shot("1B", tmp_path) == (size, "low", caption)


def test_a_model_understands_any_words(ask: Ask, tmp_path: Path) -> None:
    says = {
        "reply": "A lonely high angle.",
        "changes": [
            {"field": "angle", "value": "high"},
            {"field": "caption", "value": "Tom stands alone at the door."},
            {"field": "expression", "value": "Godzilla: happy"},
        ],
    }
    ran = ask("ask", "film.board", "1C", "make him feel small", "--yes", *HERE, says=says)
    assert ran.out.splitlines()[0] == "1C angle: eye -> high"
    assert "A lonely high angle." in ran.err
    assert "Godzilla is not in the frame" in ran.err
    assert shot("1C", tmp_path)[1:] == ("high", "Tom stands alone at the door.")


@pytest.mark.parametrize(
    ("note", "changes", "lost"),
    [
        ("from below, on an 85mm", ("angle: eye -> low", "lens: none -> 85 mm"), ""),
        ("on a 35mm lens", ("lens: none -> 35 mm",), ""),
        ("push in slowly", ("move: static -> slow push in",), ""),
        ("pan left, slowly", ("move: static -> slow pan left",), ""),
        ("from below, make it sing", ("angle: eye -> low",), "not understood: make it sing\n"),
        ("from below, slowly", ("angle: eye -> low",), "the camera stands still"),
    ],
)
def test_every_part_of_a_note_is_done_or_said_to_be_lost(
    ask: Ask, note: str, changes: tuple[str, ...], lost: str
) -> None:
    ran = ask("ask", "film.board", "1B", note)
    assert ran.out == "".join(f"1B {one}\n" for one in changes)
    assert lost in ran.err
    assert ("not understood" in ran.err) == ("not understood" in lost)


def test_words_nobody_understands_are_one_line(ask: Ask) -> None:
    ran = ask("ask", "film.board", "1B", "make it sing")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "say closer, wider, from above" in ran.err


def test_a_panel_that_is_not_there_is_named(ask: Ask) -> None:
    ran = ask("ask", "film.board", "99Z", "closer")
    assert (ran.status, "there is no panel 99Z" in ran.err) == (2, True)


def test_a_model_that_never_answers_right_is_one_line(ask: Ask) -> None:
    ran = ask("ask", "film.board", "1B", "closer", *HERE, says={"changes": [{"field": "soul"}]})
    assert ran.status == 1
    assert ran.err.splitlines()[-1].startswith("storyboard: scripted gave no answer that holds")


def test_a_question_gets_findings_with_panel_and_line(ask: Ask, tmp_path: Path) -> None:
    says = {
        "findings": [
            {"kind": "continuity", "panel": "2a", "what": "The boat has no rope.", "hint": ""},
            {"kind": "coverage", "panel": "1B", "what": "Tom's face is missing.", "hint": "A CU."},
        ]
    }
    before = (tmp_path / "film.board" / "board.json").read_bytes()
    ran = ask("ask", "film.board", "what is missing?", *HERE, says=says)
    assert ran.status == 0
    first, second = ran.out.splitlines()
    assert first == "AI1  1B  l. 3  Tom's face is missing.; A CU."
    assert second.startswith("AI2  2A  l. ")
    assert ran.err.splitlines()[-1] == "2 findings; nothing is changed"
    assert (tmp_path / "film.board" / "board.json").read_bytes() == before


def test_a_finding_about_no_panel_of_the_board_is_refused(ask: Ask) -> None:
    says = {"findings": [{"kind": "story", "panel": "77", "what": "x", "hint": "y"}]}
    ran = ask("ask", "film.board", "what is missing?", *HERE, says=says)
    assert (ran.status, "there is no panel '77'" in ran.err) == (1, True)


def test_a_question_without_a_model_is_one_line(ask: Ask) -> None:
    ran = ask("ask", "film.board", "what is missing?")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "storyboard check" in ran.err


def moments(count: int) -> dict[str, object]:
    seen = [{"action": f"FLYNN (30) turns page {n}.", "speaker": "", "line": ""}
            for n in range(count - 1)]  # fmt: skip
    said = {"action": "", "speaker": "Flynn", "line": "What a day."}
    return {"title": "Sun", "heading": "EXT. GARDEN - DAY", "moments": [*seen, said]}


def test_an_idea_becomes_a_script_and_a_board(ask: Ask, run: Run, tmp_path: Path) -> None:
    def say(system: str, user: str) -> str:
        written = json.dumps(moments(5))
        return written if "screenwriter" in system else brain.answer(system, user)

    tools = replace(fakes.tools(), model=lambda endpoint: ScriptedLLM(say))
    ran = run("idea", "Flynn relaxes on a sunny day", "--panels", "5", "-o", "sun.pdf", *HERE,
              tools=tools)  # fmt: skip
    assert ran.status == 0
    assert "What a day." in (tmp_path / "sun.fountain").read_text()
    assert "sun.fountain is the script" in ran.err
    assert len(Project.open(tmp_path / "sun.board").load().board.scenes) == 1
    again = run("idea", "Flynn relaxes", "-o", "sun.pdf", *HERE, tools=tools)
    assert (again.status, "--force replaces it" in again.err) == (1, True)


@pytest.mark.parametrize(
    ("says", "why"),
    [
        (moments(4), "there are 4 moments; 5 are asked for"),
        ({**moments(5), "heading": "A garden"}, "must begin with INT. or EXT."),
        ({"title": "x", "heading": "INT. X - DAY", "moments": [{"action": ""}] * 5}, "moment 1"),
    ],
)
def test_an_idea_that_is_none_is_one_line(
    ask: Ask, tmp_path: Path, says: dict[str, object], why: str
) -> None:
    ran = ask("idea", "Flynn", "--panels", "5", "-o", "x.pdf", *HERE, says=says)
    assert ran.status == 1
    assert why in ran.err.splitlines()[-1]
    assert not (tmp_path / "x.fountain").exists()


def test_an_idea_without_a_model_is_one_line(ask: Ask) -> None:
    ran = ask("idea", "Flynn relaxes")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "takes a model" in ran.err


def test_doctor_tries_the_endpoint(ask: Ask) -> None:
    ran = ask("doctor", *HERE[2:])
    where = "scripted at http://127.0.0.1:1/v1"
    assert f"{where} answers in mode json_schema of the chat API" in ran.out


@pytest.mark.parametrize(
    ("base", "offline", "said"),
    [
        ("http://127.0.0.1:1/v1", True, ("scripted at http://127.0.0.1:1/v1, not tried", True)),
        (None, False, ("none set; the rules direct", True)),
        ("http://127.0.0.1:1/v1", False, ("http://127.0.0.1:1/v1 is down", False)),
    ],
)
def test_an_endpoint_is_told_of_as_it_is(
    monkeypatch: pytest.MonkeyPatch, base: str | None, offline: bool, said: tuple[str, bool]
) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)

    def down(system: str, user: str) -> str:
        raise ModelError("http://127.0.0.1:1/v1 is down")

    given: Reached = {
        "director": None, "offline": offline, "base_url": base, "max_cost": None,
        "model": "scripted" if base else None, "prompts": None,
    }  # fmt: skip
    tools = replace(fakes.tools(), model=lambda endpoint: ScriptedLLM(down))
    assert reach.state(given, {}, tools) == said
