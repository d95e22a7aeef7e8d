"""A dressed person: garments, shoes, gloves, and which skin they leave bare."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from render.sketch.figure.folds import folds
from render.sketch.figure.garments import HIDDEN, LEG, SLEEVE, Field, cut, sew
from render.sketch.figure.piece import Piece, of_body
from render.sketch.figure.reach import reach
from render.sketch.figure.shape import Shape
from render.sketch.figure.stroke import Drawn
from render.sketch.figure.wardrobe import Outfit, outfit
from render.sketch.figure.wearing import trimmed
from render.sketch.mesh import Bools, Floats, Patch
from render.sketch.surface import Surface, clip


@dataclass(frozen=True, eq=False)
class Dressed:
    """A person's clothes, the lines on them, and which triangles (m,) of the body stay `bare`."""

    pieces: tuple[Piece, ...]
    lines: tuple[Drawn, ...]
    bare: Bools


def dressed(body: Shape) -> Dressed:
    """Return a person in their outfit. Raises KeyError for an unknown one."""
    worn = outfit(body.look)
    pieces: list[Piece] = []
    covers: list[Field] = []
    cloth: list[Surface] = []
    for garment in worn.garments:
        sewn = sew(body, garment)
        pieces += sewn
        cloth.append(sewn[0].surface)
        covers.append(cut(body, garment))
    fine = body.detail == "high"
    trims = trimmed(body, pieces, worn.trims)
    lines = (*trims.lines, *folds(body, worn.garments, cloth)) if fine else ()
    if worn.shoe is not None:
        pieces.append(_shoes(body, worn))
        covers.append(_footed(body, worn.shoe))
    if worn.gloves is not None:
        pieces.append(_gloves(body, worn))
    covers += [_handed(body, worn.gloves)] if worn.gloves is not None else []
    return Dressed((*pieces, *trims.pieces), lines, _bare(of_body(body, "body"), covers))


def _bare(skin: Surface, covers: Sequence[Field]) -> Bools:
    hidden = np.zeros(len(skin.vertices), bool)
    for cover in covers:
        hidden |= cover(skin) > HIDDEN
    return np.asarray(~hidden[skin.faces].all(axis=1))


def _footed(body: Shape, shoe: float) -> Field:
    def field(surface: Surface) -> Floats:
        at = reach(body, surface)
        return np.asarray(np.where(at.leg > 0.5, (at.along_leg - shoe) * LEG, -1.0))

    return field


def _handed(body: Shape, glove: float) -> Field:
    def field(surface: Surface) -> Floats:
        at = reach(body, surface)
        return np.asarray(np.where(at.arm > 0.5, (at.along_arm - glove - 1) * SLEEVE, -1.0))

    return field


BOOT = 0.019
"""Metres a boot stands off the leg, outside the trousers in it."""


def _shoes(body: Shape, worn: Outfit) -> Piece:
    assert worn.shoe is not None
    hull = of_body(body, "tights")
    hull = clip(hull, _footed(body, worn.shoe - 0.1)(hull))
    foot = hull.smoothed(6 if body.detail == "high" else 2).grown(
        (0.011 if worn.shoe > 1.9 else BOOT) * body.unit
    )
    foot = clip(foot, _footed(body, worn.shoe)(foot))
    flat = foot.vertices.copy()
    flat[:, 1] = np.maximum(flat[:, 1], -0.003 * body.unit)
    return Piece(replace(foot, vertices=flat), Patch(worn.shoe_value, "shoe"))


def _gloves(body: Shape, worn: Outfit) -> Piece:
    assert worn.gloves is not None
    hand = of_body(body, "body")
    hand = clip(hand, _handed(body, worn.gloves)(hand)).grown(0.004 * body.unit)
    return Piece(hand, Patch(worn.shoe_value, "glove"))
