"""Effects over a picture: glowing lamps, flames, speed lines behind who moves."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from render.order import Track
from render.sketch import flames, gloom, strokes
from render.sketch.mesh import Bools, Floats
from render.sketch.noise import ramp
from render.sketch.paper import Sheet
from render.sketch.polylines import Polylines
from render.sketch.strokes import Hand
from render.sketch.view import View

GLOW = 0.34
"""Metres from a lamp at which its glow has sunk to a third."""

RINGS = (0.30, 0.55, 0.80)
"""Where the glow of a lamp steps down, in shares of its middle: flat rings, as a marker leaves."""

STREAKS = 15
"""Speed lines behind one figure."""


def add(view: View, sheet: Sheet, tracks: Sequence[Track], rng: np.random.Generator) -> Sheet:
    """Return the sheet with lamps and fires aglow and speed lines for subjects that travel."""
    sheet = flames.burn(view, _glowing(view, sheet), rng)
    for track in tracks:
        if track.kind == "subject":
            sheet = _streaked(view, sheet, track, rng)
    return sheet


def _glowing(view: View, sheet: Sheet) -> Sheet:
    """Let the lamps that can be seen shine into the air around them."""
    if not gloom.lamps_burn(view):
        return sheet
    white, frame = sheet.white, view.frame
    x = np.arange(frame.width, dtype=np.float32)[None, :]
    y = np.arange(frame.height, dtype=np.float32)[:, None]
    for lamp in view.stage.set.lamps:
        across, up, depth = view.buffers.camera.project(lamp.position)[0]
        column, row = (across * 0.5 + 0.5) * frame.width, (0.5 - up * 0.5) * frame.height
        if depth < 0.3 or not (0 <= column < frame.width and 0 <= row < frame.height):
            continue
        if view.buffers.depth[int(row), int(column)] < depth - 0.6:
            continue
        reach = GLOW / (view.buffers.camera.tan_x * depth) * frame.width / 2
        disc = np.exp(-((x - column) ** 2 + (y - row) ** 2) / np.float32(reach * reach))
        disc = sum((ramp(disc, edge - 0.04, edge + 0.04) for edge in RINGS), disc * 0) / len(RINGS)
        white = np.maximum(white, np.where(view.people, 0.12, 0.38) * disc)
    return replace(sheet, white=white.astype(np.float32))


def _streaked(view: View, sheet: Sheet, track: Track, rng: np.random.Generator) -> Sheet:
    scene = view.buffers.scene
    moving = [scene.names[piece.thing] == track.name for piece in scene.labels] + [False]
    body = np.array(moving)[view.buffers.piece]
    size = np.array([view.frame.width, view.frame.height], np.float64)
    way = (np.array(track.points[-1]) - np.array(track.points[0])) * size
    long = float(np.linalg.norm(way))
    if long < 1 or not body.any():
        return sheet
    lines = _streaks(view, body, way / long, rng)
    cover = strokes.stamp(strokes.draw(lines, Hand(0.15, 0.95, 0.2), view.unit, rng), view.frame)
    free = ~(view.people | body)
    if view.mood.dark:
        return replace(sheet, white=np.maximum(sheet.white, cover * free * 0.8).astype(np.float32))
    return replace(sheet, line=np.maximum(sheet.line, cover * free).astype(np.float32))


def _streaks(view: View, body: Bools, way: Floats, rng: np.random.Generator) -> Polylines:
    """Return lines that trail from the rear edge of a figure."""
    y, x = np.nonzero(body)
    points = np.stack([x, y], 1).astype(np.float64)
    aside = points @ np.array([-way[1], way[0]])
    along = points @ way
    low, high = np.percentile(aside, [6, 92])
    rows = low + (high - low) * (np.arange(STREAKS) + rng.uniform(0.1, 0.9, STREAKS)) / STREAKS
    reach = max(high - low, 30 * view.unit)
    lines = []
    for row in rows:
        near = np.abs(aside - row) < max(2.0, reach / 40)
        rear = float(along[near].min()) if near.any() else float(along.min())
        start = rear - reach * rng.uniform(0.04, 0.16)
        end = start - reach * rng.uniform(0.25, 0.75)
        ends = [way * at + np.array([-way[1], way[0]]) * row for at in (start, end)]
        lines.append(np.array(ends))
    tags = np.tile([1.3, 0.75], (2 * STREAKS, 1))
    return Polylines(np.concatenate(lines), np.full(STREAKS, 2), tags)
