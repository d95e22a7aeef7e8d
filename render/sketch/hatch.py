"""Hatching: rows of pen lines that bend with the form."""

from dataclasses import dataclass

import numpy as np

from render.sketch.noise import cloudy
from render.sketch.raster import Singles
from render.sketch.view import View


@dataclass(frozen=True)
class Pen:
    """A set of hatching lines: `angle` radians, `pitch` pixels apart (768 pixel frame), `width`
    their share of the pitch, `bend` pixels the form pushes them aside.
    """

    angle: float
    pitch: float
    width: float
    bend: float


def lines(view: View, pen: Pen, rng: np.random.Generator) -> Singles:
    """Return the ink of hatching lines over the whole frame (h, w), 0 to 1."""
    frame, unit = view.frame, view.unit
    x = np.arange(frame.width, dtype=np.float32)[None, :]
    y = np.arange(frame.height, dtype=np.float32)[:, None]
    right, up, _ = view.buffers.camera.rotation.astype(np.float32)
    form = view.buffers.normal @ (right * np.cos(pen.angle) - up * np.sin(pen.angle)) * view.people
    stray = cloudy(frame, 70 * unit, rng) * 1.5 + cloudy(frame, 15 * unit, rng) * 0.3
    across = x * np.cos(pen.angle) + y * np.sin(pen.angle) + (form * pen.bend + stray) * unit
    place = across / np.float32(pen.pitch * unit)
    row = np.floor(place)
    away = np.abs(place - row - 0.5) * 2
    width = rng.uniform(0.7, 1.15, 1024).astype(np.float32)[row.astype(np.int32) % 1024] * pen.width
    soft = np.float32(1.6 / (pen.pitch * unit))
    return np.asarray(np.clip((width - away) / soft + 0.5, 0, 1), np.float32)
