"""Smooth noise and blur for washes."""

import numpy as np
from PIL import Image, ImageFilter

from render.sketch.raster import Frame, Singles


def cloudy(frame: Frame, cell: float, rng: np.random.Generator, octaves: int = 1) -> Singles:
    """Return (h, w) noise of about unit variance; its coarsest features are `cell` pixels wide."""
    total = np.zeros((frame.height, frame.width), np.float32)
    power, strength = 0.0, 1.0
    for _ in range(octaves):
        rows, columns = int(frame.height / cell) + 3, int(frame.width / cell) + 3
        knots = rng.normal(size=(rows, columns)).astype(np.float32)
        box = (1.0, 1.0, 1.0 + frame.width / cell, 1.0 + frame.height / cell)
        fine = Image.fromarray(knots).resize(frame, Image.Resampling.BICUBIC, box=box)
        total += np.float32(strength) * np.asarray(fine, np.float32)
        power += strength * strength
        strength *= 0.5
        cell = max(1.0, cell / 2)
    return total / np.float32(power**0.5)


def blurred(picture: Singles, radius: int) -> Singles:
    """Return the picture after two box blurs; the border's values go on outside."""
    out = picture
    for _ in range(2):
        out = _box(_box(out, radius).T, radius).T
    return np.ascontiguousarray(out)


def _box(picture: Singles, radius: int) -> Singles:
    """Blur down the columns."""
    top = np.repeat(picture[:1], radius + 1, 0)
    low = np.repeat(picture[-1:], radius, 0)
    total = np.cumsum(np.concatenate([top, picture, low]), 0, dtype=np.float64)
    wide = 2 * radius + 1
    return ((total[wide:] - total[:-wide]) / wide).astype(np.float32)


def ramp(value: Singles, start: float, end: float) -> Singles:
    """Return 0 where the value is at `start`, 1 at `end`, smooth between, flat outside."""
    share = np.clip((value - np.float32(start)) / np.float32(end - start), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def softened(mask: Singles, radius: float) -> Singles:
    """Return a mask (h, w), 0 to 1, box blurred in 256 steps: quick, for edges without stairs."""
    grey = Image.fromarray((mask * 255).astype(np.uint8)).filter(ImageFilter.BoxBlur(radius))
    return np.asarray(grey, np.float32) / np.float32(255)
