"""Guides of lines from a photo, without weights."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from PIL import Image

from render.diffusion import libraries
from render.diffusion.detect import drawing, strokes
from render.diffusion.detect.blocks import in_blocks
from render.diffusion.detect.strokes import Singles

LOW, HIGH = 100, 200
"""Steps in brightness (0 to 1000 or so, summed by Sobel's mask) that go on as, begin an edge."""

NARROW, BROAD = (0.003, 0.008), (0.005, 0.012)
"""The scales of soft edges, and of a scribble, over the shorter side: texture is on none."""

SURE, FAINT = 0.55, 0.3
"""Edge (0 to 1) that is a stroke of a scribble; that is one where it goes on from a stroke."""


def canny(picture: Image.Image) -> Image.Image:
    """Return edges one pixel wide (L); DeviceError without controlnet-aux."""
    detector = libraries.detector("canny").CannyDetector()
    return in_blocks(
        picture, lambda one, side: detector(one, LOW, HIGH, detect_resolution=side,
                                            image_resolution=side)
    ).convert("L")  # fmt: skip


def lineart(picture: Image.Image) -> Image.Image:
    """Return what is darker than its surroundings as lines (L); DeviceError likewise."""
    detector = libraries.detector("lineart_standard").LineartStandardDetector()
    return in_blocks(picture, lambda one, side: detector(one, detect_resolution=side)).convert("L")


def scribble(picture: Image.Image) -> Image.Image:
    """Return the strongest edges in fat strokes, white on black (L); no texture."""
    found = _edges(picture, BROAD)
    return drawing.fat(strokes.thinned(strokes.held(found > SURE, found > FAINT)))


def softedge(picture: Image.Image) -> Image.Image:
    """Return edges as soft lines, the stronger the brighter (L)."""
    return Image.fromarray(np.rint(_edges(picture, NARROW) * 255).astype(np.uint8))


GUIDES: Mapping[str, Callable[[Image.Image], Image.Image]] = {
    "canny": canny, "lineart": lineart, "scribble": scribble, "softedge": softedge,
}  # fmt: skip


def _edges(picture: Image.Image, blurs: tuple[float, float]) -> Singles:
    """Return how much of an edge lies on each pixel (h, w), 0 to 1: a step at both of two scales.

    `blurs` are over the shorter side.
    """
    colours = np.moveaxis(np.asarray(picture.convert("RGB"), np.float32) / 255, 2, 0)
    fine, coarse = (
        _steps([strokes.blurred(plane, share * min(picture.size)) for plane in colours])
        for share in blurs
    )
    both = np.sqrt(fine * coarse)
    usual = float(np.percentile(both, 97)) or 1.0
    return np.asarray(np.clip(both / usual - 0.12, 0, 1) ** 1.2, np.float32)


def _steps(planes: Sequence[Singles]) -> Singles:
    """Return (h, w) how steep the steepest of three channels is."""
    return np.asarray(np.max([np.hypot(*np.gradient(one)) for one in planes], axis=0), np.float32)
