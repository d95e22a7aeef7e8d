"""Tells a script's scenes by the numbers they have on the board."""

from dataclasses import replace

from agent.directing import numbering
from agent.reading.scenes import narrowed
from agent.screenplay import Screenplay
from agent.studio import find


def numbered(screenplay: Screenplay, scenes: str = "") -> Screenplay:
    """Return the scenes "12-14" names, each with its own number or its ordinal; empty: all.

    Raises BoardError when a scene is not there.
    """
    numbers = numbering.scene_numbers([scene.number for scene in screenplay.scenes])
    told = tuple(
        replace(scene, number=number)
        for scene, number in zip(screenplay.scenes, numbers, strict=True)
    )
    whole = replace(screenplay, scenes=told)
    return narrowed(whole, find.places(numbers, scenes)) if scenes else whole
