"""Who draws, as the options and the settings say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypedDict, TypeVar, cast, get_args

import click

from agent.board import Board
from agent.cli import options
from agent.cli.talk import say
from agent.cli.tools import Tools, cores
from agent.errors import SettingError
from agent.settings import Value
from agent.studio.draw import chosen
from render.diffusion import hub, libraries
from render.diffusion.kit import Kit, Weighed
from render.diffusion.presets import PRESETS
from render.errors import DeviceError, StoryboardError
from render.order import Artist
from render.shoot import Hands
from render.store import Store
from render.vocabulary import Guide

SHARE = 6
"""Pictures that make another process worth its start, when the user does not say how many."""

_WORD = "diffusion"
_PACE = {"cuda": 0.3, "mps": 20.0, "cpu": 240.0}

Command = TypeVar("Command", bound=Callable[..., object])


class Drawn(TypedDict):
    """The options of an artist as given; None or empty: not given."""

    artist: str | None
    weights: str | None
    lora: tuple[str, ...]
    vae: Path | None
    control: tuple[str, ...]
    embedding: tuple[str, ...]
    preset: str | None
    negative: str | None
    batch: int | None
    download: bool


def artist_options(command: Command) -> Command:
    """Add the options that choose who draws, and with what."""
    many = partial(click.option, multiple=True)
    added = (
        click.option("--artist", type=click.Choice(options.ARTISTS),
                     help="Who draws; auto: diffusion where a model and a graphics card are."),
        click.option("--weights", metavar="PATH|ID",
                     help="Stable Diffusion 1.5: a folder, a safetensors file, a hub name."),
        many("--lora", metavar="NAME=FILE[:STRENGTH]",
             help="A LoRA of close, medium, long, style or somebody of the cast."),
        click.option("--vae", type=click.Path(path_type=Path), help="Another VAE."),
        many("--control", metavar="KIND=FILE",
             help=f"A ControlNet: {', '.join(get_args(Guide))}."),
        many("--embedding", metavar="WORD=FILE", help="A textual inversion and its word."),
        click.option("--preset", type=click.Choice(tuple(PRESETS)), help="How pictures are drawn."),
        click.option("--negative", metavar="WORDS", help="What a picture must not show."),
        click.option("--batch", type=click.IntRange(1, 64), help="Pictures at once."),
        click.option("--download", is_flag=True, help=f"Fetch a model by its name: {hub.ABOUT}."),
    )  # fmt: skip
    for one in reversed(added):
        command = one(command)
    return command


@dataclass(frozen=True)
class Run:
    """What is drawn for: the project in `folder`; `draft`: quicker and rougher.

    `workers` None: as set. `quiet`: only what went wrong is said.
    """

    folder: Path
    draft: bool = False
    workers: int | None = None
    quiet: bool = False


def hands(given: Drawn, prefer: Mapping[str, Value], tools: Tools, run: Run) -> Hands:
    """Return who draws; WeightsError, DeviceError or SettingError when diffusion cannot.

    A sketch stands in for diffusion only with `auto`, and says so.
    """
    kit = _wanted(given, prefer, draft=run.draft, quiet=run.quiet)
    if kit is not None:
        return Hands(partial(diffusion, kit, run.folder), seconds=_seconds())
    workers = run.workers
    artist = tools.draft if run.draft else tools.artist
    asked = workers if workers is not None else int(prefer.get("workers", 0))
    return Hands(artist, asked) if asked else Hands(artist, cores(), SHARE)


def replaced(board: Board, hands: Hands) -> str:
    """Return what to say when a sketch takes the place of what diffusion drew; empty: none does."""
    shown = (chosen(panel) for scene in board.scenes for panel in scene.panels)
    before = any(take is not None and take.artist.startswith(_WORD) for take in shown)
    if not before or hands.artist().name.startswith(_WORD):
        return ""
    return (
        "Stable Diffusion drew this board and the sketch artist draws now; set weights and lora in "
        "storyboard.toml, or give them, to go on as before"
    )


def _seconds() -> float:
    """Return about what a picture takes here, in seconds."""
    from render.diffusion.device import found

    return _PACE[found().kind]


@cache
def diffusion(kit: Kit, folder: Path) -> Artist:
    """Return the artist with a model, staged by the sketch artist; one a kit, for it is heavy.

    The pictures its orders name are those of the project in a folder.
    """
    from agent.studio.staging import SketchStaging
    from render.diffusion.artist import DiffusionArtist

    # A single picture at a time comes no faster than it is staged.
    staging = SketchStaging(cores() if kit.batch > 1 else 0)
    return DiffusionArtist(kit, staging, Store(folder).image)


def state(prefer: Mapping[str, Value]) -> tuple[str, bool]:
    """Return what the settings say of the artist, and whether it can draw, for people."""
    if "weights" not in prefer:
        return f"no model is set, the sketch artist draws; {hub.GET}", True
    try:
        found = kit({**_NOTHING, "artist": "diffusion"}, prefer, draft=False)
        libraries.ready()
        from render.diffusion.device import found as device
    except StoryboardError as error:
        return str(error), False
    where = device()
    slow = "" if where.kind == "cuda" else "; slow: minutes a picture" * (where.kind == "cpu")
    return f"{found.model} on {where.name or where.kind}{slow}", True


_NOTHING: Drawn = {
    "artist": None, "weights": None, "lora": (), "vae": None, "control": (), "embedding": (),
    "preset": None, "negative": None, "batch": None, "download": False,
}  # fmt: skip


def one(given: Drawn | None = None) -> Drawn:
    """Return the options of a command that draws one picture, alone in its batch.

    `given` None: the command has none, all is as set.
    """
    given = given or _NOTHING
    return {**given, "batch": given["batch"] or 1}


def _wanted(given: Drawn, prefer: Mapping[str, Value], *, draft: bool, quiet: bool) -> Kit | None:
    """Return the kit of who draws; None: the sketch artist."""
    wanted = given["artist"] or str(prefer.get("artist", "auto"))
    named = given["weights"] or prefer.get("weights")
    if wanted == "sketch":
        return None
    if wanted == "diffusion":
        return kit(given, prefer, draft=draft)
    if not named:
        if given["artist"] and not quiet:
            say(f"the sketch artist draws: no model is set ({hub.GET})")
        return None
    try:
        made = kit(given, prefer, draft=draft)
        reason = _unable()
    except StoryboardError as error:
        reason = str(error)
    if not reason:
        say(f"diffusion draws with {made.model}") if not quiet else None
        return made
    say(f"the sketch artist draws: {reason}")
    return None


def _unable() -> str:
    """Return why no device here can carry the work; empty when one can."""
    from render.diffusion.device import found

    if found().kind != "cpu":
        return ""
    return "there is no graphics card; --artist diffusion draws without, minutes a picture"


def kit(given: Drawn, prefer: Mapping[str, Value], *, draft: bool) -> Kit:
    """Return what a diffusion artist draws with; the first thing wrong is one line."""
    if libraries.missing():
        raise DeviceError(f"diffusion needs more libraries: {libraries.INSTALL}")
    name = str(given["weights"] or prefer.get("weights", ""))
    if not name:
        raise SettingError(f"--artist diffusion needs a model: --weights PATH, or {hub.GET}")
    libraries.ready()
    from render.diffusion.device import found

    vae = given["vae"] or prefer.get("vae")
    negative = given["negative"] if given["negative"] is not None else prefer.get("negative")
    made = Kit(
        model=hub.locate(name, download=given["download"]),
        loras=tuple(map(weighed, _listed(given["lora"], prefer, "lora"))),
        vae=Path(str(vae)) if vae else None,
        controls=tuple(map(_control, _listed(given["control"], prefer, "control"))),
        embeddings=tuple(map(_pair, _listed(given["embedding"], prefer, "embedding"))),
        preset=str(given["preset"] or prefer.get("preset", "default")),
        negative=None if negative is None else str(negative),
        batch=given["batch"] or int(prefer.get("batch", 0)) or found().batch,
        draft=draft,
    )
    made.check()
    return made


def weighed(text: str) -> Weighed:
    """Return the LoRA of NAME=FILE[:STRENGTH]; a drive's colon (C:\\x) is no strength."""
    name, path = _pair(text)
    file, colon, strength = str(path).rpartition(":")
    try:
        return Weighed(name, Path(file), float(strength)) if colon else Weighed(name, path)
    except ValueError:
        return Weighed(name, path)


def _pair(text: str) -> tuple[str, Path]:
    name, equals, file = text.partition("=")
    if not (name and equals and file):
        raise SettingError(f"{text!r} is not NAME=FILE")
    return name.strip(), Path(file.strip()).expanduser()


def _control(text: str) -> tuple[str, Path]:
    kind, path = _pair(text)
    if kind not in get_args(Guide):
        raise SettingError(f"--control {kind}: there are {', '.join(get_args(Guide))}")
    return cast("Guide", kind), path


def _listed(given: Sequence[str], prefer: Mapping[str, Value], name: str) -> Sequence[str]:
    return given or str(prefer.get(name, "")).splitlines()
