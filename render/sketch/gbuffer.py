"""Buffers hold what the camera sees at every pixel: label, depth, normal, paint on skin."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from render.sketch import raster
from render.sketch.lens import Camera
from render.sketch.mesh import Bools, Floats, Ints
from render.sketch.raster import Frame, Seen, Singles
from render.sketch.scene import Scene

FAR = 1.0e4
"""Metres: the depth of the sky."""


@dataclass(frozen=True, eq=False)
class Buffers:
    """What the camera sees.

    Pictures at `scale` times the frame: `label` (index into `scene.labels`, -1: sky) int32 and
    `near` (1 / depth, 0: sky) float32. All others are at the frame's own size, (h, w).
    """

    scene: Scene
    camera: Camera
    frame: Frame
    scale: int
    seen: Seen

    @cached_property
    def source(self) -> Ints:
        """The scene's triangle at every fine pixel, -1: sky."""
        return np.append(self.seen.screen.source, np.int32(-1))[self.seen.triangle]

    @cached_property
    def label(self) -> Ints:
        """The label at every fine pixel."""
        rows = self.scene.label[self.seen.screen.source]
        return np.append(rows, np.int32(-1))[self.seen.triangle]

    @property
    def near(self) -> Singles:
        """1 / depth at every fine pixel."""
        return self.seen.near

    @cached_property
    def piece(self) -> Ints:
        """The label at every pixel of the frame."""
        half = self.scale // 2
        return np.ascontiguousarray(self.label[half :: self.scale, half :: self.scale])

    @cached_property
    def depth(self) -> Singles:
        """Metres along the optical axis; FAR on sky."""
        half = self.scale // 2
        near = self.near[half :: self.scale, half :: self.scale]
        return np.where(near > 0, 1 / np.maximum(near, np.float32(1e-6)), np.float32(FAR))

    @cached_property
    def solid(self) -> Bools:
        """True where there is a surface, false on sky."""
        return self.piece >= 0

    @cached_property
    def figure(self) -> NDArray[np.int8]:
        """The figure at every pixel, -1 for things and sky."""
        numbers = np.array([label.figure for label in self.scene.labels] + [-1], np.int8)
        return numbers[self.piece]

    def each(self, values: Singles | Bools) -> Singles:
        """Return a number a label (labels + 1,) as a picture, mixed at the borders."""
        fine = values.astype(np.float32)[self.label]
        return shrink(fine, self.scale)

    @cached_property
    def rays(self) -> tuple[Singles, Singles]:
        """Return x (1, w) and y (h, 1) of a pixel's ray where its depth is 1, right and up."""
        half = (self.scale // 2 + 0.5) / self.scale
        x = ((np.arange(self.frame.width) + half) / self.frame.width * 2 - 1) * self.camera.tan_x
        y = (1 - (np.arange(self.frame.height) + half) / self.frame.height * 2) * self.camera.tan_y
        return x[None, :].astype(np.float32), y[:, None].astype(np.float32)

    @cached_property
    def position(self) -> Singles:
        """World metres (h, w, 3)."""
        x, y = self.rays
        right, up, back = self.camera.rotation.astype(np.float32)
        centre = self.camera.position.astype(np.float32)
        planes = [centre[k] + self.depth * (x * right[k] + y * up[k] - back[k]) for k in range(3)]
        return np.stack(planes, 2)

    @cached_property
    def normal(self) -> Singles:
        """Unit normals in the world (h, w, 3), towards the camera; 0 on sky."""
        screen, half = self.seen.screen, self.scale // 2
        rows = self.seen.triangle[half :: self.scale, half :: self.scale]
        y, x = np.nonzero(rows >= 0)
        row = rows[y, x]
        corner = self.scene.normals[screen.source] * screen.near[:, :, None]
        out = np.zeros((*rows.shape, 3), np.float32)
        across = (x * self.scale + half + 0.5).astype(np.float32)
        down = (y * self.scale + half + 0.5).astype(np.float32)
        local = np.empty((len(row), 3), np.float32)
        for axis in range(3):
            local[:, axis] = _at(raster.planes(screen, corner[:, :, axis]), row, across, down)
        local /= np.sqrt(_dot(local, local))[:, None] + np.float32(1e-12)
        ray_x, ray_y = self.rays
        right, up, back = self.camera.rotation.astype(np.float32)
        ray = ray_x[0, x][:, None] * right + ray_y[y, 0][:, None] * up - back
        local[_dot(local, ray) > 0] *= -1
        out[y, x] = local
        return out

    def rest(self, y: NDArray[np.intp], x: NDArray[np.intp]) -> Singles:
        """Return (n, 3) rest coordinates of fine pixels, as in `Part.rest`."""
        screen = self.seen.screen
        row = self.seen.triangle[y, x]
        rows, inverse = np.unique(row, return_inverse=True)
        few = raster.Screen(screen.x[rows], screen.y[rows], screen.near[rows], screen.source[rows])
        corner = self.scene.rest[self.scene.faces[few.source]] * few.near[:, :, None]
        across, down = (x + 0.5).astype(np.float32), (y + 0.5).astype(np.float32)
        near = self.near[y, x]
        planes = (raster.planes(few, corner[:, :, axis]) for axis in range(3))
        return np.stack([_at(plane, inverse, across, down) / near for plane in planes], 1)

    def world(self, y: NDArray[np.intp], x: NDArray[np.intp]) -> Singles:
        """Return (n, 3) world metres of fine pixels."""
        camera, depth = self.camera, 1 / self.near[y, x].astype(np.float64)
        width, height = self.frame.width * self.scale, self.frame.height * self.scale
        across = ((x + 0.5) / width * 2 - 1) * camera.tan_x * depth
        up = (1 - (y + 0.5) / height * 2) * camera.tan_y * depth
        local = np.stack([across, up, -depth], 1)
        return (local @ camera.rotation + camera.position).astype(np.float32)


def take(scene: Scene, camera: Camera, frame: Frame, scale: int) -> Buffers:
    """Return what a camera sees of a scene in a frame, traced at `scale` times its size."""
    fine = Frame(frame.width * scale, frame.height * scale)
    screen = raster.perspective(scene.vertices, scene.faces, camera, fine)
    seen = raster.look(raster.facing(screen, scene.cull), fine)
    return Buffers(scene, camera, frame, scale, seen)


Plane = tuple[Floats, Floats, Floats]


def _at(plane: Plane, row: NDArray[np.intp] | Ints, across: Singles, down: Singles) -> Singles:
    """Return the value of each row's plane at a place on the screen."""
    base, right, low = (part.astype(np.float32) for part in plane)
    return np.asarray(base[row] + right[row] * across + low[row] * down)


def _dot(one: Singles, two: Singles) -> Singles:
    """Return (n,) the products of rows (n, 3)."""
    return np.asarray(np.einsum("ni,ni->n", one, two))


def shrink(fine: Singles, scale: int) -> Singles:
    """Return the mean of every scale x scale block."""
    if scale == 1:
        return fine
    total = fine[::scale, ::scale].copy()
    for k in range(1, scale * scale):
        total += fine[k // scale :: scale, k % scale :: scale]
    total /= np.float32(scale * scale)
    return total
