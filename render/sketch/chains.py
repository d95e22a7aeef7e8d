"""Follows cracks from pixel to pixel into long lines."""

from itertools import chain
from typing import NamedTuple

import numpy as np

from render.sketch import polylines
from render.sketch.edges import Cracks, Numbers
from render.sketch.mesh import Floats
from render.sketch.polylines import Polylines

WEIGHT, DEPTH, SIDE, FIGURE = range(4)
"""The columns of a chain's tags."""

REACH = 9
"""Steps from a chain's end over which its direction is taken."""

BEND = np.cos(np.radians(26.0))
"""Cosine of the largest turn over which two chains are one line."""


def follow(cracks: Cracks, width: int) -> Polylines:
    """Return lines in fine pixels; `width` is the picture's. Tags: weight, depth, side, figure."""
    if not len(cracks.start):
        return polylines.empty(4)
    runs = _walk(_next(cracks))
    joins = _joined(_ends(cracks, runs, width))
    return _lines(cracks, _link(runs, joins), width)


def _next(cracks: Cracks) -> list[int]:
    """Return what follows each half crack, -1: nothing. Half 2e goes along crack e, 2e + 1 back."""
    count = len(cracks.start)
    leaves = np.empty(2 * count, np.int64)
    leaves[0::2], leaves[1::2] = cracks.start, cracks.end
    order = np.argsort(leaves, kind="stable")
    node = leaves[order]
    begin = np.flatnonzero(np.append(True, node[1:] != node[:-1]))
    degree = np.diff(np.append(begin, len(node)))
    follows = np.full(2 * count, -1, np.int64)
    two = begin[degree == 2]
    _tie(follows, order[two], order[two + 1])
    for size in (3, 4):
        at = begin[degree == size]
        members = order[at[:, None] + np.arange(size)]
        _tie_pairs(follows, members, cracks.pair[members >> 1])
    return follows.tolist()


def _tie(follows: Numbers, one: Numbers, two: Numbers) -> None:
    """Tie half cracks that leave one corner: who arrives by the one goes on by the other."""
    follows[one ^ 1] = two
    follows[two ^ 1] = one


def _tie_pairs(follows: Numbers, members: Numbers, pair: Numbers) -> None:
    """At a crossing, tie the two cracks that part the same two surfaces."""
    size = members.shape[1]
    same = (pair[:, :, None] == pair[:, None, :]).sum(2)
    for a in range(size):
        for b in range(a + 1, size):
            match = (pair[:, a] == pair[:, b]) & (same[:, a] == 2)
            _tie(follows, members[match, a], members[match, b])


def _walk(follows: list[int]) -> list[list[int]]:
    """Return the runs of half cracks, open ones first, then the closed."""
    seen = bytearray(len(follows) // 2)
    ends = np.flatnonzero(np.array(follows) < 0) ^ 1
    runs = _runs(follows, np.sort(ends).tolist(), seen)
    closed = np.flatnonzero(np.frombuffer(bytes(seen), np.uint8) == 0) * 2
    return runs + _runs(follows, closed.tolist(), seen)


def _runs(follows: list[int], starts: list[int], seen: bytearray) -> list[list[int]]:
    """Return the runs from some half cracks over what was not `seen`; it is then."""
    runs = []
    for half in starts:
        run: list[int] = []
        add = run.append
        while half >= 0 and not seen[half >> 1]:
            seen[half >> 1] = 1
            add(half)
            half = follows[half]
        if run:
            runs.append(run)
    return runs


class _End(NamedTuple):
    """The end of a run: which run, its tail or not, the way out of it, its weight."""

    run: int
    tail: bool
    x: float
    y: float
    weight: float


def _ends(cracks: Cracks, runs: list[list[int]], width: int) -> dict[int, list[_End]]:
    """Return the ends of open runs by the corner they stand on."""
    ends: dict[int, list[_End]] = {}
    across = width + 1
    start, end, weight = cracks.start, cracks.end, cracks.weight
    for number, run in enumerate(runs):
        if len(run) < 4:
            continue
        for tail in (False, True):
            outer = run[-1] if tail else run[0]
            far = run[max(-REACH, -len(run))] if tail else run[min(REACH, len(run)) - 1]
            tip = (start if (outer & 1) == tail else end)[outer >> 1]
            base = (end if (far & 1) == tail else start)[far >> 1]
            dx = float(tip % across - base % across)
            dy = float(tip // across - base // across)
            length = (dx * dx + dy * dy) ** 0.5 or 1.0
            middle = float(weight[run[len(run) // 2] >> 1])
            end_ = _End(number, tail, dx / length, dy / length, middle)
            ends.setdefault(int(tip), []).append(end_)
    return ends


Side = tuple[int, bool]


def _joined(ends: dict[int, list[_End]]) -> dict[Side, Side]:
    """Return which end of which run goes on into which."""
    joins: dict[Side, Side] = {}
    for corner in sorted(ends):
        at = ends[corner]
        options = []
        for i, a in enumerate(at):
            for j in range(i + 1, len(at)):
                b = at[j]
                straight = -(a.x * b.x + a.y * b.y)
                if a.run != b.run and straight > BEND:
                    options.append((abs(a.weight - b.weight) * 0.15 - straight, i, j))
        taken: set[int] = set()
        for _, i, j in sorted(options):
            if i in taken or j in taken:
                continue
            taken |= {i, j}
            one, two = (at[i].run, at[i].tail), (at[j].run, at[j].tail)
            joins[one], joins[two] = two, one
    return joins


def _link(runs: list[list[int]], joins: dict[Side, Side]) -> list[list[int]]:
    """Return the runs put end to end."""
    done = bytearray(len(runs))
    linked = []
    for first in range(len(runs)):
        if done[first]:
            continue
        side = _outermost(first, joins)
        path: list[int] = []
        while True:
            run, tail = side
            done[run] = 1
            path += [half ^ 1 for half in reversed(runs[run])] if tail else runs[run]
            onward = joins.get((run, not tail))
            if onward is None or done[onward[0]]:
                break
            side = onward
        linked.append(path)
    return linked


def _outermost(run: int, joins: dict[Side, Side]) -> Side:
    """Return the free end one reaches going back from a run; any end of a ring."""
    side = (run, False)
    while side in joins:
        other, tail = joins[side]
        if other == run:
            break
        side = (other, not tail)
    return side


def _lines(cracks: Cracks, paths: list[list[int]], width: int) -> Polylines:
    """Return the corners of each path; a corner's tags are those of the crack it leaves by."""
    counts = np.array([len(path) for path in paths], np.int64)
    half = np.array(list(chain.from_iterable(paths)), np.int64)
    crack, back = half >> 1, (half & 1) == 1
    leave = np.where(back, cracks.end[crack], cracks.start[crack])
    arrive = np.where(back, cracks.start[crack], cracks.end[crack])
    side = np.where(back, -1.0, 1.0) * cracks.side[crack]
    tags = np.stack([cracks.weight[crack], cracks.depth[crack], side, cracks.figure[crack]], 1)
    line, place = polylines.ragged(counts + 1)
    first = np.cumsum(counts) - counts
    index = first[line] + np.minimum(place, counts[line] - 1)
    corner = np.where(place == counts[line], arrive[index], leave[index])
    points: Floats = np.stack([corner % (width + 1), corner // (width + 1)], 1).astype(np.float64)
    return Polylines(points, counts + 1, tags[index])
