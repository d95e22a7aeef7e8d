"""Says who of a frame is painted apart: two people, each with looks and LoRAs of their own."""

from collections.abc import Mapping, Sequence
from typing import Final, get_args

import numpy as np
from PIL import ImageChops
from PIL.Image import Image

from render.diffusion.job import Person
from render.diffusion.kit import ALWAYS, Weighed
from render.diffusion.staging import Staged
from render.order import Order
from render.vocabulary import Family

LEAST: Final = 0.02
"""How much of the frame somebody must fill; in less a model has no room for looks."""
_OVERLAP: Final = 0.1
"""How much of the smaller of two masks the other may cover."""

_WHOLE: Final = frozenset((*get_args(Family), ALWAYS))
"""Names of LoRAs that work in the whole picture."""


def told(staged: Staged, prompts: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return the prompts of two people by name when both can be seen well, else none."""
    masks = [staged.masks[name] for name, _ in prompts if name in staged.masks]
    if len(masks) != len(prompts) or len(masks) != 2:
        return {}
    areas = [_area(mask) for mask in masks]
    both = _area(ImageChops.darker(*(mask.convert("L") for mask in masks)))
    clear = min(areas) >= LEAST and both <= _OVERLAP * min(areas)
    return dict(prompts) if clear else {}


def people(
    order: Order, staged: Staged, prompts: Mapping[str, str], loras: Sequence[Weighed],
    pictured: Mapping[str, Image],
) -> tuple[Person, ...]:  # fmt: skip
    """Return who is painted apart: who has a prompt in `prompts`, who has a picture in `pictured`.

    Both are by name. `loras` are all of the order; who has a prompt has their own of them. Who
    cannot be seen is not painted.
    """
    return tuple(
        Person(
            one.name, prompts.get(one.name, ""), staged.masks[one.name],
            _own(one.name, loras) if one.name in prompts else (), pictured.get(one.name),
        )
        for one in order.subjects
        if one.name in staged.masks and (one.name in prompts or one.name in pictured)
    )  # fmt: skip


def common(loras: Sequence[Weighed], people: Sequence[Person]) -> tuple[Weighed, ...]:
    """Return the LoRAs that work in the whole picture, without those people have for themselves."""
    own = {lora for one in people for lora in one.loras}
    return tuple(one for one in loras if one not in own)


def _own(name: str, loras: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """Return somebody's own LoRAs; somebody called Long has not that of all long shots."""
    known = name.casefold()
    return () if known in _WHOLE else tuple(one for one in loras if one.name.casefold() == known)


def _area(mask: Image) -> float:
    """Return how much of the frame a mask is, 0 to 1."""
    return float(np.asarray(mask.convert("L"), np.float32).mean()) / 255
