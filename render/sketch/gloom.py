"""The night: a few flat zones of light and dark, and what lamps leave as white paper."""

import numpy as np
from PIL import Image

from render.sketch.marker import LEAN, Bands
from render.sketch.mesh import Floats
from render.sketch.noise import ramp, softened
from render.sketch.raster import Frame, Singles
from render.sketch.view import SHELL, View

LUMINOUS = ("glow", "screen")
PANES = ("window", "glass")

ROOM_REACH = 0.62
"""Share of a lamp's reach in a room, whose walls would else all be light."""

HALF, DEEP = 0.40, 0.80
"""What the two darker zones take from the paper; the lightest takes nothing."""

EDGE = 0.016
"""How soft a zone's border is, in shares of the light."""

OVERRUN = 15.0
"""Pixels (768 pixel frame) a stroke may run over the border of its zone."""

SOFT = 0.35
"""Pixels (768 pixel frame) a wash runs over its border."""

PANE = 0.88
"""How dark the night stands in the windows of a room."""

SHORT, LONG = 1.5, 9.0
"""Metres the light on the subject reaches at least and at most."""


CLOSE, BACKING = 0.2, 0.08
"""Share of the frame a head takes up from which, by day, a wall is never as white as the face."""

DAYLIGHT = 2.0
"""How much further the light reaches in a room by day."""


def veiled(view: View, dark: Singles, shade: Singles, laid: Bands) -> Singles:
    """Return the darkness (h, w) of a picture after the night has taken what is not lit."""
    reach, slant = _reach(view)
    place = view.buffers.solid & ~view.people
    low, high = _borders(view, reach[place][::11], dark)
    edge = reach + laid.each(laid.slip) * slant + laid.stray * slant
    unlit = 1 - ramp(edge, high - EDGE, high + EDGE)
    deep = 1 - ramp(edge, low - EDGE, low + EDGE)
    mood = view.mood
    veil = (HALF + (DEEP - HALF) * deep) * unlit * mood.veil
    if not mood.dark and view.about.head > CLOSE:
        veil = np.maximum(veil, BACKING)
    main = (
        np.where(view.subject, 0.12, 0.5)
        * each_one(view, (unlit + deep) * np.float32(0.5))
        * mood.veil
    )
    dim = mood.dim * np.where(view.skin, 0.45, 0.85) * shade
    veil = np.where(view.people, np.maximum(dim, np.where(view.skin, main * 0.6, main)), veil)
    out = 1 - (1 - dark) * (1 - veil)
    if view.stage.set.interior:
        panes = view.of(material=PANES) & place
        out = np.where(panes, np.maximum(out, PANE) if view.stage.time == "night" else dark, out)
    glow = view.of(material=LUMINOUS)
    out = np.where(glow, np.minimum(dark, 0.03), out)
    return softened(np.clip(out, 0, 1), SOFT * view.unit)


def each_one(view: View, unlit: Singles) -> Singles:
    """Return the mean over each figure (h, w): a person is in the light or not, never in spots."""
    number = view.buffers.figure.astype(np.int64) + 1
    count = np.bincount(number.ravel())
    total = np.bincount(number.ravel(), unlit.ravel())
    return np.asarray((total / np.maximum(count, 1)).astype(np.float32)[number], np.float32)


def _borders(view: View, reach: Singles, dark: Singles) -> tuple[float, float]:
    """Return how much light the half-dark and the lit zone begin at: so that each has its share.

    A dark subject is given more light behind it, a light one less.
    """
    if not len(reach):
        return 0.2, 0.5
    lit, deep = view.mood.lit, view.mood.deep
    if view.subject.any():
        lean = float(np.clip(dark[view.subject].mean() - 0.35, -0.25, 0.4))
        lit, deep = lit * (1 + lean), deep * (1 - 0.6 * lean)
    low, high = (float(np.quantile(reach, share)) for share in (deep, 1 - lit))
    if view.mood.dark:
        low, high = max(low, 0.06), min(high, 0.80)
    low = min(low, 0.42)
    return low, max(high, low + 0.06)


