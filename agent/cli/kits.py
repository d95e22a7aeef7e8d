"""What a diffusion artist draws with, as the options and the settings say."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import isfinite
from pathlib import Path
from typing import Literal, TypeVar, cast, get_args

import click

from agent import settings
from agent.cli import judging, manners, options, references
from agent.cli.shelf import shelf
from agent.cli.talk import say
from agent.errors import SettingError
from agent.settings import Value
from render.diffusion import libraries
from render.diffusion.fast.compiled import WHENS, When
from render.diffusion.files import hub, safety
from render.diffusion.kit import Kit, Weighed
from render.errors import WeightsError
from render.vocabulary import Guide

HEAVIEST = 2
"""The weight at which a ControlNet leaves a model no say."""

BATCH = 64
"""Pictures at once, at most: a batch is padded to its size."""

NONE = f"--artist diffusion needs a model: --weights PATH, or {hub.GET}"
"""What to say where diffusion is wanted and no model is named."""

AUTO, OFF = "auto", "off"
"""Which safety checker: that of the model's folder, or none."""

Command = TypeVar("Command", bound=Callable[..., object])


class Drawn(manners.Given, references.Given, judging.Given):
    """The options of an artist as given; None or empty: not given."""

    artist: str | None
    weights: str | None
    lora: tuple[str, ...]
    vae: Path | None
    control: tuple[str, ...]
    detectors: Path | None
    embedding: tuple[str, ...]
    batch: int | None
    download: bool
    native: bool | None
    double: bool | None
    safety: str | None
    compile: str | None


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
        click.option("--vae", type=click.Path(path_type=Path), help="Another VAE, or a tiny one."),
        many("--control", metavar="KIND=PATH|ID[:WEIGHT]",
             help=f"A ControlNet: {', '.join(get_args(Guide))}."),
        click.option("--detectors", type=click.Path(path_type=Path), metavar="DIR",
                     help="Weights that find poses, depth and the like in a photo to follow."),
        many("--embedding", metavar="WORD=FILE", help="A textual inversion and its word."),
        *references.OPTIONS,
        judging.RETAKE,
        *manners.OPTIONS,
        click.option("--batch", type=click.IntRange(1, BATCH), metavar="N",
                     help="Pictures at once."),
        click.option("--native/--no-native", default=None,
                     help="Paint the model's own square, 512 x 512, and crop it."),
        click.option("--double/--no-double", default=None,
                     help="Paint once more at twice the size, for details."),
        click.option("--safety", metavar="auto|off|PATH",
                     help="The safety checker; auto: that of the model's folder."),
        click.option("--compile", type=click.Choice(WHENS),
                     help="Compile the networks; auto: on a graphics card, for many pictures."),
        click.option("--download", is_flag=True,
                     help=f"Fetch weights by their hub names; the model: {hub.ABOUT}."),
    )  # fmt: skip
    for one in reversed(added):
        command = one(command)
    return command


NOTHING: Drawn = {
    "artist": None, "weights": None, "lora": (), "vae": None, "control": (), "detectors": None,
    "embedding": (), "batch": None, "download": False, "native": None, "double": None,
    "safety": None, "compile": None, **manners.NOTHING, **references.NOTHING, **judging.NOTHING,
}  # fmt: skip


def one(given: Drawn | None = None) -> Drawn:
    """Return the options of a command that draws one picture, alone in its batch.

    `given` None: the command has none, all is as set.
    """
    given = given or NOTHING
    return {**given, "batch": given["batch"] or 1}


def kit(given: Drawn, prefer: Mapping[str, Value], *, draft: bool) -> Kit:
    """Return what a diffusion artist draws with; the first thing wrong is one line.

    All that needs no library is looked at before one is asked for, and before anything is fetched.
    """
    named = _named(given, prefer, draft=draft)
    _present(named)
    asked = given["safety"] or str(prefer.get("safety", AUTO))
    made = _located(named, asked, hub.Finder(shelf(), given["download"], say))
    made.check()
    libraries.ready()
    from render.diffusion.device import found

    return replace(made, batch=made.batch or found().batch)


def _named(given: Drawn, prefer: Mapping[str, Value], *, draft: bool) -> Kit:
    """Return the kit with every path as it is written; `batch` 0: as many as the device likes."""
    model = str(given["weights"] or prefer.get("weights", ""))
    if not model:
        raise SettingError(NONE)
    vae = given["vae"] or prefer.get("vae")
    manner = manners.settled(given, prefer)
    # A draft is quick: nobody looks at it but the user.
    judged = judging.Judging() if draft else judging.settled(given, prefer)
    controls = tuple(map(control, _once("control", given, prefer)))
    made = Kit(
        model=Path(model),
        loras=tuple(map(weighed, listed(given["lora"], prefer, "lora"))),
        vae=Path(str(vae)) if vae else None,
        controls=tuple((kind, path) for kind, path, _ in controls),
        control_weights=tuple((kind, much) for kind, _, much in controls if much is not None),
        detectors=folder("detectors", given["detectors"] or prefer.get("detectors")),
        embeddings=tuple(map(pair, _once("embedding", given, prefer))),
        preset=manner.preset,
        negative=manner.negative,
        wish=manner.wish,
        batch=_batch(given, prefer),
        draft=draft,
        native=_on("native", given["native"], prefer),
        double=_on("double", given["double"], prefer),
        compiled=cast("When", given["compile"] or prefer.get("compile", "auto")),
        cache=settings.caches() / "compiled",
        adapter=references.adapter(given, prefer),
        eyes=references.encoder(given, prefer),
        candidates=judged.candidates,
        retake=judged.retake,
    )
    manners.check(made.manner, given)
    return made


