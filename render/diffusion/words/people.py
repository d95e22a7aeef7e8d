"""Tells a person of an order in the words of a picture prompt: who, in what, how they look."""

import re
from collections.abc import Callable, Sequence
from typing import Final, Literal

from render.diffusion.words import weighting
from render.diffusion.words.bearing import EXPRESSIONS, POSES
from render.diffusion.words.weighting import COMMA
from render.order import Look, Order, Subject

Tint = Literal["grey", "colour"]
"""How clothes are told: by the grey our staging draws them in, for a style without colours (a
colour's name would tint the picture), else by the person's own colour."""

MOST: Final = 2
"""People a prompt describes; more of them are a group."""
NOBODY: Final = ("insert", "empty", "title")
"""Framings that are of no person."""
_BARE: Final = frozenset((
    "flowers", "pills", "money", "water", "fire", "smoke", "blood", "clothes", "food", "handcuffs",
    "glasses", "overalls", "pajamas", "armor", "hands", "eyes", "feet", "shoes", "keys",
))  # fmt: skip
"""Words that stand without an article."""

_GREYS: Final = ((0.2, "black"), (0.4, "dark"), (0.62, "grey"), (0.85, "light"), (1.01, "white"))
_SHADES: Final = (
    (0.18, "black"), (0.42, "dark brown"), (0.5, "auburn"), (0.68, "light brown"), (0.77, "grey"),
    (0.86, "blond"), (1.01, "white"),
)  # fmt: skip
_OLD: Final = 62
_AGED: Final = {"blond": "white", "light brown": "grey", "auburn": "grey"}
_PEOPLE: Final = (
    (3, "toddler", "toddler"), (13, "boy", "girl"), (18, "teenage boy", "teenage girl"),
    (28, "young man", "young woman"), (_OLD, "man", "woman"), (999, "old man", "old woman"),
)  # fmt: skip

_COLOURS: Final = {
    "crimson": "red", "royalblue": "blue", "olive": "olive green", "deeppink": "pink",
    "seagreen": "green", "sienna": "brown", "slateblue": "violet", "goldenrod": "yellow",
    "darkcyan": "turquoise", "tomato": "bright red", "yellowgreen": "lime green",
    "hotpink": "hot pink", "steelblue": "light blue", "chocolate": "chocolate brown",
    "mediumorchid": "lilac", "darkolivegreen": "khaki", "coral": "salmon pink",
    "navy": "navy blue", "maroon": "burgundy", "cadetblue": "grey blue",
}  # fmt: skip
"""The tags of the cast, names of CSS, in words of everyday."""

_Cloth = Literal["top_value", "bottom_value", "outer_value"]
_OUTFITS: Final[dict[str, tuple[str, _Cloth | None]]] = {
    "casual": ("shirt", "top_value"), "shirt": ("shirt", "top_value"),
    "tshirt": ("t-shirt", "top_value"), "sweater": ("sweater", "top_value"),
    "hoodie": ("hoodie", "top_value"), "suit": ("suit", "outer_value"),
    "dress": ("dress", "top_value"), "skirt": ("blouse", "top_value"),
    "coat": ("coat", "outer_value"), "jacket": ("jacket", "outer_value"),
    "uniform": ("uniform", "top_value"), "apron": ("white apron", None),
    "gown": ("hospital gown", None), "armour": ("armor", None),
    "swimwear": ("swimsuit", "top_value"), "overalls": ("overalls", "bottom_value"),
    "robe": ("robe", "outer_value"), "tank": ("tank top", "top_value"),
    "nightwear": ("pajamas", "top_value"), "tuxedo": ("black tuxedo", None),
    "doctor": ("white doctor's coat", None), "priest": ("black cassock", None),
    "soldier": ("army uniform", None), "wedding_dress": ("white wedding dress", None),
    "space_suit": ("white space suit", None),
}  # fmt: skip
"""Each outfit's word, and the field of its grey; None: it is of one kind."""

_HAIR: Final = {
    "buzz": "buzz cut", "side_part": "side-parted hair", "bob": "bob haircut",
    "bun": "hair in a bun", "ponytail": "ponytail", "braids": "braids", "mohawk": "mohawk",
    "afro": "afro",
}  # fmt: skip
_COUNTED: Final = ("bald", "balding", "buzz", "bob", "ponytail", "mohawk", "afro")
_GLASSES: Final = {"round": "round glasses", "square": "square glasses", "dark": "sunglasses"}
_HATS: Final = {
    "cap": "baseball cap", "cowboy": "cowboy hat", "police": "police cap", "straw": "straw hat",
    "top_hat": "top hat", "soldier": "army helmet", "chef": "chef's hat", "hard_hat": "hard hat",
}  # fmt: skip
_SHAPES: Final = ("round face", "narrow face", "square jaw", "oval face", "pointed chin",
                  "high cheekbones", "broad face")  # fmt: skip
_FEATURES: Final = ("freckles", "thick eyebrows", "narrow eyes", "deep-set eyes", "full lips",
                    "large nose", "thin lips", "big eyes", "dimples", "arched eyebrows",
                    "small nose")  # fmt: skip
"""What tells faces apart where a script says nothing, given out by a look's seed."""
FILLING: Final = frozenset((*_SHAPES, *_FEATURES, "slim", "stocky", "heavyset"))
"""What a frame has room for or has not: nobody misses it."""
_SLIM, _STOCKY, _HEAVY = -0.3, 0.25, 0.5
_BLACK, _BROWN = 0.5, 0.8
"""Greys of skin under which it is told."""


