"""The people of the benches: six who differ, and how an order is put together from words."""

from render.order import Look, Order, Place, Subject
from render.vocabulary import INTERIORS

LOOKS = {
    "RAY": Look(age=38, hair="short", hair_value=0.22, outfit="jacket", seed=1),
    "MAYA": Look(sex="female", age=30, hair="long", hair_value=0.12, outfit="sweater", seed=2),
    "GUS": Look(age=64, build=0.55, hair="balding", hair_value=0.8, beard="full", glasses="round",
                outfit="sweater", seed=3),
    "COP": Look(age=33, hair="buzz", hat="police", outfit="uniform", face=(0.2, 0.8, 0), seed=4),
    "LENA": Look(sex="female", age=34, hair="bob", hair_value=0.75, outfit="coat", seed=5),
    "KID": Look(age=10, hair="curly", outfit="tshirt", seed=6),
    "DEXTER": Look(age=45, hat="fedora", beard="moustache", outfit="coat", seed=7),
    "NURSE": Look(sex="female", age=48, build=0.4, hair="bun", outfit="doctor", seed=8),
}  # fmt: skip


def person(name: str, **fields: object) -> Subject:
    """Return somebody of the cast as staged by `fields` of Subject."""
    return Subject.model_validate({"name": name, "look": LOOKS[name], **fields})


def order(kind: str, *people: Subject, **fields: object) -> Order:
    """Return an order in a kind of set; with one person the focus is theirs."""
    place = Place(kind=kind, interior=kind in INTERIORS, words=kind, seed=7)
    focus = (people[0].name,) if len(people) == 1 else ()
    known: dict[str, object] = {"size": "MS", "place": place, "subjects": people, "focus": focus}
    return Order.model_validate(known | fields)
