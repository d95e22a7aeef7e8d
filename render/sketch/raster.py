"""Finds which triangle every pixel sees, by a depth buffer in numpy."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.sketch.lens import Camera
from render.sketch.mesh import Bools, Floats, Ints

NEAR = 0.08
"""Metres: what is nearer to the camera is cut away."""

CHUNK = 1 << 17
"""Fragments made at a time; small enough that the temporary arrays stay in the cache."""

SEAM = 1e-6
"""Pixels a span is widened by, so that two triangles leave no gap along their edge."""

Singles = NDArray[np.float32]
Keys = NDArray[np.uint64]


class Frame(NamedTuple):
    """A picture's size in pixels."""

    width: int
    height: int


@dataclass(frozen=True, eq=False)
class Screen:
    """Triangles on the screen.

    `x`, `y` (m, 3) pixels, origin top left, a pixel's centre at .5. `near` (m, 3) grows towards
    the camera and is affine on the screen (1 / depth, or height in a parallel view); > 0.
    `source` (m,) is the index of the triangle each was made from.
    """

    x: Floats
    y: Floats
    near: Floats
    source: Ints

    def only(self, keep: Bools) -> "Screen":
        """Return the triangles where `keep` (m,) is true."""
        return Screen(self.x[keep], self.y[keep], self.near[keep], self.source[keep])


@dataclass(frozen=True, eq=False)
class Seen:
    """What every pixel sees.

    `triangle` (h, w) int32 is the row in `screen`, -1: nothing. `near` (h, w) float32, 0: nothing.
    """

    screen: Screen
    triangle: Ints
    near: Singles


def perspective(vertices: Floats, faces: Ints, camera: Camera, frame: Frame) -> Screen:
    """Return the triangles a camera may see, cut at the near plane."""
    scale = np.array([1 / camera.tan_x, 1 / camera.tan_y, -1.0])
    local = ((vertices - camera.position) @ camera.rotation.T) * scale
    depth = local[:, 2]
    safe = np.maximum(depth, 1e-9)
    x, y = local[:, 0], local[:, 1]
    outside = (
        (depth < NEAR).astype(np.uint8)
        | ((x > depth).astype(np.uint8) << 1)
        | ((x < -depth).astype(np.uint8) << 2)
        | ((y > depth).astype(np.uint8) << 3)
        | ((y < -depth).astype(np.uint8) << 4)
    )
    corners = outside[faces]
    inside = (corners[:, 0] & corners[:, 1] & corners[:, 2]) == 0
    cut = inside & (((corners[:, 0] | corners[:, 1] | corners[:, 2]) & 1) == 1)
    whole = np.flatnonzero(inside & ~cut).astype(np.int32)
    ends = faces[whole]
    points = np.stack(
        [(x / safe * 0.5 + 0.5) * frame.width, (0.5 - y / safe * 0.5) * frame.height, 1 / safe], 1
    )
    seen = points[ends]
    screen = Screen(seen[:, :, 0], seen[:, :, 1], seen[:, :, 2], whole)
    if not cut.any():
        return screen
    return _append(screen, _cut(local[faces[cut]], np.flatnonzero(cut), frame))


def _append(first: Screen, second: Screen) -> Screen:
    return Screen(
        np.concatenate([first.x, second.x]),
        np.concatenate([first.y, second.y]),
        np.concatenate([first.near, second.near]),
        np.concatenate([first.source, second.source]),
    )


def _cut(corners: Floats, source: NDArray[np.intp], frame: Frame) -> Screen:
    """Cut (m, 3, 3) camera-space triangles that straddle the near plane."""
    over = corners[:, :, 2] - NEAR
    count = (over > 0).sum(1)
    one = count == 1
    lead = np.where(one, (over > 0).argmax(1), (over <= 0).argmax(1))
    order = (lead[:, None] + np.arange(3)) % 3
    turned = np.take_along_axis(corners, order[:, :, None], 1)
    height = np.take_along_axis(over, order, 1)
    a, b, c = turned[:, 0], turned[:, 1], turned[:, 2]
    ab = a + (height[:, 0] / (height[:, 0] - height[:, 1]))[:, None] * (b - a)
    ac = a + (height[:, 0] / (height[:, 0] - height[:, 2]))[:, None] * (c - a)
    two = ~one
    pieces = np.concatenate(
        [
            np.stack([a, ab, ac], 1)[one],
            np.stack([ab, b, c], 1)[two],
            np.stack([ab, c, ac], 1)[two],
        ]
    )
    made = np.concatenate([source[one], source[two], source[two]]).astype(np.int32)
    depth = np.maximum(pieces[:, :, 2], NEAR * 0.999)
    return Screen(
        (pieces[:, :, 0] / depth * 0.5 + 0.5) * frame.width,
        (0.5 - pieces[:, :, 1] / depth * 0.5) * frame.height,
        1 / depth,
        made,
    )


