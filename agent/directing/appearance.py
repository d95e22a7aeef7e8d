"""Gives out the looks a script leaves open, so that nobody looks like anybody else."""

from collections.abc import Iterable, Sequence

from agent.directing import uids
from agent.directing.lexicon.looks import PartialLook, Sex
from agent.directing.roles import Role
from render.order import Look

COLOURS = (
    "crimson", "teal", "orange", "royalblue", "olive", "purple", "deeppink", "seagreen", "sienna",
    "slateblue", "goldenrod", "darkcyan", "tomato", "indigo", "yellowgreen", "hotpink", "steelblue",
    "chocolate", "mediumorchid", "darkolivegreen", "coral", "navy", "maroon", "cadetblue",
)  # fmt: skip
"""Colour tags in the order they are given out; names of CSS colours."""

_HAIR: dict[Sex, tuple[str, ...]] = {
    "male": ("short", "side_part", "buzz", "short", "curly", "side_part", "balding", "bald"),
    "female": ("long", "bob", "wavy", "ponytail", "bun", "curly", "short", "braids"),
}
_OUTFITS: dict[Sex, tuple[str, ...]] = {
    "male": ("shirt", "jacket", "sweater", "tshirt", "suit", "coat", "casual", "hoodie"),
    "female": ("dress", "sweater", "jacket", "skirt", "shirt", "coat", "tshirt", "casual"),
}
_CHILD_OUTFITS = ("tshirt", "sweater", "hoodie", "casual", "overalls")
_HAIR_VALUES = (0.08, 0.3, 0.55, 0.8)
_GREY_HAIR = (0.72, 0.92, 0.72)
_SHORN_VALUES = (0.08, 0.3, 0.45)
"""Greys of hair too short to be seen when it is light."""
_TOPS = (0.9, 0.25, 0.6, 0.75, 0.42)
_OUTERS = (0.2, 0.45, 0.7)
_FACES = ((1.0, 0.0, 0.0), (0.75, 0.25, 0.0), (0.75, 0.0, 0.25), (0.55, 0.2, 0.25))
_AGES = (27, 33, 38, 44, 51)
_TRIES = 60
_HAIR_WORDS = {
    "bald": "bald", "balding": "balding", "buzz": "crew cut", "side_part": "side parted hair",
    "bob": "bobbed hair", "ponytail": "ponytail", "bun": "hair in a bun", "braids": "braids",
    "mohawk": "mohawk", "afro": "afro",
}  # fmt: skip
_SHADES = (
    (0.18, "black"), (0.42, "dark brown"), (0.5, "auburn"), (0.68, "light brown"), (0.77, "grey"),
    (0.86, "blond"), (1.01, "white"),
)  # fmt: skip


def fill(name: str, said: PartialLook, role: Role | None, taken: Sequence[Look]) -> Look:
    """Return a whole look: what the script says, then the role, then what nobody has yet.

    Two people differ in at least two of hair, hair value, clothes' values, hat and clothes, unless
    the script itself makes them alike. Who is described wears no glasses that nobody wrote.
    The same name and cast give the same look.
    """
    best: tuple[int, Look] | None = None
    for salt in range(_TRIES):
        look = _candidate(name, said, role, salt)
        apart = min((difference(look, other) for other in taken), default=9)
        if best is None or apart > best[0]:
            best = (apart, look)
        if apart >= 2:
            break
    assert best is not None
    return best[1].model_copy(update={"words": words(best[1])})


def difference(one: Look, other: Look) -> int:
    """Return in how many of five marks of the silhouette two looks differ plainly."""
    if abs(one.age - other.age) >= 25 or (one.age < 14) != (other.age < 14):
        return 9
    values = abs(one.top_value - other.top_value) + abs(one.outer_value - other.outer_value)
    return sum(
        (
            one.hair != other.hair,
            abs(one.hair_value - other.hair_value) >= 0.2,
            values >= 0.2,
            one.hat != other.hat,
            one.outfit != other.outfit,
        )
    )


def colour(taken: Iterable[str], name: str) -> str:
    """Return the first colour tag nobody has; when all are given out, one by the name."""
    given = set(taken)
    free = [tag for tag in COLOURS if tag not in given]
    return free[0] if free else COLOURS[uids.number("colour", name) % len(COLOURS)]


def words(look: Look) -> str:
    """Return a look in plain words for a picture prompt, under 12 of them."""
    hair = _HAIR_WORDS.get(look.hair) or f"{look.hair} hair"
    shade = next(word for limit, word in _SHADES if look.hair_value < limit)
    bare = look.hair in ("bald", "balding")
    if not bare:
        hair = f"{shade} {hair}"
    beard = look.beard and (f"{shade} {_beard(look.beard)}" if bare else _beard(look.beard))
    extras = [beard, look.glasses and "glasses", look.hat]
    parts = [_person(look), hair, *filter(None, extras), look.outfit.replace("_", " ")]
    return ", ".join(parts)


def _beard(beard: str) -> str:
    return "beard" if beard == "full" else beard


def _person(look: Look) -> str:
    male = look.sex == "male"
    if look.age < 14:
        return f"{'boy' if male else 'girl'} of {look.age}"
    noun = "man" if male else "woman"
    kind = "old " if look.age >= 62 else "young " if look.age < 28 else ""
    return f"{kind}{noun} of {look.age}"


def _candidate(name: str, said: PartialLook, role: Role | None, salt: int) -> Look:
    def pick(field: str, count: int) -> int:
        return uids.number(name, field, str(salt)) % count

    sex: Sex = said.sex or ("female" if uids.number(name, "sex") % 2 else "male")
    age = said.age or (role.age if role and role.age else _AGES[pick("age", len(_AGES))])
    seed = uids.number(name, "look")
    outfits = _CHILD_OUTFITS if age < 14 else _OUTFITS[sex]
    greys = _SHORN_VALUES if said.hair == "buzz" else _HAIR_VALUES
    if age >= 60:
        greys = _GREY_HAIR
    hairs = tuple(h for h in _HAIR[sex] if age >= 30 or h not in ("bald", "balding"))
    open_fields: dict[str, object] = {
        "hair": hairs[pick("hair", len(hairs))],
        "hair_value": greys[pick("hair_value", len(greys))],
        "top_value": _TOPS[pick("top", len(_TOPS))],
        "bottom_value": (0.25, 0.45, 0.6)[pick("bottom", 3)],
        "outer_value": _OUTERS[pick("outer", len(_OUTERS))],
        "outfit": (role and role.outfit) or outfits[pick("outfit", len(outfits))],
        "hat": role.hat if role else None,
        "build": (-0.4, 0.0, 0.0, 0.3, 0.6)[pick("build", 5)],
        "face": _FACES[pick("face", len(_FACES))],
        "beard": _chin(sex, age, pick("beard", 7)),
        "glasses": "round" if not said.said and pick("glasses", 9) == 0 else None,
    }
    told = {
        field: value
        for field in PartialLook.__slots__
        if field != "said" and (value := getattr(said, field)) is not None
    }
    return Look.model_validate({**open_fields, "sex": sex, "age": age, **told, "seed": seed})


def _chin(sex: Sex, age: int, choice: int) -> str | None:
    if sex == "female" or age < 20:
        return None
    return {0: "stubble", 1: "moustache", 2: "full"}.get(choice)
