"""Segmentation in the colours of ADE20K, for what a stage knows the name of."""

import re

import numpy as np
from PIL import Image

from render.sketch.gbuffer import Buffers
from render.sketch.scene import Label
from render.sketch.stage import Role

Colour = tuple[int, int, int]

COLOURS: dict[str, Colour] = {
    "wall": (120, 120, 120), "building": (180, 120, 120), "sky": (6, 230, 230),
    "floor": (80, 50, 50), "tree": (4, 200, 3), "ceiling": (120, 120, 80),
    "road": (140, 140, 140), "bed": (204, 5, 255), "window": (230, 230, 230),
    "grass": (4, 250, 7), "cabinet": (224, 5, 255), "sidewalk": (235, 255, 7),
    "person": (150, 5, 61), "earth": (120, 120, 70), "door": (8, 255, 51),
    "table": (255, 6, 82), "mountain": (143, 255, 140), "plant": (204, 255, 4),
    "curtain": (255, 51, 7), "chair": (204, 70, 3), "car": (0, 102, 200),
    "water": (61, 230, 250), "painting": (255, 6, 51), "sofa": (11, 102, 255),
    "shelf": (255, 7, 71), "house": (255, 9, 224), "sea": (9, 7, 230),
    "mirror": (220, 220, 220), "rug": (255, 9, 92), "field": (112, 9, 255),
    "fence": (255, 184, 6), "desk": (10, 255, 71), "rock": (255, 41, 10),
    "wardrobe": (7, 255, 255), "lamp": (224, 255, 8), "bathtub": (102, 8, 255),
    "railing": (255, 61, 6), "cushion": (255, 194, 7), "box": (0, 255, 20),
    "column": (255, 8, 41), "sign": (255, 5, 153), "drawers": (6, 51, 255),
    "counter": (235, 12, 255), "sand": (160, 150, 20), "sink": (0, 163, 255),
    "fireplace": (250, 10, 15), "fridge": (20, 255, 0), "path": (255, 31, 0),
    "stairs": (255, 224, 0), "runway": (153, 255, 0), "bridge": (255, 82, 0),
    "bookcase": (0, 255, 245), "toilet": (0, 255, 133), "flowers": (255, 0, 0),
    "book": (255, 163, 0), "hill": (255, 102, 0), "bench": (194, 255, 0),
    "stove": (51, 255, 0), "computer": (0, 255, 173), "boat": (173, 255, 0),
    "bar": (0, 255, 153),
}  # fmt: skip

WORDS: dict[str, str] = {
    "couch": "sofa", "armchair": "chair", "stool": "chair", "seat": "chair", "pew": "bench",
    "facade": "building", "tower": "building", "skyline": "building", "roof": "building",
    "picture": "painting", "poster": "painting", "board": "sign", "cupboard": "cabinet",
    "dresser": "drawers", "pavement": "sidewalk", "kerb": "sidewalk", "street": "road",
    "ground": "earth", "terrain": "earth", "dune": "sand", "beach": "sand", "meadow": "grass",
    "lawn": "grass", "lake": "water", "river": "water", "pillar": "column", "gate": "fence",
    "stone": "rock", "boulder": "rock", "pillow": "cushion", "crate": "box", "package": "box",
    "laptop": "computer", "screen": "computer", "van": "car", "truck": "car", "taxi": "car",
    "pine": "tree", "palm": "tree", "trunk": "tree", "bush": "plant", "hedge": "plant",
    "mesa": "mountain", "cliff": "mountain", "books": "book", "steps": "stairs", "mat": "rug",
    "carpet": "rug", "runner": "rug", "skirting": "wall", "wainscot": "wall", "lamppost": "lamp",
}  # fmt: skip
"""Other names of things we know."""

MATERIALS: dict[str, str] = {
    "leaf": "tree", "water": "water", "road": "road", "grass": "grass", "sand": "sand",
    "window": "window", "ground": "earth", "snow": "earth", "brick": "building",
}  # fmt: skip
ROLES: dict[Role, str] = {
    "floor": "floor", "wall": "wall", "ceiling": "ceiling", "foliage": "tree", "vehicle": "car",
}  # fmt: skip
UNKNOWN: Colour = (0, 0, 0)


def draw(buffers: Buffers) -> Image.Image:
    """Return what every pixel is, in ADE20K's colours (RGB); black: no name of ours."""
    names = buffers.scene.names
    table = [_colour(label, names[label.thing]) for label in buffers.scene.labels]
    colours = np.array([*table, COLOURS["sky"]], np.uint8)
    return Image.fromarray(colours[buffers.piece])


def _colour(label: Label, name: str) -> Colour:
    if label.figure >= 0:
        return COLOURS["person"]
    words = [WORDS.get(word, word) for word in re.findall(r"[a-z]+", name.lower())]
    known = [word for word in reversed(words) if word in COLOURS]
    if label.material in MATERIALS:
        known.insert(
            0 if label.role in ("floor", "foliage") else len(known), MATERIALS[label.material]
        )
    role = next((word for key, word in ROLES.items() if key == label.role), None)
    if role is not None:
        known.append(role)
    return COLOURS[known[0]] if known else UNKNOWN
