"""A Camera sees a stage: world to frame and back."""

from dataclasses import dataclass

import numpy as np

from render.sketch.mesh import Floats

FILM_WIDTH = 36.0
"""Millimetres: every focal length is told for this width."""


@dataclass(frozen=True, eq=False)
class Camera:
    """A pinhole camera.

    `position` (3,) metres. Rows of `rotation` (3, 3): right, up, back. `focal` in millimetres on a
    36 mm wide frame. `aspect` is width over height.
    """

    position: Floats
    rotation: Floats
    focal: float
    aspect: float

    @property
    def tan_x(self) -> float:
        """Half the frame's width at depth 1."""
        return FILM_WIDTH / 2 / self.focal

    @property
    def tan_y(self) -> float:
        """Half the frame's height at depth 1."""
        return self.tan_x / self.aspect

    def project(self, points: Floats) -> Floats:
        """Return (n, 3): x, y from -1 (left, bottom) to 1, depth in metres (> 0 in front)."""
        local = (np.atleast_2d(points) - self.position) @ self.rotation.T
        depth = -local[:, 2]
        safe = np.where(np.abs(depth) < 1e-6, 1e-6, depth)
        x = local[:, 0] / (safe * self.tan_x)
        y = local[:, 1] / (safe * self.tan_y)
        return np.stack([x, y, depth], axis=1)


def rotation(yaw: float, pitch: float, roll: float = 0.0) -> Floats:
    """Return a camera's rows right, up, back; radians, pitch up, yaw 0 looks along -z.

    back = (sin yaw cos pitch, -sin pitch, cos yaw cos pitch).
    """
    back = np.array([np.sin(yaw) * np.cos(pitch), -np.sin(pitch), np.cos(yaw) * np.cos(pitch)])
    right = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
    up = np.cross(back, right)
    cos, sin = np.cos(roll), np.sin(roll)
    return np.stack([cos * right + sin * up, cos * up - sin * right, back])
