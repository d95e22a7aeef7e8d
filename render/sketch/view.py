"""A View is a stage as one camera sees it, in the light it stands in."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from PIL import Image, ImageFilter

from render.sketch import gbuffer, light, scene, shadow
from render.sketch.gbuffer import Buffers
from render.sketch.lens import Camera
from render.sketch.light import Aim, Mood
from render.sketch.mesh import Bools, Floats
from render.sketch.noise import blurred, ramp, softened
from render.sketch.raster import Frame, Singles
from render.sketch.shadow import Beam
from render.sketch.stage import Stage

SKIN = ("skin", "hands")
SHELL = ("wall", "ceiling")

GLOOM = 0.45
"""Share of the subject in cast shadow outdoors at which the sun is moved."""

BALL = 0.55
"""How much a head is lit like a ball."""

UPRIGHT = 0.45
"""How tall the ball is: a chin is no more in the shade than a cheek."""

FACE_SHADOW = 0.25
"""How much of a cast shadow falls on skin: a face under a hat must still be read."""


@dataclass(frozen=True, eq=False)
class View:
    """What is seen, what it is about, and the light. Pictures are (h, w) of the frame."""

    stage: Stage
    buffers: Buffers
    about: Aim
    mood: Mood
    key: Floats

    @property
    def frame(self) -> Frame:
        """The picture's size."""
        return self.buffers.frame

    @property
    def unit(self) -> float:
        """Frame pixels a pixel of a 768 pixel wide frame; a narrow frame counts by its height."""
        return max(self.frame.width / 768, self.frame.height / 640)

    @property
    def head(self) -> float:
        """Pixels of a head where the picture's subject stands, in a frame 768 wide."""
        return self.about.head * self.frame.height / self.unit

    @cached_property
    def people(self) -> Bools:
        """True on figures."""
        return self.buffers.figure >= 0

    @cached_property
    def subject(self) -> Bools:
        """True on the figures the picture is about."""
        return np.isin(self.buffers.figure, np.array(self.about.figures, np.int8))

    @cached_property
    def skin(self) -> Bools:
        """True on faces and hands."""
        return self.of(material=SKIN)

    def of(self, *, material: tuple[str, ...] = (), role: tuple[str, ...] = ()) -> Bools:
        """Return where a material or a role is seen."""
        return self.buffers.scene.where(material=material, role=role)[self.buffers.piece]

    @cached_property
    def cast(self) -> Singles:
        """1 in cast shadow."""
        reach = 7.0 if self.stage.set.interior else 26.0
        radius = float(np.clip(self.about.distance * 1.2, 1.0, reach))
        hard = shadow.cast(self.buffers, Beam(self.key, self.about.centre, radius))
        pixel = 2 * self.buffers.camera.tan_x * self.about.distance / self.frame.width
        stair = 2 * radius / shadow.SIZE / pixel
        return ramp(softened(hard, float(np.clip(1.5 * stair, 1, 9))), 0.3, 0.7)

    @cached_property
    def slope(self) -> Singles:
        """Cosine between the surface and the light, -1 to 1."""
        return np.asarray(self.buffers.normal @ self.key.astype(np.float32))

    @cached_property
    def _facing(self) -> Singles:
        """The slope, on heads half that of a ball: a face is lit in a few planes, not in spots."""
        rows, columns = np.nonzero(self.of(material=("skin",)) & self.people)
        if not len(rows):
            return self.slope
        heads = [
            (f.landmarks["crown"] + f.landmarks["chin"]) / 2 for f in self.buffers.scene.figures
        ]
        middle = np.array(heads, np.float32)[self.buffers.figure[rows, columns]]
        out = self.buffers.position[rows, columns] - middle
        out[:, 1] *= np.float32(UPRIGHT)
        away = np.sqrt(np.einsum("ni,ni->n", out, out))
        ball = (out @ self.key.astype(np.float32)) / np.maximum(away, 1e-6)
        share = BALL * ramp(away, 0.24, 0.16)
        slope = self.slope.copy()
        slope[rows, columns] += share * (ball - slope[rows, columns])
        return slope

    @cached_property
    def lit(self) -> Singles:
        """How much of the main light arrives, 0 to 1."""
        shell = self.of(role=SHELL)
        turned = np.clip(self._facing * 1.2 + 0.12, 0, 1)
        level = (self.buffers.normal[:, :, 1] > 0.75) & ~self.people
        turned = np.where(level, np.clip(turned * 0.4 + 0.62, 0, 1), turned)
        wall = np.clip(0.72 + 0.3 * self.slope, 0.55, 1)
        cast = np.where(shell & (self.slope < 0.05), 0, self.cast)
        cast = np.where(self.skin, cast * FACE_SHADOW, cast)
        return np.asarray(np.where(shell, wall, turned) * (1 - cast), np.float32)

    @cached_property
    def air(self) -> tuple[float, float]:
        """Metres at which things start to fade into the air, and at which they have faded."""
        near, far = self.stage.set.fog
        if not self.stage.set.interior:
            near, far = self._weathered(near, far)
        if self.stage.weather != "fog":
            near, far = max(near, self.about.distance * 1.15), max(far, self.about.distance * 4)
        return near, max(far, near + 1)

    @cached_property
    def fog(self) -> Singles:
        """How far things have faded into the air, 0 to 1; sky is 1."""
        near, far = self.air
        share = np.clip((self.buffers.depth - near) / (far - near), 0, 1) ** 0.75
        return np.asarray(np.where(self.buffers.solid, share, 1), np.float32)

    def _weathered(self, near: float, far: float) -> tuple[float, float]:
        """Return where the air of the weather starts and where it takes all."""
        about = self.about.distance
        closer = {"fog": (about * 0.8, about * 4.5) if self.about.figures else (7.0, 55.0)}
        for wet in ("rain", "snow", "storm"):
            closer[wet] = (near * 0.6, far * 0.6)
        return closer.get(self.stage.weather, (near, far))

    @cached_property
    def behind(self) -> Singles:
        """How far things stand behind the subject, 0 to 1; people are 0."""
        start = self.about.distance * 1.1
        share = np.clip((self.buffers.depth - start) / (self.about.distance * 1.2 + 0.5), 0, 1)
        return np.asarray(np.where(self.people, 0, share), np.float32)

    @cached_property
    def contact(self) -> Singles:
        """The dark where surfaces nearly touch, 0 to 1."""
        about = self.about.distance
        depth = np.minimum(self.buffers.depth, about * 6)[::2, ::2]
        total = np.zeros_like(depth)
        for radius, strength in ((2, 0.5), (5, 0.55), (13, 0.3)):
            gap = depth - blurred(depth, radius)
            most = 0.10 * about + 0.024 * radius
            near = np.exp(-np.maximum(gap - most * 0.25, 0) / (most * 0.35))
            total += strength * np.clip(gap / (0.05 * about + 0.024 * radius), 0, 1) * near
        small = np.clip(total, 0, 1).astype(np.float32)
        wide = Image.fromarray(small).resize(self.frame, Image.Resampling.BILINEAR)
        return np.asarray(wide, np.float32)

    def around(self, mask: Bools, pixels: float) -> Bools:
        """Return a mask grown by some pixels of a 768 pixel frame."""
        blur = ImageFilter.BoxBlur(max(1, round(pixels * self.unit)))
        grown = Image.fromarray(mask.astype(np.uint8) * 255).filter(blur)
        return np.asarray(grown) > 0


def take(stage: Stage, camera: Camera, frame: Frame, scale: int) -> View:
    """Return what a camera sees of a stage in a frame, traced at `scale` times its size."""
    about = light.aim(stage, camera)
    buffers = gbuffer.take(scene.flatten(stage), camera, frame, scale)
    seen = View(stage, buffers, about, light.mood(stage), light.key(stage, camera, about))
    if stage.set.interior or _share(seen) < GLOOM:
        return seen
    other = replace(seen, key=light.open_key(stage, camera, about))
    return other if _share(other) < _share(seen) else seen


def _share(seen: View) -> float:
    """Return how much of what the picture is about lies in cast shadow, 0 to 1."""
    main = seen.subject if seen.subject.any() else seen.buffers.solid
    return float(seen.cast[main].mean()) if main.any() else 0.0
