"""Skin follows bones by linear blending; helper bones spread twists and halve bends.

Plain blending shrinks a wrist that is twisted and a knee that is bent. So the twist of a long bone
is shared by three helpers along it, and where two bones meet a helper turns half way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from render.sketch.figure.rest import Rest
from render.sketch.figure.rotation import about, partway, twist_about, unit
from render.sketch.figure.skeleton import SIDES, Puppet, Skeleton, skeleton
from render.sketch.mesh import Floats, Ints

STEPS = (0.0, 0.5)
"""Shares of a long bone's twist that its two helpers carry; the bone itself carries all of it."""
LONG = ("upperarm", "lowerarm", "thigh")
JOINTS = (
    ("clavicle", "upperarm"), ("upperarm", "lowerarm"), ("lowerarm", "hand"),
    ("pelvis", "thigh"), ("thigh", "calf"), ("calf", "foot"),
)  # fmt: skip
"""Where a helper turns half way between two bones."""


@dataclass(frozen=True, eq=False)
class Weights:
    """Which bones move each of n points: most points have one or two of seventy.

    `bones` and `shares` (k,) go point by point; `starts` (n,) is where each point's begin.
    """

    bones: NDArray[np.intp]
    shares: Floats
    starts: NDArray[np.intp]

    @classmethod
    def of(cls, table: Floats) -> "Weights":
        """Return the weights of a (n, bones) table whose every row has one above zero."""
        rows, bones = np.nonzero(table)
        starts = np.searchsorted(rows, np.arange(len(table)))
        return cls(bones, table[rows, bones], starts)

    def blend(self, matrices: Floats) -> Floats:
        """Return each point's mean (n, c) of its bones' rows of (bones, c)."""
        if not len(self.starts):
            return np.zeros((0, matrices.shape[1]))
        return np.add.reduceat(matrices[self.bones] * self.shares[:, None], self.starts, axis=0)


@dataclass(frozen=True, eq=False)
class Skin:
    """One person's skin, all parts one after another.

    `vertices` and `normals` (n, 3) at rest; `weights` over bones and helpers; `ends` (parts + 1,)
    where each part begins; likewise `stroke_points`, `stroke_weights`, `stroke_ends`.
    """

    vertices: Floats
    normals: Floats
    weights: Weights
    ends: tuple[int, ...]
    stroke_points: Floats
    stroke_weights: Weights
    stroke_ends: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Skinned:
    """A skin in a pose: `vertices` and unit `normals` (n, 3), `stroke_points` (k, 3)."""

    vertices: Floats
    normals: Floats
    stroke_points: Floats


def _helpers() -> Mapping[str, int]:
    """Return the helper bones' places after the real ones."""
    names = [f"{bone}_{side}{step}" for side in SIDES for bone in LONG for step in range(2)]
    names += [f"{lower}_{side}_half" for side in SIDES for _, lower in JOINTS]
    return {name: place for place, name in enumerate(names)}


HELPERS = _helpers()


@lru_cache(maxsize=40)
def skin(rest: Rest) -> Skin:
    """Return a person's skin with its weights spread over the helper bones."""
    bones = skeleton(rest)
    vertices = np.concatenate([part.mesh.vertices for part in rest.parts])
    numbers = np.concatenate([part.bones for part in rest.parts])
    shares = np.concatenate([part.weights for part in rest.parts])
    strokes = [stroke.points for stroke in rest.strokes] or [np.zeros((0, 3))]
    stroke_numbers = [stroke.bones for stroke in rest.strokes] or [np.zeros((0, 4), np.int32)]
    stroke_shares = [stroke.weights for stroke in rest.strokes] or [np.zeros((0, 4))]
    points = np.concatenate(strokes)
    return Skin(
        vertices,
        np.concatenate([part.normals for part in rest.parts]),
        Weights.of(_weights(bones, vertices, numbers, shares)),
        _ends([len(part.mesh.vertices) for part in rest.parts]),
        points,
        Weights.of(
            _weights(bones, points, np.concatenate(stroke_numbers), np.concatenate(stroke_shares))
        ),
        _ends([len(stroke.points) for stroke in rest.strokes]),
    )


def _ends(lengths: list[int]) -> tuple[int, ...]:
    return (0, *np.cumsum(lengths, dtype=int).tolist())


def _weights(bones: Skeleton, points: Floats, numbers: Ints, shares: Floats) -> Floats:
    """Return (n, bones + helpers) weights of points at rest."""
    count = len(bones.names)
    weights = np.zeros((len(points), count + len(HELPERS)))
    rows = np.arange(len(points))
    for slot in range(numbers.shape[1]):
        np.add.at(weights, (rows, numbers[:, slot]), shares[:, slot])
    for side in SIDES:
        for bone in LONG:
            _spread(bones, points, weights, f"{bone}_{side}")
        for upper, lower in JOINTS:
            _halve(bones, weights, _sided(upper, side), f"{lower}_{side}")
    return weights