def facing(screen: Screen, cull: Bools) -> Screen:
    """Return the triangles without those seen from behind; `cull` (all triangles,) bool."""
    x, y = screen.x, screen.y
    area = (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (x[:, 2] - x[:, 0]) * (y[:, 1] - y[:, 0])
    return screen.only((np.abs(area) > 1e-12) & ~(cull[screen.source] & (area > 0)))


def look(screen: Screen, frame: Frame) -> Seen:
    """Resolve what every pixel sees; the order of the triangles does not matter."""
    keep = _touching(screen, frame)
    screen = screen.only(keep)
    count = frame.width * frame.height
    buffer = np.zeros(count, np.uint64)
    if len(screen.source):
        spans = _spans(screen, frame)
        total = np.cumsum(spans.length)
        edges = np.searchsorted(total, np.arange(CHUNK, int(total[-1]) + CHUNK, CHUNK), "left") + 1
        start = 0
        for end in np.unique(np.minimum(edges, len(total))).tolist():
            _fill(buffer, spans, slice(start, end))
            start = end
    halves = buffer.view(np.uint32).reshape(-1, 2)
    triangle = halves[:, 0].astype(np.int32).reshape(frame.height, frame.width) - 1
    near = halves[:, 1].copy().view(np.float32).reshape(frame.height, frame.width)
    return Seen(screen, triangle, near)


def _touching(screen: Screen, frame: Frame) -> Bools:
    """Tell which triangles hold a pixel's centre in their box."""
    left, right = extent(screen.x)
    top, low = extent(screen.y)
    keep: Bools = np.ceil(np.maximum(left, 0) - 0.5 - SEAM) <= np.floor(
        np.minimum(right, frame.width) - 0.5 + SEAM
    )
    keep &= np.ceil(np.maximum(top, 0) - 0.5) <= np.floor(np.minimum(low, frame.height) - 0.5)
    return keep


def extent(corner: Floats) -> tuple[Floats, Floats]:
    """Return the least and the greatest of corners (m, 3); numpy is slow on rows of three."""
    one, two, three = corner[:, 0], corner[:, 1], corner[:, 2]
    low = np.minimum(np.minimum(one, two), three)
    return low, np.maximum(np.maximum(one, two), three)


class _Spans(NamedTuple):
    """Rows of pixels, one triangle each: `first` pixel, `length`, and the pixels' nearness."""

    first: NDArray[np.int64]
    length: NDArray[np.int64]
    near: Singles
    slope: Singles
    key: NDArray[np.uint32]


def _spans(screen: Screen, frame: Frame) -> _Spans:
    order = np.argsort(screen.y, axis=1, kind="stable")
    x = np.take_along_axis(screen.x, order, 1)
    y = np.take_along_axis(screen.y, order, 1)
    top = np.ceil(np.maximum(y[:, 0], 0) - 0.5).astype(np.int64)
    end = np.floor(np.minimum(y[:, 2], frame.height) - 0.5).astype(np.int64) + 1
    rows = end - top
    which = np.repeat(np.arange(len(rows)), rows)
    row = np.arange(len(which)) + np.repeat(top - (np.cumsum(rows) - rows), rows)
    tiny = 1e-12
    long = (x[:, 2] - x[:, 0]) / np.maximum(y[:, 2] - y[:, 0], tiny)
    upper = (x[:, 1] - x[:, 0]) / np.maximum(y[:, 1] - y[:, 0], tiny)
    lower = (x[:, 2] - x[:, 1]) / np.maximum(y[:, 2] - y[:, 1], tiny)
    centre = row + 0.5
    from_top = centre - y[which, 0]
    from_middle = centre - y[which, 1]
    one = x[which, 0] + from_top * long[which]
    is_upper = from_middle < 0
    bend = np.where(is_upper, upper[which], lower[which])
    two = x[which, 1] + from_middle * bend
    left = np.ceil(np.maximum(np.minimum(one, two) - 0.5 - SEAM, 0)).astype(np.int64)
    right = np.floor(np.minimum(np.maximum(one, two) - 0.5 + SEAM, frame.width - 1.0))
    length = right.astype(np.int64) + 1 - left
    kept = np.flatnonzero(length > 0)
    which, left, row, length = which[kept], left[kept], row[kept], length[kept]
    base, across, down = planes(screen)
    near = base[which] + across[which] * (left + 0.5) + down[which] * (row + 0.5)
    return _Spans(
        row * frame.width + left,
        length,
        near.astype(np.float32),
        across[which].astype(np.float32),
        (which + 1).astype(np.uint32),
    )


def planes(screen: Screen, value: Floats | None = None) -> tuple[Floats, Floats, Floats]:
    """Return base, across, down (m,): a corner value is base + across * x + down * y on screen.

    `value` (m, 3) defaults to nearness.
    """
    x, y = screen.x, screen.y
    v = screen.near if value is None else value
    ax, ay = x[:, 1] - x[:, 0], y[:, 1] - y[:, 0]
    bx, by = x[:, 2] - x[:, 0], y[:, 2] - y[:, 0]
    av, bv = v[:, 1] - v[:, 0], v[:, 2] - v[:, 0]
    area = ax * by - bx * ay
    inverse = 1 / np.where(np.abs(area) < 1e-12, 1e-12, area)
    across = (av * by - bv * ay) * inverse
    down = (bv * ax - av * bx) * inverse
    return v[:, 0] - across * x[:, 0] - down * y[:, 0], across, down


def _fill(buffer: Keys, spans: _Spans, part: slice) -> None:
    """Put the pixels of some spans into the buffer where they are nearest."""
    length = spans.length[part]
    before = np.cumsum(length) - length
    total = int(length.sum())
    span = np.repeat(np.arange(len(length), dtype=np.int32), length)
    step = np.arange(total, dtype=np.int64)
    step -= before[span]
    key = np.empty((total, 2), np.uint32)
    key[:, 0] = spans.key[part][span]
    near = key[:, 1].view(np.float32)
    np.multiply(spans.slope[part][span], step, out=near, casting="same_kind")
    near += spans.near[part][span]
    np.maximum(near, np.float32(1e-12), out=near)
    step += spans.first[part][span]
    np.maximum.at(buffer, step, key.reshape(-1).view(np.uint64))
