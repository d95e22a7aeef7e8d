"""A Shell is hair as a skin around the skull, over the ears and down to its hem."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from render.sketch.figure.skull import Skull
from render.sketch.mesh import Floats, Ints

Thickness = Callable[[Floats, Floats], Floats]
Edge = Callable[[Floats, Floats], Floats]


@dataclass(frozen=True, eq=False)
class Cut:
    """How a shell is cut.

    `thick(turn, lift)` is metres of hair on a base-sized head: turn is radians about y, 0 to the
    face, positive to the person's left; lift is radians above the level of the skull's centre.
    `edge(turn, height)` is at least 0 where there is hair; turn in degrees here, height on the
    base's head. `hem` is the lowest height on the base's head. `flare` widens hair that falls;
    `wave` is the depth of its waves in metres. `ragged` is how uneven hem and hairline are.
    """

    thick: Thickness
    edge: Edge
    hem: float = 0.64
    flare: float = 0.0
    wave: float = 0.0
    ragged: float = 0.0035


@dataclass(frozen=True, eq=False)
class Shell:
    """Rings of points (r, n, 3) from the crown down; `field` (r, n) >= 0 is where there is hair."""

    points: Floats
    field: Floats

    @property
    def faces(self) -> Ints:
        """Triangles over the points, numbered ring by ring, seen from outside."""
        rings, sides = self.field.shape
        first = (np.arange(rings - 1)[:, None] * sides + np.arange(sides)).ravel()
        right = (np.arange(rings - 1)[:, None] * sides + (np.arange(sides) + 1) % sides).ravel()
        below, aside = first + sides, right + sides
        return np.concatenate(
            [np.stack([first, below, aside], axis=1), np.stack([first, aside, right], axis=1)]
        ).astype(np.int32)

    def at(self, ring: Floats, turn: Floats) -> tuple[Floats, Floats]:
        """Return points (k, 3) and field (k,) at ring numbers and radians about y."""
        rings, sides = self.field.shape
        row = np.clip(ring, 0, rings - 1.001)
        column = (turn + np.pi) / (2 * np.pi) * sides
        i, j = row.astype(int), np.floor(column).astype(int)
        a, b = (row - i)[:, None], (column - j)[:, None]
        whole = np.concatenate([self.points, self.field[:, :, None]], axis=2)
        corner = [[whole[i + di, (j + dj) % sides] for dj in (0, 1)] for di in (0, 1)]
        mixed = (1 - a) * ((1 - b) * corner[0][0] + b * corner[0][1]) + a * (
            (1 - b) * corner[1][0] + b * corner[1][1]
        )
        return mixed[:, :3], mixed[:, 3]


def shell(skull: Skull, cut: Cut, chance: np.random.Generator, sides: int) -> Shell:
    """Return hair cut to a skull; `sides` columns about the head decide its detail."""
    turn = np.linspace(-np.pi, np.pi, sides, endpoint=False)
    lifts = np.radians(np.concatenate([[90], np.linspace(82, 0, max(5, sides // 6))]))
    dome = _dome(skull, cut, turn, lifts, chance)
    falls = np.linspace(0, 1, max(6, sides // 6) + 1)[1:]
    fallen = _fallen(skull, cut, turn, dome[-1], falls)
    points = np.concatenate([dome, fallen])
    ragged = chance.normal(size=sides) * cut.ragged
    degrees = np.degrees(turn)
    field = cut.edge(np.broadcast_to(degrees, points.shape[:2]), skull.base_height(points[..., 1]))
    field = field + (0.6 * ragged + 0.4 * np.roll(ragged, 1))
    root = 0.30 + 0.70 * np.clip(field / 0.022, 0, 1) ** 0.7
    root[len(dome) :] = 1
    flat = skull.centre + (points - skull.centre) * _skin_share(skull, points)[..., None]
    return Shell(np.asarray(flat + (points - flat) * root[..., None]), field)


def _skin_share(skull: Skull, points: Floats) -> Floats:
    """Return how far out the skin is along the way to each point, 1 at most."""
    away = points - skull.centre
    reach = np.linalg.norm(away, axis=-1)
    return np.asarray(np.minimum(skull.radius(away / reach[..., None]) / reach, 1.0))


def _dome(
    skull: Skull, cut: Cut, turn: Floats, lifts: Floats, chance: np.random.Generator
) -> Floats:
    lift, about = np.meshgrid(lifts, turn, indexing="ij")
    ways = np.stack(
        [np.cos(lift) * np.sin(about), np.sin(lift), np.cos(lift) * np.cos(about)], axis=-1
    )
    phases = chance.uniform(0, 2 * np.pi, 4)
    grooves = np.sum(
        [0.3 * np.sin(about * n + p) for n, p in zip((7, 13, 23, 31), phases, strict=True)], axis=0
    )
    thick = cut.thick(about, lift) * skull.scale
    thick = thick * (1 + 0.14 * grooves * np.clip((np.pi / 2 - lift) / 1.2, 0, 1))
    points = skull.centre + ways * (skull.radius(ways) + thick)[..., None]
    points[0] = points[0].mean(axis=0)
    return np.asarray(points)


def _fallen(skull: Skull, cut: Cut, turn: Floats, rim: Floats, falls: Floats) -> Floats:
    """Return the rings (r, n, 3) under the rim: hugging the head, or hanging where it is long."""
    top, bottom = float(rim[0, 1]), skull.height(cut.hem)
    reach = np.hypot(rim[:, 0] - skull.centre[0], rim[:, 2] - skull.centre[2])
    thick = cut.thick(turn, np.zeros_like(turn)) * skull.scale
    rings = []
    for fall in falls:
        y = top + (bottom - top) * fall
        if cut.hem > 0.6:
            out = _hugging(skull, turn, y, thick, reach * (1 - 0.42 * fall))
            out = np.minimum(out, reach * 1.02) * (1 + cut.flare * fall)
        else:
            out = reach * (1 + cut.flare * fall - 0.16 * fall * (1 - fall))
            out = out + cut.wave * np.sin(26 * fall + 2 * np.sin(3 * turn)) * fall
        back = 0.012 * fall * skull.scale if cut.hem <= 0.6 else 0.0
        rings.append(
            np.stack([np.sin(turn) * out, np.full(len(turn), y), np.cos(turn) * out - back], axis=1)
            + skull.centre * [1, 0, 1]
        )
    return np.array(rings)


def _hugging(skull: Skull, turn: Floats, y: float, thick: Floats, least: Floats) -> Floats:
    drop = y - skull.centre[1]
    ways = np.stack(
        [np.sin(turn), np.full(len(turn), drop / (0.095 * skull.scale)), np.cos(turn)], axis=1
    )
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    out = np.sqrt(np.maximum((skull.radius(ways) + thick) ** 2 - drop**2, 0))
    return np.asarray(np.maximum(out, least))
