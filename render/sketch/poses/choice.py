"""Which stance a wish comes to: the pose, the seat, what the hands hold, a small variation."""

from dataclasses import dataclass, replace

import numpy as np

from render.sketch.poses.action import ACTION
from render.sketch.poses.carried import CARRIED, SUPPORT
from render.sketch.poses.lying import LYING
from render.sketch.poses.manners import in_manner, speaking
from render.sketch.poses.pairs import ANSWERS, PAIRS
from render.sketch.poses.sitting import AT_TABLE, BAR_FOOT, IN_BED, ON_BAR, ON_TABLE, SIT, SITTING
from render.sketch.poses.stance import Arm, Grip, Stance, Stature, Vec
from render.sketch.poses.standing import LOOSE, STANDING
from render.sketch.poses.uneven import SMALL, TALL
from render.sketch.poses.working import WORKING

STANCES: dict[str, Stance] = {**STANDING, **SITTING, **LYING, **ACTION, **WORKING, **PAIRS}
"""Every pose of `render.vocabulary.POSES`."""


BARE_HANDED = ("point", "wave", "knock", "salute", "shake_hands", "open_door", "listen", "punch",
               "cry", "think")  # fmt: skip
"""Poses that are done with the hand that holds nothing."""
UNBURDENED = ("reach", "grab", "touch")
"""Poses that are done with the empty hand when the other carries a bag."""
SHOWN_MIRRORED = {"reach": "right", "grab": "right", "point": "right", "kick": "left"}
"""Deeds that show in silhouette when mirrored by who looks to this side of the picture."""
RIGHT_HANDED = ("salute", "drive", "gun", "rifle", "write")
"""Poses that custom, or what is held, gives to the right hand."""
UPRIGHT: tuple[Grip, ...] = ("cup", "grip", "gun", "bag", "pen", "cigarette")
"""Grips whose thing would lie on its side in an open palm."""
INWARDS: Vec = (-1.0, 0.1, 0.0)


@dataclass(frozen=True)
class Wish:
    """What decides a stance; see `figure.posing.Posing`."""

    pose: str
    seated: bool = False
    high_seat: bool = False
    in_bed: bool = False
    table: bool = False
    left: Grip | None = None
    right: Grip | None = None
    answers: bool = False
    stature: Stature = "even"
    variant: int = 0
    manner: int = 0
    gesture: int = 0
    loud: bool = False
    mirror: bool = False


def stance_for(wish: Wish) -> Stance:
    """Return the stance for a wish. Raises KeyError for an unknown pose."""
    stance = STANCES[wish.pose]
    if wish.answers:
        stance = ANSWERS.get(wish.pose, stance)
    if wish.stature != "even":
        stance = (TALL if wish.stature == "tall" else SMALL).get(wish.pose, stance)
    stance = _placed(stance, wish)
    empty = wish.left is None and wish.right is None
    stance = in_manner(stance, wish.pose, wish.manner + wish.variant, empty=empty)
    if wish.variant:
        stance = _varied(stance, wish)
    if empty:
        stance = speaking(stance, wish.pose, wish.gesture, loud=wish.loud)
    if wish.mirror:
        stance = stance.mirrored()
    if _other_handed(stance, wish):
        stance = stance.mirrored()
    return _holding(stance, wish)


def _other_handed(stance: Stance, wish: Wish) -> bool:
    """Say whether the hand that holds something should change places with the other.

    A drink is drunk with the hand that holds it; a door is opened with the one that holds nothing.
    """
    if (wish.left is None) == (wish.right is None):
        return False
    holding, empty = stance.left, stance.right
    if wish.left is None:
        holding, empty = empty, holding
    burdened = "bag" in (wish.left, wish.right) and wish.pose in UNBURDENED
    if burdened or wish.pose in BARE_HANDED:
        return empty.free and not holding.free
    return holding.free and empty.grip in (wish.left, wish.right)


