"""Pairs the frames of a drawn storyboard with panels: by label, else in their order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from agent.errors import SettingError

_FEW: Final = 4
"""Names a line lists before it only counts."""
_LOOSE: Final = 6.0
"""Points a label may stand off the place where the others stand."""
_CALLED: Final = r"(?:(?:shot|sh|panel|frame|board|picture|pic|sc|scene|sb)\.)?"


@dataclass(frozen=True)
class Word:
    """A word printed near a frame, `away` points from it.

    `corners` are its place against the frame's corners: (x, y) in points from top left, bottom
    left, top right, bottom right.
    """

    text: str
    away: float
    corners: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Frame:
    """One frame of a drawn storyboard, as PNG bytes.

    `name` says where it stands, to people: a file's name, or a place in a PDF. `words` are those
    printed around it; None: it comes from a file, whose name speaks for it.
    """

    name: str
    png: bytes
    words: tuple[Word, ...] | None = None


@dataclass(frozen=True)
class Pairing:
    """Which frame is of which panel.

    `pairs` hold a panel's label and a frame. `bare` are labels without a frame, `over` names of
    frames without a panel; `labelled`: they were paired by label, not by order.
    """

    pairs: tuple[tuple[str, Frame], ...]
    bare: tuple[str, ...]
    over: tuple[str, ...]
    labelled: bool

    def told(self) -> str:
        """Return what was paired and what is left over, as one line."""
        panels, frames = len(self.pairs) + len(self.bare), len(self.pairs) + len(self.over)
        if self.labelled:
            line = f"frames: {len(self.pairs)} of {_many(panels, 'panel')} by label"
        elif panels == frames:
            line = f"frames: {_many(frames, 'frame')} on {_many(panels, 'panel')} in order"
        else:
            line = (
                f"frames: {_many(frames, 'frame')} for {_many(panels, 'panel')}, in order, so "
                "some may be of the wrong shot: name them by label"
            )
        left = (("no frame for", self.bare), ("no panel for", self.over))
        return "; ".join((line, *(f"{what} {_listed(names)}" for what, names in left if names)))


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more


def pair(frames: Sequence[Frame], labels: Sequence[str], cards: Iterable[str] = ()) -> Pairing:
    """Pair frames with the panels of these labels.

    Files are paired by name where any name holds a label, frames of a PDF where every one has a
    label of its own beside it; else all are paired in order, without the title `cards` when the
    number fits then. Raises SettingError when two files are of one panel.
    """
    known = {normal(label): label for label in labels}
    if all(frame.words is None for frame in frames):
        found = _named(frames, known)
    else:
        found = _printed(frames, known)
    if found:
        pairs = sorted(found.items(), key=lambda pair: labels.index(pair[0]))
        used = {frame.name for frame in found.values()}
    else:
        titles = set(cards)
        drawn = [label for label in labels if label not in titles]
        wanted = drawn if len(drawn) == len(frames) else list(labels)
        pairs = list(zip(wanted, frames, strict=False))
        used = {frame.name for _, frame in pairs}
    paired = {label for label, _ in pairs}
    bare = [label for label in labels if label not in paired]
    over = [frame.name for frame in frames if frame.name not in used]
    return Pairing(tuple(pairs), tuple(bare), tuple(over), bool(found))


def normal(text: str) -> str:
    """Return a label or a name as they are compared: small, numbers bare, parts parted by dots.

    A word is parted from a number (SC12A), a letter is not (A12).
    """
    dotted = re.sub(r"[\W_]+", ".", text.casefold()).strip(".")
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"(?<=[^\W\d]{2})(?=\d)", ".", dotted))


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return what puts names into the order people count in: 2 before 10."""
    parts = re.split(r"(\d+)", name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _named(frames: Sequence[Frame], known: Mapping[str, str]) -> dict[str, Frame]:
    """Return the frames by the label in their names.

    Where nothing but numbers are labels, and not all of them, they only count the frames.
    """
    found: dict[str, Frame] = {}
    for frame in frames:
        label = _label(normal(frame.name.rpartition(".")[0] or frame.name), known)
        if label and label in found:
            raise SettingError(
                f"--frames: {found[label].name} and {frame.name} are both of {label}; keep one"
            )
        if label:
            found[label] = frame
    counted = all(label.isdecimal() for label in found) and len(found) < len(frames)
    return {} if counted else found


def _label(stem: str, known: Mapping[str, str]) -> str:
    """Return the label a name holds, the longest; empty when it holds none.

    A label that is a bare number is one only where it is all there is, but for a word like shot.
    A name that holds a setup's alone is of its first panel.
    """
    held = [name for name in known if _holds(stem, name)]
    if held:
        return known[max(held, key=len)]
    setups = {name[:-2]: label for name, label in known.items() if name.endswith(".1")}
    first = [name for name in setups if _holds(stem, name) and not name.isdecimal()]
    return setups[max(first, key=len)] if first else ""


def _holds(stem: str, label: str) -> bool:
    if label.isdecimal():
        return re.fullmatch(_CALLED + label, stem) is not None
    return re.search(rf"\.{re.escape(label)}\.(?!\d+\.)", f".{stem}.") is not None


def _printed(frames: Sequence[Frame], known: Mapping[str, str]) -> dict[str, Frame]:
    """Return the frames by the label printed beside each; nothing unless each has one of its own.

    Labels stand at one place beside all frames, or else are those printed nearest.
    """
    near = [
        [
            (known[normal(word.text)], word)
            for word in frame.words or ()
            if normal(word.text) in known
        ]
        for frame in frames
    ]
    if not near or not all(near):
        return {}
    for _, word in near[0]:
        for corner, place in enumerate(word.corners):
            there = [_at(some, corner, place) for some in near]
            if len(set(filter(None, there))) == len(frames):
                return dict(zip(there, frames, strict=True))
    return _nearest(frames, near)


def _at(
    some: Sequence[tuple[str, Word]], corner: int, place: tuple[float, float]
) -> str:  # fmt: skip
    """Return the label at a place against a corner of its frame; empty when none is there."""
    for label, word in some:
        x, y = word.corners[corner]
        if max(abs(x - place[0]), abs(y - place[1])) <= _LOOSE:
            return label
    return ""


def _nearest(
    frames: Sequence[Frame], near: Sequence[Sequence[tuple[str, Word]]]
) -> dict[str, Frame]:  # fmt: skip
    told = sorted((word.away, at, label) for at, some in enumerate(near) for label, word in some)
    found: dict[str, int] = {}
    for _, at, label in told:
        if label not in found and at not in found.values():
            found[label] = at
    return {label: frames[at] for label, at in found.items()} if len(found) == len(frames) else {}
