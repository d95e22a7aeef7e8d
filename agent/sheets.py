"""Tells a document all about a board: Board + chosen takes to Sheet."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from agent.board import Board, Panel, Scene, Shot, Speech
from agent.directing import sentences, transitions
from agent.orders import shot_of
from agent.reading.emphasis import plain, plain_parts
from render.errors import PictureError
from render.order import Move
from render.sheet import Card, Line, Sheet, SheetScene
from render.store import Drawn, Store
from render.vocabulary import SIZES, Family, Size, family

_MOST = 0.8
"""How much of an action stands in one place when it is not parted, 0 to 1."""
_PART = 0.3
_SOME = 8
"""The share and the characters of an action from which a place has a part of it."""
_FAMILIES: tuple[Family, ...] = ("close", "medium", "long")


def sheet(board: Board, store: Store | None = None) -> Sheet:
    """Return the sheet of a board; `store` holds its pictures, None: nothing is drawn yet.

    A panel whose picture is missing or damaged has none on the sheet. Emphasis marks stay behind.
    """
    scenes = tuple(_scene(scene, store) for scene in board.scenes)
    return Sheet(
        title=plain(board.title),
        credits=tuple(plain(line) for line in board.credits),
        draft=plain(board.draft),
        scenes=scenes,
        counts=tuple(_counts(board, scenes)),
        aspect=board.settings.aspect,
        language=board.language,
        footer=_footer(board),
    )


def words(shot: Shot, size: Size | None = None) -> str:
    """Return size, framing, angle, move and lens as a crew says them; `size` as drawn."""
    framing = "" if shot.framing == "single" else shot.framing.replace("_", "-")
    angle = (
        ""
        if shot.angle == "eye"
        else shot.angle.replace("birds_eye", "bird's eye").replace("worms_eye", "worm's eye")
    )
    if shot.framing == "title":
        return "title"
    if angle in ("high", "low"):
        angle = f"{angle} angle"
    lens = f"{shot.lens:g} mm" if shot.lens else ""
    return ", ".join(filter(None, (f"{size or shot.size} {framing}".strip(), angle,
                                   move_words(shot.move), lens)))  # fmt: skip


def move_words(move: Move) -> str:
    """Return a camera move as a crew says it; empty for a camera that stands."""
    if move.kind == "static":
        return ""
    kind = move.kind.replace("_", " ")
    direction = move.direction if move.direction not in ("in", "out") else None
    speed = "" if move.speed == "normal" else move.speed
    return " ".join(filter(None, (speed, kind, direction)))


def _scene(scene: Scene, store: Store | None) -> SheetScene:
    cards = tuple(_cards(scene, store))
    return SheetScene(
        number=scene.number,
        heading=plain(scene.heading),
        cards=cards,
        seconds=sum(panel.seconds for panel in scene.panels),
    )


def _cards(scene: Scene, store: Store | None) -> Iterator[Card]:
    before = ""
    acted = _whole(
        zip(_paragraphs(scene.panels), (one.action for one in scene.panels), strict=True)
    )
    said = _whole(
        ((one.span.start, one.cue), one.text) for panel in scene.panels for one in panel.speeches
    )
    for panel in scene.panels:
        shot = shot_of(scene, panel)
        drawn = _drawn(panel, store)
        picture = _picture(drawn, store)
        name = words(shot, drawn.size if drawn and len(shot.focus) > 1 else None)
        told, closing = _closed(next(acted), panel)
        yield Card(
            label=panel.label,
            shot=name,
            seconds=panel.seconds,
            action=told,
            caption=plain(shot.caption),
            dialogue=tuple(_line(speech, next(said)) for speech in panel.speeches),
            lines=(panel.span.line, panel.span.end_line),
            picture=picture,
            new_setup=shot.setup != before,
            notes=_notes(panel, drawn),
            tracks=drawn.tracks if drawn else (),
            alt=f"{panel.label}, {name}: {plain(shot.caption)}",
            action_at=_action_at(panel, closing),
            closing=closing,
        )
        before = shot.setup


def _closed(action: str, panel: Panel) -> tuple[str, str]:
    """Return an action before the speeches, and the transition behind them, "": there is none."""
    parts = sentences.split(action)
    if not panel.speeches or len(parts) < 2 or not transitions.is_transition(parts[-1]):
        return action, ""
    behind = panel.span.end - panel.speeches[-1].span.end
    before = action.removesuffix(parts[-1]).rstrip()
    return (before, parts[-1]) if behind >= len(parts[-1]) else (action, "")


def _action_at(panel: Panel, closing: str) -> int:
    """Return how many speeches of a panel the script has above its action.

    The action stands where the script has room for it that no speech takes; one that is parted
    stands where it begins. Nothing else has room behind the last speech; before one, a cue may
    stand far in.
    """
    ends = [panel.span.start, *(speech.span.end for speech in panel.speeches)]
    told = len(panel.action) - len(closing)
    starts = [*(speech.span.start for speech in panel.speeches), panel.span.end]
    cues = [len(f"{one.cue}{one.manner}{one.extension}") for one in panel.speeches]
    rooms = [start - end - cue for end, start, cue in zip(ends, starts, [*cues, 0], strict=True)]
    rooms[-1] -= len(closing)
    if panel.action and panel.speeches and rooms[-1] >= told * _MOST:
        return len(panel.speeches)
    widest = max(rooms)
    if widest >= told * _MOST:
        return rooms.index(widest)
    part = max(_SOME, told * _PART)
    return next((at for at, room in enumerate(rooms) if room >= part), 0)


def _drawn(panel: Panel, store: Store | None) -> Drawn | None:
    take = next((take for take in panel.takes if take.number == panel.current), None)
    return store.record(take.recipe) if store and take else None


def _picture(drawn: Drawn | None, store: Store | None) -> Path | None:
    if store is None or drawn is None:
        return None
    try:
        return store.picture(drawn.picture)
    except PictureError:
        return None


def _whole(parts: Iterable[tuple[Hashable, str]]) -> Iterator[str]:
    """Yield plain texts; those that follow each other under one key are parts of one text."""
    for _, group in groupby(parts, key=itemgetter(0)):
        yield from plain_parts(text for _, text in group)


def _paragraphs(panels: Iterable[Panel]) -> Iterator[int]:
    """Yield a number for each panel, the same for panels that share a line of the script."""
    number, end = 0, 0
    for panel in panels:
        number += panel.span.line > end
        end = panel.span.end_line
        yield number


def _line(speech: Speech, text: str) -> Line:
    manner = ", ".join(filter(None, (speech.extension, speech.manner)))
    return Line(speaker=plain(speech.cue), text=text, manner=plain(manner))


def _notes(panel: Panel, drawn: Drawn | None) -> tuple[str, ...]:
    stale = (f"the script changed: {panel.stale}",) if panel.stale else ()
    return (*stale, *(drawn.notes if drawn else ()))


def _counts(board: Board, scenes: tuple[SheetScene, ...]) -> Iterator[tuple[str, str]]:
    panels = sum(len(scene.cards) for scene in scenes)
    setups = sum(len(scene.setups) for scene in board.scenes)
    shots = [shot for scene in board.scenes for shot in scene.shots]
    yield "scenes", str(len(scenes))
    yield "shots", str(len(shots))
    yield "setups", str(setups)
    yield "panels", str(panels)
    yield "running time", clock(sum(scene.seconds for scene in scenes))
    played = [shot for shot in shots if shot.framing != "title"]
    families = Counter(family(shot.size) for shot in played)
    yield "families", ", ".join(f"{name} {families[name]}" for name in _FAMILIES)
    sizes = Counter(shot.size for shot in played)
    yield "sizes", ", ".join(f"{size} {sizes[size]}" for size in SIZES if sizes[size])


def clock(seconds: float) -> str:
    """Return a running time as minutes and seconds, with hours from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _footer(board: Board) -> str:
    stale = sum(bool(panel.stale) for scene in board.scenes for panel in scene.panels)
    failed = [scene.number for scene in board.scenes if scene.failed]
    parts = [
        f"scenes by rules: {', '.join(failed)}" if failed else "",
        f"{stale} panel{'s' if stale != 1 else ''} older than the script" if stale else "",
    ]
    return "; ".join(filter(None, parts))
