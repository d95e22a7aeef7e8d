"""The sky: clouds left as white paper, or stars, or space."""

import numpy as np

from render.sketch import marker
from render.sketch.marker import Bands
from render.sketch.noise import cloudy, ramp
from render.sketch.raster import Singles
from render.sketch.view import View

STEPS = 4
"""Greys from the horizon to the top of the sky."""


def wash(view: View, laid: Bands, rng: np.random.Generator) -> Singles:
    """Return the sky's darkness (h, w), 0 to 1, over the whole frame."""
    height = _height(view)
    mood = view.mood
    slope = np.clip(height, 0, 1)
    base = mood.low + (mood.top - mood.low) * slope**0.8
    kind = view.stage.set.sky
    if kind == "space":
        return np.asarray(np.full_like(base, 0.95), np.float32)
    if kind == "none":
        return np.asarray(np.full_like(base, mood.veil * 0.9), np.float32)
    greys = tuple(np.linspace(min(mood.low, mood.top), max(mood.low, mood.top), STEPS).tolist())
    if kind == "stars" or mood.dark:
        drift = base + 0.02 * cloudy(view.frame, 160 * view.unit, rng, 2)
        return marker.flat(np.asarray(drift, np.float32), greys, laid)
    return _clouds(view, np.asarray(base, np.float32), rng)


def _height(view: View) -> Singles:
    """Return 0 at the horizon, 1 some 35 degrees above it."""
    x, y = view.buffers.rays
    right, up, back = view.buffers.camera.rotation.astype(np.float32)
    rise = x * right[1] + y * up[1] - back[1]
    flat = np.sqrt(1 + x * x + y * y)
    return np.asarray(rise / flat / 0.57, np.float32)


def _clouds(view: View, base: Singles, rng: np.random.Generator) -> Singles:
    """Leave clouds white in the wash, a little grey below."""
    unit = view.unit
    puff = cloudy(view.frame, 210 * unit, rng, 4)
    low = np.roll(puff, -round(16 * unit), axis=0)
    heavy = view.stage.weather in ("rain", "storm", "snow", "fog")
    open_air = ramp(puff, 0.24, 0.16)
    under = ramp(puff, 0.34, 0.38) * ramp(puff - low, 0.20, 0.24)
    if heavy:
        lead = {"rain": 0.26, "storm": 0.46, "snow": 0.30, "fog": 0.07}[view.stage.weather]
        return np.asarray(lead * (0.75 + 0.25 * open_air) + base * 0.4, np.float32)
    return np.asarray(base * open_air + 0.07 * under, np.float32)


def stars(view: View, rng: np.random.Generator) -> Singles:
    """Return the light of stars (h, w), 0 to 1."""
    frame = view.frame
    kind = view.stage.set.sky
    by_night = view.mood.dark and kind == "clouds"
    count = 60 if by_night else {"space": 700, "stars": 130}.get(kind, 0)
    out = np.zeros((frame.height, frame.width), np.float32)
    x = rng.integers(1, frame.width - 1, count)
    y = rng.integers(1, frame.height - 1, count)
    bright = rng.uniform(0.15, 1.0, count).astype(np.float32) ** 2
    np.maximum.at(out, (y, x), bright)
    big = bright > 0.7
    for down, over in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        np.maximum.at(out, (y[big] + down, x[big] + over), bright[big] * 0.5)
    if view.stage.weather in ("rain", "storm", "snow", "fog"):
        return out * 0
    return out * ~view.buffers.solid
