"""Animals on four legs, from one plan with other measures: nose to +z, standing on the origin."""

from dataclasses import dataclass

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import scaled
from render.sketch.shapes import Point, loft, one_patch, open_sided, sphere, tube

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
    skin: list[Mesh] = [_trunk(kind.body), _limb(kind.neck, 0.0, 0.85), _limb(kind.head, 0.0, 0.85),
                        _limb(kind.tail, 0.0, 1.0)]  # fmt: skip
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
        for z, y, w, h in rows
    ]
    return loft(np.array(rings), m.GREY)


def _limb(path: Path, x: float, flat: float) -> Mesh:
    points = curve_through([(x, y, z) for z, y, _ in path])
    radii = np.interp(
        np.linspace(0, len(path) - 1, len(points)), np.arange(len(path)), [r for *_, r in path]
    )
    limb = tube(points, radii.tolist(), m.GREY, 8)
    return limb.moved(-x, 0, 0).transformed(np.diag([flat, 1.0, 1.0])).moved(x, 0, 0)


def curve_through(points: list[Point]) -> np.ndarray:
    """Return twice as many points on a smooth line through the given ones."""
    fine = np.asarray(points, float)
    if len(fine) < 3:
        return fine
    between = (fine[:-1] + fine[1:]) / 2
    lift = np.zeros_like(between)
    lift[1:-1] = (fine[1:-2] + fine[2:-1] - fine[:-3] - fine[3:]) / 16
    rows = np.empty((2 * len(fine) - 1, 3))
    rows[0::2], rows[1::2] = fine, between + lift
    return rows


def _ear(kind: Beast, side: int) -> Mesh:
    z, y, x, long, out = kind.ear
    tip = (side * (x + long * out), y + long * (1 - 0.5 * abs(out)), z - 0.02)
    ear = tube([(side * x, y - 0.02, z), (side * (x + 0.4 * long * out), y + 0.5 * long, z), tip],
               [long * 0.3, long * 0.32, long * 0.04], m.GREY, 6)  # fmt: skip
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


DOG = Beast(
    0.58,
    ((-0.58, 0.84, 0.1, 0.1), (-0.5, 0.83, 0.155, 0.165), (-0.15, 0.8, 0.15, 0.16), (0.15, 0.76, 0.175, 0.22),
     (0.4, 0.78, 0.165, 0.215), (0.55, 0.84, 0.08, 0.1)),
    ((0.4, 0.86, 0.16), (0.52, 1.0, 0.135), (0.62, 1.16, 0.12)),
    ((0.56, 1.22, 0.1), (0.66, 1.22, 0.135), (0.78, 1.18, 0.095), (0.92, 1.14, 0.068), (0.98, 1.13, 0.045)),
    ((-0.54, 0.88, 0.055), (-0.72, 0.95, 0.045), (-0.88, 1.1, 0.038), (-0.93, 1.24, 0.012)),
    ((0.36, 0.75, 0.11), (0.34, 0.52, 0.075), (0.38, 0.28, 0.05), (0.37, 0.06, 0.045), (0.44, 0.03, 0.045)),
    ((-0.46, 0.78, 0.15), (-0.36, 0.5, 0.1), (-0.56, 0.3, 0.048), (-0.5, 0.06, 0.044), (-0.43, 0.03, 0.046)),
    0.13, (0.58, 1.3, 0.085, 0.2, 0.15), Patch(0.62, ""))  # fmt: skip

CAT = Beast(
    0.25,
    ((-0.72, 0.86, 0.12, 0.12), (-0.62, 0.85, 0.19, 0.2), (-0.2, 0.83, 0.2, 0.2), (0.2, 0.82, 0.18, 0.19),
     (0.45, 0.84, 0.16, 0.17), (0.58, 0.9, 0.09, 0.1)),
    ((0.45, 0.9, 0.15), (0.56, 1.02, 0.14), (0.64, 1.12, 0.13)),
    ((0.52, 1.18, 0.12), (0.66, 1.18, 0.19), (0.78, 1.15, 0.15), (0.86, 1.11, 0.085), (0.88, 1.1, 0.03)),
    ((-0.7, 0.9, 0.06), (-0.95, 0.92, 0.055), (-1.15, 1.1, 0.05), (-1.15, 1.4, 0.045), (-1.28, 1.58, 0.03)),
    ((0.42, 0.76, 0.11), (0.4, 0.52, 0.085), (0.44, 0.26, 0.065), (0.43, 0.07, 0.06), (0.5, 0.05, 0.065)),
    ((-0.55, 0.8, 0.17), (-0.44, 0.5, 0.11), (-0.64, 0.3, 0.06), (-0.57, 0.07, 0.055), (-0.48, 0.05, 0.062)),
    0.13, (0.6, 1.32, 0.11, 0.17, 0.25), Patch(0.4, ""))  # fmt: skip

