"""Orders for tests: three people who differ, staged and shot as the artist does."""

from render.order import Look, Order, Place, Subject
from render.sketch.shooting import Shot, shot
from render.sketch.staging import staged
from render.vocabulary import INTERIORS

MARA = Look(sex="female", age=32, hair="bob", hair_value=0.15, outfit="coat", seed=3)
JON = Look(sex="male", age=45, beard="stubble", outfit="suit", seed=8)
KID = Look(sex="male", age=9, seed=2)
OLD = Look(sex="female", age=76, build=0.7, hair="bun", hat="straw", seed=5)
LOOKS = {"MARA": MARA, "JON": JON, "KID": KID, "OLD": OLD}


def person(name: str, **fields: object) -> Subject:
    return Subject.model_validate({"name": name, "look": LOOKS.get(name, JON), **fields})


def place(kind: str, seed: int = 5) -> Place:
    return Place(kind=kind, interior=kind in INTERIORS, words=kind, seed=seed)


def single(who: Subject, **fields: object) -> Order:
    known = {"size": "MS", "place": place("room"), "subjects": (who,), "focus": (who.name,)}
    return Order.model_validate(known | fields)


def pair(**fields: object) -> Order:
    """Return a two-shot of MARA on the left and JON on the right, who look at each other."""
    people = (
        person("MARA", side="left", facing="partner"),
        person("JON", side="right", facing="partner"),
    )
    known = {"size": "MS", "framing": "two_shot", "place": place("room"), "subjects": people}
    return Order.model_validate(known | fields)


def taken(order: Order) -> Shot:
    return shot(order, staged(order))
