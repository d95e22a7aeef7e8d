"""Which weights find which kind of guide in a photo, and what to say when they are not there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL.Image import Image

from render.diffusion.detect import networks, photo, surfaces
from render.errors import WeightsError

_ANNOTATORS = "lllyasviel/Annotators"


@dataclass(frozen=True)
class Way:
    """How a guide is found: with weights under a name in the user's folder.

    `source` is where on the Hugging Face hub they come from.
    """

    name: str
    find: Callable[[Path, Image], Image]
    source: str = _ANNOTATORS


WAYS: Mapping[str, tuple[Way, ...]] = {
    "softedge": (Way("ControlNetHED.pth", networks.hed),
                 Way("table5_pidinet.pth", networks.pidi)),
    "scribble": (Way("ControlNetHED.pth", partial(networks.hed, scribble=True)),
                 Way("table5_pidinet.pth", partial(networks.pidi, scribble=True))),
    "lineart": (Way("sk_model.pth", networks.lineart),),
    "mlsd": (Way("mlsd_large_512_fp32.pth", networks.mlsd),),
    "normal": (Way("scannet.pt", networks.normal),),
    "openpose": (Way("body_pose_model.pth", networks.openpose,
                     f"{_ANNOTATORS}, not for commercial use"),),
    "depth": (Way("depth", surfaces.depth, "Intel/dpt-hybrid-midas"),),
    "segmentation": (Way("segmentation", surfaces.segments,
                         "nvidia/segformer-b0-finetuned-ade-512-512"),),
}  # fmt: skip
"""The ways to a kind, the best first. A name without an ending is a folder."""


def way(kind: str, models: Path | None) -> Callable[[Image], Image]:
    """Return how a kind of guide is found in a photo: with weights, else without.

    `models` is the folder with the user's weights, None: there is none. Raises WeightsError
    saying which file it lacks when there is no way.
    """
    for one in WAYS.get(kind, ()):
        if models is not None and (models / one.name).exists():
            return partial(one.find, models / one.name)
    if kind in photo.GUIDES:
        return photo.GUIDES[kind]
    one = WAYS[kind][0]
    place = f"in {models}" if models is not None else "in the folder of --detectors DIR"
    raise WeightsError(f"the {kind} guide of a picture needs {one.name} (of {one.source}) {place}; "
                       f"{', '.join(photo.GUIDES)} need none")  # fmt: skip


def files(models: Path) -> Iterator[tuple[str, Path]]:
    """Yield (name, file) of the weights in a folder that guides are found with, each once."""
    names = dict.fromkeys(one.name for ways in WAYS.values() for one in ways)
    for place in (models / name for name in names):
        if place.is_file():
            yield place.name, place
        for file in sorted(place.glob("*")) if place.is_dir() else ():
            if file.is_file():
                yield f"{place.name}/{file.name}", file
