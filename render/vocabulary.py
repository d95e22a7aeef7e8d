"""The trade's words: sizes, framings, angles, moves, kinds of set, poses, props."""

from dataclasses import dataclass
from typing import Literal

Size = Literal["ECU", "CU", "MCU", "MS", "MLS", "LS", "ELS"]
Family = Literal["close", "medium", "long"]
Framing = Literal[
    "single", "two_shot", "three_shot", "group", "ots", "pov", "insert", "establishing", "empty",
    "title",
]  # fmt: skip
Angle = Literal["eye", "high", "low", "birds_eye", "worms_eye", "dutch"]
MoveKind = Literal[
    "static", "pan", "tilt", "push_in", "pull_out", "track", "follow", "crane", "zoom", "arc",
    "handheld", "whip_pan", "rack_focus",
]  # fmt: skip
Direction = Literal["left", "right", "up", "down", "in", "out"]
Speed = Literal["slow", "normal", "fast"]
Side = Literal["left", "center", "right"]
Facing = Literal["camera", "left", "right", "away", "partner"]
Time = Literal["dawn", "day", "dusk", "night"]
Weather = Literal["clear", "rain", "snow", "fog", "storm"]
Light = Literal["natural", "lamp", "moon", "dark"]
Style = Literal["marker", "lines", "night_wash"]
Aspect = Literal["16:9", "2.39:1", "1.85:1", "4:3", "1:1", "9:16"]
Moment = Literal["only", "first", "last"]
PAINTER = "diffusion"
"""How the name of an artist begins who paints with a model."""
DRAFT = "-draft"
"""What an artist adds to its name while it draws quicker and rougher."""
Guide = Literal[
    "openpose", "depth", "normal", "lineart", "canny", "segmentation", "scribble", "softedge",
    "mlsd",
]  # fmt: skip


@dataclass(frozen=True)
class SizeRow:
    """What a shot size holds.

    `low` and `high` bound the head's height over the frame's height, at eye level.
    """

    words: str
    low: float
    high: float
    family: Family


SIZES: dict[Size, SizeRow] = {
    "ECU": SizeRow("extreme close-up", 0.85, 9.0, "close"),
    "CU": SizeRow("close-up", 0.40, 0.85, "close"),
    "MCU": SizeRow("medium close-up", 0.29, 0.40, "close"),
    "MS": SizeRow("medium shot", 0.21, 0.29, "medium"),
    "MLS": SizeRow("medium long shot", 0.15, 0.21, "medium"),
    "LS": SizeRow("long shot", 0.07, 0.15, "long"),
    "ELS": SizeRow("extreme long shot", 0.0, 0.07, "long"),
}
"""Tightest first. .60 to .85 of the frame counts as a close-up."""

ASPECTS: dict[Aspect, float] = {
    "16:9": 16 / 9, "2.39:1": 2.39, "1.85:1": 1.85, "4:3": 4 / 3, "1:1": 1.0, "9:16": 9 / 16,
}  # fmt: skip
"""Width over height of the delivered frame."""

INTERIORS = (
    "room", "living_room", "bedroom", "kitchen", "bathroom", "office", "hallway", "corridor",
    "stairs", "lobby", "bar", "restaurant", "nightclub", "classroom", "hospital_room", "laboratory",
    "church", "court", "prison_cell", "shop", "supermarket", "warehouse", "factory", "cellar",
    "attic", "garage", "lift", "theatre", "library", "gym", "car", "train", "bus", "plane_cabin",
    "cockpit", "space_ship", "tent", "cave", "tunnel", "barn", "void", "dining_room", "hall",
    "airport", "control_room",
)  # fmt: skip
EXTERIORS = (
    "street", "alley", "road", "house_front", "building_front", "parking_lot", "petrol_station",
    "station_platform", "park", "garden", "playground", "forest", "field", "farm", "desert",
    "beach", "lake", "sea", "boat_deck", "harbour", "river", "bridge", "rooftop", "balcony",
    "mountain", "snow", "swamp", "ruin", "cemetery", "camp", "stadium", "market", "airfield",
    "city_skyline", "village", "jungle", "space", "plain", "pool", "sky", "castle",
)  # fmt: skip
SET_KINDS = INTERIORS + EXTERIORS
"""Every kind of set the artist can build; a car can also stand outside (`Place.interior`)."""

