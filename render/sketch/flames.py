"""Fire and smoke: tongues and curls drawn where a stage has something that burns."""

import re
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw

from render.sketch import polylines, strokes
from render.sketch.mesh import Bools, Floats
from render.sketch.paper import Sheet
from render.sketch.raster import Singles
from render.sketch.stage import Thing
from render.sketch.strokes import Hand
from render.sketch.view import View

BURNING = r"(camp|bon)?(fire|smoke)(_?\d+)?"
"""Names of things that burn; a fire escape and a fireplace do not."""

TONGUES = 9
CURLS = 7
LEAST = 6.0
"""Pixels of width under which nothing is drawn."""


class Box(NamedTuple):
    """Where a thing is on the frame, pixels."""

    left: float
    right: float
    top: float
    low: float


def burn(view: View, sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Return the sheet with flames and smoke for every thing named fire or smoke that is seen."""
    seen = set(np.unique(view.buffers.piece).tolist())
    shown = {view.buffers.scene.names[view.buffers.scene.labels[n].thing] for n in seen if n >= 0}
    for thing in (*view.stage.set.things, *view.stage.things):
        kind = re.fullmatch(BURNING, thing.name)
        fire = _fire(view, thing) if kind and thing.name in shown else None
        if kind is None or fire is None:
            continue
        if "fire" in kind[0]:
            sheet = _flames(view, sheet, fire, rng)
        sheet = _smoke(view, sheet, fire, rng)
    return sheet


class _Fire(NamedTuple):
    """Where it burns, and (h, w) where nothing stands before it."""

    box: Box
    free: Bools


def _fire(view: View, thing: Thing) -> _Fire | None:
    seen = view.buffers.camera.project(thing.mesh.vertices)
    seen = seen[seen[:, 2] > 0.2]
    if not len(seen):
        return None
    x = (seen[:, 0] * 0.5 + 0.5) * view.frame.width
    y = (0.5 - seen[:, 1] * 0.5) * view.frame.height
    box = Box(float(x.min()), float(x.max()), float(y.min()), float(y.max()))
    free = view.buffers.depth > float(seen[:, 2].min()) - 0.05
    return _Fire(box, free) if box.right - box.left > LEAST * view.unit else None


def _flames(view: View, sheet: Sheet, fire: _Fire, rng: np.random.Generator) -> Sheet:
    """Draw tongues of fire, the low ones before the tall: white within, ink around each."""
    box = fire.box
    wide = box.right - box.left
    tall = max(box.low - box.top, wide * 0.9) * 1.2
    tongues = []
    for place in np.linspace(0.08, 0.92, TONGUES):
        height = tall * (1 - 1.3 * abs(place - 0.5)) * rng.uniform(0.7, 1.05)
        foot = np.array([box.left + wide * place, box.low])
        tongues.append(_tongue(foot, wide / TONGUES * 1.2, height, rng))
    tongues.sort(key=lambda tongue: float(tongue[:, 1].min()))
    size = (view.frame.width * 2, view.frame.height * 2)
    body, edge = Image.new("L", size), Image.new("L", size)
    for tongue in tongues:
        outline = [(float(2 * x), float(2 * y)) for x, y in tongue]
        ImageDraw.Draw(body).polygon(outline, fill=255)
        ImageDraw.Draw(edge).polygon(outline, fill=0, outline=255, width=round(3.4 * view.unit))
    white, ink = (_halved(layer) * fire.free for layer in (body, edge))
    glow = _glow(view, box) * (1 - ink) if view.mood.dark else np.zeros_like(ink)
    return Sheet(
        (sheet.dark * (1 - white)).astype(np.float32),
        (sheet.hatch * (1 - white)).astype(np.float32),
        np.maximum(sheet.line * (1 - white), ink).astype(np.float32),
        np.maximum(sheet.white * (1 - ink), glow).astype(np.float32),
    )


def _halved(layer: Image.Image) -> Singles:
    half = layer.resize((layer.width // 2, layer.height // 2), Image.Resampling.BOX)
    return np.asarray(half, np.float32) / np.float32(255)


def _glow(view: View, box: Box) -> Singles:
    x = np.arange(view.frame.width)[None, :] - (box.left + box.right) / 2
    y = np.arange(view.frame.height)[:, None] - (box.top + box.low) / 2
    reach = 1.6 * max(box.right - box.left, box.low - box.top)
    falling = np.exp(-(x * x + y * y) / (reach * reach)) * np.where(view.people, 0.2, 0.55)
    return np.asarray(falling, np.float32)


def _tongue(foot: Floats, wide: float, tall: float, rng: np.random.Generator) -> Floats:
    """Return the outline (n, 2) of a flame that bends twice on its way up."""
    rise = np.linspace(0, 1, 14)
    sway = np.sin(rise * 4.2 + rng.uniform(0, 6.3)) * wide * 0.55 * rise
    half = wide * (1 - rise) ** 0.8 * (0.75 + 0.5 * np.sin(rise * np.pi))
    up = foot[1] - tall * rise
    left = np.stack([foot[0] + sway - half, up], 1)
    right = np.stack([foot[0] + sway + half, up], 1)
    return np.concatenate([left, right[::-1]])


def _smoke(view: View, sheet: Sheet, fire: _Fire, rng: np.random.Generator) -> Sheet:
    """Draw curls of smoke that widen as they rise."""
    box = fire.box
    wide = box.right - box.left
    curls = []
    middle, drift = (box.left + box.right) / 2, rng.choice([-1.0, 1.0])
    for step in range(CURLS):
        radius = wide * (0.14 + 0.055 * step)
        at = np.array(
            [
                middle + drift * wide * 0.06 * step**1.4 + rng.normal(0, wide * 0.08),
                box.top - wide * 0.16 * step,
            ]
        )
        turn = np.linspace(0, rng.uniform(3.6, 5.4), 22) + rng.uniform(0, 6.3)
        grow = np.linspace(0.55, 1.0, 22)[:, None] * radius
        ring = at + np.stack([np.cos(turn), 0.8 * np.sin(turn)], 1) * grow
        curls.append((ring, np.tile([1.2, 0.7 * (1 - 0.09 * step)], (22, 1))))
    line = polylines.gather(curls, 2)
    cover = strokes.stamp(strokes.draw(line, Hand(0.3, 0.9, 0.2), view.unit, rng), view.frame)
    cover = cover * fire.free
    if view.mood.dark:
        return replace(sheet, white=np.maximum(sheet.white, cover * 0.6).astype(np.float32))
    return replace(sheet, line=np.maximum(sheet.line, cover).astype(np.float32))
