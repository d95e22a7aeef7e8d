"""The wardrobe: every outfit as its garments, from the inside out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from render.order import Look
from render.sketch.figure.garments import Garment


@dataclass(frozen=True)
class Outfit:
    """What is worn: garments, shoes, and the names of trimmings.

    `shoe` is how far up the leg the shoes begin (2 ankle, 1 knee), None: bare feet. `gloves`: the
    hands are covered.
    """

    garments: tuple[Garment, ...]
    trims: tuple[str, ...] = ()
    shoe: float | None = 1.93
    shoe_value: float = 0.22
    gloves: float | None = None


TROUSERS = Garment("bottom", "bottom", "waist", leg=1.95, thick=0.009, loose=1.3)
LOW_TROUSERS = replace(TROUSERS, neck="hip")
SHIRT = Garment("top", "top", sleeve=1.95, hem=("waist", 0.005), loose=0.6)
TSHIRT = Garment("top", "top", sleeve=0.58, hem=("crotch", 0.055), bell=0.06, loose=0.9)
SWEATER = Garment("top", "top", sleeve=1.97, hem=("crotch", 0.06), thick=0.017, bell=0.05, worn=20)
HOODIE = replace(SWEATER, thick=0.022, bell=0.07, hem=("crotch", 0.05))
LOOSE_SHIRT = replace(SHIRT, hem=("crotch", 0.045), bell=0.07)
BLOUSE = replace(SHIRT, neck="v", hem=("waist", -0.03), sleeve=1.9, thick=0.007)
JACKET = Garment("outer", "outer", sleeve=1.95, hem=("crotch", 0.0), thick=0.023,
                 loose=0.3, bell=0.09, worn=26, inner=("shirt", 0.95))  # fmt: skip
COAT = replace(JACKET, thick=0.027, hem=("crotch", 0.03), button=("waist", 0.0))
TAILS = Garment("outer", "outer", "waist", hem=("knee", 0.0), thick=0.026, bell=0.02, worn=4,
                skirt=True, inner=("shirt", 0.9), shut=0.014, gap=0.05)  # fmt: skip
SKIRT = Garment("skirt", "bottom", "waist", hem=("knee", 0.0), thick=0.014, bell=-0.14, worn=2,
                skirt=True)  # fmt: skip
BODICE = Garment("top", "top", "scoop", sleeve=None, hem=("crotch", 0.0), thick=0.006, worn=6)
DRESS = replace(SKIRT, material="top", grey="top", thick=0.011, bell=-0.02, hem=("knee", 0.0))
WHITE = 0.97

OUTFITS: Mapping[str, Outfit] = {
    "casual": Outfit((LOW_TROUSERS, TSHIRT), ("round",), shoe_value=0.5),
    "shirt": Outfit((TROUSERS, SHIRT), ("collar", "placket", "belt", "pocket")),
    "tshirt": Outfit((LOW_TROUSERS, TSHIRT), ("round",), shoe_value=0.6),
    "sweater": Outfit((LOW_TROUSERS, SWEATER), ("crew", "ribs")),
    "hoodie": Outfit((LOW_TROUSERS, HOODIE), ("hood_down", "strings", "pouch"), shoe_value=0.6),
    "suit": Outfit((TROUSERS, JACKET), ("shirt_collar", "tie", "lapels", "flaps"), shoe_value=0.15),
    "dress": Outfit((BODICE, DRESS), (), 1.98),
    "skirt": Outfit((BLOUSE, SKIRT), ("v_collar", "placket"), 1.98),
    "coat": Outfit((TROUSERS, COAT, TAILS), ("coat_collar", "lapels", "buttons", "flaps")),
    "jacket": Outfit(
        (TROUSERS, replace(JACKET, hem=("waist", -0.07), bell=0.02, inner=("shirt", "top"),
                           button=("chest", -0.04), shut=0.010)),
        ("stand_collar", "zip")),
    "uniform": Outfit((TROUSERS, replace(SHIRT, thick=0.012)),
                      ("collar", "tie", "belt", "badge", "epaulettes", "chest_pockets"),
                      shoe_value=0.1),
    "apron": Outfit((TROUSERS, replace(SHIRT, sleeve=1.35),
                     Garment("apron", 0.92, "bib", hem=("waist", -0.03), thick=0.018, front=True),
                     replace(SKIRT, material="apron", grey=0.92, thick=0.022, front=True,
                             hem=("knee", 0.05), bell=-0.02)), ("collar", "apron")),
    "gown": Outfit((replace(DRESS, bell=0.0, hem=("knee", 0.06), neck="waist"),
                    replace(TSHIRT, sleeve=0.7, hem=("crotch", 0.0), bell=0.0, neck="v")),
                   ("dots",), None),
    "armour": Outfit(
        (replace(TROUSERS, material="mail", grey=0.45, leg=1.25, thick=0.006, loose=0.2),
         replace(SWEATER, material="mail", grey=0.45, hem=("thigh", 0.08), thick=0.014),
         Garment("metal", 0.78, hem=("waist", -0.05), thick=0.040, worn=22)),
        ("pauldrons", "cuirass", "belt_over"), 1.15, 0.62, 0.6),
    "swimwear": Outfit((), (), None),
    "overalls": Outfit((replace(TSHIRT, hem=("hip", 0), bell=0.0),
                        replace(TROUSERS, neck="bib", thick=0.016)), ("bib",), shoe_value=0.3),
    "robe": Outfit((replace(TROUSERS, grey=0.85),
                    replace(COAT, inner=("shirt", 0.9), button=("waist", 0.02), thick=0.025),
                    replace(TAILS, hem=("calf", 0.08), gap=0.03)),
                   ("lapels", "sash"), None),
    "tank": Outfit((LOW_TROUSERS, Garment("top", "top", "scoop", None, hem=("crotch", 0.06),
                                          thick=0.013, bell=0.05)), (), shoe_value=0.6),
    "nightwear": Outfit((replace(LOW_TROUSERS, grey="top", thick=0.014),
                         replace(LOOSE_SHIRT, thick=0.016)),
                        ("collar", "placket", "stripes"), None),
    "tuxedo": Outfit((replace(TROUSERS, grey=0.12), replace(JACKET, grey=0.12)),
                     ("shirt_collar", "bow_tie", "lapels", "studs"), shoe_value=0.08),
    "doctor": Outfit((TROUSERS, replace(COAT, grey=WHITE, inner=("shirt", "top")),
                      replace(TAILS, grey=WHITE, hem=("knee", 0.08))),
                     ("shirt_collar", "tie", "lapels", "flaps", "chest_pocket")),
    "priest": Outfit((replace(TROUSERS, grey=0.14), replace(SHIRT, grey=0.14, hem=("crotch", 0.0)),
                      replace(DRESS, grey=0.14, hem=("ankle", 0.03), bell=-0.05)),
                     ("clerical", "buttons"), shoe_value=0.1),
    "soldier": Outfit((replace(TROUSERS, thick=0.010, leg=1.68, loose=0.2),
                       replace(LOOSE_SHIRT, thick=0.017, hem=("crotch", 0.03))),
                      ("collar", "placket", "belt_over", "chest_pockets", "harness", "camouflage"),
                      1.55, 0.25),
    "wedding_dress": Outfit((replace(BODICE, grey=WHITE, neck="bare"),
                             replace(DRESS, grey=WHITE, hem=("sole", 0.02), bell=0.42)),
                            ("lace", "veil"), 1.98, 0.9),
    "space_suit": Outfit((Garment("suit", 0.92, "crew", sleeve=2.05, leg=1.98, thick=0.034,
                                  loose=0.3, worn=30),),
                         ("ring_collar", "backpack", "chest_box", "joints"), 1.62, 0.75, 0.85),
}  # fmt: skip

TRUNKS = Garment("bottom", "bottom", "hip", leg=0.34, thick=0.010, loose=2.0)
BATHING_SUIT = Garment("top", "top", "scoop", None, leg=0.02, thick=0.006, worn=4)
CASUAL: tuple[Outfit, ...] = (
    OUTFITS["tshirt"],
    Outfit((LOW_TROUSERS, LOOSE_SHIRT), ("collar", "placket", "pocket"), shoe_value=0.4),
    Outfit(
        (LOW_TROUSERS, replace(SWEATER, thick=0.012, worn=14)), ("crew", "ribs"), shoe_value=0.4
    ),
)


def outfit(look: Look) -> Outfit:
    """Return what a person wears. Raises KeyError for an unknown outfit."""
    match look.outfit:
        case "casual":
            return CASUAL[look.seed % len(CASUAL)]
        case "swimwear":
            suit = TRUNKS if look.sex == "male" else BATHING_SUIT
            return replace(OUTFITS["swimwear"], garments=(suit,))
        case name:
            return OUTFITS[name]
