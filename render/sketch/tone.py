"""Tone: marker washes in a few flat greys that set the subject off from its ground."""

from dataclasses import dataclass

import numpy as np

from render.sketch import gloom, hatch, marker, sky
from render.sketch.hatch import Pen
from render.sketch.marker import Bands
from render.sketch.mesh import Bools
from render.sketch.noise import blurred, cloudy, ramp, softened
from render.sketch.raster import Singles
from render.sketch.view import SHELL, View

FORM = Pen(np.radians(-50), 5.2, 0.40, 9.0)
DARK = Pen(np.radians(-18), 6.0, 0.34, 5.0)
GROUND = Pen(np.radians(-78), 5.6, 0.38, 0.0)

UNHATCHED = ("collar", "outer_lapel", "teeth", "mouth")
HAIR = ("hair", "beard")
LIGHT_HAIR = 0.6
"""The value from which hair is grey or white."""

LEAFY = 1.35
"""How much darker leaves are than their patch: big shapes that set paler things off."""

LAYERS = (0.0, 0.3, 0.55, 0.78, 1.0)
"""How much of each layer of things the fog takes, like paper cut-outs one behind another."""

CLOUD = 0.16
"""The grey of the ground in the foreground, outdoors by day."""

HALO = (0.2, 0.6, 1.0)
"""Shares of the grey laid behind a light subject, outwards in."""

FACE_CALM = 1.6
"""Pixels (768 pixel frame) over which light is evened on skin, so that shade has no specks."""


@dataclass(frozen=True, eq=False)
class Wash:
    """Darkness (h, w) of the paper and ink (h, w) of the hatching, both 0 to 1."""

    dark: Singles
    hatch: Singles


def wash(view: View, rng: np.random.Generator) -> Wash:
    """Return the tone of a view."""
    stray = cloudy(view.frame, 52 * view.unit, rng, 3)
    laid = marker.bands(view, stray, rng)
    shade = shaded(view, stray)
    dark = _layered(view, shade)
    if view.mood.lit < 1:
        dark = gloom.veiled(view, dark, shade, laid)
    else:
        dark = _veiled(view, _foreground(view, _ground(view, dark, laid), laid))
        dark = _edged(view, dark)
    above = sky.wash(view, laid, rng)
    dark = np.where(view.buffers.solid, dark + (above - dark) * _air(view, laid), above)
    dark = _streaked(view, dark.astype(np.float32), laid)
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
    own = np.where(view.of(material=("leaf",), role=("foliage",)), own * LEAFY, own)
    own = own * (1 - 0.45 * view.behind)
    strength = view.mood.shade * np.where(skin, 0.72, np.where(people, 1.0, 0.72))
    strength = np.where(_grey_haired(view), strength * 0.5, strength)
    deep = ramp(1 - view.lit, 0.86, 0.96) * 0.08 * people
    if view.mood.dark:
        own = np.where(people, own, own * 0.8)
        strength = np.where(people, strength, strength * 0.45)
    contact = ramp(view.contact, 0.42, 0.5) * 0.12 * (1 - 0.6 * view.behind)
    bright = (1 - own) * (1 - (strength + deep) * shade) * (1 - contact)
    return np.asarray(1 - bright, np.float32)


def _ground(view: View, dark: Singles, laid: Bands) -> Singles:
    """Set the subject off: a light one gets a grey ground around it, a dark one a pale ground."""
    place = view.buffers.solid & ~view.people
    if not view.subject.any() or not place.any():
        return dark
    figure = float(dark[view.subject].mean())
    face = view.subject & view.skin
    if view.about.head > 0.15 and face.any():
        figure = min(figure, float(dark[face].mean()))
    ground = float(dark[place].mean())
    if figure > ground + 0.12:
        return np.asarray(np.where(place, dark * 0.85, dark), np.float32)
    want = float(np.clip(figure + 0.15 - ground, 0, 0.15))
    halo = marker.flat(_halo(view), HALO, laid)
    return np.asarray(np.where(place, 1 - (1 - dark) * (1 - want * halo), dark), np.float32)


