"""Tone: marker washes in a few flat greys that set the subject off from its ground."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from render.sketch import hatch, sky
from render.sketch.hatch import Pen
from render.sketch.mesh import Bools
from render.sketch.noise import blurred, cloudy, ramp, softened
from render.sketch.raster import Singles
from render.sketch.view import SHELL, View

FORM = Pen(np.radians(-50), 5.2, 0.40, 9.0)
DARK = Pen(np.radians(-18), 6.0, 0.34, 5.0)
GROUND = Pen(np.radians(-78), 5.6, 0.38, 0.0)

LUMINOUS = ("glow", "screen")

FACE_CALM = 1.6
"""Pixels (768 pixel frame) over which light is evened on skin, so that shade has no specks."""

ROOM_REACH = 0.5
"""Share of a lamp's reach in a room, whose walls would else all be light."""


@dataclass(frozen=True, eq=False)
class Wash:
    """Darkness (h, w) of the paper and ink (h, w) of the hatching, both 0 to 1."""

    dark: Singles
    hatch: Singles


def wash(view: View, rng: np.random.Generator) -> Wash:
    """Return the tone of a view."""
    stray = cloudy(view.frame, 52 * view.unit, rng, 3)
    shade = shaded(view, stray)
    dark = _veiled(view, _ground(view, _layered(view, shade)))
    above = sky.wash(view, rng)
    dark = np.where(view.buffers.solid, dark + (above - dark) * _air(view), above)
    dark = _streaked(view, _edged(view, dark.astype(np.float32)), stray, rng)
    return Wash(dark, _hatched(view, shade, dark, rng))


def shaded(view: View, stray: Singles) -> Singles:
    """Return the side away from the light (h, w), 0 or 1 with a brush's edge between."""
    calm = softened(view.lit, FACE_CALM * view.unit)
    turned = (
        1 - np.where(view.skin, calm, view.lit) + 0.04 * stray * np.where(view.people, 0.35, 1.0)
    )
    hard = ramp(np.asarray(turned, np.float32), 0.53, 0.60)
    return softened(hard, 1)


def _layered(view: View, shade: Singles) -> Singles:
    """Lay the surface's own grey, its shade and what lies in the corners over one another."""
    table = view.buffers.scene.table([1 - piece.value for piece in view.buffers.scene.labels])
    own = view.buffers.each(table)
    people, skin = view.people, view.skin
    own = np.maximum(np.where(people, own * 0.94, own * 0.64) - 0.025, 0)
    own = np.where(skin, own * 0.8, own)
    own = own * (1 - 0.45 * view.behind)
    strength = view.mood.shade * np.where(skin, 0.72, np.where(people, 1.0, 0.72))
    deep = ramp(1 - view.lit, 0.86, 0.96) * 0.08 * people
    contact = ramp(view.contact, 0.35, 0.6) * 0.12 * (1 - 0.6 * view.behind)
    bright = (1 - own) * (1 - (strength + deep) * shade) * (1 - contact)
    return np.asarray(1 - bright, np.float32)


def _ground(view: View, dark: Singles) -> Singles:
    """Set the subject off: a light one gets a grey ground around it, a dark one a pale ground."""
    place = view.buffers.solid & ~view.people
    if not view.subject.any() or view.mood.dark or not place.any():
        return dark
    figure = float(dark[view.subject].mean())
    face = view.subject & view.skin
    if view.about.head > 0.15 and face.any():
        figure = min(figure, float(dark[face].mean()))
    ground = float(dark[place].mean())
    if figure > ground + 0.12:
        return np.asarray(np.where(place, dark * 0.85, dark), np.float32)
    want = float(np.clip(figure + 0.15 - ground, 0, 0.15))
    return np.asarray(np.where(place, 1 - (1 - dark) * (1 - want * _halo(view)), dark), np.float32)


def _halo(view: View) -> Singles:
    """Return 1 near the subject, less away from it."""
    small = view.subject[::4, ::4].astype(np.float32)
    radius = max(2, round(22 * view.unit))
    near = blurred(small, radius)
    near = near / max(float(near.max()), 1e-6)
    tall = np.repeat(np.repeat(near, 4, 0), 4, 1)
    tall = tall[: view.frame.height, : view.frame.width]
    return np.asarray(0.15 + 0.85 * np.sqrt(tall), np.float32)


def _veiled(view: View, dark: Singles) -> Singles:
    """Darken what the night's light does not reach."""
    mood = view.mood
    if mood.veil <= 0 and mood.dim <= 0:
        return dark
    dim = np.where(view.skin, mood.dim * 0.6, mood.dim)
    veil = np.where(view.people, dim, mood.veil * (1.06 - 0.42 * _halo(view)))
    caught = ramp(view.lit, 0.35, 0.75) * np.where(view.people, 0.92, 0.35)
    caught = np.maximum(caught, lamplight(view) * np.where(view.people, 0.9, 0.85))
    out = 1 - (1 - dark) * (1 - veil * (1 - caught))
    lamps = view.of(material=LUMINOUS)
    return np.asarray(np.where(lamps, np.minimum(dark, 0.05), out), np.float32)


