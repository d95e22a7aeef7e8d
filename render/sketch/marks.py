"""Lines that lie on surfaces: features, folds, strands, boards, where they can be seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from render.sketch import paint, polylines, strokes
from render.sketch.mesh import Bools, Floats
from render.sketch.polylines import Polylines
from render.sketch.stage import Figure, Stroke
from render.sketch.strokes import Hand
from render.sketch.view import View


class Nib(NamedTuple):
    """How a kind of stroke is inked.

    `width` pixels (768 pixel frame) at weight 1 and a head of 150 pixels, `base` pixels at weight
    0, `alpha` ink 0 to 1, `least` as in `Stroke` where the stroke does not say.
    """

    width: float
    base: float
    alpha: float
    least: float


NIBS: dict[str, Nib] = {
    "face": Nib(1.35, 0.25, 0.80, 58),
    "lash": Nib(1.6, 0.4, 0.95, 26),
    "mouth": Nib(1.45, 0.3, 0.95, 26),
    "tear": Nib(1.0, 0.2, 0.6, 40),
    "hair": Nib(1.1, 0.5, 0.6, 36),
    "shine": Nib(1.1, 0.5, 0.6, 36),
    "seam": Nib(1.0, 0.45, 0.8, 24),
    "fold": Nib(1.2, 0.45, 0.78, 24),
    "surface": Nib(0.8, 0.5, 0.55, 0),
}
"""By kind; an unknown kind of a figure's is inked as a fold. A shine is white, all else ink."""

LIFT = 0.013
"""Metres a stroke may lie behind the surface it is drawn on."""

PIECE = 5.0
"""Pixels between two tests of whether a stroke can be seen."""


@dataclass(frozen=True, eq=False)
class Marks:
    """Strokes ready to stamp, in ink and in white."""

    black: Polylines
    white: Polylines


def draw(view: View, rng: np.random.Generator) -> Marks:
    """Return the lines that lie on all visible surfaces."""
    black: list[Polylines] = [_on_things(view, rng)]
    white: list[Polylines] = []
    for figure in view.buffers.scene.figures:
        head = paint.head_pixels(view.buffers, figure) / view.unit
        if head < 12:
            continue
        for kind, some in _by_kind(figure, head).items():
            drawn = _inked(view, some, NIBS.get(kind, NIBS["fold"]), head, rng)
            (white if kind == "shine" else black).append(drawn)
    return Marks(polylines.together(black), polylines.together(white))


def _by_kind(figure: Figure, head: float) -> dict[str, list[Stroke]]:
    kinds: dict[str, list[Stroke]] = {}
    for stroke in figure.strokes:
        nib = NIBS.get(stroke.kind, NIBS["fold"])
        if head >= (stroke.least or nib.least):
            kinds.setdefault(stroke.kind, []).append(stroke)
    return kinds


def _inked(
    view: View, some: Sequence[Stroke], nib: Nib, head: float, rng: np.random.Generator
) -> Polylines:
    """Ink the strokes of one kind on one figure."""
    lines = visible(view, some, LIFT)
    size = float(np.clip(head / 150, 0.42, 1.6))
    fade = float(np.clip((head - 10) / 40, 0.35, 1))
    weight = lines.tags[:, 0]
    tags = np.stack(
        [weight * nib.width * size + nib.base, np.full(len(weight), nib.alpha * fade)], 1
    )
    smooth = polylines.smooth(Polylines(lines.points, lines.counts, tags), 2)
    return strokes.draw(smooth, Hand(wobble=0.12, taper=0.85, press=0.12), view.unit, rng)


def _on_things(view: View, rng: np.random.Generator) -> Polylines:
    """Ink the boards, seams and ripples of the set, lighter with distance."""
    lines = visible(view, view.stage.set.strokes, 0.03)
    weight, depth = lines.tags[:, 0], lines.tags[:, 1]
    nib, about = NIBS["surface"], view.about.distance
    fade = np.clip(1.25 - depth / (about * 5 + 8), 0.12, 1)
    near = np.clip(about / np.maximum(depth, 0.3), 0.4, 1.2) ** 0.5
    tags = np.stack([(weight * nib.width + nib.base) * near, nib.alpha * fade], 1)
    hand = Hand(wobble=0.4, taper=0.8)
    return strokes.draw(Polylines(lines.points, lines.counts, tags), hand, view.unit, rng)


def visible(view: View, some: Sequence[Stroke], lift: float) -> Polylines:
    """Return the visible pieces of strokes in frame pixels; tags: weight, depth in metres."""
    if not some:
        return polylines.empty(2)
    points, stroke = _divided(view, some)
    camera, frame, scale = view.buffers.camera, view.frame, view.buffers.scale
    seen = camera.project(points)
    x = (seen[:, 0] * 0.5 + 0.5) * frame.width
    y = (0.5 - seen[:, 1] * 0.5) * frame.height
    depth = seen[:, 2]
    inside = (depth > 0.1) & (x >= 0) & (x < frame.width) & (y >= 0) & (y < frame.height)
    column = np.where(inside, x * scale, 0).astype(np.int64)
    row = np.where(inside, y * scale, 0).astype(np.int64)
    surface = 1 / np.maximum(view.buffers.near[row, column].astype(np.float64), 1e-6)
    ok = inside & (depth < surface + lift + 0.006 * depth * (lift > LIFT))
    weight = np.array([one.weight for one in some])[stroke]
    return _runs(np.stack([x, y], 1), np.stack([weight, depth], 1), stroke, ok)


def _runs(points: Floats, tags: Floats, stroke: polylines.Counts, ok: Bools) -> Polylines:
    """Return the runs of visible points, two points or longer."""
    starts = ok & ~np.append(False, ok[:-1] & (stroke[1:] == stroke[:-1]))
    number = np.cumsum(starts)[ok] - 1
    counts = np.bincount(number) if len(number) else np.zeros(0, np.int64)
    lines = Polylines(points[ok], counts.astype(np.int64), tags[ok])
    return lines.only(counts >= 2) if len(counts) else lines


def _divided(view: View, some: Sequence[Stroke]) -> tuple[Floats, polylines.Counts]:
    """Return the strokes' points, long pieces divided, and the stroke each belongs to."""
    ends = np.concatenate([one.points for one in some])
    stroke = np.repeat(np.arange(len(some)), [len(one.points) for one in some])
    seen = view.buffers.camera.project(ends)
    flat = np.clip(seen[:, :2], -2, 2) * np.array([view.frame.width, view.frame.height]) / 2
    joined = np.append(stroke[1:] == stroke[:-1], False)
    span = np.zeros(len(ends))
    span[:-1] = np.hypot(*(flat[1:] - flat[:-1]).T)
    behind = seen[:, 2] < 0.1
    span[:-1] = np.where(behind[1:] != behind[:-1], view.frame.width, span[:-1])
    pieces = np.where(joined, np.clip(np.ceil(span / (PIECE * view.unit)), 1, 120), 1)
    index, place = polylines.ragged(pieces.astype(np.int64))
    share = (place / pieces[index])[:, None]
    onward = np.minimum(index + 1, len(ends) - 1)
    return ends[index] * (1 - share) + ends[onward] * share, stroke[index]