def _foreground(view: View, dark: Singles, laid: Bands) -> Singles:
    """Lay a grey over the ground before the subject, as if a cloud passed: the eye goes past it."""
    level = (view.buffers.normal[:, :, 1] > 0.7) & ~view.people & view.buffers.solid
    far = view.buffers.depth / np.float32(view.about.distance)
    far = far + laid.each(laid.slip) * np.float32(0.05) + laid.stray * np.float32(0.03)
    near = ramp(far, 0.62, 0.60) * level
    return np.asarray(1 - (1 - dark) * (1 - CLOUD * near), np.float32)


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
    """Darken what a dull day's light does not reach."""
    mood = view.mood
    if mood.veil <= 0:
        return dark
    caught = ramp(view.lit, 0.5, 0.62) * np.where(view.people, 0.9, 0.5)
    veil = np.where(view.people, mood.dim, mood.veil) * (1 - caught)
    return np.asarray(1 - (1 - dark) * (1 - veil), np.float32)


def _air(view: View, laid: Bands) -> Singles:
    """Return how much of the sky's tone lies over far things."""
    share = 0.55 if view.mood.dark else 0.88
    if view.stage.weather == "fog" and not view.stage.set.interior:
        return marker.flat(view.fog, LAYERS, laid) * np.float32(share)
    return np.asarray(view.fog * share, np.float32)


def _edged(view: View, dark: Singles) -> Singles:
    """Darken the corners of the frame."""
    frame = view.frame
    x = np.linspace(-1, 1, frame.width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, frame.height, dtype=np.float32)[:, None]
    corner = np.clip((x * x * 0.8 + y * y * 0.7) - 0.45, 0, 1) * view.mood.edge
    return np.asarray(1 - (1 - dark) * (1 - corner), np.float32)


def _streaked(view: View, dark: Singles, laid: Bands) -> Singles:
    """Show the marker's strokes in the ground: some lap over the next, plainer the darker it is."""
    tint = laid.each(laid.tint) * np.float32(0.010)
    overlap = (laid.part < 0.10) * np.float32(0.016)
    ground = np.where(view.people, 0, ramp(dark, 0.05, 0.45))
    return np.asarray(np.clip(dark + (tint + overlap) * ground, 0, 1), np.float32)


def _hatched(view: View, shade: Singles, dark: Singles, rng: np.random.Generator) -> Singles:
    """Hatch the shade where it needs weight: not on faces, not on far things, not on the dark."""
    fade = ramp(cloudy(view.frame, 90 * view.unit, rng, 2), -1.0, 0.5)
    room = (1 - view.fog) * (1 - 0.8 * view.behind) * ramp(dark, 0.8, 0.6)
    room = room * np.where(view.skin, 0.3 if view.head > 220 else 0.0, 1.0)
    room = room * ~view.of(material=UNHATCHED) * ~_grey_haired(view)
    upright = view.people | (np.abs(view.buffers.normal[:, :, 1]) < 0.7)
    form = hatch.lines(view, FORM, rng) * upright
    ground = 0 if view.mood.dark else hatch.lines(view, GROUND, rng) * ~upright
    shell: Bools = view.of(role=SHELL)
    floor = view.buffers.solid & ~upright
    wide = float(shade[floor].mean()) if floor.any() else 0.0
    first = np.maximum(form, ground * (1 - 0.75 * wide)) * shade * np.where(shell, 0.7, 1.0) * fade
    deep = ramp(1 - view.lit, 0.86, 0.98) * view.people
    second = hatch.lines(view, DARK, rng) * deep * 0.7
    ground_ink = 0.0 if view.mood.dark else 0.34
    ink = np.maximum(first, second) * room * np.where(view.people, 0.55, ground_ink)
    return np.asarray(ink * view.buffers.solid, np.float32)


def _grey_haired(view: View) -> Bools:
    """Return where hair is light: hatched, it would read as dark."""
    light = [p.material in HAIR and p.value > LIGHT_HAIR for p in view.buffers.scene.labels]
    return np.asarray([*light, False])[view.buffers.piece]


def bare(view: View) -> Wash:
    """Return no tone at all: white paper."""
    blank = np.zeros((view.frame.height, view.frame.width), np.float32)
    return Wash(blank, blank)
