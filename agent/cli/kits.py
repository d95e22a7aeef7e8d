"""What a diffusion artist draws with, as the options and the settings say."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypedDict, TypeVar, cast, get_args

import click

from agent.cli import options
from agent.errors import SettingError
from agent.settings import Value
from render.diffusion import hub, libraries
from render.diffusion.kit import Kit, Weighed
from render.diffusion.presets import PRESETS
from render.errors import DeviceError
from render.vocabulary import Guide

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


NOTHING: Drawn = {
    "artist": None, "weights": None, "lora": (), "vae": None, "control": (), "embedding": (),
    "preset": None, "negative": None, "batch": None, "download": False,
}  # fmt: skip


def one(given: Drawn | None = None) -> Drawn:
    """Return the options of a command that draws one picture, alone in its batch.

    `given` None: the command has none, all is as set.
    """
    given = given or NOTHING
    return {**given, "batch": given["batch"] or 1}


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


def guided(given: Drawn, prefer: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the kinds of guide there is a ControlNet for."""
    return tuple(_control(text)[0] for text in _listed(given["control"], prefer, "control"))


def _control(text: str) -> tuple[str, Path]:
    kind, path = _pair(text)
    if kind not in get_args(Guide):
        raise SettingError(f"--control {kind}: there are {', '.join(get_args(Guide))}")
    return cast("Guide", kind), path


def _listed(given: Sequence[str], prefer: Mapping[str, Value], name: str) -> Sequence[str]:
    return given or str(prefer.get(name, "")).splitlines()
