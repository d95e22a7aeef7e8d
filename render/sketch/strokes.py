"""Strokes are lines drawn by a hand: pressure, wobble, overshoot, a second try beside."""

from dataclasses import dataclass, replace

import numpy as np

from render.sketch import polylines
from render.sketch.mesh import Bools, Floats
from render.sketch.polylines import Polylines
from render.sketch.raster import Frame, Singles

WIDTH, ALPHA = 0, 1
"""The columns of a stroke's tags: width in pixels of a 768 pixel frame, ink from 0 to 1."""

STEP = 0.6
"""Pixels between the stamps of a stroke."""


@dataclass(frozen=True)
class Hand:
    """How a line is drawn; lengths in pixels of a 768 pixel frame.

    `wobble` is how far it strays, `taper` how thin it ends (0 to 1), `press` how the pressure
    varies (0 to 1), `overshoot` how far a straight line runs past its end.
    """

    wobble: float = 0.3
    taper: float = 0.6
    press: float = 0.16
    overshoot: float = 0.0


def draw(lines: Polylines, hand: Hand, unit: float, rng: np.random.Generator) -> Polylines:
    """Return lines as a hand draws them, points STEP apart.

    `lines` are in frame pixels with tags (width, alpha); `unit` is frame pixels a 768 pixel frame.
    """
    lines = lines.only(lines.lengths() > 0.7) if len(lines.counts) else lines
    if not len(lines.counts):
        return polylines.empty(2)
    lines = polylines.resample(_overshot(lines, hand.overshoot * unit, rng), STEP)
    along = lines.along()
    length = along[lines.last]
    strayed = _strayed(lines, along, hand.wobble * unit, rng)
    rest = length[lines.line] - along
    share = np.clip(np.minimum(along, rest) / (9.0 * unit), 0, 1)
    share = np.minimum(
        share, np.sqrt(np.clip(2 * np.minimum(along, rest) / (length[lines.line] + 1e-9), 0, 1))
    )
    thin = 1 - hand.taper + hand.taper * share**0.7
    pressure = 1 + hand.press * _noise(lines, along, 42 * unit, rng)
    width = np.maximum(lines.tags[:, WIDTH] * thin * pressure, 0.3) * unit
    ink = lines.tags[:, ALPHA] * np.clip(0.6 + 0.4 * share, 0, 1)
    return Polylines(strayed, lines.counts, np.stack([width, ink], 1))


def _overshot(lines: Polylines, most: float, rng: np.random.Generator) -> Polylines:
    """Stretch straight lines past their ends by up to `most` pixels."""
    if most <= 0:
        return lines
    length = lines.lengths()
    chord = lines.points[lines.last] - lines.points[lines.first]
    span = np.hypot(chord[:, 0], chord[:, 1])
    straight = (span > 0.985 * length) & (span > 10 * most / 3)
    way = chord / np.maximum(span, 1e-9)[:, None] * straight[:, None]
    past = rng.uniform(0.1, 1.0, (len(length), 2)) * most
    share = (lines.along() / np.maximum(length, 1e-9)[lines.line])[:, None]
    shift = way[lines.line] * (share * past[lines.line, 1:] - (1 - share) * past[lines.line, :1])
    return replace(lines, points=lines.points + shift)


def _strayed(lines: Polylines, along: Floats, amount: float, rng: np.random.Generator) -> Floats:
    if amount <= 0:
        return lines.points
    length = along[lines.last][lines.line]
    slow = _noise(lines, along, 60 * amount / 0.3, rng) * np.minimum(1, length / 90)
    quick = _noise(lines, along, 20 * amount / 0.3, rng) * 0.5
    way = polylines.tangents(lines)
    aside = np.stack([-way[:, 1], way[:, 0]], 1)
    return np.asarray(lines.points + aside * ((slow + quick) * amount)[:, None])


