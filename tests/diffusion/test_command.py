"""`--artist diffusion` draws a board from weights on this machine, or says in one line why not."""

import json
from pathlib import Path

import pytest
from safetensors.torch import save_file
from torch import ones

from agent.cli import kits
from agent.cli.main import main
from agent.cli.tools import Tools
from render.diffusion.files import weights
from tests import fakes
from tests.diffusion import tiny

SCRIPT = "INT. KITCHEN - DAY\n\nAnna opens the window.\n"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a script in it and settings that keep pictures small."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "film.fountain").write_text(SCRIPT)
    return tmp_path


def test_a_board_is_drawn_and_its_recipes_say_how(work: Path, folder: Path) -> None:
    close = tiny.lora(work / "close.safetensors", weights.load(folder))
    names = ("close", "medium", "long")
    loras = [word for name in names for word in ("--lora", f"{name}={close}:0.8")]

    status = main(["film.fountain", "-o", "board.pdf", "--artist", "diffusion", "--model",
                   str(folder), *loras, "--lora", f"style={close}", "--preset", "turbo"],
                  Tools())  # fmt: skip

    assert status == 0
    recipes = [json.loads(one.read_text()) for one in (work / "board.board").rglob("recipes/*")]
    assert all("x 0.8" in one["told"]["loras"] and one["told"]["prompt"] for one in recipes)
    assert all(one["made_of"]["artist"].startswith("diffusion-") for one in recipes)
    assert "sampler" in json.loads(recipes[0]["made_of"]["version"])


