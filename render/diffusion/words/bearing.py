"""Poses and expressions in the words a picture prompt has for them."""

from typing import Final

POSES: Final = {
    "stand": "standing", "relaxed": "", "walk": "walking", "run": "running", "sit": "sitting",
    "sit_table": "sitting at a table", "sit_slump": "slumped in a chair",
    "sit_floor": "sitting on the floor", "drive": "driving", "passenger": "sitting in a car",
    "lie": "lying down", "sleep": "lying asleep", "fallen": "lying on the ground",
    "faint": "fainting", "kneel": "kneeling", "crouch": "crouching", "crawl": "crawling",
    "climb": "climbing", "jump": "jumping", "swim": "swimming", "point": "pointing",
    "phone_ear": "talking on the phone", "phone_look": "looking at a phone",
    "gun": "aiming a gun", "rifle": "aiming a rifle", "arms_crossed": "arms crossed",
    "hips": "hands on hips", "hands_up": "hands up", "drink": "drinking", "eat": "eating",
    "cook": "cooking", "think": "hand on chin", "reach": "reaching out", "grab": "grabbing",
    "give": "handing over", "throw": "throwing", "pull": "pulling", "push": "pushing",
    "lift": "lifting", "drop": "dropping", "read": "reading", "write": "writing",
    "type": "typing", "lean": "leaning on a wall", "lean_bar": "leaning on a bar",
    "sit_bar": "sitting at a bar", "smoke": "smoking", "wave": "waving", "carry": "carrying",
    "carry_person": "carrying someone", "hold_person": "holding someone",
    "embrace": "hugging", "kiss": "kissing", "dance": "dancing", "punch": "punching",
    "block": "arms raised in defense", "kick": "kicking", "shake_hands": "shaking hands",
    "knock": "knocking on a door", "open_door": "opening a door",
    "look_back": "looking over the shoulder", "look_up": "looking up", "look_down": "looking down",
    "nod": "nodding", "shake_head": "shaking head", "shrug": "shrugging", "bow": "bowing",
    "salute": "saluting", "clap": "clapping", "pray": "praying", "cry": "crying",
    "cover_face": "hands over face", "handcuffed": "hands cuffed behind the back",
    "ride": "riding", "ride_bike": "riding a bicycle", "dig": "digging", "sneak": "sneaking",
    "turn": "turning around", "step": "stepping forward", "work_hands": "working with both hands",
    "listen": "listening", "scream": "screaming", "look": "looking",
}  # fmt: skip
"""Every pose of the vocabulary; empty: nothing a model need be told."""

EXPRESSIONS: Final = {
    "neutral": "", "happy": "smiling", "laugh": "laughing", "angry": "angry face",
    "sad": "sad face", "cry": "tears", "afraid": "frightened face", "surprised": "surprised face",
    "disgust": "disgusted face", "pain": "face in pain", "tense": "tense face",
    "tender": "gentle smile", "sly": "smirk", "tired": "tired face", "asleep": "eyes closed",
    "talk": "talking", "shout": "shouting",
}  # fmt: skip
"""Every expression of the vocabulary; empty: nothing a model need be told."""