def _sided(bone: str, side: str) -> str:
    return bone if bone == "pelvis" else f"{bone}_{side}"


def _spread(bones: Skeleton, points: Floats, weights: Floats, bone: str) -> None:
    """Hand a long bone's weights to its helpers by the way along the bone."""
    at = bones.index[bone]
    first = len(bones.names) + HELPERS[f"{bone}0"]
    way = bones.tails[at] - bones.heads[at]
    along = np.clip((points - bones.heads[at]) @ way / float(way @ way), 0.0, 1.0)
    share = weights[:, at].copy()
    weights[:, first] += share * np.clip(1 - 2 * along, 0, 1)
    weights[:, first + 1] += share * (1 - np.abs(1 - 2 * along))
    weights[:, at] = share * np.clip(2 * along - 1, 0, 1)


def _halve(bones: Skeleton, weights: Floats, upper: str, lower: str) -> None:
    """Hand weights to the helper half way between two bones where both hold a vertex.

    The upper bone meets the joint with its end, the lower one with its beginning.
    """
    half = len(bones.names) + HELPERS[f"{lower}_half"]
    high, low = _end(bones, upper), _beginning(bones, lower)
    a, b = weights[:, high].copy(), weights[:, low].copy()
    shared = np.minimum(a, b)
    weights[:, half] += 2 * shared
    weights[:, high] -= shared
    weights[:, low] -= shared


def _end(bones: Skeleton, bone: str) -> int:
    return bones.index[bone]


def _beginning(bones: Skeleton, bone: str) -> int:
    name = f"{bone}0"
    return len(bones.names) + HELPERS[name] if name in HELPERS else bones.index[bone]


def _turns(puppet: Puppet) -> tuple[Floats, Floats]:
    """Return rotations (b, 3, 3) and offsets (b, 3) of bones and helpers: v -> R v + t."""
    bones = puppet.skeleton
    count = len(bones.names)
    rotations = np.empty((count + len(HELPERS), 3, 3))
    heads, pivots = np.empty((len(rotations), 3)), np.empty((len(rotations), 3))
    rotations[:count], heads[:count], pivots[:count] = puppet.rotations, puppet.heads, bones.heads
    for name, place in HELPERS.items():
        bone = name.removesuffix("_half").rstrip("01")
        at = bones.index[bone]
        heads[count + place], pivots[count + place] = puppet.heads[at], bones.heads[at]
    for side in SIDES:
        for bone in LONG:
            _twist(puppet, rotations, f"{bone}_{side}")
        for upper, lower in JOINTS:
            high, low = bones.index[_sided(upper, side)], _beginning(bones, f"{lower}_{side}")
            place = count + HELPERS[f"{lower}_{side}_half"]
            rotations[place] = partway(rotations[high], rotations[low], 0.5)
    return rotations, heads - np.einsum("nij,nj->ni", rotations, pivots)


def _twist(puppet: Puppet, rotations: Floats, bone: str) -> None:
    """Turn a long bone's helpers: none and half of its twist against its parent."""
    bones = puppet.skeleton
    at = bones.index[bone]
    own, parent = puppet.rotations[at], puppet.rotations[bones.parents[at]]
    axis = unit(own @ (bones.tails[at] - bones.heads[at]))
    twist = twist_about(parent.T @ own, unit(bones.tails[at] - bones.heads[at]))
    first = len(bones.names) + HELPERS[f"{bone}0"]
    for step, share in enumerate(STEPS):
        rotations[first + step] = about(axis, (share - 1.0) * twist) @ own


def skinned(rest: Rest, puppet: Puppet) -> Skinned:
    """Return a person's skin as the bones of a puppet carry it."""
    whole = skin(rest)
    rotations, offsets = _turns(puppet)
    matrices = np.concatenate([rotations.reshape(len(rotations), 9), offsets], axis=1)
    blended = whole.weights.blend(matrices)
    vertices = _applied(blended, whole.vertices) + blended[:, 9:]
    normals = _applied(blended, whole.normals)
    normals /= np.sqrt(np.einsum("ij,ij->i", normals, normals))[:, None] + 1e-12
    strokes = whole.stroke_weights.blend(matrices)
    return Skinned(vertices, normals, _applied(strokes, whole.stroke_points) + strokes[:, 9:])


def _applied(matrices: Floats, points: Floats) -> Floats:
    """Return each point (n, 3) multiplied by its own matrix (n, 9 or more)."""
    return np.asarray(np.einsum("nij,nj->ni", matrices[:, :9].reshape(-1, 3, 3), points))