def test_another_strength_draws_anew_and_a_sketch_does_not_slip_in(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    style = tiny.lora(work / "style.safetensors", weights.load(folder))
    words = ["film.fountain", "-o", "board.pdf"]
    drawn = [*words, "--artist", "diffusion", "--weights", str(folder), "--preset", "turbo"]
    main([*drawn, "--lora", f"style={style}:0.8"], Tools())
    capsys.readouterr()

    main([*drawn, "--lora", f"style={style}:0.8"], Tools())
    assert "0 drawn, 1 kept" in capsys.readouterr().err
    main([*drawn, "--lora", f"style={style}:0.5"], Tools())
    assert "1 drawn, 0 kept" in capsys.readouterr().err
    main(words, Tools())
    assert "the sketch artist draws now" in capsys.readouterr().err


def test_a_lora_for_nobody_is_named_at_the_end(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tiny.lora(work / "one.safetensors", weights.load(folder))
    (work / "film.fountain").write_text("INT. KITCHEN - DAY\n\nANNA, 30, opens the window.\n")
    drawn = ["film.fountain", "-o", "board.pdf", "--artist", "diffusion", "--weights", str(folder),
             "--preset", "draft"]  # fmt: skip

    main([*drawn, "--lora", f"anna={file}", "--lora", f"style={file}"], Tools())
    known = capsys.readouterr().err
    main([*drawn, "--lora", f"anne={file}"], Tools())

    assert "used nowhere" not in known
    assert "--lora anne is used nowhere: the cast is Anna" in capsys.readouterr().err


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    status = main(["film.fountain", "-o", "board.pdf", *words], fakes.tools())
    return status, capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "needs a model"),
        (("--weights", "nowhere/at/all"), "there is no model at"),
        (("--weights", "nobody/nothing"), "--download fetches it"),
        (("--weights", "{}", "--lora", "close=none.safetensors"), "cannot read the weights"),
        (("--weights", "{}", "--lora", "close"), "is not NAME=FILE"),
        (("--weights", "{}", "--control", "dance=x"), "there are openpose"),
        (("--weights", "{}", "--vae", "none.safetensors"), "cannot read the weights"),
        (("--weights", "{}", "--lora", "close=foreign.safetensors"), "SDXL"),
        (("--weights", "{}", "--ip-adapter", "none.safetensors"), "cannot read the weights"),
        (("--weights", "{}", "--ip-adapter", "foreign.safetensors"), "is no IP-Adapter"),
        (("--weights", "{}", "--lora", "close=a.safetensors:nan"), "nan is no number"),
        (("--weights", "{}", "--control", "depth=a", "--control", "depth=b"), "depth twice"),
        (("--weights", "{}", "--embedding", "w=a", "--embedding", "W=b"), "w twice"),
        (("--weights", "{}", "--image-encoder", "eyes"), "--image-encoder is of --ip-adapter"),
    ],
)
def test_what_is_missing_or_foreign_is_one_line_and_no_sketch(
    words: tuple[str, ...], why: str, work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_file({"lora_te2_x.lora_up.weight": ones(1)}, work / "foreign.safetensors")

    status, err = said(capsys, "--artist", "diffusion", *(one.format(folder) for one in words))

    assert status in (1, 2)
    assert why in err
    assert len(err.splitlines()) == 1
    assert not (work / "board.pdf").exists()


def test_auto_says_who_draws_and_why(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, err = said(capsys, "--artist", "auto", "--weights", str(folder))

    assert status == 0
    assert "the sketch artist draws: there is no graphics card" in err


@pytest.mark.parametrize(
    ("words", "idle"),
    [
        (("--artist", "sketch", "--candidates", "3", "--double"), "--double, --candidates"),
        (("--lora", "close=a.safetensors", "--retake", "0"), "--lora, --retake"),
        (("--no-native",), "--native"),
    ],
)
def test_what_only_a_painter_can_use_is_not_passed_over_without_a_word(
    words: tuple[str, ...], idle: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, err = said(capsys, *words)

    assert status == 0
    assert [line for line in err.splitlines() if line.startswith(
        f"the sketch artist draws without {idle}")]  # fmt: skip
    assert said(capsys, *words, "-q")[1] == ""


def test_the_settings_choose_the_artist_as_the_options_do(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work / "storyboard.toml").write_text(
        'artist = "diffusion"\nweights = "nowhere/at/all"\nlora = ["close=a.safetensors:0.5"]\n'
    )

    assert "there is no model at nowhere/at/all" in said(capsys)[1]
    assert said(capsys, "--artist", "sketch")[0] == 0


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("batch = 65", "batch: 65 is not from 1 to 64"),
        ("steps = 0", "steps: 0 is not from 1 to 150"),
        ("native = 1", "native: 1 is none of off, on"),
    ],
)
def test_a_setting_out_of_range_is_one_line(
    line: str, why: str, work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work / "storyboard.toml").write_text(
        f'artist = "diffusion"\nweights = "{folder}"\ndouble = true\nnative = false\n'
    )
    assert said(capsys, "--dry-run")[0] == 0
    text = (work / "storyboard.toml").read_text().replace(f"{line.split()[0]} = false\n", "")
    (work / "storyboard.toml").write_text(f"{text}{line}\n")

    status, err = said(capsys, "--dry-run")
    assert status == 2
    assert why in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "path", "strength"),
    [
        ("close=a.safetensors", "a.safetensors", 1.0),
        ("close=a.safetensors:0.8", "a.safetensors", 0.8),
        ("close=C:\\x.safetensors:0.8", "C:\\x.safetensors", 0.8),
        ("close=C:\\x.safetensors", "C:\\x.safetensors", 1.0),
    ],
)
def test_a_drive_is_no_strength(text: str, path: str, strength: float) -> None:
    found = kits.weighed(text)

    assert (found.name, str(found.path), found.strength) == ("close", path, strength)


def test_doctor_says_what_is_there_and_how_to_get_it(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["doctor"], fakes.tools())
    assert "stable-diffusion-v1-5/stable-diffusion-v1-5" in capsys.readouterr().out
    loras = '"close=a.safetensors", "long=b.safetensors"'
    (work / "storyboard.toml").write_text(f'weights = "{folder}"\nlora = [{loras}]\n')
    main(["doctor"], fakes.tools())
    assert "lora close=a.safetensors; long=b.safetensors" in capsys.readouterr().out
    (work / "storyboard.toml").write_text(f'weights = "{folder}"\n')
    main(["doctor"], fakes.tools())
    assert f"artist: {folder} on cpu" in capsys.readouterr().out
