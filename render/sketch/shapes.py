"""The solids that sets and props are carved from; metres, y up, faces counter-clockwise outside."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from render.sketch.mesh import Floats, Mesh, Patch, join

Point = tuple[float, float, float]
Patches = Patch | tuple[Patch, ...]
Rows = list[tuple[float, ...]]

ORIGIN: Point = (0.0, 0.0, 0.0)
PLAIN = Patch(0.85)

_CORNERS = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (0, 1) for z in (-0.5, 0.5)], float)
_SIDES = [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]]
_BOX_FACES = np.array([[q[0], *q[i : i + 2]] for q in _SIDES for i in (1, 2)], np.int32)
_BOX_PATCH = np.repeat(np.arange(6, dtype=np.int32), 2)
_QUAD_FACES = np.array([[0, 1, 2], [0, 2, 3]], np.int32)


def _mesh(
    vertices: Floats, faces: NDArray[np.integer], patch: Patch, two_sided: bool = False
) -> Mesh:
    count = len(faces)
    return Mesh(
        np.asarray(vertices, float),
        faces.astype(np.int32),
        np.zeros(count, np.int32),
        (patch,),
        np.full(count, not two_sided),
    )


def box(size: Point, at: Point = ORIGIN, patch: Patch = PLAIN) -> Mesh:
    """Return a box of `size` (x, y, z) whose bottom face has its centre at `at`."""
    vertices = _CORNERS * np.array(size) + np.array(at)
    return Mesh(vertices, _BOX_FACES, _BOX_PATCH, (patch,) * 6, np.ones(12, bool))


def boxes(rows: ArrayLike, patch: Patch = PLAIN) -> Mesh:
    """Return many boxes: `rows` (k, 6) are x, y, z of the bottom's centre, then the three sizes.

    All boxes share six patches, one for each side.
    """
    table = np.asarray(rows, float).reshape(-1, 6)
    vertices = (_CORNERS[None] * table[:, None, 3:] + table[:, None, :3]).reshape(-1, 3)
    offsets = np.arange(len(table))[:, None, None] * 8
    faces = (_BOX_FACES[None] + offsets).reshape(-1, 3).astype(np.int32)
    patch_index = np.tile(_BOX_PATCH, len(table))
    return Mesh(vertices, faces, patch_index, (patch,) * 6, np.ones(len(faces), bool))


def quad(corners: ArrayLike, patch: Patch = PLAIN, *, two_sided: bool = False) -> Mesh:
    """Return a flat four-sided face; `corners` (4, 3) counter-clockwise seen from its front."""
    return _mesh(np.asarray(corners, float), _QUAD_FACES, patch, two_sided)


def quads(corners: ArrayLike, patches: Patches = PLAIN) -> Mesh:
    """Return many four-sided faces, `corners` (k, 4, 3); one patch each, or one for all."""
    points = np.asarray(corners, float).reshape(-1, 4, 3)
    count = len(points)
    offsets = np.arange(count)[:, None, None] * 4
    faces = (_QUAD_FACES[None] + offsets).reshape(-1, 3).astype(np.int32)
    each = patches if not isinstance(patches, Patch) else (patches,)
    owner = np.arange(count) if len(each) == count else np.zeros(count, int)
    patch = np.repeat(owner, 2).astype(np.int32)
    return Mesh(points.reshape(-1, 3), faces, patch, each, np.ones(len(faces), bool))


def upright(width: float, height: float, at: Point = ORIGIN, patch: Patch = PLAIN) -> Mesh:
    """Return a rectangle that faces +z; `at` is the middle of its lower edge."""
    x, y, z = at
    left, right = x - width / 2, x + width / 2
    return quad([(left, y, z), (right, y, z), (right, y + height, z), (left, y + height, z)], patch)


def flat(width: float, depth: float, at: Point = ORIGIN, patch: Patch = PLAIN) -> Mesh:
    """Return a rectangle that faces up; `at` is its centre."""
    x, y, z = at
    near, far, left, right = z + depth / 2, z - depth / 2, x - width / 2, x + width / 2
    return quad([(left, y, near), (right, y, near), (right, y, far), (left, y, far)], patch)


def prism(outline: ArrayLike, depth: float, at: Point = ORIGIN, patch: Patch = PLAIN) -> Mesh:
    """Return a convex outline (k, 2) of x, y, counter-clockwise, pushed `depth` along z about `at`.

    Each side is a patch of its own.
    """
    shape = np.asarray(outline, float)
    count = len(shape)
    ends = [np.column_stack([shape, np.full(count, z)]) for z in (depth / 2, -depth / 2)]
    fan = np.array([[0, i, i + 1] for i in range(1, count - 1)], np.int32)
    front, back = _mesh(ends[0], fan, patch), _mesh(ends[1], fan[:, ::-1], patch)
    after = np.roll(np.arange(count), -1)
    sides = np.stack([ends[0], ends[1], ends[1][after], ends[0][after]], axis=1)
    return join([front, back, quads(sides, (patch,) * count)]).moved(*at)


def ring(radius: float, y: float, sides: int = 16, squash: float = 1.0) -> Floats:
    """Return a circle (sides, 3) about the y axis; `squash` scales its z."""
    turn = np.arange(sides) * 2 * np.pi / sides
    depth = radius * squash * np.cos(turn)
    return np.stack([radius * np.sin(turn), np.full(sides, y), depth], axis=1)


def loft(
    rings: ArrayLike,
    patch: Patch = PLAIN,
    *,
    closed: bool = True,
    caps: bool = True,
    two_sided: bool = False,
) -> Mesh:
    """Return a smooth skin over `rings` (k, n, 3), which run counter-clockwise seen from above.

    `closed` joins each ring's last point to its first; `caps` closes both ends with flat patches.
    """
    stack = np.asarray(rings, float)
    levels, count = stack.shape[:2]
    around = np.arange(count if closed else count - 1)
    beside = (around + 1) % count
    lower = np.arange(levels - 1)[:, None] * count
    a, b = (lower + around).ravel(), (lower + beside).ravel()
    faces = np.concatenate([np.stack([a, b, b + count], 1), np.stack([a, b + count, a + count], 1)])
    skin = _mesh(stack.reshape(-1, 3), faces, patch, two_sided)
    if not (closed and caps):
        return skin
    return join([skin, _fan(stack[0, ::-1], patch), _fan(stack[-1], patch)])


def _fan(points: Floats, patch: Patch) -> Mesh:
    count = len(points)
    here = np.arange(count)
    faces = np.stack([np.full(count, count), here, (here + 1) % count], axis=1)
    return _mesh(np.vstack([points, points.mean(axis=0)]), faces, patch)


def lathe(
    profile: Sequence[tuple[float, float]],
    at: Point = ORIGIN,
    patch: Patch = PLAIN,
    sides: int = 14,
) -> Mesh:
    """Return a turned body; `profile` is (radius, y) upwards, bends over 35 degrees are edges."""
    bends = [0, *(i for i in range(1, len(profile) - 1) if _bend(profile, i)), len(profile) - 1]
    pieces = []
    for start, stop in pairwise(bends):
        levels = [ring(radius, y, sides) for radius, y in profile[start : stop + 1]]
        pieces.append(loft(levels, patch, caps=False))
    ends = ((profile[0], slice(None, None, -1)), (profile[-1], slice(None)))
    for (radius, y), order in ends:
        if radius > 1e-6:
            pieces.append(_fan(ring(radius, y, sides)[order], patch))
    return join(pieces).moved(*at)


def _bend(profile: Sequence[tuple[float, float]], at: int) -> bool:
    before = np.subtract(profile[at], profile[at - 1])
    after = np.subtract(profile[at + 1], profile[at])
    scale = float(np.linalg.norm(before) * np.linalg.norm(after)) + 1e-12
    return bool(before @ after / scale < np.cos(np.radians(35)))


def cylinder(
    radius: float, height: float, at: Point = ORIGIN, patch: Patch = PLAIN, sides: int = 14
) -> Mesh:
    """Return an upright cylinder standing on `at`."""
    return lathe([(radius, 0.0), (radius, height)], at, patch, sides)


def cone(
    radius: float, height: float, at: Point = ORIGIN, patch: Patch = PLAIN, sides: int = 14
) -> Mesh:
    """Return an upright cone standing on `at`."""
    return lathe([(radius, 0.0), (0.0, height)], at, patch, sides)


def tube(
    path: ArrayLike, radius: float | Sequence[float], patch: Patch = PLAIN, sides: int = 8
) -> Mesh:
    """Return a round rope along `path` (k, 3); `radius` for all of it or one for each point."""
    points = np.asarray(path, float)
    radii = np.broadcast_to(np.asarray(radius, float), (len(points),))
    along = np.gradient(points, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-12
    across = np.array([1.0, 0, 0]) if abs(along[0, 1]) > 0.9 else np.array([0.0, 1, 0])
    turn = np.arange(sides) * 2 * np.pi / sides
    rings = []
    for point, way, reach in zip(points, along, radii, strict=True):
        across = across - way * (across @ way)
        across /= np.linalg.norm(across) + 1e-12
        other = np.cross(way, across)
        circle = np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * other
        rings.append(point + reach * circle)
    return one_patch(loft(np.array(rings), patch), patch)


def sphere(radius: float, at: Point = ORIGIN, patch: Patch = PLAIN, sides: int = 10) -> Mesh:
    """Return a ball with its centre at `at`."""
    return loft(_globe(sides) * radius, patch, caps=False).moved(*at)


def boulder(
    size: Point,
    rng: np.random.Generator,
    patch: Patch = PLAIN,
    rough: float = 0.12,
    sides: int = 12,
) -> Mesh:
    """Return a lumpy ball about the origin; `size` is three radii, `rough` the lumps' share."""
    globe = _globe(sides)
    waves = rng.normal(size=(6, 3)) * 3.0
    lumps = np.sin(globe @ waves.T + rng.uniform(0, 2 * np.pi, 6)).sum(axis=-1)
    lumps[0], lumps[-1] = lumps[0].mean(), lumps[-1].mean()
    return loft(globe * (1 + rough * lumps[..., None] / 2.5) * np.array(size), patch, caps=False)