def _placed(stance: Stance, wish: Wish) -> Stance:
    """Return the stance on the seat or the bed it is given."""
    if wish.in_bed and stance.base in ("feet", "seat"):
        return replace(_sat(stance), left_leg=IN_BED, right_leg=IN_BED)
    if not wish.seated or stance.base == "lying":
        return stance
    stance = _sat(stance)
    if wish.high_seat and stance.left_leg.frame == "seat":
        stance = replace(stance, left_leg=BAR_FOOT, right_leg=BAR_FOOT)
    if wish.table:
        rest = ON_BAR if wish.high_seat else ON_TABLE
        left, right = AT_TABLE.get(wish.pose, (stance.left, stance.right))
        stance = replace(stance, left=_laid(left, rest), right=_laid(right, rest))
    return stance


def _laid(arm: Arm, on: Arm) -> Arm:
    return on if arm.free and arm.frame != "table" else arm


def _sat(stance: Stance) -> Stance:
    """Return the stance with the legs and hips of one who sits."""
    if stance.base == "seat":
        return stance
    pitch, yaw, roll = stance.spine
    return replace(
        stance,
        base="seat",
        pelvis=SIT.pelvis,
        spine=(min(pitch + 6, 34), yaw, roll / 2),
        left_leg=SIT.left_leg,
        right_leg=SIT.right_leg,
        left=SIT.left if stance.left.free else stance.left,
        right=SIT.right if stance.right.free else stance.right,
        shift=(0.0, 0.0),
        drop=0.0,
    )


def _holding(stance: Stance, wish: Wish) -> Stance:
    """Return the stance with its hands closed around what they hold."""
    stance = _one_handed(stance, wish)
    left, right = _held(stance.left, wish.left), _held(stance.right, wish.right)
    if wish.right in SUPPORT and wish.left is None and stance.left.free:
        left = SUPPORT[wish.right]
    if wish.left in SUPPORT and wish.right is None and stance.right.free:
        right = SUPPORT[wish.left]
    return replace(stance, left=left, right=right)


def _one_handed(stance: Stance, wish: Wish) -> Stance:
    """Return the stance with its arms down when it carries in both what one hand holds."""
    held = {wish.left, wish.right} - {None}
    both = stance.left.grip == stance.right.grip == "box" and stance.left.free
    return replace(stance, left=LOOSE, right=LOOSE) if both and held - {"box"} else stance


def _held(arm: Arm, grip: Grip | None) -> Arm:
    if grip is None:
        return arm
    if not arm.free and arm.grip == "tray" and grip in UPRIGHT:
        meet = arm.meet and replace(arm.meet, palm=INWARDS)
        return replace(arm, grip=grip, palm=INWARDS, meet=meet)
    if not arm.free:
        return replace(arm, grip=grip)
    if arm.frame == "table":
        out, _, ahead = arm.to
        above = replace(arm, to=(out, 0.07, ahead), grip=grip)
        return replace(above, fingers=(-0.3, 0.05, 0.95), palm=(-1, 0, -0.1))
    return CARRIED.get(grip, replace(arm, grip=grip))


def _varied(stance: Stance, wish: Wish) -> Stance:
    """Return the stance otherwise: the other side's hand, another lean, turn and head."""
    random = np.random.default_rng(wish.variant)

    def off(angles: Vec, by: Vec) -> Vec:
        a, b, c = (
            angle + float(random.uniform(-most, most))
            for angle, most in zip(angles, by, strict=True)
        )
        return a, b, c

    def moved(arm: Arm) -> Arm:
        x, y, z = (value + float(random.uniform(-0.03, 0.03)) for value in arm.to)
        return replace(arm, to=(x, y, z)) if arm.free and arm.frame == "chest" else arm

    if wish.variant % 2 and _two_handed(stance, wish):
        stance = stance.mirrored()
    return replace(
        stance,
        spine=off(stance.spine, (4.0, 5.0, 3.0)),
        head=off(stance.head, (3.0, 4.0, 6.0)),
        left=moved(stance.left),
        right=moved(stance.right),
        left_leg=replace(stance.left_leg, yaw=stance.left_leg.yaw + float(random.uniform(-5, 8))),
    )


def _two_handed(stance: Stance, wish: Wish) -> bool:
    """Say whether either hand may do the deed: nothing is held, nobody met, no custom broken."""
    if wish.left or wish.right:
        return stance.left.free and stance.right.free
    return wish.pose not in (*PAIRS, *RIGHT_HANDED, *SHOWN_MIRRORED)
