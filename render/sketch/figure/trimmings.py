"""Every trimming by name: what makes a suit a suit and a uniform a uniform."""

from collections.abc import Mapping
from dataclasses import replace

from render.sketch.figure.garments import Level
from render.sketch.figure.trims import Band, Row, Seam, Strip

Trim = Seam | Strip | Band

PLACKET = (
    Seam(((0, "neck", -0.03), (0, "waist", 0.01)), 0.55),
    *(
        Seam(((0.007, "neck", -0.09 - 0.072 * k), (0.011, "neck", -0.093 - 0.072 * k)), 1.5)
        for k in range(5)
    ),
)
WINGS: tuple[Row, ...] = (
    ("neck", -0.006, 0.006, 0.038), ("neck", -0.012, 0.006, 0.052), ("neck", -0.024, 0.010, 0.054),
    ("neck", -0.040, 0.024, 0.050), ("neck", -0.052, 0.040, 0.044),
)  # fmt: skip
TIE = (
    Strip("tie", 0.25, (("neck", 0.002, -0.015, 0.015), ("neck", -0.030, -0.011, 0.011)), 0.012),
    Strip("tie", 0.25, (("neck", -0.028, -0.010, 0.010), ("chest", 0.08, -0.024, 0.024),
                        ("waist", 0.075, -0.036, 0.036), ("waist", 0.045, -0.001, 0.001)), 0.007),
)  # fmt: skip
LAPEL = Strip("outer_lapel", "outer", (
    ("neck", 0.012, 0.058, 0.082), ("neck", -0.045, 0.058, 0.112), ("neck", -0.060, 0.056, 0.086),
    ("neck", -0.064, 0.055, 0.116), ("neck", -0.12, 0.044, 0.104), ("chest", 0.04, 0.022, 0.058),
    ("waist", 0.115, 0.006, 0.012)), 0.005, twin=True)  # fmt: skip
FLAP = Seam(((0.075, "hip", 0.02), (0.138, "hip", 0.026), (0.138, "hip", -0.012),
             (0.075, "hip", -0.018), (0.075, "hip", 0.02)), 0.7, twin=True)  # fmt: skip
CHEST_POCKET = Seam(((0.045, "chest", 0.075), (0.108, "chest", 0.075), (0.108, "chest", -0.01),
                     (0.045, "chest", -0.01), (0.045, "chest", 0.075)), 0.65)  # fmt: skip
POCKET_FLAP = Seam(((0.045, "chest", 0.052), (0.076, "chest", 0.044), (0.108, "chest", 0.052)), 0.6,
                   twin=True)  # fmt: skip
BELT = Band("belt", 0.2, "waist", -0.014, 0.022)
BUCKLE = Strip("buckle", 0.85, (("waist", 0.022, -0.020, 0.020), ("waist", -0.014, -0.020, 0.020)),
               0.010)  # fmt: skip


BLOTS: tuple[tuple[Level, float, float], ...] = (
    ("chest", 0.03, 0.11), ("chest", 0.10, -0.05), ("waist", 0.02, 0.08), ("hip", 0.06, -0.02),
    ("thigh", 0.07, 0.09), ("thigh", 0.10, -0.05), ("knee", 0.09, 0.06), ("calf", 0.10, 0.08),
)  # fmt: skip
"""Where camouflage is spotted: level, metres aside, metres above the level."""

