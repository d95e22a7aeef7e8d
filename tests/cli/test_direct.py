import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from agent import sheets
from agent.cli.consent import Consent
from agent.cli.tools import Tools
from agent.directing.cost import Estimate
from agent.directing.rules import RulesDirector
from agent.errors import ModelError
from agent.project import Project
from tests import fakes
from tests.cli.conftest import Ran, Run
from tests.directing.llm import brain
from tests.directing.llm.fakes import ScriptedLLM, in_turn
from tests.wire import Asked, Fault, Server, serving

HERE = ("--base-url", "http://127.0.0.1:1/v1", "--model", "scripted")
Direct = Callable[..., Ran]


@pytest.fixture
def direct(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Direct:
    """Run the command with a scripted model and no endpoint in the environment."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "STORYBOARD_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def storyboard(*words: str, model: ScriptedLLM | None = None) -> Ran:
        return run(*words, tools=tools(model or ScriptedLLM()))

    return storyboard


def tools(model: ScriptedLLM) -> Tools:
    return replace(fakes.tools(), director=RulesDirector, model=lambda endpoint: model)


def test_a_model_directs_when_it_is_told_to(direct: Direct, tmp_path: Path) -> None:
    ran = direct("film.fountain", "--director", "llm", *HERE)
    assert ran.status == 0
    lines = ran.err.splitlines()
    assert "3 scenes directed by the model; check: " in ran.err
    assert lines[0].startswith("the script goes to http://127.0.0.1:1/v1, model scripted: 3 scenes")
    assert "about $0.00" in lines[0]
    assert "scene 1 directed (1/3)" in lines
    scenes = Project.open(tmp_path / "film.board").load().board.scenes
    assert {scene.directed_by for scene in scenes} == {"llm"}


def test_a_second_run_asks_nothing_and_keeps_every_picture(direct: Direct) -> None:
    direct("film.fountain", "--director", "llm", *HERE)
    model = ScriptedLLM()
    ran = direct("film.fountain", "--director", "llm", *HERE, model=model)
    assert ran.err.count("\n") == 1
    assert " 0 drawn, " in ran.err
    assert model.asked == []


def test_a_board_of_the_rules_is_directed_anew_and_never_back(
    direct: Direct, tmp_path: Path
) -> None:
    def origins() -> set[str]:
        scenes = Project.open(tmp_path / "film.board").load().board.scenes
        return {scene.directed_by for scene in scenes}

    direct("plan", "film.fountain")
    assert origins() == {"rule"}
    direct("plan", "film.fountain", "--director", "llm", *HERE)
    assert origins() == {"llm"}
    direct("plan", "film.fountain", "--offline")
    assert origins() == {"llm"}


def test_scenes_the_model_gave_up_are_named_at_the_end_and_in_the_footer(
    direct: Direct, tmp_path: Path
) -> None:
    def say(system: str, user: str) -> str:
        told = json.loads(brain.answer(system, user))
        for scene in told.get("scenes", []):
            scene["beats"] = [] if "SCENE 2" in user and scene["scene"] == 2 else scene["beats"]
        return json.dumps(told)

    ran = direct("film.fountain", "--director", "llm", *HERE, model=ScriptedLLM(say))
    assert ran.status == 0
    assert ran.err.splitlines()[-1].endswith("; by the rules, not the model: scene 2")
    project = Project.open(tmp_path / "film.board")
    sheet = sheets.sheet(project.load().board, project.store)
    assert sheet.footer == "scenes by rules: 2"
    body = json.loads(direct("film.fountain", "--director", "llm", *HERE, "--json").out)
    assert body["by_rules"] == ["2"]


def test_only_the_scenes_that_are_wanted_are_asked_about(direct: Direct, tmp_path: Path) -> None:
    model = ScriptedLLM()
    direct("plan", "film.fountain", "--director", "llm", *HERE, "--scenes", "2", model=model)
    asked = [n for system, user in model.asked for n in brain.SCENE.findall(user)]
    assert asked == ["2"]
    scenes = Project.open(tmp_path / "film.board").load().board.scenes
    assert [scene.directed_by for scene in scenes] == ["rule", "llm", "rule"]


def test_without_an_endpoint_llm_is_one_line(direct: Direct) -> None:
    ran = direct("plan", "film.fountain", "--director", "llm")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "no model is set" in ran.err


def test_an_endpoint_without_a_model_is_one_line(direct: Direct) -> None:
    ran = direct(
        "plan", "film.fountain", "--director", "llm", "--base-url", "http://127.0.0.1:1/v1"
    )
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "name one with --model" in ran.err


def test_an_address_that_is_none_is_one_line(direct: Direct) -> None:
    ran = direct("plan", "film.fountain", "--base-url", "localhost:11434", "--model", "x")
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_a_key_in_the_environment_is_no_consent(
    direct: Direct, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    model = ScriptedLLM()
    ran = direct("plan", "film.fountain", model=model)
    assert ran.status == 0
    assert "nobody has agreed that the script goes to" in ran.err
    assert "sk-secret" not in ran.err + ran.out
    assert model.asked == []


def test_settings_are_consent_and_offline_overrules_them(direct: Direct, tmp_path: Path) -> None:
    (tmp_path / "storyboard.toml").write_text(
        'director = "llm"\nbase_url = "http://127.0.0.1:1/v1"\nmodel = "m"\nprice_in = 1.0\n'
        "price_out = 2.5\n"
    )
    model = ScriptedLLM()
    direct("plan", "film.fountain", "--offline", model=model)
    assert model.asked == []
    assert "directed (3/3)" in direct("plan", "film.fountain", model=model).err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("price_in = -1", "price_in: -1 is not a number from 0"),
        ("threads = 1.5", "threads: 1.5 is not a whole number"),
        ('api = "soap"', "api: 'soap' is none of chat, responses"),
        ('api_key = "sk-1"', "api_key is no setting"),
    ],
)
def test_a_wrong_setting_is_one_line(direct: Direct, tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "storyboard.toml").write_text(line)
    ran = direct("plan", "film.fountain")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert said in ran.err


def test_a_dry_run_says_the_cost_and_asks_nothing(direct: Direct, tmp_path: Path) -> None:
    model = ScriptedLLM()
    ran = direct("film.fountain", "--director", "llm", *HERE, "--dry-run", model=model)
    assert "about 2 calls, " in ran.err
    assert model.asked == []
    assert not (tmp_path / "film.board").exists()


@pytest.mark.parametrize(
    ("price", "said"),
    [("", "the price of m is not known"), ("price_in = 9\nprice_out = 900\n", "--max-cost is")],
)
def test_a_cost_that_cannot_be_held_stops(
    direct: Direct, tmp_path: Path, price: str, said: str
) -> None:
    (tmp_path / "storyboard.toml").write_text(
        f'base_url = "http://example.com/v1"\nmodel = "m"\nmax_cost = 0.01\n{price}'
    )
    model = ScriptedLLM(where="http://example.com/v1", name="m")
    ran = direct("plan", "film.fountain", "--director", "llm", model=model)
    assert (ran.status, ran.err.count("\n")) == (1, 2)
    assert said in ran.err.splitlines()[-1]
    assert model.asked == []


def test_auto_goes_on_with_the_rules_when_the_model_cannot_be_asked(
    direct: Direct, tmp_path: Path
) -> None:
    def say(system: str, user: str) -> str:
        raise ModelError("http://x refuses the key; set STORYBOARD_API_KEY")

    (tmp_path / "config" / "storyboard").mkdir(parents=True)
    (tmp_path / "config" / "storyboard" / "consent.json").write_text('["http://127.0.0.1:1/v1"]')
    ran = direct("plan", "film.fountain", *HERE, model=ScriptedLLM(say))
    assert ran.status == 0
    assert "refuses the key; set STORYBOARD_API_KEY; the rules direct" in ran.err
    told = direct("plan", "film.fountain", "--director", "llm", *HERE, model=ScriptedLLM(say))
    assert told.status == 1
    assert told.err.splitlines()[-1] == (
        "storyboard: http://x refuses the key; set STORYBOARD_API_KEY"
    )


def test_answers_are_not_kept_when_nobody_wants_it(direct: Direct, tmp_path: Path) -> None:
    model = ScriptedLLM()
    direct("plan", "film.fountain", "--director", "llm", *HERE, "--no-cache", model=model)
    asked = len(model.asked)
    direct("plan", "film.fountain", "--director", "llm", *HERE, "--no-cache", model=model)
    assert len(model.asked) == 2 * asked
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hello", "has no front matter"),
        ("---\nid: scenes\n---\n## system\na\n", "no text under '## user'"),
        ("---\nid: scenes\n---\n## system\na\n## user\n$secret\n", "asks for $secret"),
        ("---\nid: scenes\n---\n## system\na\n## user\n$scenes\n", "leaves out $fence"),
        ("---\nid: scenes\n---\n## system\ncosts 5 $ each\n## user\n$scenes\n", "a lone $"),
    ],
)
def test_a_question_of_the_users_own_is_looked_at(
    direct: Direct, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "scenes.md").write_text(text)
    ran = direct("plan", "film.fountain", "--director", "llm", *HERE, "--prompts", "mine")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert said in ran.err


def test_a_question_of_the_users_own_is_asked(direct: Direct, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "scenes.md").write_text(
        "---\nid: scenes\nversion: 9\n---\n## system\nShoot it like a western.\n## user\n"
        "$language $fence\n$scenes\n$fence\n"
    )
    model = ScriptedLLM()
    direct("plan", "film.fountain", "--director", "llm", *HERE, "--prompts", "mine", model=model)
    assert "Shoot it like a western." in {system for system, _ in model.asked}


def consent(file: Path, answers: str = "", most: float | None = None) -> Consent:
    left = list(answers)
    return Consent(file, given=False, most=most, terminal=True, quiet=True,
                   ask=lambda question, letters: left.pop(0))  # fmt: skip


ESTIMATE = Estimate("http://x/v1", "m", 3, 1, 1000, 1000, 0.5)


def test_somebody_at_a_terminal_is_asked_once_always_or_never(tmp_path: Path) -> None:
    file = tmp_path / "a" / "consent.json"
    assert not consent(file, "n").agree(ESTIMATE)
    assert consent(file, "o").agree(ESTIMATE)
    assert not consent(file, "n").agree(ESTIMATE)
    assert consent(file, "a").agree(ESTIMATE)
    assert consent(file).agree(ESTIMATE)
    assert not consent(file, "n").agree(replace(ESTIMATE, where="http://y/v1"))


def test_somebody_at_a_terminal_is_asked_before_it_costs_more(tmp_path: Path) -> None:
    file = tmp_path / "consent.json"
    assert consent(file, "yo", most=0.1).agree(ESTIMATE)
    with pytest.raises(ModelError, match="nothing spent"):
        consent(file, "n", most=0.1).agree(ESTIMATE)


def test_the_base_path_imports_no_model_library(script: Path) -> None:
    code = (
        "import sys; from agent.cli.main import main\n"
        "main(['plan', 'film.fountain', '--director', 'auto', '-q'])\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('openai', 'langchain_core', 'langchain_openai', 'langsmith', 'httpx', 'tiktoken')])"
    )
    environment = {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PATH": "",
        "HOME": str(script.parent),
    }
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=script.parent, text=True,
        capture_output=True, check=True,
    )  # fmt: skip
    assert ran.stdout == "[]\n"


needs_llm = pytest.mark.skipif(
    importlib.util.find_spec("langchain_openai") is None, reason="extra llm"
)
FAULTS: tuple[Fault, ...] = (
    "500", "drop", "html", "429", "refusal", "length", "truncated", "schema", "garbage",
)  # fmt: skip


def film(scenes: int) -> str:
    """Return a script of so many scenes, a few of which no model can do."""
    return "\n\n".join(_scene(number) for number in range(1, scenes + 1))


def _scene(number: int) -> str:
    poison = "The vault door is welded shut." if number in (7, 42, 99) else "The door is open."
    walk = " ".join(
        f"Vera walks past shelf {count} and counts the boxes on it, one after the other, slowly."
        for count in range(8)
    )
    return (f"INT. STORE {number} - DAY\n\nVERA comes in. {poison}\n\n{walk}\n\nVERA\n"
            f"This is number {number}.\n\n{walk}")  # fmt: skip


def _flaky(count: int, asked: Asked) -> Fault:
    if asked.probe:
        return "good"
    if "welded" in asked.texts[1] and "SCENE" in asked.texts[1]:
        alone = len(brain.SCENE.findall(asked.texts[1])) == 1
        return "schema" if alone else FAULTS[count % len(FAULTS)]
    return FAULTS[count // 5 % len(FAULTS)] if count % 5 == 3 else "good"


def _told(server: Server) -> set[str]:
    """Return the scenes the server ever gave a whole answer to."""
    good = (one for one in server.paid if one.fault == "good")
    return {number for one in good for number in brain.SCENE.findall(one.texts[1])}


@pytest.mark.extra
@needs_llm
@pytest.mark.slow
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_hundred_scenes_over_a_line_that_fails_are_a_whole_board(
    direct: Direct, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORYBOARD_API_KEY", "sk-very-secret")
    (tmp_path / "film.fountain").write_text(film(100))
    real = replace(fakes.tools(), model=Tools().model)
    with serving(brain.answer, _flaky) as server:
        words = ("plan", "film.fountain", "-o", "b", "--director", "llm",
                 "--base-url", server.url, "--model", "m")  # fmt: skip
        ran = run(*words, tools=real)
        asked = len(server.asked)
        assert (ran.status, asked > 60) == (0, True)
        lost = sorted({str(n) for n in range(1, 101)} - _told(server), key=int)
        assert {"7", "42", "99"} <= set(lost)
        assert len(lost) < 9
        assert ran.err.splitlines()[-1].endswith(
            f"in 100 scenes planned; by the rules, not the model: scenes {', '.join(lost)}"
        )
        assert run(*words, tools=real).status == 0
        assert len(server.asked) == asked
    scenes = Project.open(tmp_path / "b").load().board.scenes
    assert [scene.number for scene in scenes if scene.directed_by == "rule"] == lost
    assert all(scene.panels for scene in scenes)
    assert {one.key for one in server.asked} == {"Bearer sk-very-secret"}
    assert "sk-very" not in ran.err + ran.out
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in files if b"sk-very" in path.read_bytes()]


def test_a_script_that_goes_to_the_model_stays_out_of_what_is_said(direct: Direct) -> None:
    def say(system: str, user: str) -> str:
        return "nonsense about two cups on the table"

    ran = direct(
        "plan", "film.fountain", "--director", "llm", *HERE, model=ScriptedLLM(in_turn("{}"))
    )
    told = direct(
        "plan", "film.fountain", "--director", "llm", *HERE, "--refresh", model=ScriptedLLM(say)
    )
    assert "cups" not in ran.err + told.err + ran.out + told.out
