"""Animals on four legs, from one plan with other measures: nose to +z, standing on the origin."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import scaled
from render.sketch.shapes import loft, one_patch, open_sided, sphere, tube

Rows = tuple[tuple[float, float, float, float], ...]
"""z, height, half width, half height of a body's sections."""
Path = tuple[tuple[float, float, float], ...]
"""z, height, radius of a limb in the middle plane."""


@dataclass(frozen=True)
class Beast:
    """A four-legged animal; lengths are shares of `tall`, the height of its back in metres.

    `body` from the rump to the breast; `neck`, `head` (skull to nose), `tail` in the middle plane;
    `fore` and `hind` are a leg's (z, height, radius) from the trunk to the hoof or paw, `wide` its
    distance from the middle. `ears` are (z, height, x, length, how far out), None: no ears.
    """

    tall: float
    body: Rows
    neck: Path
    head: Path
    tail: Path
    fore: Path
    hind: Path
    wide: float
    ear: tuple[float, float, float, float, float]
    fur: Patch
    hoof: float = 0.0
    mane: Path = ()


def stride(path: Path, by: float) -> Path:
    """Swing a leg forward by radians about its top and lift it if it swings."""
    z0, y0, _ = path[0]
    cos, sin = np.cos(by), np.sin(by)
    turned = []
    for number, (z, y, r) in enumerate(path):
        bend = 0.5 * max(by, 0.0) * number / len(path)
        dz, dy = z - z0, y - y0
        turned.append((z0 + cos * dz - sin * dy, y0 + sin * dz + cos * dy + 0.12 * bend, r))
    return tuple(turned)


def beast(kind: Beast, moving: bool) -> Mesh:
    """Return the animal standing still, or in the middle of a stride."""
    skin: list[Mesh] = [
        _trunk(kind.body),
        _limb(kind.neck, 0.0, 0.85),
        _limb(kind.head, 0.0, 0.85),
        _limb(kind.tail, 0.0, 1.0),
    ]
    swings = (0.42, -0.38, -0.4, 0.4) if moving else (0.0, 0.03, 0.05, -0.06)
    legs = []
    for number, (path, side) in enumerate(
        ((kind.fore, 1), (kind.fore, -1), (kind.hind, 1), (kind.hind, -1))
    ):
        legs.append(_limb(stride(path, swings[number]), side * kind.wide, 1.0))
    skin += legs + [_ear(kind, side) for side in (-1, 1)]
    parts = [one_patch(join(skin), kind.fur), *_details(kind, swings)]
    whole = scaled(join(parts), kind.tall, kind.tall, kind.tall)
    return whole.moved(0, -float(whole.vertices[:, 1].min()), 0)


def _trunk(rows: Rows) -> Mesh:
    turn = np.arange(16) * 2 * np.pi / 16
    rings = [
        np.stack([w * np.cos(turn), y + h * np.sin(turn), np.full(16, z)], axis=1)
        for z, y, w, h in curve_through(rows, 2)
    ]
    return loft(np.array(rings), m.GREY)


def _limb(path: Path, x: float, flat: float) -> Mesh:
    points = curve_through([(x, y, z) for z, y, _ in path])
    radii = np.interp(
        np.linspace(0, len(path) - 1, len(points)), np.arange(len(path)), [r for *_, r in path]
    )
    limb = tube(points, radii.tolist(), m.GREY, 10)
    return limb.moved(-x, 0, 0).transformed(np.diag([flat, 1.0, 1.0])).moved(x, 0, 0)


def curve_through(points: Sequence[tuple[float, ...]], steps: int = 3) -> Floats:
    """Return a smooth line (n, k) through points of k numbers, `steps` pieces to each.

    Catmull and Rom 1974.
    """
    given = np.asarray(points, float)
    padded = np.vstack([2 * given[0] - given[1], given, 2 * given[-1] - given[-2]])
    rows = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for t in np.arange(steps) / steps:
            rows.append(
                b
                + 0.5 * t * (c - a)
                + t * t * (a - 2.5 * b + 2 * c - 0.5 * d)
                + 0.5 * t**3 * (3 * b - a - 3 * c + d)
            )
    return np.array([*rows, given[-1]])


def _ear(kind: Beast, side: int) -> Mesh:
    z, y, x, long, out = kind.ear
    tip = (side * (x + long * out), y + long * (1 - 0.5 * abs(out)), z - 0.02)
    ear = tube(
        [(side * x, y - 0.02, z), (side * (x + 0.4 * long * out), y + 0.5 * long, z), tip],
        [long * 0.3, long * 0.32, long * 0.04],
        m.GREY,
        6,
    )
    return open_sided(ear)


def _details(kind: Beast, swings: tuple[float, ...]) -> list[Mesh]:
    """Return eyes, nose, hooves and mane: what is darker than the fur."""
    (z0, y0, r0), (z1, y1, r1) = kind.head[0], kind.head[-1]
    z, y, r = kind.head[1]
    parts = [
        sphere(r0 * 0.13, (s * r * 0.78, (y + y0) / 2 + r * 0.45, (z0 + 2 * z) / 3), m.DARK, 6)
        for s in (-1, 1)
    ]
    parts.append(
        scaled(sphere(r1 * 0.75, (0, 0, 0), m.DARK, 8), 1, 0.7, 0.6).moved(
            0, y1 + r1 * 0.35, z1 + r1 * 0.25
        )
    )
    if kind.hoof:
        for number, (path, side) in enumerate(
            ((kind.fore, 1), (kind.fore, -1), (kind.hind, 1), (kind.hind, -1))
        ):
            z, y, r = stride(path, swings[number])[-1]
            parts.append(
                tube(
                    [(side * kind.wide, y + 0.05, z), (side * kind.wide, y - 0.012, z + 0.01)],
                    [r * 1.05, r * 1.3],
                    m.DARK,
                    8,
                )
            )
    if kind.mane:
        parts.append(_limb(kind.mane, 0.0, 0.5))
        parts[-1] = one_patch(parts[-1], Patch(0.25, "hair"))
    return parts