HORSE = Beast(
    1.55,
    ((-0.56, 0.84, 0.06, 0.08), (-0.5, 0.84, 0.16, 0.16), (-0.28, 0.83, 0.18, 0.18), (0.0, 0.79, 0.175, 0.19),
     (0.28, 0.8, 0.165, 0.2), (0.45, 0.82, 0.12, 0.16), (0.53, 0.84, 0.05, 0.08)),
    ((0.36, 0.86, 0.17), (0.5, 1.02, 0.13), (0.62, 1.2, 0.1), (0.66, 1.3, 0.085)),
    ((0.62, 1.33, 0.07), (0.7, 1.31, 0.095), (0.8, 1.18, 0.075), (0.9, 1.05, 0.055), (0.94, 0.99, 0.045)),
    ((-0.53, 0.9, 0.03), (-0.64, 0.86, 0.05), (-0.68, 0.6, 0.06), (-0.66, 0.36, 0.03)),
    ((0.36, 0.78, 0.11), (0.36, 0.55, 0.065), (0.38, 0.36, 0.042), (0.37, 0.14, 0.03), (0.39, 0.02, 0.042)),
    ((-0.42, 0.8, 0.15), (-0.36, 0.58, 0.095), (-0.52, 0.4, 0.045), (-0.48, 0.14, 0.032), (-0.45, 0.02, 0.042)),
    0.11, (0.63, 1.38, 0.045, 0.1, 0.1), Patch(0.5, ""), 1.0,
    ((0.34, 1.0, 0.035), (0.44, 1.13, 0.05), (0.54, 1.28, 0.05), (0.6, 1.4, 0.045), (0.7, 1.39, 0.03)))  # fmt: skip

COW = Beast(
    1.35,
    ((-0.66, 0.84, 0.1, 0.1), (-0.6, 0.8, 0.2, 0.19), (-0.3, 0.74, 0.25, 0.25), (0.05, 0.7, 0.27, 0.28),
     (0.35, 0.74, 0.23, 0.25), (0.52, 0.78, 0.16, 0.2), (0.6, 0.8, 0.07, 0.1)),
    ((0.48, 0.82, 0.17), (0.6, 0.9, 0.14), (0.7, 0.98, 0.12)),
    ((0.64, 1.04, 0.09), (0.74, 1.02, 0.12), (0.86, 0.92, 0.09), (0.97, 0.83, 0.08), (1.0, 0.8, 0.065)),
    ((-0.64, 0.92, 0.035), (-0.72, 0.8, 0.025), (-0.73, 0.5, 0.02), (-0.73, 0.38, 0.045), (-0.73, 0.3, 0.01)),
    ((0.4, 0.66, 0.12), (0.4, 0.46, 0.075), (0.41, 0.3, 0.05), (0.4, 0.12, 0.04), (0.42, 0.02, 0.05)),
    ((-0.5, 0.72, 0.16), (-0.46, 0.5, 0.09), (-0.56, 0.32, 0.05), (-0.52, 0.12, 0.042), (-0.5, 0.02, 0.05)),
    0.17, (0.66, 1.03, 0.11, 0.15, 0.9), Patch(0.92, ""), 1.0)  # fmt: skip

BEAR = Beast(
    1.15,
    ((-0.72, 0.78, 0.15, 0.15), (-0.62, 0.76, 0.28, 0.27), (-0.2, 0.72, 0.33, 0.32), (0.2, 0.76, 0.31, 0.32),
     (0.48, 0.78, 0.24, 0.26), (0.62, 0.8, 0.13, 0.14)),
    ((0.45, 0.84, 0.25), (0.62, 0.9, 0.21), (0.74, 0.96, 0.18)),
    ((0.64, 1.0, 0.15), (0.78, 1.0, 0.19), (0.92, 0.93, 0.13), (1.06, 0.88, 0.09), (1.1, 0.87, 0.065)),
    ((-0.7, 0.84, 0.06), (-0.77, 0.82, 0.05), (-0.8, 0.79, 0.02)),
    ((0.42, 0.68, 0.19), (0.42, 0.46, 0.15), (0.45, 0.24, 0.12), (0.45, 0.07, 0.1), (0.56, 0.05, 0.095)),
    ((-0.48, 0.68, 0.22), (-0.4, 0.44, 0.16), (-0.54, 0.24, 0.11), (-0.52, 0.07, 0.1), (-0.4, 0.05, 0.1)),
    0.2, (0.72, 1.14, 0.14, 0.1, 0.4), Patch(0.3, ""))  # fmt: skip

RAT = Beast(
    0.085,
    ((-0.95, 0.55, 0.15, 0.15), (-0.8, 0.62, 0.4, 0.42), (-0.35, 0.68, 0.45, 0.5), (0.15, 0.6, 0.38, 0.42),
     (0.55, 0.52, 0.28, 0.3), (0.75, 0.5, 0.18, 0.2)),
    ((0.5, 0.55, 0.28), (0.7, 0.56, 0.25), (0.8, 0.56, 0.22)),
    ((0.7, 0.6, 0.22), (0.9, 0.58, 0.24), (1.12, 0.48, 0.16), (1.3, 0.42, 0.08), (1.34, 0.41, 0.04)),
    ((-0.9, 0.45, 0.1), (-1.3, 0.2, 0.08), (-1.8, 0.1, 0.06), (-2.3, 0.14, 0.04), (-2.6, 0.3, 0.01)),
    ((0.5, 0.4, 0.14), (0.5, 0.22, 0.1), (0.56, 0.08, 0.06), (0.68, 0.05, 0.05)),
    ((-0.6, 0.45, 0.26), (-0.42, 0.24, 0.15), (-0.62, 0.1, 0.08), (-0.4, 0.05, 0.07)),
    0.26, (0.8, 0.76, 0.14, 0.26, 0.6), Patch(0.45, ""))  # fmt: skip
