"""A glance through a camera: which figure and which thing every coarse pixel sees."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.sketch import gbuffer, scene
from render.sketch.lens import Camera
from render.sketch.mesh import Ints
from render.sketch.raster import Frame, Singles
from render.sketch.scene import Scene
from render.sketch.stage import Stage


@dataclass(frozen=True, eq=False)
class Glance:
    """What a coarse picture (h, w) holds.

    `figure` counts the stage's figures, then its extras; -1: none. `thing` indexes `names` (things
    that are not hidden, then figures); -1: sky. `depth` is in metres, 10,000 on sky.
    """

    figure: NDArray[np.int8]
    thing: Ints
    depth: Singles
    names: tuple[str, ...]

    def share(self, name: str) -> float:
        """Return how much of the frame a thing or figure takes, 0 to 1."""
        if name not in self.names:
            return 0.0
        return float((self.thing == self.names.index(name)).mean())


def visibility(stage: Stage | Scene, camera: Camera, width: int = 160, height: int = 90) -> Glance:
    """Return what a camera sees; pass `scene.flatten(stage)` to try several cameras."""
    flat = stage if isinstance(stage, Scene) else scene.flatten(stage)
    buffers = gbuffer.take(flat, camera, Frame(width, height), 1)
    things = np.array([label.thing for label in flat.labels] + [-1], np.int32)
    return Glance(buffers.figure, things[buffers.piece], buffers.depth, flat.names)
