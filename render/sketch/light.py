"""The light of a picture: where it comes from, how much it leaves in the dark."""

from dataclasses import dataclass, replace

import numpy as np

from render.sketch.lens import Camera
from render.sketch.mesh import Floats
from render.sketch.stage import Figure, Stage
from render.vocabulary import Light, Time


@dataclass(frozen=True)
class Mood:
    """A light in numbers; darkness is 0 (paper) to 1 (black).

    `elevation` of the main light in degrees. `veil` darkens the place, `dim` the people, where no
    light falls; `shade` darkens the side away from the light. `top` and `low` are the sky's
    darkness at the top of the frame and at the horizon. `edge` darkens the frame's corners.
    By night (`dark`) and indoors about `lit` of the place is left white and `deep` of it goes
    darkest.
    """

    elevation: float
    veil: float
    dim: float
    shade: float
    top: float
    low: float
    edge: float
    dark: bool = False
    lit: float = 1.0
    deep: float = 0.0


MOODS: dict[Time, Mood] = {
    "day": Mood(42, 0.0, 0.0, 0.28, 0.27, 0.02, 0.0),
    "dawn": Mood(16, 0.34, 0.03, 0.28, 0.32, 0.0, 0.0, lit=0.60, deep=0.08),
    "dusk": Mood(13, 0.58, 0.12, 0.36, 0.58, 0.06, 0.0, lit=0.42, deep=0.16),
    "night": Mood(38, 0.92, 0.46, 0.44, 0.94, 0.74, 0.0, dark=True, lit=0.24, deep=0.40),
}
LIGHTS: dict[Light, Mood] = {
    "lamp": Mood(38, 0.86, 0.36, 0.40, 0.94, 0.70, 0.0, dark=True, lit=0.40, deep=0.28),
    "moon": Mood(44, 0.92, 0.50, 0.48, 0.88, 0.56, 0.0, dark=True, lit=0.16, deep=0.46),
    "dark": Mood(30, 1.05, 0.72, 0.60, 0.96, 0.84, 0.0, dark=True, lit=0.06, deep=0.72),
}
"""A light other than the natural one takes over indoors, and by night."""
INDOORS: dict[Time, Mood] = {
    "day": replace(MOODS["day"], veil=0.28, lit=0.62, deep=0.10),
    "dawn": replace(MOODS["dawn"], veil=0.40, dim=0.06, lit=0.46, deep=0.16),
    "dusk": replace(MOODS["dusk"], veil=0.62, dim=0.14, lit=0.36, deep=0.24),
    "night": replace(MOODS["night"], veil=0.90, dim=0.40, lit=0.34, deep=0.32),
}
"""A room by day is lit from its windows: its far corners are grey, never as dark as by night."""


@dataclass(frozen=True, eq=False)
class Aim:
    """What a picture is about.

    `centre` (3,) and its `distance` in metres; `head` is a head's height there over the frame's;
    `figures` counts the figures it is about (none: the place).
    """

    centre: Floats
    distance: float
    head: float
    figures: tuple[int, ...]


def aim(stage: Stage, camera: Camera) -> Aim:
    """Return what a picture is about: the people in focus, else everybody, else the place."""
    numbers = stage.focus or tuple(range(len(stage.figures)))
    numbers = tuple(n for n in numbers if n < len(stage.figures))
    if not numbers:
        marks = stage.set.marks
        spot = marks[0] if len(marks) else np.zeros(3)
        centre = np.asarray(spot, np.float64) + np.array([0, 1.0, 0])
        distance = max(float(np.linalg.norm(centre - camera.position)), 1.0)
        centre = camera.position - camera.rotation[2] * distance
        return Aim(centre, distance, 0.24 / (2 * camera.tan_y * distance), ())
    people = [stage.figures[n] for n in numbers]
    distance = float(np.median([_away(p, camera) for p in people]))
    head = float(np.median([p.head_height for p in people]))
    tight = distance < 1.9
    centre = people[0].landmarks["eye" if tight else "hip"]
    return Aim(centre, distance, head / (2 * camera.tan_y * max(distance, 0.2)), numbers)


def _away(figure: Figure, camera: Camera) -> float:
    return max(float(np.linalg.norm(figure.landmarks["eye"] - camera.position)), 0.2)


def mood(stage: Stage) -> Mood:
    """Return the light of a stage."""
    natural = (INDOORS if stage.set.interior else MOODS)[stage.time]
    special = LIGHTS.get(stage.light)
    if special is None or not (stage.set.interior or natural.dark):
        found = natural
    elif stage.light == "lamp" and not natural.dark:
        found = replace(special, veil=0.6, dim=special.dim * 0.5, lit=0.5, deep=0.12)
    else:
        found = special
    if stage.weather in ("rain", "snow", "fog", "storm") and not stage.set.interior:
        veil = {"rain": 0.14, "storm": 0.26, "snow": 0.0, "fog": 0.0}[stage.weather]
        found = replace(found, veil=max(found.veil, veil), shade=found.shade * 0.6)
    return found


def key(stage: Stage, camera: Camera, about: Aim) -> Floats:
    """Return the unit vector (3,) to the main light.

    Indoors, by night, and where the sun would stand behind the people, it comes to the camera's
    side, from where the first of them looks: so faces can be read.
    """
    sun = np.asarray(stage.set.key, np.float64)
    azimuth = _azimuth(camera)
    turn = (float(np.arctan2(sun[0], sun[2])) - azimuth + np.pi) % (2 * np.pi) - np.pi
    found = mood(stage)
    if stage.set.interior or found.dark or (about.figures and abs(turn) > 1.5):
        turn = np.radians(50) * _looks(stage, camera, about)
    return _toward(azimuth + turn, np.radians(found.elevation))


def open_key(stage: Stage, camera: Camera, about: Aim) -> Floats:
    """Return a high light from behind the camera's shoulder, which comes down any street."""
    turn = np.radians(24) * _looks(stage, camera, about)
    return _toward(_azimuth(camera) + turn, np.radians(52))


def _azimuth(camera: Camera) -> float:
    """Return the way from what is seen back to the camera, radians about +y."""
    return float(np.arctan2(camera.rotation[2][0], camera.rotation[2][2]))


def _looks(stage: Stage, camera: Camera, about: Aim) -> float:
    """Return the side of the screen the first person looks to: 1 right (or nobody), -1 left."""
    if not about.figures:
        return 1.0
    return float(np.sign(stage.figures[about.figures[0]].face @ camera.rotation[0])) or 1.0


def _toward(heading: float, rise: float) -> Floats:
    flat = np.cos(rise)
    return np.array([flat * np.sin(heading), np.sin(rise), flat * np.cos(heading)])
