"""Who draws, as the options and the settings say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import cast

from agent.board import Board
from agent.cli.kits import NONE, NOTHING, Drawn, artist_options, guided, kit, one
from agent.cli.talk import say
from agent.cli.tools import Tools, cores
from agent.settings import Value
from agent.studio.draw import chosen
from render.diffusion.files import hub
from render.diffusion.kit import Kit
from render.errors import StoryboardError
from render.order import Artist
from render.shoot import Hands
from render.store import Store

__all__ = ["Drawn", "Run", "artist_options", "guided", "hands", "one", "replaced", "state"]

SHARE = 6
"""Pictures that make another process worth its start, when the user does not say how many."""

_WORD = "diffusion"
_OURS = ("artist", "batch")
"""Options that a command sets by itself."""
_PACE = {"cuda": 0.3, "mps": 20.0, "cpu": 240.0}


@dataclass(frozen=True)
class Run:
    """What is drawn for: the project in `folder`; `draft`: quicker and rougher.

    `workers` None: as set. `quiet`: only what went wrong is said. `most`: pictures at most.
    `candidates` of each picture, None: as set. `tell` is told who draws.
    """

    folder: Path
    draft: bool = False
    workers: int | None = None
    quiet: bool = False
    most: int | None = None
    candidates: int | None = None
    tell: Callable[[str], None] = say


def hands(given: Drawn, prefer: Mapping[str, Value], tools: Tools, run: Run) -> Hands:
    """Return who draws; WeightsError, DeviceError or SettingError when diffusion cannot.

    A sketch stands in for diffusion only with `auto`, and says so.
    """
    made = _wanted(given, prefer, run)
    if made is not None:
        if run.most and not given["batch"]:
            made = replace(made, batch=min(made.batch, run.most))
        if run.candidates and not run.draft:
            made = replace(made, candidates=run.candidates)
        who = partial(diffusion, made, run.folder)
        return Hands(who, seconds=_seconds() * made.effort, together=made.batch, peak=_peak,
                     content=made.content, people=made.people)  # fmt: skip
    workers = run.workers
    artist = tools.draft if run.draft else tools.artist
    asked = workers if workers is not None else int(prefer.get("workers", 0))
    return Hands(artist, asked) if asked else Hands(artist, cores(), SHARE)


def idle(board: Board, hands: Hands) -> str:
    """Return what to say of LoRAs that no panel of a board can be drawn with; empty: of none."""
    cast = {member.name.casefold() for member in board.cast}
    words = board.model_dump_json().casefold()
    names = [
        name
        for name in hands.people
        if name.casefold() not in cast and f"<lora:{name.casefold()}" not in words
    ]
    if not names:
        return ""
    there = ", ".join(member.name for member in board.cast) or "nobody"
    return f"--lora {', '.join(names)} is used nowhere: the cast is {there}"


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


def _peak() -> int | None:
    """Return the most memory that drawing took, in bytes; None: it cannot be told."""
    from render.diffusion.device import found, peak

    return peak(found())


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


def state(prefer: Mapping[str, Value], given: Drawn = NOTHING) -> tuple[str, bool]:
    """Return what options and settings say of the artist, and whether it can draw, for people.

    Nothing is fetched.
    """
    if not (given["weights"] or prefer.get("weights")):
        if (given["artist"] or prefer.get("artist")) == _WORD:
            return NONE, False
        return f"no model is set, the sketch artist draws; {hub.GET}", True
    try:
        found = kit({**given, "download": False}, prefer, draft=False)
        from render.diffusion.device import found as device
    except StoryboardError as error:
        return str(error), False
    where = device()
    slow = "" if where.kind == "cuda" else "; slow: minutes a picture" * (where.kind == "cpu")
    return f"{found.model} on {where.name or where.kind}{slow}", True


def _wanted(given: Drawn, prefer: Mapping[str, Value], run: Run) -> Kit | None:
    """Return the kit of who draws; None: the sketch artist."""
    wanted = given["artist"] or str(prefer.get("artist", "auto"))
    named = given["weights"] or prefer.get("weights")
    told = _silent if run.quiet else run.tell
    if wanted == "diffusion":
        return kit(given, prefer, draft=run.draft)
    if wanted == "sketch" or not named:
        if line := _sketched(given, run, lacking=wanted == "auto"):
            told(line)
        return None
    try:
        made = kit(given, prefer, draft=run.draft)
        reason = _unable()
    except StoryboardError as error:
        reason = str(error)
    if not reason:
        told(f"diffusion draws with {made.model}")
        return made
    say(f"the sketch artist draws: {reason}")
    return None


def _silent(line: str) -> None:
    """Say nothing."""


def _sketched(given: Drawn, run: Run, *, lacking: bool) -> str:
    """Return what to say where the sketch artist draws; empty: nobody asked for another.

    `lacking`: because no model is set.
    """
    idle = [*unused(given)]
    idle += ["--candidates"] * (run.candidates is not None)
    if not idle and not (lacking and given["artist"]):
        return ""
    without = f" without {', '.join(idle)}" if idle else ""
    return f"the sketch artist draws{without}{f': no model is set ({hub.GET})' * lacking}"


def unused(given: Drawn) -> Sequence[str]:
    """Return the options given that only an artist with a model can use."""
    said = cast("Mapping[str, object]", given)
    return [f"--{name.replace('_', '-')}" for name, nothing in NOTHING.items()
            if name not in _OURS and said[name] != nothing]  # fmt: skip


def _unable() -> str:
    """Return why no device here can carry the work; empty when one can."""
    from render.diffusion.device import found

    if found().kind != "cpu":
        return ""
    return "there is no graphics card; --artist diffusion draws without, minutes a picture"
