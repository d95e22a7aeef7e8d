"""The shape of one person: the base mesh morphed to sex, age, build, face and expression."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from render.order import Look
from render.sketch import asset
from render.sketch.figure import expressions, faces
from render.sketch.mesh import Floats

ADULT_HEIGHT = {"male": 1.78, "female": 1.66}
CHILD_HEIGHTS = (
    (1, 2, 4, 6, 8, 10, 12, 14, 16, 18),
    (0.75, 0.86, 1.02, 1.15, 1.27, 1.38, 1.49, 1.61, 1.70, 1.74),
)
"""Ages in years and the heights of that age in metres."""
BASE_EYE, BASE_CROWN = 0.7284, 0.8497
"""Heights of the eye centre and the crown of the unmorphed base, metres from its origin."""
BASES = ("caucasian", "african", "asian")


@dataclass(frozen=True, eq=False)
class Shape:
    """One person's bare body. Metres, the feet at y = 0.

    `vertices` (n, 3) and `heads`, `tails` (b, 3) go with the asset's. `height` is from sole to
    crown. `unit` is height / 1.75: lengths of clothes are given for a person of 1.75 m.
    `head_scale` is 1 for a head as large as the base's. `eyes` (2, 3): left and right eyeball
    centres. `skull` (3,) is a point in the middle of the skull.
    """

    look: Look
    expression: str
    detail: asset.Detail
    vertices: Floats
    heads: Floats
    tails: Floats
    height: float
    unit: float
    head_scale: float
    eyes: Floats
    skull: Floats

    @property
    def eye(self) -> Floats:
        """The point between the eyes."""
        return np.asarray(self.eyes.mean(axis=0))

    def head(self, bone: str) -> Floats:
        """Return where a bone begins."""
        return np.asarray(self.heads[asset.load().bone(bone)])

    def face_height(self, base: float) -> float:
        """Return the height of a height on the base's head."""
        return float(self.eye[1] + (base - BASE_EYE) * self.head_scale)


def tall(look: Look) -> float:
    """Return a person's height in metres, as ordered or from sex and age."""
    if look.height is not None:
        return look.height
    grown = ADULT_HEIGHT[look.sex]
    if look.age >= 18:
        return grown - 0.0012 * max(look.age - 50, 0)
    return float(np.interp(look.age, *CHILD_HEIGHTS)) * (grown + 1.74) / 3.48


def ages(look: Look) -> Mapping[str, float]:
    """Return the shares of the four ages; they sum to 1."""
    baby = float(np.clip((9 - look.age) / 8, 0, 1))
    grown = float(np.clip((look.age - 9) / 9, 0, 1))
    old = float(np.clip((look.age - 30) / 48, 0, 1))
    return {"baby": baby, "child": 1 - baby - grown, "young": grown * (1 - old), "old": grown * old}


def body(look: Look) -> Mapping[str, float]:
    """Return the shares of the asset's targets that make this body."""
    shares: dict[str, float] = {}
    whole = sum(look.face) or 1.0
    for age, share in ages(look).items():
        kin = "baby" if age == "baby" else f"{look.sex}/{age}"
        for base, mix in zip(BASES, look.face, strict=True):
            if share * mix > 0:
                shares[f"{kin}/{base}"] = share * mix / whole
    grown = ages(look)["young"] + ages(look)["old"]
    kind, most = ("heavy", 1.15) if look.build > 0 else ("thin", 1.0)
    shares[f"{look.sex}/{kind}"] = most * abs(look.build) * (0.5 + 0.5 * grown)
    if look.sex == "female":
        shares["bust"] = 0.25 * grown
    else:
        shares["male/strong"] = 0.2 * grown
    return shares


@lru_cache(maxsize=40)
def shape(look: Look, expression: str = "neutral", detail: asset.Detail = "high") -> Shape:
    """Return one person's bare body. Raises KeyError for an unknown expression."""
    base = asset.load()
    shares = {**body(look), **faces.targets(look), **expressions.targets(expression)}
    vertices, heads, tails = base.morphed(shares)
    skin = np.unique(base.faces["high"]["body"])
    low, high = vertices[skin, 1].min(), vertices[skin, 1].max()
    scale = tall(look) / (high - low)
    down = np.array([0.0, low * scale, 0.0])
    vertices, heads, tails = (points * scale - down for points in (vertices, heads, tails))
    groups = base.faces["high"]
    eyes = np.stack([vertices[np.unique(groups[side])].mean(axis=0) for side in ("l-eye", "r-eye")])
    head_scale = (tall(look) - eyes[0, 1]) / (BASE_CROWN - BASE_EYE)
    skull = eyes.mean(axis=0) * [0, 1, 1] + np.array([0, 0.0366, -0.0745]) * head_scale
    return Shape(
        look, expression, detail, vertices, heads, tails,
        tall(look), tall(look) / 1.75, float(head_scale), eyes, skull,
    )  # fmt: skip