def _noise(lines: Polylines, along: Floats, cell: float, rng: np.random.Generator) -> Floats:
    """Return (n,) smooth noise of unit variance along each line, knots `cell` pixels apart."""
    length = along[lines.last]
    knots = np.ceil(length / cell).astype(np.int64) + 2
    first = np.cumsum(knots) - knots
    values = rng.normal(size=int(knots.sum()))
    place = along / cell
    index = np.floor(place).astype(np.int64)
    part = place - index
    part = part * part * (3 - 2 * part)
    base = first[lines.line] + index
    return np.asarray(values[base] * (1 - part) + values[base + 1] * part)


def restated(lines: Polylines, chosen: Bools, unit: float, rng: np.random.Generator) -> Polylines:
    """Return a second, lighter line beside a part of each chosen line (k,)."""
    some = lines.only(chosen)
    count = len(some.counts)
    if not count:
        return some
    start = np.floor(rng.uniform(0, 0.35, count) * some.counts).astype(np.int64)
    end = np.ceil(rng.uniform(0.6, 1, count) * some.counts).astype(np.int64)
    aside = rng.uniform(-0.7, 0.7, (count, 2)) * unit
    place = np.arange(len(some.points)) - some.first[some.line]
    part = (place >= start[some.line]) & (place < end[some.line])
    counts = np.bincount(some.line[part], minlength=count)
    points = (some.points + aside[some.line])[part]
    tags = some.tags[part] * np.array([0.42, 0.5])
    return Polylines(points, counts, tags).only(counts > 8)


def stamp(strokes: Polylines, frame: Frame) -> Singles:
    """Return how much ink (h, w), 0 to 1, the strokes leave; `strokes` as `draw` returns them."""
    cover = np.zeros(frame.width * frame.height, np.float32)
    x, y = strokes.points[:, 0].astype(np.float32), strokes.points[:, 1].astype(np.float32)
    radius = (strokes.tags[:, WIDTH] * 0.5).astype(np.float32)
    alpha = strokes.tags[:, ALPHA].astype(np.float32)
    way = polylines.tangents(strokes).astype(np.float32)
    way[np.abs(way).sum(1) < 0.5] = (1, 0)  # a single point goes nowhere
    inside = (x > -6) & (x < frame.width + 6) & (y > -6) & (y < frame.height + 6) & (alpha > 0.03)
    reach = np.ceil(radius + 0.5).astype(np.int64)
    for size in np.unique(reach[inside]).tolist():
        rows = np.flatnonzero(inside & (reach == size))
        for at in np.array_split(rows, len(rows) // 20000 + 1):
            _stamp(cover, frame, np.stack([x[at], y[at], radius[at], alpha[at], *way[at].T]), size)
    return cover.reshape(frame.height, frame.width)


def _stamp(cover: Singles, frame: Frame, discs: Singles, reach: int) -> None:
    """Stamp discs (6, n): x, y, radius, alpha, and the way x, y they are drawn out along."""
    x, y, radius, alpha, way_x, way_y = (row[:, None] for row in discs)
    grid = np.arange(-reach, reach + 1)
    over, down = (part.ravel() for part in np.meshgrid(grid, grid))
    column = np.floor(x).astype(np.int32) + over.astype(np.int32)
    row = np.floor(y).astype(np.int32) + down.astype(np.int32)
    right, low = column + np.float32(0.5) - x, row + np.float32(0.5) - y
    along = np.abs(right * way_x + low * way_y)
    beyond = np.maximum(along - np.float32(STEP), 0)
    aside = right * way_y - low * way_x
    distance = np.sqrt(aside * aside + beyond * beyond)
    ink = np.clip(radius + np.float32(0.5) - distance, 0, 1)
    ink *= np.minimum(1, radius * 2) * alpha
    kept = (ink > 0.01) & (column >= 0) & (column < frame.width) & (row >= 0) & (row < frame.height)
    place = row[kept].astype(np.int64) * frame.width + column[kept]
    np.maximum.at(cover, place, ink[kept])
