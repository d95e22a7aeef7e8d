"""The greys and materials that things are made of: pale where large, dark where small."""

from render.sketch.mesh import Patch

WALL = Patch(0.95, "wall")
TRIM = Patch(0.86, "wall")
FLOOR = Patch(0.86, "floor")
PAPER = Patch(0.98, "paper")

WOOD = Patch(0.72, "wood")
PALE_WOOD = Patch(0.84, "wood")
DARK_WOOD = Patch(0.48, "wood")

CLOTH = Patch(0.72, "cloth")
PALE_CLOTH = Patch(0.9, "cloth")
DARK_CLOTH = Patch(0.45, "cloth")
LINEN = Patch(0.97, "cloth")

METAL = Patch(0.68, "metal")
PALE_METAL = Patch(0.86, "metal")
DARK_METAL = Patch(0.38, "metal")
WHITEWARE = Patch(0.97, "")

GLASS = Patch(0.96, "glass")
PANE = Patch(1.0, "window")
SCREEN = Patch(0.8, "screen")
GLOW = Patch(1.0, "glow")
DARK = Patch(0.12, "dark")
BLACK = Patch(0.22, "")
GREY = Patch(0.6, "")

STONE = Patch(0.82, "stone")
DARK_STONE = Patch(0.62, "stone")
BRICK = Patch(0.78, "brick")
CONCRETE = Patch(0.88, "stone")
EARTH = Patch(0.88, "ground")
GRASS = Patch(0.9, "grass")
SAND = Patch(0.95, "sand")
SNOW = Patch(1.0, "snow")
WATER = Patch(0.82, "water")
ROAD = Patch(0.82, "road")
LEAF = Patch(0.66, "leaf")
DARK_LEAF = Patch(0.52, "leaf")
PALE_LEAF = Patch(0.8, "leaf")
BARK = Patch(0.55, "wood")


def shade(patch: Patch, value: float) -> Patch:
    """Return the material in another grey."""
    return Patch(value, patch.material)