def lamps_burn(view: View) -> bool:
    """Tell whether the lamps of the set are lit: not by day, nor where only the moon shines."""
    natural = view.stage.light == "natural" and view.stage.time == "night"
    return natural or view.stage.light == "lamp"


def lamplight(view: View) -> Singles:
    """Return how much of the lamps' light arrives (h, w), 0 to 1; reckoned at half the size."""
    frame = view.frame
    if not lamps_burn(view) or not view.stage.set.lamps:
        return np.zeros((frame.height, frame.width), np.float32)
    position, normal = view.buffers.position[::2, ::2], view.buffers.normal[::2, ::2]
    glow = np.zeros(position.shape[:2], np.float32)
    indoors = ROOM_REACH if view.stage.set.interior else 1.0
    for lamp in view.stage.set.lamps:
        way = lamp.position.astype(np.float32) - position
        away = np.sqrt(np.einsum("ijk,ijk->ij", way, way))
        facing = np.einsum("ijk,ijk->ij", normal, way) / np.maximum(away, 1e-3)
        pool = np.clip(1 - away / (lamp.reach * indoors), 0, 1) * np.clip(0.55 + 0.6 * facing, 0, 1)
        glow = np.maximum(glow, pool.astype(np.float32))
    wide = Image.fromarray(ramp(glow, 0.03, 0.5)).resize(frame, Image.Resampling.BILINEAR)
    return np.asarray(wide, np.float32) * view.buffers.solid


def _air(view: View) -> Singles:
    """Return how much of the sky's tone lies over far things."""
    return np.asarray(view.fog * np.where(view.mood.dark, 0.55, 0.88), np.float32)


def _edged(view: View, dark: Singles) -> Singles:
    """Darken the corners of the frame."""
    frame = view.frame
    x = np.linspace(-1, 1, frame.width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, frame.height, dtype=np.float32)[:, None]
    corner = np.clip((x * x * 0.8 + y * y * 0.7) - 0.45, 0, 1) * view.mood.edge
    return np.asarray(1 - (1 - dark) * (1 - corner), np.float32)


def _streaked(view: View, dark: Singles, stray: Singles, rng: np.random.Generator) -> Singles:
    """Show the marker's strokes in the ground: bands that overlap, plainer the darker it is."""
    unit = view.unit
    x = np.arange(view.frame.width, dtype=np.float32)[None, :]
    y = np.arange(view.frame.height, dtype=np.float32)[:, None]
    place = (x * np.float32(0.34) + y * np.float32(0.94) + stray * 0.8 * unit) / (15 * unit)
    row = np.floor(place)
    tint = rng.normal(0, 0.02, 512).astype(np.float32)[row.astype(np.int32) % 512]
    overlap = (place - row < 0.12) * np.float32(0.022)
    ground = np.where(view.people, 0, ramp(dark, 0.03, 0.45))
    return np.asarray(np.clip(dark + (tint + overlap) * ground, 0, 1), np.float32)


def _hatched(view: View, shade: Singles, dark: Singles, rng: np.random.Generator) -> Singles:
    """Hatch the shade where it needs weight: not on faces, not on far things, not on the dark."""
    fade = ramp(cloudy(view.frame, 90 * view.unit, rng, 2), -1.0, 0.5)
    room = (1 - view.fog) * (1 - 0.8 * view.behind) * ramp(dark, 0.8, 0.6)
    room = room * np.where(view.skin, 0.3 if view.head > 220 else 0.0, 1.0)
    upright = view.people | (np.abs(view.buffers.normal[:, :, 1]) < 0.7)
    form = hatch.lines(view, FORM, rng) * upright
    ground = hatch.lines(view, GROUND, rng) * ~upright
    shell: Bools = view.of(role=SHELL)
    floor = view.buffers.solid & ~upright
    wide = float(shade[floor].mean()) if floor.any() else 0.0
    first = np.maximum(form, ground * (1 - 0.75 * wide)) * shade * np.where(shell, 0.7, 1.0) * fade
    deep = ramp(1 - view.lit, 0.86, 0.98) * view.people
    second = hatch.lines(view, DARK, rng) * deep * 0.7
    ink = np.maximum(first, second) * room * np.where(view.people, 0.55, 0.34)
    return np.asarray(ink * view.buffers.solid, np.float32)


def bare(view: View) -> Wash:
    """Return no tone at all: white paper."""
    blank = np.zeros((view.frame.height, view.frame.width), np.float32)
    return Wash(blank, blank)