def described(order: Order) -> tuple[Subject, ...]:
    """Return the people of a frame a prompt describes, at most two: whom it is about, first."""
    if order.framing in NOBODY:
        return ()
    last = len(order.subjects)
    rank = {name: at for at, name in enumerate(order.focus)}
    first = sorted(
        order.subjects, key=lambda one: (one.name == order.over, rank.get(one.name, last))
    )
    return tuple(first[:MOST])


def noun(look: Look) -> str:
    """Return what a person is, without an article: old woman, boy."""
    male = look.sex == "male"
    return next(his if male else hers for limit, his, hers in _PEOPLE if look.age < limit)


def article(words: str) -> str:
    """Return words with the English article before them, those of many things without."""
    if words.rpartition(" ")[2] in _BARE:
        return words
    return f"{'an' if words[:1] in 'aeiou' else 'a'} {words}"


def clothes(subject: Subject, tint: Tint) -> str:
    """Return what a person wears, the same in every picture: a dark jacket."""
    word, field = _OUTFITS[subject.look.outfit]
    if tint == "colour" and subject.colour:
        plain = re.sub(r"^(?:white|black) ", "", word)
        return article(f"{_COLOURS.get(subject.colour, subject.colour)} {plain}")
    grey = f"{_named(_GREYS, getattr(subject.look, field))} " if field else ""
    return article(f"{grey}{word}")


def introduced(subject: Subject, tint: Tint) -> str:
    """Return a person as first named: a token, or what they are and wear."""
    return subject.look.token or f"{article(noun(subject.look))} in {clothes(subject, tint)}"


def introductions(shown: Sequence[Subject], tint: Tint) -> dict[str, str]:
    """Return how each is first named in a frame, by name; who wears the same is told by hair."""
    made = {one.name: introduced(one, tint) for one in shown}
    if len(set(made.values())) == len(made):
        return made
    return {one.name: one.look.token or f"{article(noun(one.look))} with {_head(one.look)}"
            for one in shown}  # fmt: skip


def looks(subject: Subject, order: Order) -> tuple[str, ...]:
    """Return how somebody looks but for clothes, as far as a frame shows it, the best mark first.

    A person's own words, when there are any; nothing for one a model knows by a token.
    """
    look = subject.look
    if look.words:
        return weighting.parts(weighting.loras(look.words)[0], COMMA)
    if look.token or order.size == "ELS":
        return ()
    if subject.name == order.over:
        return (_hair(look), "seen from behind")
    return tuple(filter(None, (trait(look) for trait in _SEEN[order.family])))


def bearing(subject: Subject) -> tuple[str, ...]:
    """Return a person's pose, what is in their hands, their expression, as far as told."""
    pose = POSES.get(subject.pose, "")
    hands = (hand for hand in (subject.left_hand, subject.right_hand) if hand)
    held = [one.replace("_", " ") for one in dict.fromkeys(hands) if one not in pose]
    face = "seen from behind" if subject.facing == "away" else EXPRESSIONS[subject.expression]
    return tuple(filter(None, (
        pose,
        f"holding {' and '.join(map(article, held))}" if held else "",
        "" if face and face in pose else face,
    )))  # fmt: skip


def _hair(look: Look) -> str:
    if look.hair in ("bald", "balding"):
        return f"{look.hair} head"
    named = _HAIR.get(look.hair)
    return f"{_shade(look)} {named}" if named else f"{look.hair} {_shade(look)} hair"


def _head(look: Look) -> str:
    """Return what a person is told by beside clothes: hair, and what is worn on the head."""
    hair = article(_hair(look)) if look.hair in _COUNTED else _hair(look)
    more = [one for one in (_hat(look), _beard(look), _glasses(look)) if one]
    return " and ".join([hair, *more[:1]])


def _hat(look: Look) -> str:
    return f"{_named(_GREYS, look.hat_value)} {_HATS.get(look.hat, look.hat)}" if look.hat else ""


def _beard(look: Look) -> str:
    return f"{_shade(look)} {'beard' if look.beard == 'full' else look.beard}" if look.beard else ""


def _glasses(look: Look) -> str:
    return _GLASSES[look.glasses] if look.glasses else ""


def _skin(look: Look) -> str:
    if look.skin_value >= _BROWN:
        return ""
    return "dark skin" if look.skin_value < _BLACK else "brown skin"


def _build(look: Look) -> str:
    if look.build < _SLIM:
        return "slim"
    return "heavyset" if look.build > _HEAVY else "stocky" if look.build > _STOCKY else ""


def _shape(look: Look) -> str:
    return _SHAPES[look.seed % len(_SHAPES)]


def _feature(look: Look) -> str:
    return _FEATURES[look.seed % len(_FEATURES)]


_SEEN: Final[dict[str, tuple[Callable[[Look], str], ...]]] = {
    "close": (_hair, _hat, _beard, _glasses, _skin, _shape, _feature),
    "medium": (_hair, _hat, _beard, _glasses, _skin, _build, _shape, _feature),
    "long": (_hair, _hat, _skin, _build, _beard),
}
"""What each family of shots shows of a person, the best mark first."""


def _shade(look: Look) -> str:
    shade = _named(_SHADES, look.hair_value)
    return _AGED.get(shade, shade) if look.age >= _OLD else shade


def _named(table: tuple[tuple[float, str], ...], value: float) -> str:
    return next(word for limit, word in table if value < limit)
