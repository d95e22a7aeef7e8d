"""Finds guides with networks of controlnet-aux whose weights lie in a folder of the user's."""

import contextlib
import io
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from render.diffusion import libraries
from render.diffusion.detect import states
from render.diffusion.detect.blocks import in_blocks

if TYPE_CHECKING:
    from torch import nn

    Made = Callable[[ModuleType], nn.Module]

# What the encoder of the normals was trained with, 0 to 1.
_MEAN, _SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def hed(file: Path, picture: Image.Image, *, scribble: bool = False) -> Image.Image:
    """Return soft edges (L), as fat strokes for a scribble."""
    library = libraries.detector("hed")
    detector = library.HEDdetector(_network("hed", "ControlNetHED_Apache2", file))
    return _seen(detector, picture, scribble=scribble)


def pidi(file: Path, picture: Image.Image, *, scribble: bool = False) -> Image.Image:
    """Return soft edges (L), as fat strokes for a scribble."""
    library = libraries.detector("pidi")
    detector = library.PidiNetDetector(_network("pidi.model", "pidinet", file))
    return _seen(detector, picture, scribble=scribble)


def lineart(file: Path, picture: Image.Image) -> Image.Image:
    """Return the lines an artist would draw (L)."""
    network = _network("lineart", "Generator", file, 3, 1, 3)
    return _seen(libraries.detector("lineart").LineartDetector(network, network), picture)


def mlsd(file: Path, picture: Image.Image) -> Image.Image:
    """Return straight lines (L)."""
    network = _network("mlsd.models.mbv2_mlsd_large", "MobileV2_MLSD_Large", file)
    return _seen(libraries.detector("mlsd").MLSDdetector(network), picture)


def normal(file: Path, picture: Image.Image) -> Image.Image:
    """Return normals as NormalBae paints them (RGB)."""
    network = _network("normalbae.nets.NNET", "NNET", file, Normals)
    return in_blocks(picture, lambda one, _: _normals(network, one))


def openpose(file: Path, picture: Image.Image) -> Image.Image:
    """Return the poses of people on black (RGB).

    OpenPose and its weights are licensed by CMU for non-commercial use only.
    """
    drawn, found = libraries.detector("open_pose.util"), libraries.detector("open_pose.body").Body
    # Its constructor would open the pickle by itself.
    body = object.__new__(found)
    body.model = _network("open_pose.model", "bodypose_model", file)
    width, height = picture.size
    canvas = np.zeros((height, width, 3), np.uint8)
    for person in found.format_body_result(*body(np.asarray(picture)[:, :, ::-1].copy())):
        points = [point and point._replace(x=point.x / width, y=point.y / height)
                  for point in person.keypoints]  # fmt: skip
        canvas = drawn.draw_bodypose(canvas, points)
    return Image.fromarray(canvas)


class Normals:
    """What the decoder of the normals asks for."""

    architecture = "BN"
    sampling_ratio = 0.4
    importance_ratio = 0.7


@lru_cache(maxsize=2)
def _network(module: str, name: str, file: Path, *settings: object) -> "nn.Module":
    """Return a network of controlnet-aux filled from a file; some of them talk as they are made."""
    library = libraries.detector(module)
    with contextlib.redirect_stdout(io.StringIO()):
        made = getattr(library, name)(*settings)
    arranged = libraries.detector("open_pose.util").transfer if "open_pose" in module else None
    return states.filled(made, file, arranged)


def _seen(
    detector: Callable[..., Image.Image], picture: Image.Image, **more: bool
) -> Image.Image:  # fmt: skip
    """Return what a detector makes of a picture, at the picture's own size (L)."""
    look = partial(detector, **more)
    return in_blocks(
        picture, lambda one, side: look(one, detect_resolution=side, image_resolution=side)
    ).convert("L")


def _normals(network: "nn.Module", picture: Image.Image) -> Image.Image:
    import torch

    colours = (np.asarray(picture, np.float32) / 255 - _MEAN) / _SPREAD
    with torch.inference_mode():
        found = network(torch.from_numpy(colours.transpose(2, 0, 1).astype(np.float32))[None])
    normals = found[0][-1][0, :3].numpy().transpose(1, 2, 0)
    return Image.fromarray((np.clip(normals * 0.5 + 0.5, 0, 1) * 255).astype(np.uint8))
