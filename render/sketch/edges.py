"""Finds where a line is drawn: cracks between pixels that see different surfaces."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.sketch.gbuffer import FAR, Buffers
from render.sketch.mesh import Floats

Numbers = NDArray[np.int64]

JUMP = 0.006
"""Share of the depth a neighbour must differ by before an overlap is looked at closely."""


HAIR = ("hair", "beard")
HAIRLINE = 0.55
"""The weight of a line where hair grows out of skin: drawn full, hair looks like a cap."""


@dataclass(frozen=True, eq=False)
class Cracks:
    """Unit pieces of line on the corners of the fine pixels.

    `start`, `end` (n,) are corners, numbered row by row over (width + 1). `pair` tells which two
    labels meet. `weight` 1 is a normal line. `depth` metres of the nearer surface. `side` 1: the
    nearer surface is to the left of the way from start to end (y up), -1: to the right.
    `figure` is the nearer surface's, -1: a thing.
    """

    start: Numbers
    end: Numbers
    pair: Numbers
    weight: Floats
    depth: Floats
    side: Floats
    figure: Floats

    def where(self, keep: NDArray[np.bool_]) -> "Cracks":
        """Return the cracks where `keep` (n,) is true."""
        return Cracks(*(getattr(self, name)[keep] for name in self.__dataclass_fields__))


def find(buffers: Buffers, subject: float) -> Cracks:
    """Return every crack of a picture; `subject` is the distance of what it is about, metres."""
    down, across = (_along(buffers, axis, subject) for axis in (0, 1))
    both = (np.concatenate([getattr(down, n), getattr(across, n)]) for n in _NAMES)
    cracks = Cracks(*both)
    return cracks.where(cracks.weight > 0.05)


_NAMES = tuple(Cracks.__dataclass_fields__)


def _along(buffers: Buffers, axis: int, subject: float) -> Cracks:
    """Find cracks between neighbours along an axis: 0 one below the other, 1 side by side."""
    label, near = buffers.label, buffers.near
    width = label.shape[1]
    offset = width if axis == 0 else 1
    first = (slice(0, -1), slice(None)) if axis == 0 else (slice(None), slice(0, -1))
    second = (slice(1, None), slice(None)) if axis == 0 else (slice(None), slice(1, None))
    differ = label[first] != label[second]
    a, b = near[first], near[second]
    jump = np.abs(a - b) > np.float32(JUMP) * np.minimum(a, b)
    y, x = np.nonzero(differ | jump)
    place = y.astype(np.int64) * width + x
    flat_label, flat_near = label.ravel(), near.ravel()
    one, two = flat_label[place], flat_label[place + offset]
    same = one == two
    if same.any():
        bend = _overlaps(flat_near, place, offset, buffers, one)
        keep = ~same | bend
        place, one, two, y, x, same = (v[keep] for v in (place, one, two, y, x, same))
    depth_a, depth_b = _metres(flat_near[place]), _metres(flat_near[place + offset])
    weight = _weights(buffers, (one, two), (depth_a, depth_b), subject)
    corners = width + 1
    if axis == 0:
        start, end = (y + 1) * corners + x, (y + 1) * corners + x + 1
    else:
        start, end = y * corners + x + 1, (y + 1) * corners + x + 1
    nearer = depth_a <= depth_b
    figure = np.array([piece.figure for piece in buffers.scene.labels] + [-1], np.float64)
    pair = np.minimum(one, two).astype(np.int64) * 100003 + np.maximum(one, two)
    return Cracks(
        start.astype(np.int64),
        end.astype(np.int64),
        pair,
        weight,
        np.minimum(depth_a, depth_b),
        np.where(nearer == (axis == 0), 1.0, -1.0),
        figure[np.where(nearer, one, two)],
    )


def _metres(near: NDArray[np.float32]) -> Floats:
    return np.where(near > 0, 1.0 / np.maximum(near, 1e-6), FAR).astype(np.float64)


def _overlaps(
    near: NDArray[np.float32],
    place: Numbers,
    offset: int,
    buffers: Buffers,
    label: NDArray[np.int32],
) -> NDArray[np.bool_]:
    """Tell where one surface passes before itself: a jump that its slope does not explain."""
    last = len(near) - 1
    steps = [near[np.clip(place + k * offset, 0, last)] for k in (-1, 0, 1, 2)]
    depth = [_metres(step) for step in steps]
    jump = np.abs(depth[2] - depth[1])
    slope = np.maximum(np.abs(depth[1] - depth[0]), np.abs(depth[3] - depth[2]))
    closest = np.minimum(depth[1], depth[2])
    skin = np.array([piece.figure >= 0 for piece in buffers.scene.labels] + [False])[label]
    allowed = np.where(skin, 0.010 + 0.002 * closest, 0.03 + 0.012 * closest)
    leaf = np.append([p.material == "leaf" for p in buffers.scene.labels], False)[label]
    allowed = np.where(leaf, 0.5 + 0.05 * closest, allowed)
    return (jump - 1.6 * slope > allowed) & (label >= 0)


def _weights(
    buffers: Buffers,
    labels: tuple[NDArray[np.int32], NDArray[np.int32]],
    depths: tuple[Floats, Floats],
    subject: float,
) -> Floats:
    """Weigh cracks: outlines over overlaps over borders over creases, near over far."""
    pieces = buffers.scene.labels
    thing = np.array([piece.thing for piece in pieces] + [-1])
    figure = np.array([piece.figure for piece in pieces] + [-1])
    line = np.array([piece.line for piece in pieces] + [1.0])
    one, two = labels
    nearest = np.minimum(*depths)
    gap = np.abs(depths[0] - depths[1])
    front = np.where(depths[0] <= depths[1], one, two)
    person = figure[front] >= 0
    same_thing = thing[one] == thing[two]
    outline = np.where(person, 1.2, 0.85) + np.where(person, 0.9, 0.5) * np.clip(gap / 0.6, 0, 1)
    contact = gap < 0.02 + 0.01 * nearest
    outside = np.where(contact, 0.75, outline)
    border = np.where(gap > 0.03, 1.05, 0.8)
    hairy = np.array([piece.material in HAIR for piece in pieces] + [False])
    border = np.where(hairy[one] | hairy[two], border * HAIRLINE, border)
    crease = np.where(gap > 0.08 + 0.02 * nearest, 0.78, 0.45)
    overlap = np.where(person, 0.9, 0.6)
    inside = np.where(one == two, overlap, np.where(person, border, crease))
    weight = np.where(same_thing, inside, outside) * line[front]
    ratio = np.clip(subject / np.maximum(nearest, 0.3), 0.0, 1.9)
    return np.asarray(weight * ratio ** np.where(nearest > subject, 0.5, 0.25))
