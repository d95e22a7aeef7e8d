"""Cast shadows: a depth buffer seen from the light."""

from dataclasses import dataclass

import numpy as np

from render.sketch import raster
from render.sketch.gbuffer import Buffers
from render.sketch.mesh import Floats
from render.sketch.raster import Frame, Screen, Singles
from render.sketch.scene import Scene

SIZE = 768
"""Pixels along a side of the light's picture."""

LIFT = 1000.0
"""Metres added to heights along the light, so that nearness stays above 0."""

TRANSPARENT = ("glass", "window", "glow", "sky", "water")
OPEN = ("wall", "ceiling", "floor")
"""What never casts: the set's shell would put every room in the dark."""

OVERHEAD = ("strip", "pendant", "chandelier")
"""Names of lamps under the ceiling: they give light, so they cast no shadow."""


@dataclass(frozen=True, eq=False)
class Beam:
    """Parallel light. `key` (3,) unit, towards it; `centre` (3,) and `radius` metres it covers."""

    key: Floats
    centre: Floats
    radius: float

    @property
    def axes(self) -> Floats:
        """Rows right, up, towards the light."""
        side = np.cross([0.0, 1.0, 0.0], self.key)
        side /= np.linalg.norm(side) + 1e-9
        return np.stack([side, np.cross(self.key, side), self.key])


def cast(buffers: Buffers, beam: Beam) -> Singles:
    """Return (h, w): 1 where another surface stands before the light, else 0, soft between."""
    near = _map(buffers.scene, beam)
    axes = beam.axes
    rotated = axes @ buffers.camera.rotation.T
    start = axes @ (buffers.camera.position - beam.centre)
    x, y = buffers.rays
    along = [
        (start[k] + buffers.depth * (x * rotated[k, 0] + y * rotated[k, 1] - rotated[k, 2])).astype(
            np.float32
        )
        for k in range(3)
    ]
    slope = np.clip(buffers.normal @ beam.key.astype(np.float32), 0, 1)
    height = along[2] + np.float32(LIFT) + np.float32(0.02) + np.float32(0.04) * (1 - slope)
    column = (along[0] / beam.radius * 0.5 + 0.5) * SIZE
    row = (0.5 - along[1] / beam.radius * 0.5) * SIZE
    inside = (column > 2) & (column < SIZE - 3) & (row > 2) & (row < SIZE - 3) & buffers.solid
    place = np.flatnonzero(inside)
    column, row, height = column.ravel()[place], row.ravel()[place], height.ravel()[place]
    total = np.zeros(len(place), np.float32)
    taps = ((0.0, 0.0), (0.8, 0.3), (-0.3, 0.8), (-0.8, -0.3), (0.3, -0.8))
    for right, down in taps:
        index = (row + down).astype(np.int32) * SIZE + (column + right).astype(np.int32)
        total += near[index] > height
    out = np.zeros(inside.size, np.float32)
    out[place] = total / len(taps)
    return out.reshape(inside.shape)


def _map(scene: Scene, beam: Beam) -> Singles:
    """Return (SIZE * SIZE,) the height along the light of what it meets first, 0: nothing."""
    local = (scene.vertices - beam.centre) @ beam.axes.T
    hung = [scene.names[piece.thing].split("_")[0] in OVERHEAD for piece in scene.labels]
    casts = ~(scene.where(material=TRANSPARENT, role=OPEN) | np.array([*hung, False]))[scene.label]
    x = (local[:, 0] / beam.radius * 0.5 + 0.5) * SIZE
    y = (0.5 - local[:, 1] / beam.radius * 0.5) * SIZE
    corner_x, corner_y = x[scene.faces], y[scene.faces]
    for corner in (corner_x, corner_y):
        low, high = raster.extent(corner)
        casts &= (low < SIZE) & (high > 0)
    source = np.flatnonzero(casts).astype(np.int32)
    height = local[:, 2][scene.faces[source]] + LIFT
    screen = Screen(corner_x[source], corner_y[source], height, source)
    screen = raster.facing(screen, np.zeros(len(scene.faces), bool))
    return raster.look(screen, Frame(SIZE, SIZE)).near.ravel()
