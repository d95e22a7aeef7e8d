"""Faces: what tells one person's features from another's, decided by the look's seed."""

from collections.abc import Mapping

import numpy as np

from render.order import Look

SPREADS: Mapping[str, float] = {
    "nose-hump": 0.35, "nose-scale-horiz": 0.4, "nose-scale-vert": 0.35, "nose-scale-depth": 0.35,
    "nose-point-width": 0.4, "nose-volume": 0.3, "chin-height": 0.35, "chin-width": 0.45,
    "chin-prominent": 0.3, "chin-bones": 0.45, "chin-jaw-drop": 0.3, "head-fat": 0.3,
    "head-scale-horiz": 0.25, "head-scale-vert": 0.2, "mouth-scale-horiz": 0.35,
    "mouth-upperlip-height": 0.3, "mouth-lowerlip-height": 0.3, "mouth-upperlip-volume": 0.25,
    "mouth-lowerlip-volume": 0.25, "forehead-scale-vert": 0.3, "cheek-bones": 0.5,
    "cheek-inner": 0.4, "cheek-volume": 0.4, "ear-scale": 0.4, "ear-wing": 0.35,
    "eye-height2": 0.2,
}  # fmt: skip
"""Pairs of targets and how far one person in three strays from the middle."""
OPPOSITES = (
    ("nose-point-up", "nose-point-down", 0.35),
    ("nose-curve-concave", "nose-curve-convex", 0.35),
    ("mouth-angles-up", "mouth-angles-down", 0.2),
    ("mouth-trans-up", "mouth-trans-down", 0.2),
    ("eyebrows-angle-up", "eyebrows-angle-down", 0.25),
    ("eyebrows-trans-up", "eyebrows-trans-down", 0.3),
    ("eye-corner2-up", "eye-corner2-down", 0.3),
    ("eye-trans-in", "eye-trans-out", 0.3),
    ("forehead-trans-forward", "forehead-trans-backward", 0.3),
)
HEADS = ("oval", "round", "rectangular", "square", "triangular", "invertedtriangular", "diamond")
HABITS: Mapping[str, Mapping[str, float]] = {
    "male": {"head-oval": 0.1},
    "female": {"head-oval": 0.35, "chin-width-decr": 0.45, "chin-bones-decr": 0.4,
               "chin-triangle": 0.2, "mouth-upperlip-volume-incr": 0.25,
               "mouth-lowerlip-volume-incr": 0.2, "nose-scale-horiz-decr": 0.2,
               "neck-scale-horiz-decr": 0.8},
}  # fmt: skip
"""Where each sex starts from."""
MOST = 0.8
"""No feature strays further; past it a face is a caricature."""


def targets(look: Look) -> Mapping[str, float]:
    """Return the shares of the asset's targets that make this face. Children stray half as far."""
    chance = np.random.default_rng(look.seed)
    wild = float(np.interp(look.age, (4, 20), (0.4, 1.0)))
    shares: dict[str, float] = {"eye-scale-incr": 0.9, **HABITS[look.sex]}
    pairs = [(f"{name}-incr", f"{name}-decr", spread) for name, spread in SPREADS.items()]
    for more, less, spread in (*pairs, *OPPOSITES):
        share = float(np.clip(chance.normal(0, 0.6 * spread), -MOST, MOST)) * wild
        name = more if share > 0 else less
        shares[name] = shares.get(name, 0) + abs(share)
    head = f"head-{HEADS[int(chance.integers(len(HEADS)))]}"
    shares[head] = shares.get(head, 0) + float(chance.uniform(0.05, 0.3)) * wild
    return shares
