"""The options by which a whole drawn storyboard guides the panels."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypedDict, TypeVar, get_args

import click

from agent.cli import kits
from agent.cli.kits import Drawn
from agent.cli.talk import say
from agent.errors import SettingError
from agent.settings import Value
from agent.studio import frames, sources
from agent.studio.frames import Drawings
from agent.studio.pairing import Pairing
from render.shoot import Hands
from render.vocabulary import Guide

Command = TypeVar("Command", bound=Callable[..., object])


class Given(TypedDict):
    """The options as given; None: not given."""

    frames: Path | None
    frames_kind: str | None


def frame_options(command: Command) -> Command:
    """Add the options of a drawn storyboard."""
    named = click.option(
        "--frames", type=click.Path(path_type=Path), metavar="DIR|FILE.pdf",
        help="A drawn storyboard to follow, frame by frame: named by label, or in order.",
    )  # fmt: skip
    kind = click.option(
        "--frames-kind", type=click.Choice(get_args(Guide)), metavar="KIND",
        help="What its frames are turned into; default: what there is a ControlNet for.",
    )  # fmt: skip
    return named(kind(command))


def present(given: Given, prefer: Mapping[str, Value]) -> None:
    """SettingError when the drawn storyboard that is given is not there, whoever draws."""
    if given["frames"]:
        frames.present(given["frames"].expanduser())
    elif given["frames_kind"] and not prefer.get("frames"):
        raise SettingError("--frames-kind is of --frames DIR|FILE.pdf; give both")


def drawings(
    given: Given, drawn: Drawn, prefer: Mapping[str, Value], hands: Hands
) -> Drawings | None:  # fmt: skip
    """Return the drawn storyboard that is named; None: there is none, or only settings name it
    and no artist who draws now can use it.

    Raises SettingError when it cannot be read or followed.
    """
    named = given["frames"] or prefer.get("frames")
    if not named:
        return None
    if not sources.paints(hands.artist().name):
        if given["frames"]:
            raise SettingError(
                "--frames takes Stable Diffusion: --artist diffusion and --weights, and a "
                "ControlNet such as --control scribble=FILE"
            )
        say(f"the frames of {named} wait for Stable Diffusion; the sketch artist draws its own")
        return None
    wanted = given["frames_kind"] or str(prefer.get("frames_kind", ""))
    kind = sources.needed("--frames", wanted, kits.guided(drawn, prefer))
    return frames.read(Path(str(named)).expanduser(), kind)


def told(pairing: Pairing | None) -> dict[str, object] | None:
    """Return what was paired, for JSON; None: there are no frames."""
    if pairing is None:
        return None
    return {
        "by": "label" if pairing.labelled else "order",
        "paired": [{"panel": label, "frame": frame.name} for label, frame in pairing.pairs],
        "panels_without": list(pairing.bare),
        "frames_without": list(pairing.over),
    }