def _globe(sides: int) -> Floats:
    levels = np.linspace(-np.pi / 2, np.pi / 2, max(sides * 2 // 3, 4) + 1)
    return np.array([ring(float(np.cos(t)), float(np.sin(t)), sides) for t in levels])


def arch(width: float, height: float, thick: float, patch: Patch = PLAIN) -> Mesh:
    """Return a round-headed band that faces +z about an opening of `width` and `height`.

    The origin is the middle of the sill; the band is `thick` metres wide and as deep.
    """
    inner = arched(width, height)
    outer = arched(width + 2 * thick, height + thick)
    faces = []
    for z in (thick / 2, -thick / 2):
        a, b = (np.column_stack([line, np.full(len(line), z)]) for line in (inner, outer))
        faces.append((a, b))
    (a, b), (c, d) = faces
    strips = [(a, b), (b, d), (d, c), (c, a)]
    return join([loft([low, high], patch, closed=False, two_sided=True) for low, high in strips])


def arched(width: float, height: float, steps: int = 10) -> Floats:
    """Return a round-headed outline (k, 2), counter-clockwise from the right of its sill."""
    half = width / 2
    turn = np.linspace(0, np.pi, steps + 1)
    head = np.stack([half * np.cos(turn), height - half + half * np.sin(turn)], axis=1)
    return np.vstack([[(half, 0.0)], head, [(-half, 0.0)]])


def face(outline: ArrayLike, z: float = 0.0, patch: Patch = PLAIN) -> Mesh:
    """Return a convex outline (k, 2), counter-clockwise, filled and facing +z at depth `z`."""
    shape = np.asarray(outline, float)
    return _fan(np.column_stack([shape, np.full(len(shape), z)]), patch)


def one_patch(mesh: Mesh, patch: Patch) -> Mesh:
    """Return the mesh as a single patch: no line is drawn inside its outline but where it folds."""
    return replace(mesh, patch=np.zeros(len(mesh.faces), np.int32), patches=(patch,))


def open_sided(mesh: Mesh) -> Mesh:
    """Return the mesh drawn from both sides."""
    return replace(mesh, cull=np.zeros(len(mesh.faces), bool))


def spin(axis: Point, angle: float) -> Floats:
    """Return the (3, 3) matrix that turns by radians about an axis through the origin."""
    unit = np.array(axis) / np.linalg.norm(axis)
    cross = np.array([[0, -unit[2], unit[1]], [unit[2], 0, -unit[0]], [-unit[1], unit[0], 0]])
    turned: Floats = np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross
    return turned


def curve(points: ArrayLike, steps: int = 9) -> Floats:
    """Return a smooth line (steps, 3) from the first to the last of `points`, drawn to the rest."""
    controls = np.asarray(points, float)
    degree = len(controls) - 1
    t = np.linspace(0, 1, steps)[:, None]
    rows = controls
    shape = np.zeros((steps, 3))
    weight = 1.0
    for k in range(degree + 1):
        shape += weight * t**k * (1 - t) ** (degree - k) * rows[k]
        weight = weight * (degree - k) / (k + 1)
    return shape