POSES = (
    "stand", "relaxed", "walk", "run", "sit", "sit_table", "sit_slump", "sit_floor", "drive",
    "passenger", "lie", "sleep", "fallen", "faint", "kneel", "crouch", "crawl", "climb", "jump",
    "swim", "point", "phone_ear", "phone_look", "gun", "rifle", "arms_crossed", "hips", "hands_up",
    "drink", "eat", "cook", "think", "reach", "grab", "give", "throw", "pull", "push", "lift",
    "drop", "read", "write", "type", "lean", "lean_bar", "sit_bar", "smoke", "wave", "carry",
    "carry_person", "hold_person", "embrace", "kiss", "dance", "punch", "block", "kick",
    "shake_hands", "knock", "open_door", "look_back", "look_up", "look_down", "nod", "shake_head",
    "shrug", "bow", "salute", "clap", "pray", "cry", "cover_face", "handcuffed", "ride",
    "ride_bike", "dig", "sneak", "turn", "step", "work_hands", "listen", "scream", "look",
)  # fmt: skip
"""Every pose a figure can take."""

PAIR_POSES = ("embrace", "kiss", "dance", "punch", "block", "push", "shake_hands",
              "hold_person", "carry_person", "give", "handcuffed")  # fmt: skip
"""Poses in which two figures meet; `Subject.partner` names the other."""

EXPRESSIONS = (
    "neutral", "happy", "laugh", "angry", "sad", "cry", "afraid", "surprised", "disgust", "pain",
    "tense", "tender", "sly", "tired", "asleep", "talk", "shout",
)  # fmt: skip

HAIR = ("bald", "balding", "buzz", "short", "side_part", "curly", "afro", "bob", "long", "wavy",
        "ponytail", "bun", "braids", "mohawk")  # fmt: skip
HATS = ("cap", "fedora", "cowboy", "police", "beanie", "helmet", "hood", "crown", "straw",
        "top_hat", "headscarf", "soldier", "chef", "hard_hat")  # fmt: skip
BEARDS = ("stubble", "moustache", "goatee", "full")
GLASSES = ("round", "square", "dark")
OUTFITS = (
    "casual", "shirt", "tshirt", "sweater", "hoodie", "suit", "dress", "skirt", "coat", "jacket",
    "uniform", "apron", "gown", "armour", "swimwear", "overalls", "robe", "tank", "nightwear",
    "tuxedo", "doctor", "priest", "soldier", "wedding_dress", "space_suit",
)  # fmt: skip

PROPS = (
    "phone", "telephone", "gun", "rifle", "knife", "sword", "axe", "bat", "cup", "glass",
    "wine_glass", "bottle", "can", "plate", "bowl", "pan", "food", "cake", "book", "newspaper",
    "letter", "envelope", "photograph", "card", "map", "file", "notebook", "pen", "key", "money",
    "wallet", "bag", "backpack", "suitcase", "briefcase", "box", "package", "basket", "bucket",
    "laptop", "computer", "television", "radio", "camera", "video_camera", "microphone", "remote",
    "watch", "clock", "ring", "necklace", "glasses", "hat", "mirror", "lamp", "torch", "candle",
    "lighter", "match", "cigarette", "cigar", "ashtray", "flowers", "plant", "umbrella", "rope",
    "chain", "handcuffs", "badge", "tool", "hammer", "shovel", "broom", "ladder", "wheelchair",
    "stretcher", "syringe", "pills", "bomb", "doll", "teddy_bear", "toy", "ball", "guitar",
    "piano", "violin", "flag", "sign", "poster", "painting", "balloon", "gift", "coffin", "cross",
    "skull", "chair", "table", "bed", "sofa", "desk", "cabinet", "safe", "blanket", "pillow",
    "towel", "clothes", "shoe", "helmet", "mask", "fire", "smoke", "blood", "water", "tray",
    "screen", "machine", "barrel", "crate", "tent", "fence", "gate", "stone", "log", "feather",
    "door", "window", "counter", "sink", "fridge", "stove", "bathtub", "toilet", "shelf", "bench",
    "stool", "curtain", "steering_wheel", "car", "van", "bus", "truck", "motorbike", "bicycle",
    "boat", "train", "helicopter", "plane", "space_ship", "tank", "cart", "dog", "cat", "horse",
    "bird", "cow", "rat", "fish", "snake", "bear", "tree",
)  # fmt: skip
"""Every thing the artist can place or put into a hand, from a ring to a plane and a bear."""

VEHICLES = ("car", "van", "bus", "truck", "motorbike", "bicycle", "boat", "train", "helicopter",
            "plane", "space_ship", "tank", "cart")  # fmt: skip
ANIMALS = ("dog", "cat", "horse", "bird", "cow", "rat", "fish", "snake", "bear")


def family(size: Size) -> Family:
    """Return the LoRA family of a shot size."""
    return SIZES[size].family
