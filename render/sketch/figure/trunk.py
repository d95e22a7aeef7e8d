"""Hips, spine and head take their place."""

from dataclasses import replace

import numpy as np

from render.sketch.figure.ground import Ground
from render.sketch.figure.rotation import FORWARD, UP, about, euler, length, partway
from render.sketch.figure.skeleton import Puppet
from render.sketch.mesh import Floats
from render.sketch.poses.stance import Stance

SPINE = ("spine_01", "spine_02", "spine_03")
HEAD_YAW = 75.0
"""Degrees the head turns against the chest at most."""
HEAD_PITCH = (-52.0, 42.0)
EYES_SHARE = 0.15
"""Share of a look that the eyes take."""
EYES_LIMIT = 36.0
"""Degrees the eyes turn in the head at most."""
NECK_SHARE = 0.45
"""Share of the head's turn against the chest that the neck takes."""


def set_trunk(puppet: Puppet, stance: Stance, hips: Floats, ground: Ground) -> None:
    """Set hips at (3,), the spine and the head."""
    puppet.place("pelvis", euler(*stance.pelvis), hips)
    lean = about(ground.lean, length(ground.lean) / 3)
    pitch, yaw, roll = stance.spine
    share = euler(pitch / 3, yaw / 3, roll / 3)
    for bone in SPINE:
        puppet.hang(bone, share)
        puppet.place(bone, lean @ puppet.rotation(bone), puppet.head(bone))
    _set_head(puppet, stance, ground)


def _set_head(puppet: Puppet, stance: Stance, ground: Ground) -> None:
    chest = puppet.rotation("spine_03")
    axes = chest if stance.base in ("lying", "float") else np.eye(3)
    wanted = axes @ euler(*stance.head)
    if stance.follows and ground.gaze is not None:
        wanted = _towards(puppet, ground.gaze, stance)
    wanted = chest @ _within(chest.T @ wanted)
    neck = partway(chest, wanted, NECK_SHARE)
    puppet.place("neck_01", neck, puppet.joint("neck_01"))
    puppet.place("head", wanted, puppet.joint("head"))


def _towards(puppet: Puppet, gaze: Floats, stance: Stance) -> Floats:
    """Return the head's turn towards a point: all of it but what the eyes do."""
    chest = puppet.rotation("spine_03")
    axes = chest if stance.base in ("lying", "float") else np.eye(3)
    eyes = puppet.joint("neck_01") + chest @ (UP * 0.15 * puppet.skeleton.scale)
    pitch, yaw = slopes(axes.T @ (gaze - eyes))
    share = 1.0 - EYES_SHARE
    own_pitch, own_yaw, roll = stance.head
    return axes @ euler(pitch * 0.75 + own_pitch * 0.6, yaw * share + own_yaw * 0.6, roll)


def slopes(way: Floats) -> tuple[float, float]:
    """Return the pitch (forward down) and yaw (left) of a direction, degrees."""
    x, y, z = way.tolist()
    return float(np.degrees(-np.arctan2(y, np.hypot(x, z)))), float(np.degrees(np.arctan2(x, z)))


def _within(turn: Floats) -> Floats:
    """Return a head's turn against the chest with yaw and pitch within what a neck can."""
    pitch, yaw = slopes(turn @ FORWARD)
    kept = euler(float(np.clip(pitch, *HEAD_PITCH)), float(np.clip(yaw, -HEAD_YAW, HEAD_YAW)))
    roll = euler(pitch, yaw).T @ turn
    return kept @ roll


def turned_towards(stance: Stance, yaw: float, feet: bool) -> tuple[Stance, float]:
    """Return the stance twisted and the turn of the whole body for a look at `yaw` degrees.

    The head alone turns to 60 degrees; the spine takes the next 30; then, if the `feet` are free,
    the whole person turns.
    """
    beyond = abs(yaw) - 60.0
    if beyond <= 0 or not stance.follows:
        return stance, 0.0
    sign = 1.0 if yaw > 0 else -1.0
    twist = min(beyond, 30.0)
    pitch, own, roll = stance.spine
    whole = sign * (beyond - twist) if feet else 0.0
    return replace(stance, spine=(pitch, own + sign * twist, roll)), whole
