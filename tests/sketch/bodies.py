"""People and pairs that the tests of poses look at."""

import numpy as np

from render.order import Look
from render.sketch.figure.pairs import pair, pose_pair
from render.sketch.figure.posing import Posing
from render.sketch.figure.rest import Rest, rest
from render.sketch.mesh import Floats
from render.sketch.stage import Figure

LOOKS = {
    "man": Look(outfit="shirt"),
    "woman": Look(sex="female", outfit="tshirt"),
    "child": Look(age=7, outfit="tshirt"),
    "old": Look(age=80, outfit="sweater"),
    "heavy": Look(sex="female", build=0.9),
    "tall": Look(height=2.02, build=-0.4),
}


def person(name: str) -> Rest:
    return rest(LOOKS[name])


def skin(figure: Figure) -> Floats:
    return np.concatenate([part.mesh.vertices for part in figure.parts])


def soles(figure: Figure) -> tuple[float, float]:
    """The lowest points near the left and the right foot."""
    points = skin(figure)
    low = []
    for side in ("l", "r"):
        ankle, knee = figure.keypoints[f"{side}_ankle"], figure.keypoints[f"{side}_knee"]
        other = figure.keypoints[f"{'r' if side == 'l' else 'l'}_ankle"]
        nearer = np.linalg.norm(points - ankle, axis=1) < np.linalg.norm(points - other, axis=1)
        near = nearer & (np.linalg.norm(points - ankle, axis=1) < np.linalg.norm(knee - ankle))
        low.append(float(points[near, 1].min()))
    return low[0], low[1]


def angle(one: Floats, two: Floats) -> float:
    return float(np.degrees(np.arccos(np.clip(one @ two, -1, 1))))


def meeting(word: str, one: str, two: str) -> tuple[Figure, Figure]:
    first, second = person(one), person(two)
    here, there = pair(word, first, second)
    return pose_pair(
        (first, Posing(word, "first", here.position, here.yaw)),
        (second, Posing(word, "second", there.position, there.yaw)),
    )


def gap(figure: Figure, point: Floats) -> float:
    """Metres from a point to the nearest skin or cloth."""
    return float(np.linalg.norm(skin(figure) - point, axis=1).min())
