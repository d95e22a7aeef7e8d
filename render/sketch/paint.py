"""What is painted on skin and eyes: brows, lips, irises, as darkness in the frame."""

import numpy as np
from numpy.typing import NDArray

from render.sketch.figure import face
from render.sketch.gbuffer import Buffers
from render.sketch.mesh import Floats
from render.sketch.raster import Singles
from render.sketch.stage import Figure
from render.sketch.view import SKIN, View

SMALLEST = 9.0
"""Pixels of a head under which nothing is painted on it."""

Rows = NDArray[np.intp]


def darkness(view: View) -> Singles:
    """Return how dark the paint on faces is (h, w), 0 to 1."""
    buffers = view.buffers
    total = np.zeros(view.frame.width * view.frame.height, np.float64)
    for number, figure in enumerate(buffers.scene.figures):
        height = head_pixels(buffers, figure)
        if height < SMALLEST:
            continue
        for y, x, dark in _painted(buffers, number, figure):
            place = (y // buffers.scale) * view.frame.width + x // buffers.scale
            total += np.bincount(place, dark, len(total))
    total /= buffers.scale**2
    return total.astype(np.float32).reshape(view.frame.height, view.frame.width)


def head_pixels(buffers: Buffers, figure: Figure) -> float:
    """Return the height of a figure's head in frame pixels; 0 behind the camera."""
    depth = float(buffers.camera.project(figure.landmarks["eye"])[0, 2])
    if depth < 0.05:
        return 0.0
    return figure.head_height * buffers.frame.height / (2 * buffers.camera.tan_y * depth)


def _painted(buffers: Buffers, number: int, figure: Figure) -> list[tuple[Rows, Rows, Floats]]:
    """Return rows, columns and darkness of the fine pixels of a face."""
    box = _face_box(buffers, figure)
    if box is None:
        return []
    rows, columns = box
    label = buffers.label[rows, columns]
    pieces = buffers.scene.labels
    skin = [piece.figure == number and piece.material in SKIN for piece in pieces] + [False]
    y, x = np.nonzero(np.array(skin)[label])
    y, x = y + rows.start, x + columns.start
    found = []
    if len(y):
        depth = float(buffers.camera.project(figure.landmarks["eye"])[0, 2])
        pixel = depth * 2 * buffers.camera.tan_x / (buffers.frame.width * buffers.scale)
        rest = buffers.rest(y, x).astype(np.float64)
        found.append((y, x, face.darkness(rest, figure.look, pixel)))
    for part in figure.parts:
        if part.eye:
            eye = [piece.figure == number and piece.eye == part.eye for piece in pieces] + [False]
            y, x = np.nonzero(np.array(eye)[label])
            y, x = y + rows.start, x + columns.start
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
