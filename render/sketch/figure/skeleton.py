"""A Skeleton is the bones of one person at rest; a Puppet is the same bones being set."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

import numpy as np

from render.sketch.figure.rest import Rest
from render.sketch.figure.rotation import length
from render.sketch.mesh import Floats
from render.sketch.stage import Hand

Side = Literal["l", "r"]
SIDES: dict[Side, float] = {"l": 1.0, "r": -1.0}
"""The two sides with the sign of x on which they lie."""

NORMAL_HEIGHT = 1.75
"""Metres: pose tables are told for a person of this height."""
NORMAL_ARM = 0.56
NORMAL_LEG = 0.86
"""Metres from shoulder to wrist and from hip to ankle of that person."""


@dataclass(frozen=True, eq=False)
class Skeleton:
    """Bones at rest: arms hang aslant, the face looks along +z, the soles stand on y = 0.

    `heads` and `tails` (n, 3) metres, in the order of `names`; `parents` -1 for the root.
    `height` is crown to sole in metres.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    heads: Floats
    tails: Floats
    height: float

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Where each bone stands."""
        return {name: place for place, name in enumerate(self.names)}

    @property
    def scale(self) -> float:
        """Height over the height pose tables are told for."""
        return self.height / NORMAL_HEIGHT

    def head(self, bone: str) -> Floats:
        """Return where a bone begins, (3,)."""
        return np.asarray(self.heads[self.index[bone]])

    def tail(self, bone: str) -> Floats:
        """Return where a bone ends, (3,)."""
        return np.asarray(self.tails[self.index[bone]])

    def span(self, start: str, end: str) -> float:
        """Return metres between the beginnings of two bones."""
        return length(self.head(end) - self.head(start))

    @cached_property
    def arm(self) -> float:
        """Metres from shoulder to wrist along the left arm."""
        return self.span("upperarm_l", "lowerarm_l") + self.span("lowerarm_l", "hand_l")

    @cached_property
    def leg(self) -> float:
        """Metres from hip to ankle along the left leg."""
        return self.span("thigh_l", "calf_l") + self.span("calf_l", "foot_l")


@lru_cache(maxsize=40)
def skeleton(rest: Rest) -> Skeleton:
    """Return the bones of a person at rest."""
    places = {name: place for place, name in enumerate(rest.bones)}
    joints = [rest.joints[name] for name in rest.bones]
    return Skeleton(
        rest.bones,
        tuple(-1 if joint.parent is None else places[joint.parent] for joint in joints),
        np.stack([joint.head for joint in joints]),
        np.stack([joint.tail for joint in joints]),
        rest.height,
    )


class Puppet:
    """Bones while they are being set: every one has a rotation and the place of its head.

    A fresh puppet stands at rest. Parents must be set before the bones that hang on them.
    """

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.rotations: Floats = np.tile(np.eye(3), (len(skeleton.names), 1, 1))
        self.heads: Floats = skeleton.heads.copy()
        self.hands: dict[Side, Hand] = {}

    def rotation(self, bone: str) -> Floats:
        """Return a bone's rotation away from rest, (3, 3)."""
        return np.asarray(self.rotations[self.skeleton.index[bone]])

    def head(self, bone: str) -> Floats:
        """Return where a bone begins now, (3,)."""
        return np.asarray(self.heads[self.skeleton.index[bone]])

    def place(self, bone: str, rotation: Floats, head: Floats) -> None:
        """Set a bone's rotation and the place it begins."""
        self.rotations[self.skeleton.index[bone]] = rotation
        self.heads[self.skeleton.index[bone]] = head

    def hang(self, bone: str, local: Floats) -> None:
        """Hang a bone on its parent, turned by `local` against it."""
        at = self.skeleton.index[bone]
        self.place(bone, self.rotations[self.skeleton.parents[at]] @ local, self.joint(bone))

    def joint(self, bone: str) -> Floats:
        """Return where a bone begins if it hangs on its parent as at rest, (3,)."""
        at = self.skeleton.index[bone]
        parent = self.skeleton.parents[at]
        offset = self.skeleton.heads[at] - self.skeleton.heads[parent]
        return np.asarray(self.heads[parent] + self.rotations[parent] @ offset)

    def carried(self, bone: str, point: Floats) -> Floats:
        """Return where a rest point (3,) or (n, 3) goes when it moves with a bone."""
        moved = (point - self.skeleton.head(bone)) @ self.rotation(bone).T
        return moved + self.head(bone)