TRIMMINGS: Mapping[str, tuple[Trim, ...]] = {
    "collar": (Strip("collar", "top", WINGS, 0.006, twin=True),),
    "shirt_collar": (Strip("collar", 0.97, WINGS, 0.006, twin=True),),
    "v_collar": (Strip("collar", "top", (
        ("neck", 0.016, 0.040, 0.066), ("neck", -0.010, 0.034, 0.074),
        ("neck", -0.050, 0.026, 0.062), ("neck", -0.085, 0.020, 0.030)), 0.006, twin=True),),
    "placket": PLACKET,
    "tie": TIE,
    "bow_tie": (
        Strip("tie", 0.08, (("neck", -0.002, 0.004, 0.008), ("neck", -0.014, 0.004, 0.040),
                            ("neck", -0.030, 0.004, 0.036), ("neck", -0.034, 0.004, 0.006)), 0.014,
              twin=True),
        Strip("tie", 0.08, (("neck", -0.008, -0.007, 0.007), ("neck", -0.028, -0.007, 0.007)),
              0.017),
    ),
    "lapels": (LAPEL,),
    "flaps": (FLAP,),
    "pocket": (CHEST_POCKET,),
    "chest_pocket": (CHEST_POCKET,),
    "chest_pockets": (replace(CHEST_POCKET, twin=True), POCKET_FLAP),
    "belt": (BELT, BUCKLE),
    "belt_over": (Band("belt", 0.2, "waist", -0.03, 0.015, 0.007),
                  Strip("buckle", 0.85, (("waist", 0.015, -0.024, 0.024),
                                         ("waist", -0.03, -0.024, 0.024)), 0.013)),
    "buttons": tuple(
        Seam(((0.014, "chest", 0.02 - 0.085 * k), (0.020, "chest", 0.017 - 0.085 * k)), 1.7)
        for k in range(6)
    ),
    "studs": tuple(
        Seam(((-0.001, "chest", 0.09 - 0.06 * k), (0.003, "chest", 0.088 - 0.06 * k)), 1.6)
        for k in range(4)
    ),
    "zip": (Seam(((0.016, "neck", -0.03), (0.012, "waist", -0.06)), 0.7, twin=True),
            Seam(((0.055, "waist", 0.07), (0.105, "waist", 0.0)), 0.8, twin=True)),
    "ribs": (Seam(((-0.15, "crotch", 0.105), (0, "crotch", 0.100), (0.15, "crotch", 0.105)), 0.6),
             Seam(((-0.05, "neck", 0.005), (-0.03, "neck", -0.02), (0, "neck", -0.03),
                   (0.03, "neck", -0.02), (0.05, "neck", 0.005)), 0.5, bent=True)),
    "strings": (Seam(((0.030, "neck", -0.02), (0.034, "neck", -0.09), (0.031, "neck", -0.15)), 0.9,
                     twin=True, bent=True),),
    "pouch": (Seam(((0.06, "waist", 0.05), (0.115, "waist", -0.04), (0.115, "waist", -0.10)), 0.7,
                   twin=True), Seam(((-0.06, "waist", 0.05), (0.06, "waist", 0.05)), 0.7)),
    "badge": (Strip("badge", 0.9, (("chest", 0.092, 0.070, 0.078), ("chest", 0.075, 0.056, 0.092),
                                   ("chest", 0.055, 0.060, 0.088), ("chest", 0.038, 0.073, 0.075))),
              Strip("badge", 0.9, (("chest", 0.085, -0.100, -0.055),
                                   ("chest", 0.070, -0.100, -0.055)))),
    "epaulettes": (Seam(((0.085, "neck", 0.012), (0.150, "neck", -0.012)), 0.8, twin=True),
                   Seam(((0.088, "neck", -0.022), (0.155, "neck", -0.045)), 0.8, twin=True)),
    "apron": (Strip("apron", 0.92, (("neck", 0.005, 0.058, 0.074), ("neck", -0.12, 0.068, 0.086)),
                    0.008, twin=True),
              Seam(((-0.07, "waist", -0.06), (0.07, "waist", -0.06), (0.07, "hip", -0.10),
                    (-0.07, "hip", -0.10), (-0.07, "waist", -0.06)), 0.6)),
    "dots": tuple(
        Seam(((x, "chest", y), (x + 0.006, "chest", y - 0.003)), 0.6, least=36)
        for x in (-0.12, -0.04, 0.04, 0.12) for y in (0.08, 0.0, -0.08, -0.16, -0.26, -0.36)
    ),
    "cuirass": (Seam(((0, "neck", -0.06), (0, "waist", 0.0)), 0.9),
                Seam(((-0.16, "chest", -0.03), (0, "chest", -0.08), (0.16, "chest", -0.03)), 0.9,
                     bent=True),
                Seam(((-0.15, "waist", 0.06), (0, "waist", 0.02), (0.15, "waist", 0.06)), 0.8,
                     bent=True)),
    "bib": (Seam(((-0.055, "chest", 0.03), (0.055, "chest", 0.03), (0.055, "chest", -0.06),
                  (-0.055, "chest", -0.06), (-0.055, "chest", 0.03)), 0.7),
            Seam(((0.08, "chest", 0.06), (0.092, "chest", 0.058)), 1.8, twin=True)),
    "sash": (Band("sash", "outer", "waist", -0.035, 0.03, 0.008),
             Strip("sash", "outer", (("waist", 0.0, 0.03, 0.07), ("hip", -0.02, 0.045, 0.10),
                                     ("crotch", -0.12, 0.05, 0.10)), 0.020)),
    "stripes": tuple(
        Seam(((x, "neck", -0.05), (x, "crotch", 0.07)), 0.35, twin=True, least=36)
        for x in (0.035, 0.07, 0.105, 0.14)
    ),
    "harness": (Strip("belt", 0.25, (("neck", 0.01, 0.095, 0.130), ("chest", 0.0, 0.090, 0.125),
                                     ("waist", 0.0, 0.085, 0.120)), 0.006, twin=True),
                Strip("pouch", 0.3, (("waist", 0.07, 0.055, 0.135), ("waist", -0.04, 0.055, 0.135)),
                      0.022, twin=True)),
    "camouflage": tuple(
        Seam(((x, at, y), (x + 0.035, at, y + 0.012), (x + 0.06, at, y - 0.012),
              (x + 0.02, at, y - 0.02), (x, at, y)), 0.5, twin=True, bent=True, least=30)
        for at, x, y in BLOTS
    ),
    "lace": tuple(
        Seam(((-0.11, "chest", y), (-0.04, "chest", y - 0.02), (0.04, "chest", y - 0.02),
              (0.11, "chest", y)), 0.35, bent=True, least=36)
        for y in (0.05, 0.0, -0.05)
    ),
    "joints": (Seam(((-0.20, "waist", 0.0), (0, "waist", -0.02), (0.20, "waist", 0.0)), 0.8,
                    bent=True),
               Seam(((-0.20, "waist", 0.04), (0, "waist", 0.02), (0.20, "waist", 0.04)), 0.8,
                    bent=True),
               Seam(((0.02, "knee", 0.06), (0.20, "knee", 0.06)), 0.7, twin=True),
               Seam(((0.02, "knee", -0.06), (0.20, "knee", -0.06)), 0.7, twin=True)),
    "chest_box": (Strip("box", 0.75, (("chest", 0.05, -0.09, 0.09), ("chest", -0.07, -0.09, 0.09)),
                        0.05),
                  Strip("hose", 0.5, (("chest", -0.03, 0.10, 0.125), ("waist", 0.02, 0.15, 0.175)),
                        0.022, twin=True)),
}  # fmt: skip
