"""Many polylines in one array: simplified, resampled and smoothed all at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.sketch.mesh import Bools, Floats

Counts = NDArray[np.int64]


def ragged(counts: Counts) -> tuple[Counts, Counts]:
    """Return for groups of `counts` members each member's group and its place in the group."""
    group = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return group, np.arange(len(group)) - before[group]


@dataclass(frozen=True, eq=False)
class Polylines:
    """Lines one after the other.

    `points` (n, 2) pixels; `counts` (k,) points of each line, 2 or more. `tags` (n, t) are numbers
    that travel with the points (weight, depth ...).
    """

    points: Floats
    counts: Counts
    tags: Floats

    @property
    def first(self) -> Counts:
        """Index of each line's first point."""
        return np.cumsum(self.counts) - self.counts

    @property
    def last(self) -> Counts:
        """Index of each line's last point."""
        return np.cumsum(self.counts) - 1

    @property
    def line(self) -> Counts:
        """The line of each point."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    @property
    def ends(self) -> Bools:
        """True at the first and last point of each line."""
        out = np.zeros(len(self.points), bool)
        out[self.first] = True
        out[self.last] = True
        return out

    def along(self) -> Floats:
        """Return (n,) the length from each line's start, pixels."""
        if not len(self.points):
            return np.zeros(0)
        step = np.zeros(len(self.points))
        step[1:] = np.hypot(*(self.points[1:] - self.points[:-1]).T)
        total = np.cumsum(step)
        return total - total[self.first][self.line]

    def lengths(self) -> Floats:
        """Return (k,) the length of each line, pixels."""
        return self.along()[self.last]

    def only(self, wanted: Bools) -> "Polylines":
        """Return the lines where `wanted` (k,) is true."""
        points = wanted[self.line]
        return Polylines(self.points[points], self.counts[wanted], self.tags[points])


def empty(tags: int) -> Polylines:
    """Return no lines."""
    return Polylines(np.zeros((0, 2)), np.zeros(0, np.int64), np.zeros((0, tags)))


def gather(lines: list[tuple[Floats, Floats]], tags: int) -> Polylines:
    """Return lines of (points, tags) pairs."""
    if not lines:
        return empty(tags)
    counts = np.array([len(points) for points, _ in lines], np.int64)
    return Polylines(
        np.concatenate([points for points, _ in lines]).astype(np.float64),
        counts,
        np.concatenate([tag for _, tag in lines]).astype(np.float64),
    )


def together(lines: Sequence[Polylines], tags: int = 2) -> Polylines:
    """Return all lines as one value; `tags` columns when there are none."""
    some = [line for line in lines if len(line.counts)]
    if not some:
        return empty(tags)
    return Polylines(
        np.concatenate([line.points for line in some]),
        np.concatenate([line.counts for line in some]),
        np.concatenate([line.tags for line in some]),
    )


def cut(lines: Polylines, at: Bools) -> Polylines:
    """Return the lines cut in two at inner points where `at` (n,) is true."""
    inner = at & ~lines.ends
    repeats = np.where(inner, 2, 1)
    index = np.repeat(np.arange(len(at)), repeats)
    starts = np.zeros(len(at), bool)
    starts[lines.first] = True
    fresh = np.zeros(len(index), bool)
    position = np.cumsum(repeats) - repeats
    fresh[position[starts]] = True
    fresh[position[inner] + 1] = True
    begin = np.flatnonzero(fresh)
    counts = np.diff(np.append(begin, len(index)))
    return Polylines(lines.points[index], counts, lines.tags[index])


def keep(lines: Polylines, points: Bools) -> Polylines:
    """Return the lines through the points (n,) marked true; ends must be."""
    counts = np.bincount(lines.line[points], minlength=len(lines.counts))
    return Polylines(lines.points[points], counts, lines.tags[points])


def thinned(lines: Polylines) -> Polylines:
    """Return the lines without points on a straight way between their neighbours."""
    step = np.diff(lines.points, axis=0)
    bend = lines.ends
    bend[1:-1] |= (step[1:] != step[:-1]).any(1)
    return keep(lines, bend)


def corners(lines: Polylines, tolerance: float) -> Bools:
    """Return the points (n,) that Douglas and Peucker keep; all lines split level by level."""
    kept = lines.ends
    points = lines.points
    for _ in range(24):
        stops = np.flatnonzero(kept)
        segment = np.cumsum(kept) - 1
        a = stops[np.minimum(segment, len(stops) - 1)]
        b = stops[np.minimum(segment + 1, len(stops) - 1)]
        chord = points[b] - points[a]
        offset = points - points[a]
        length = np.hypot(chord[:, 0], chord[:, 1])
        cross = np.abs(chord[:, 0] * offset[:, 1] - chord[:, 1] * offset[:, 0])
        closed = np.hypot(offset[:, 0], offset[:, 1])
        distance = np.where(length > 1e-9, cross / np.maximum(length, 1e-9), closed)
        distance[kept] = 0.0
        worst = np.maximum.reduceat(distance, stops)
        over = np.flatnonzero(worst > tolerance)
        if not len(over):
            break
        candidates = np.flatnonzero(distance == worst[segment])
        candidates = candidates[worst[segment[candidates]] > tolerance]
        _, one = np.unique(segment[candidates], return_index=True)
        kept[candidates[one]] = True
    return kept


def turns(lines: Polylines, angle: float, leg: float) -> Bools:
    """Return the points where a line turns by more than `angle` radians between long legs."""
    step = np.zeros_like(lines.points)
    step[:-1] = lines.points[1:] - lines.points[:-1]
    length = np.hypot(step[:, 0], step[:, 1])
    heading = np.arctan2(step[:, 1], step[:, 0])
    before = np.roll(heading, 1)
    turn = np.abs((heading - before + np.pi) % (2 * np.pi) - np.pi)
    sharp = (turn > angle) & (np.minimum(length, np.roll(length, 1)) > leg)
    return sharp & ~lines.ends


def resample(lines: Polylines, step: float) -> Polylines:
    """Return the lines with points about `step` pixels apart."""
    if not len(lines.counts):
        return lines
    along = lines.along()
    length = along[lines.last]
    counts = np.maximum(np.rint(length / step).astype(np.int64), 1) + 1
    line, place = ragged(counts)
    gap = 1.0 + length.max()
    wanted = place / (counts[line] - 1) * length[line] + line * gap
    known = along + lines.line * gap
    columns = [np.interp(wanted, known, lines.points[:, k]) for k in (0, 1)]
    tags = [np.interp(wanted, known, lines.tags[:, k]) for k in range(lines.tags.shape[1])]
    return Polylines(np.stack(columns, 1), counts, np.stack(tags, 1))


def smooth(lines: Polylines, rounds: int) -> Polylines:
    """Return the lines after some rounds of (1 2 1) / 4; ends stay."""
    points = lines.points.copy()
    free = ~lines.ends
    inner = np.flatnonzero(free)
    for _ in range(rounds):
        points[inner] = (points[inner - 1] + 2 * points[inner] + points[inner + 1]) / 4
    return Polylines(points, lines.counts, lines.tags)


def tangents(lines: Polylines) -> Floats:
    """Return (n, 2) unit directions of travel."""
    count = len(lines.points)
    index = np.arange(count)
    before = np.where(np.isin(index, lines.first), index, index - 1)
    after = np.where(np.isin(index, lines.last), index, index + 1)
    step = lines.points[after] - lines.points[before]
    length = np.hypot(step[:, 0], step[:, 1])
    return np.asarray(step / np.maximum(length, 1e-9)[:, None])
