"""Expressions: how far each muscle of the base face is drawn, by name."""

from collections.abc import Mapping

BOTH = ("left", "right")
NAMES: Mapping[str, tuple[str, ...]] = {
    "brows_down": tuple(f"eyebrows-{side}-down" for side in BOTH),
    "brows_up": tuple(f"eyebrows-{side}-up" for side in BOTH),
    "brows_inner_up": tuple(f"eyebrows-{side}-inner-up" for side in BOTH),
    "brows_outer_up": tuple(f"eyebrows-{side}-extern-up" for side in BOTH),
    "eyes_closed": tuple(f"eye-{side}-closure" for side in BOTH),
    "eyes_narrow": tuple(f"eye-{side}-slit" for side in BOTH),
    "eyes_wide": tuple(f"eye-{side}-opened-up" for side in BOTH),
    "left_brow_up": ("eyebrows-left-up",),
    "right_brow_down": ("eyebrows-right-down",),
    "right_eye_narrow": ("eye-right-slit",),
    "nose_up": tuple(f"nose-{side}-elevation" for side in BOTH),
    "nostrils": tuple(f"nose-{side}-dilatation" for side in BOTH),
    "smile": ("mouth-corner-puller",),
    "lips_parted": ("mouth-parling",),
    "mouth_open": ("mouth-open",),
    "mouth_down": ("mouth-depression",),
    "mouth_wide": ("mouth-retraction",),
    "mouth_tight": ("mouth-compression",),
    "mouth_up": ("mouth-elevation",),
    "upper_lip_up": ("mouth-upward-retraction",),
    "lower_lip_down": ("mouth-depression-retraction",),
    "lips_forward": ("mouth-protusion",),
    "lips_round": ("mouth-pursing",),
    "neck_tense": ("neck-platysma",),
}
"""Our words for the units that were baked."""

EXPRESSIONS: Mapping[str, Mapping[str, float]] = {
    "neutral": {},
    "happy": {"smile": 0.95, "eyes_narrow": 0.25, "brows_up": 0.15},
    "laugh": {"smile": 1.0, "mouth_open": 0.55, "eyes_narrow": 0.6, "brows_up": 0.3},
    "angry": {"brows_down": 1.1, "mouth_tight": 0.7, "eyes_narrow": 0.2, "nostrils": 0.6},
    "sad": {"brows_inner_up": 1.0, "mouth_down": 0.9, "eyes_narrow": 0.2},
    "cry": {"brows_inner_up": 1.1, "mouth_wide": 0.6, "mouth_open": 0.25, "eyes_closed": 0.75,
            "mouth_down": 0.6},
    "afraid": {"brows_up": 0.7, "brows_inner_up": 0.7, "eyes_wide": 1.0, "mouth_open": 0.35,
               "mouth_wide": 0.4},
    "surprised": {"brows_up": 0.9, "brows_inner_up": 0.6, "eyes_wide": 0.8, "mouth_open": 0.6},
    "disgust": {"brows_down": 0.6, "nose_up": 1.0, "upper_lip_up": 0.7, "eyes_narrow": 0.5,
                "mouth_down": 0.4},
    "pain": {"brows_down": 0.8, "eyes_closed": 0.8, "mouth_wide": 0.9, "lips_parted": 0.5,
             "nose_up": 0.6},
    "tense": {"brows_down": 0.45, "brows_inner_up": 0.3, "mouth_tight": 0.8, "eyes_narrow": 0.1},
    "tender": {"smile": 0.45, "brows_inner_up": 0.45, "eyes_narrow": 0.25},
    "sly": {"smile": 0.55, "left_brow_up": 0.9, "right_brow_down": 0.6, "right_eye_narrow": 0.6,
            "eyes_narrow": 0.2},
    "tired": {"eyes_closed": 0.42, "brows_inner_up": 0.3, "mouth_down": 0.3},
    "asleep": {"eyes_closed": 1.0},
    "talk": {"mouth_open": 0.20, "lips_parted": 0.3, "brows_up": 0.15},
    "talk/round": {"mouth_open": 0.26, "lips_round": 0.35, "brows_up": 0.1},
    "talk/wide": {"mouth_open": 0.15, "lips_parted": 0.5, "mouth_wide": 0.35, "brows_up": 0.25},
    "shout": {"mouth_open": 0.9, "mouth_wide": 0.3, "brows_down": 0.9, "upper_lip_up": 0.6,
              "nose_up": 0.4},
    "shout/wide": {"mouth_open": 0.65, "mouth_wide": 0.8, "brows_down": 1.0, "upper_lip_up": 0.7,
                   "nose_up": 0.5, "eyes_narrow": 0.3},
}  # fmt: skip
"""Shares of the muscles, 0 at rest to 1 fully drawn."""

VARIANTS: Mapping[str, tuple[str, ...]] = {
    "talk": ("talk", "talk/round", "talk/wide"),
    "shout": ("shout", "shout/wide"),
}
"""What a mouth does from word to word."""

LIDS = 0.05
"""How far lids hang at rest: wide open eyes stare."""


def spoken(expression: str, seed: int) -> str:
    """Return the variant of an expression a seed picks: mouths that speak are not all alike."""
    variants = VARIANTS.get(expression, (expression,))
    return variants[seed % len(variants)]


def targets(expression: str) -> Mapping[str, float]:
    """Return the shares of the asset's targets. Raises KeyError for an unknown expression."""
    shares = {"unit/eye-left-closure": LIDS, "unit/eye-right-closure": LIDS}
    for muscle, share in EXPRESSIONS[expression].items():
        for unit in NAMES[muscle]:
            shares[f"unit/{unit}"] = share + shares.get(f"unit/{unit}", 0) * (1 - share)
    if EXPRESSIONS[expression].get("eyes_wide", 0) > 0:
        return shares | {"unit/eye-left-closure": 0.0, "unit/eye-right-closure": 0.0}
    return shares
