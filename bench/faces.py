"""How often the face of the focus is seen: a grid of sets, poses, sizes, framings and angles."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from bench.cast import order, person
from render.order import Order
from render.sketch.glance import visibility
from render.sketch.shooting import Shot, shot
from render.sketch.staging import staged
from render.vocabulary import PAIR_POSES, POSES, SET_KINDS, SIZES

FACE = ("nose", "l_eye", "r_eye")
MARKS = ("chin", "brow")
LEAST = 3
"""Points of five that make a face seen."""
PROFILE = -0.3
"""A face that looks further away from the lens than this is a back of the head."""
COVER = 0.12
"""Metres something must stand before a point to cover it."""
DEEDS = ("relaxed", "stand", "walk", "sit", "look", "sit_table", "run")
"""What people mostly do; half of the grid."""


@dataclass(frozen=True)
class Seen:
    """How many faces of how many were seen; `missed` tells of the others."""

    faces: int
    seen: int
    missed: tuple[str, ...]
    by_pose: Counter[str]

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.seen / max(self.faces, 1)


def measure(shots: int, seed: int = 1) -> Seen:
    """Return what a number of shots show, half of them of what people mostly do."""
    rng = np.random.default_rng(seed)
    faces, missed, by_pose = 0, [], Counter[str]()
    for _ in range(shots):
        asked = _asked(rng)
        for clear in _clear(asked, shot(asked, staged(asked))):
            faces += 1
            if not clear:
                pose = asked.subjects[0].pose
                by_pose[pose] += 1
                missed.append(
                    f"{asked.place.kind} {asked.size} {asked.framing} {asked.angle} {pose}"
                )
    return Seen(faces, faces - len(missed), tuple(missed), by_pose)


def _asked(rng: np.random.Generator) -> Order:
    kind, size = str(rng.choice(SET_KINDS)), str(rng.choice(list(SIZES)[:6]))
    pose = str(rng.choice(DEEDS if rng.random() < 0.5 else POSES))
    told = {"size": size, "angle": str(rng.choice(["eye"] * 4 + ["high", "low", "dutch"]))}
    name = str(rng.choice(["MAYA", "RAY", "KID", "GUS"]))
    if rng.random() < 0.6 and pose not in PAIR_POSES:
        facing = str(rng.choice(["left", "right", "camera"]))
        return order(kind, person(name, pose=pose, facing=facing, side="left"), **told)
    partner = {"partner": "LENA"} if pose in PAIR_POSES else {}
    one = person(name, pose=pose, side="left", facing="partner", **partner)
    other = person("LENA", side="right", facing="partner", **_answer(pose, name, rng))
    if pose in PAIR_POSES or rng.random() < 0.5:
        return order(kind, one, other, framing="two_shot", **told)
    return order(kind, one, other, framing="ots", over="LENA", focus=(name,), **told)


def _answer(pose: str, name: str, rng: np.random.Generator) -> dict[str, object]:
    if pose in PAIR_POSES:
        return {"pose": pose, "partner": name}
    return {"pose": str(rng.choice(["relaxed", "sit", "stand"]))}


def _clear(asked: Order, taken: Shot) -> list[bool]:
    """Say for everybody in focus whether their face is seen."""
    look = visibility(taken.stage, taken.camera, 320, 180)
    found = []
    for number in taken.stage.focus:
        figure = taken.stage.figures[number]
        if figure.name == asked.over:
            continue
        points = [figure.keypoints[name] for name in FACE]
        points += [figure.landmarks[name] for name in MARKS]
        seen = 0
        for x, y, depth in taken.camera.project(np.array(points)):
            if depth > 0 and abs(x) < 1 and abs(y) < 1:
                near = look.depth[int((1 - y) / 2 * 180), int((x + 1) / 2 * 320)]
                seen += int(near > depth - COVER)
        front = float(figure.face @ taken.camera.rotation[2])
        found.append(seen >= LEAST and front > PROFILE)
    return found
