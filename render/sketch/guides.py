"""Guides for ControlNet, from the very buffers a panel was drawn from."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageFilter

from render.sketch import gbuffer, keypoints, outlines, segments
from render.sketch.ink import Drawing
from render.sketch.keypoints import Pose
from render.vocabulary import Guide

SHARP, SOFT = 1.0, 3.0
"""Pixels (768 pixel frame) of the two blurs a soft edge is made of."""


def draw(drawing: Drawing, guide: Guide) -> Image.Image:
    """Return one guide of a drawing, RGB (openpose, normal, segmentation) or L."""
    return GUIDES[guide](drawing)


def pose(drawing: Drawing) -> Pose:
    """Return keypoints, head heights and camera: the content of pose.json."""
    return keypoints.pose(drawing.buffers)


def _openpose(drawing: Drawing) -> Image.Image:
    found = pose(drawing)
    return keypoints.draw(found.people, found.width, found.height)


def _depth(drawing: Drawing) -> Image.Image:
    """White is near; the farthest surfaces keep a little light, as MiDaS leaves them."""
    near = gbuffer.shrink(drawing.buffers.near, drawing.buffers.scale).astype(np.float64)
    seen = near[near > 0]
    if not len(seen):
        return Image.fromarray(np.zeros(near.shape, np.uint8))
    low, high = 0.6 * np.percentile(seen, 2), np.percentile(seen, 99.95)
    share = np.clip((near - low) / max(high - low, 1e-9), 0, 1)
    return Image.fromarray(np.rint(share * 255).astype(np.uint8))


def _normal(drawing: Drawing) -> Image.Image:
    """Camera space with x flipped: the NormalBae ControlNet was trained with red to the left."""
    buffers = drawing.buffers
    local = buffers.normal @ buffers.camera.rotation.T.astype(np.float32)
    local = np.where(buffers.solid[:, :, None], local, np.array([0, 0, 1], np.float32))
    local = local * np.array([-1, 1, 1], np.float32)
    return Image.fromarray(np.clip(np.rint((local * 0.5 + 0.5) * 255), 0, 255).astype(np.uint8))


def _lineart(drawing: Drawing) -> Image.Image:
    ink = np.clip(drawing.line**0.7 * 1.1, 0, 1)
    return Image.fromarray(np.rint(ink * 255).astype(np.uint8))


def _softedge(drawing: Drawing) -> Image.Image:
    """A bright core and a wide glow, as HED leaves them; far lines stay fainter than near ones."""
    unit = drawing.view.unit
    ink = Image.fromarray(np.rint(np.clip(drawing.line, 0, 1) ** 0.6 * 255).astype(np.uint8))
    core, glow = (
        np.asarray(ink.filter(ImageFilter.GaussianBlur(radius * unit)), np.float64)
        for radius in (SHARP, SOFT)
    )
    return Image.fromarray(np.clip(np.rint(1.3 * core + 0.5 * glow), 0, 255).astype(np.uint8))


def _segmentation(drawing: Drawing) -> Image.Image:
    return segments.draw(drawing.buffers)


GUIDES: dict[Guide, Callable[[Drawing], Image.Image]] = {
    "openpose": _openpose,
    "depth": _depth,
    "normal": _normal,
    "lineart": _lineart,
    "canny": outlines.canny,
    "segmentation": _segmentation,
    "scribble": outlines.scribble,
    "softedge": _softedge,
    "mlsd": outlines.mlsd,
}