def _present(named: Kit) -> None:
    """WeightsError when what is named is not there, and can be no name on the hub."""
    if not hub.named(named.model.as_posix()):
        hub.Finder(shelf()).locate(str(named.model), hub.MODEL)
    paths = [
        *((f"lora {one.name}", one.path) for one in named.loras),
        *(("vae", path) for path in [named.vae] if path),
        *((f"control {kind}", path) for kind, path in named.controls),
        *((f"embedding {word}", path) for word, path in named.embeddings),
        *(("ip-adapter", path) for path, _ in [named.adapter or (None, 0)] if path),
    ]
    for what, path in paths:
        local = not hub.named(path.as_posix()) or what.startswith("embedding")
        if local and not path.expanduser().exists():
            raise WeightsError(f"--{what}: cannot read the weights {path}: there is no such file")


def _located(named: Kit, checker: str, find: hub.Finder) -> Kit:
    """Return the kit with every path where it is on this machine, fetched where that is allowed."""
    model, safe = _model(str(named.model), checker, find)
    return replace(
        named,
        model=model,
        safety=safe,
        loras=tuple(replace(one, path=find.single(str(one.path))) for one in named.loras),
        vae=network(named.vae, find) if named.vae else None,
        controls=tuple((kind, network(path, find)) for kind, path in named.controls),
        adapter=named.adapter and (find.adapter(str(named.adapter[0])), named.adapter[1]),
    )


def _model(name: str, checker: str, find: hub.Finder) -> tuple[Path, Path | None]:
    """Return a model and the checker that is asked of its pictures; None: none is."""
    model = find.locate(name, hub.MODEL if checker == OFF else hub.CHECKED)
    if checker == OFF:
        return model, None
    return model, safety.beside(model) if checker == AUTO else find.locate(checker, hub.CHECKER)


def network(path: Path, find: hub.Finder) -> Path:
    """Return where a ControlNet or a VAE is; what is no name on the hub is told when it is read."""
    return find.locate(str(path), hub.PART) if hub.named(path.as_posix()) else path


def _batch(given: Drawn, prefer: Mapping[str, Value]) -> int:
    """Return how many pictures at once are wanted; 0: as many as the device likes."""
    size = given["batch"] or int(prefer.get("batch", 0))
    if size > BATCH:
        raise SettingError(f"batch: {size} is not from 1 to {BATCH}")
    return size


def _on(name: str, given: bool | None, prefer: Mapping[str, Value]) -> bool:
    return prefer.get(name) == "on" if given is None else given


def weighed(text: str) -> Weighed:
    """Return the LoRA of NAME=FILE[:STRENGTH]; a drive's colon (C:\\x) is no strength."""
    name, path, strength = _weighted(text)
    if strength is not None and not isfinite(strength):
        raise SettingError(f"--lora {name}: its strength {strength:g} is no number; 0.8 is usual")
    return Weighed(name, path) if strength is None else Weighed(name, path, strength)


def _weighted(text: str) -> tuple[str, Path, float | None]:
    """Return name, file and number of NAME=FILE[:NUMBER]; None: there is no number."""
    name, path = pair(text)
    return (name, *references.numbered(str(path)))


def pair(text: str) -> tuple[str, Path]:
    """Return name and file of NAME=FILE; SettingError when it is not that."""
    name, equals, file = text.partition("=")
    if not (name and equals and file):
        raise SettingError(f"{text!r} is not NAME=FILE")
    return name.strip(), Path(file.strip()).expanduser()


def _once(
    name: Literal["control", "embedding"], given: Drawn, prefer: Mapping[str, Value]
) -> Sequence[str]:
    """Return the texts of an option; SettingError when two are of one kind or word."""
    texts = listed(given[name], prefer, name)
    many = Counter(text.partition("=")[0].strip().lower() for text in texts)
    for key, count in many.items():
        if count > 1:
            raise SettingError(f"--{name} names {key} twice; leave one out")
    return texts


def guided(given: Drawn, prefer: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the kinds of guide there is a ControlNet for."""
    return tuple(control(text)[0] for text in listed(given["control"], prefer, "control"))


def control(text: str) -> tuple[str, Path, float | None]:
    """Return kind, file and weight of a ControlNet; None: the weight is ours to choose."""
    kind, path, weight = _weighted(text)
    if kind not in get_args(Guide):
        raise SettingError(f"--control {kind}: there are {', '.join(get_args(Guide))}")
    if weight is not None and not 0 <= weight <= HEAVIEST:
        raise SettingError(f"--control {kind}: its weight {weight:g} is not from 0 to {HEAVIEST}")
    return kind, path, weight


def folder(name: str, given: Value | Path | None) -> Path | None:
    """Return the folder of a setting; None: it is not set. SettingError when it is not there."""
    if not given:
        return None
    folder = Path(str(given)).expanduser()
    if not folder.is_dir():
        raise SettingError(f"--{name}: there is no folder {folder}")
    return folder


def listed(given: Sequence[str], prefer: Mapping[str, Value], name: str) -> Sequence[str]:
    """Return the texts of an option as given, else as set."""
    return given or str(prefer.get(name, "")).splitlines()
