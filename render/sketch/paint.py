"""What is painted on skin and eyes: brows, lips, irises, as darkness in the frame."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.sketch.figure import face
from render.sketch.gbuffer import Buffers
from render.sketch.mesh import Floats
from render.sketch.raster import Singles
from render.sketch.stage import Figure
from render.sketch.view import SKIN, View

LARGE = 130.0
"""Pixels of a head from which one look a pixel is enough: the paint's edges are soft themselves."""

SMALLEST = 9.0
"""Pixels of a head under which nothing is painted on it."""

Rows = NDArray[np.intp]


def darkness(view: View) -> Singles:
    """Return how dark the paint on faces is (h, w), 0 to 1."""
    buffers = view.buffers
    total = np.zeros(view.frame.width * view.frame.height, np.float64)
    for number, figure in enumerate(buffers.scene.figures):
        height = head_pixels(buffers, figure)
        box = _face_box(buffers, figure) if height >= SMALLEST else None
        if box is None:
            continue
        step = buffers.scale if height > LARGE else 1
        for y, x, dark in _painted(buffers, number, _Grid(*box, step)):
            place = (y // buffers.scale) * view.frame.width + x // buffers.scale
            total += np.bincount(place, dark * step * step, len(total))
    total /= buffers.scale**2
    return total.astype(np.float32).reshape(view.frame.height, view.frame.width)


def head_pixels(buffers: Buffers, figure: Figure) -> float:
    """Return the height of a figure's head in frame pixels; 0 behind the camera."""
    depth = float(buffers.camera.project(figure.landmarks["eye"])[0, 2])
    if depth < 0.05:
        return 0.0
    return figure.head_height * buffers.frame.height / (2 * buffers.camera.tan_y * depth)


class _Grid(NamedTuple):
    """Fine pixels to look at: every `step`th of some rows and columns."""

    rows: slice
    columns: slice
    step: int

    def where(self, buffers: Buffers, wanted: list[bool]) -> tuple[Rows, Rows]:
        """Return rows and columns of the pixels whose label is wanted; the sky is not."""
        half = self.step // 2
        top, left = self.rows.start, self.columns.start
        top, left = top - top % self.step + half, left - left % self.step + half
        label = buffers.label[
            top : self.rows.stop : self.step, left : self.columns.stop : self.step
        ]
        y, x = np.nonzero(np.array([*wanted, False])[label])
        return y * self.step + top, x * self.step + left


def _painted(buffers: Buffers, number: int, grid: _Grid) -> list[tuple[Rows, Rows, Floats]]:
    """Return rows, columns and darkness of the fine pixels of a face."""
    figure, pieces = buffers.scene.figures[number], buffers.scene.labels
    found = []
    y, x = grid.where(buffers, [p.figure == number and p.material in SKIN for p in pieces])
    if len(y):
        depth = float(buffers.camera.project(figure.landmarks["eye"])[0, 2])
        fine = buffers.frame.width * buffers.scale / grid.step
        pixel = depth * 2 * buffers.camera.tan_x / fine
        rest = buffers.rest(y, x).astype(np.float64)
        found.append((y, x, face.darkness(rest, figure.look, pixel)))
    for part in figure.parts:
        if part.eye:
            y, x = grid.where(buffers, [p.figure == number and p.eye == part.eye for p in pieces])
            centre = face.eye_centre(part.mesh.vertices)
            gaze = face.eye_gaze(centre, figure.face, figure.gaze)
            points = buffers.world(y, x).astype(np.float64)
            found.append((y, x, face.eye_darkness(points, centre, gaze, figure.look)))
    return found


def _face_box(buffers: Buffers, figure: Figure) -> tuple[slice, slice] | None:
    """Return the fine rows and columns a head may take; None: it is not in the frame."""
    height, width = buffers.label.shape
    middle = (figure.landmarks["crown"] + figure.landmarks["chin"]) / 2
    x, y, depth = buffers.camera.project(middle)[0]
    reach = head_pixels(buffers, figure) * buffers.scale * 0.95
    column, row = (x * 0.5 + 0.5) * width, (0.5 - y * 0.5) * height
    left, right = max(int(column - reach), 0), min(int(column + reach) + 1, width)
    top, low = max(int(row - reach), 0), min(int(row + reach) + 1, height)
    if depth < 0.05 or left >= right or top >= low:
        return None
    return slice(top, low), slice(left, right)
