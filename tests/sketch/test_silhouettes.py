"""A mask is white where a figure can be seen, and nowhere else."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from render.sketch import ink, shapes, silhouettes
from render.sketch.ink import Plate
from render.sketch.mesh import Patch
from render.sketch.stage import Stage, Thing
from tests.sketch import scenes

PLATE = Plate(width=256, height=144)


def seen(stage: Stage, *names: str) -> dict[str, NDArray[np.bool_]]:
    drawing = ink.draw(stage, scenes.camera(), PLATE)
    found = silhouettes.masks(drawing, names)
    assert all(one.mode == "L" and one.size == (256, 144) for one in found.values())
    return {name: np.asarray(one) == 255 for name, one in found.items()}


def pair(behind: float = 0.0, apart: float = 0.6) -> Stage:
    figures = (scenes.doll("ANN", -apart), scenes.doll("BEN", apart, behind))
    return replace(scenes.field(), figures=figures)


def test_two_people_have_a_mask_each_that_do_not_meet() -> None:
    masks = seen(pair(), "ANN", "BEN")

    assert not (masks["ANN"] & masks["BEN"]).any()
    assert masks["ANN"][:, :120].any() and not masks["ANN"][:, 136:].any()
    assert masks["BEN"][:, 136:].any() and not masks["BEN"][:, :120].any()


def test_who_is_hidden_or_not_there_has_no_mask() -> None:
    wall = Thing("wall", shapes.box((9, 9, 0.1), (0, 0, -1), Patch(0.5, "wall")), "wall")
    hidden = replace(pair(behind=-2), things=(wall,))

    assert list(seen(hidden, "ANN", "BEN", "CID")) == ["ANN"]


def test_who_stands_in_front_takes_a_piece_of_who_is_behind() -> None:
    alone = seen(replace(pair(), figures=(scenes.doll("BEN", 0.3, -1),)), "BEN")["BEN"]

    both = seen(replace(pair(), figures=(scenes.doll("ANN"), scenes.doll("BEN", 0.3, -1))),
                "ANN", "BEN")  # fmt: skip

    assert 0 < both["BEN"].sum() < alone.sum()
    assert not (both["ANN"] & both["BEN"]).any()