def _reach(view: View) -> tuple[Singles, Singles]:
    """Return how much light arrives at each place (h, w), about 0 to 1, cut by cast shadows; and
    how much it changes over the length a stroke of the marker runs over (h, w).
    """
    small = view.buffers.position[::2, ::2]
    normal = view.buffers.normal[::2, ::2]
    glow = _motive(view, small, normal)
    for lamp in view.stage.set.lamps if lamps_burn(view) else ():
        indoors = ROOM_REACH if view.stage.set.interior else 1.0
        pool = _pool(lamp.position, lamp.reach * indoors, small, normal)
        glow = np.maximum(glow, pool * np.float32(1.1))
    wide = _enlarged(glow.astype(np.float32), view.frame)
    down, over = np.gradient(glow[::2, ::2])
    slant = np.abs(over * LEAN[1] - down * LEAN[0]) / 4 * OVERRUN * view.unit
    slant = _enlarged(np.clip(slant, 0, 0.045).astype(np.float32), view.frame)
    flat = view.buffers.normal[:, :, 1]
    level = np.where(flat > 0.7, 0.10, np.where(flat < -0.7, -0.16, 0.0))
    turned = np.where(view.of(role=SHELL), 0.05, 0.10) * view.slope
    ground, wall = (0.0, 0.0) if view.stage.set.interior else (0.12, -0.10)
    calm = softened(np.clip(view.cast, 0, 1), 1.2 * view.unit)
    outdoors = np.where(flat > 0.7, ground, wall)
    out = (wide + level + turned + outdoors) * (1 - 0.72 * calm)
    corner = _corner(view)
    slant = slant + np.where(corner > 0, np.float32(0.016), np.float32(0))
    return np.asarray(out - corner, np.float32), np.asarray(slant, np.float32)


def _enlarged(small: Singles, frame: Frame) -> Singles:
    return np.asarray(Image.fromarray(small).resize(frame, Image.Resampling.BILINEAR), np.float32)


def _motive(view: View, position: Singles, normal: Singles) -> Singles:
    """Return the light (h, w) an artist would hang over the subject: it reaches half the frame."""
    about = view.about
    wide = about.distance * view.buffers.camera.tan_x
    head = about.centre + np.array([0, 0.9 if about.distance >= 1.9 else 0.35, 0])
    lamp = head + view.key * np.array([1, 0, 1]) * wide * (0.35 if about.figures else 0.6)
    reach = float(np.clip(2.1 * wide, SHORT, LONG)) * (1.0 if view.mood.dark else DAYLIGHT)
    return _pool(lamp, reach, position, normal) * np.float32(0.92)


def _pool(lamp: Floats, reach: float, position: Singles, normal: Singles) -> Singles:
    """Return the light (h, w) of one lamp, 0 to 1."""
    way = lamp.astype(np.float32) - position
    away = np.sqrt(np.einsum("ijk,ijk->ij", way, way))
    facing = np.einsum("ijk,ijk->ij", normal, way) / np.maximum(away, 1e-3)
    pool = np.clip(1 - away / np.float32(reach), 0, 1) * np.clip(0.62 + 0.5 * facing, 0, 1)
    return np.asarray(pool, np.float32)


def _corner(view: View) -> Singles:
    """Return what the corners of the frame lose (h, w)."""
    x = np.linspace(-1, 1, view.frame.width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, view.frame.height, dtype=np.float32)[:, None]
    return np.asarray(np.clip(x * x * 0.8 + y * y * 0.5 - 0.45, 0, 1) * 0.5, np.float32)


def lamps_burn(view: View) -> bool:
    """Tell whether the lamps of the set are lit: not by day, nor where only the moon shines."""
    natural = view.stage.light == "natural" and view.stage.time == "night"
    return natural or view.stage.light == "lamp"
