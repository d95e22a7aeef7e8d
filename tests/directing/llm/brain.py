"""What a good model would say: reads a question and answers it in the right form."""

import json
import re

SCENE = re.compile(r"^SCENE (\d+)$", re.MULTILINE)
UNIT = re.compile(r"^(\d+) (.*)$", re.MULTILINE)
PEOPLE = re.compile(r"^people: (.*)$", re.MULTILINE)
SIZES = ("LS", "MS", "MCU", "CU")


def direct(user: str) -> str:
    """Return a plan for every scene of a question: a beat for every two units."""
    marks = list(SCENE.finditer(user))
    ends = [*(mark.start() for mark in marks[1:]), len(user)]
    scenes = [
        _scene(int(mark[1]), user[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)
    ]
    return json.dumps({"scenes": scenes})


def _scene(number: int, text: str) -> dict[str, object]:
    units = [(int(found[1]), found[2]) for found in UNIT.finditer(text)]
    people = PEOPLE.search(text)
    names = re.findall(r"([^,()]+) \(", people[1]) if people else []
    beats = [_beat(units[at : at + 2], at // 2, names) for at in range(0, len(units), 2)]
    return {"scene": number, "opens_on_place": "place: new" in text, "beats": beats}


def _beat(units: list[tuple[int, str]], count: int, names: list[str]) -> dict[str, object]:
    told = " ".join(text for _, text in units)
    named = [name.strip() for name in names if name.strip().casefold() in told.casefold()][:1]
    words = " ".join(re.sub(r"\[[^]]*\]|[\"()]", " ", told).split())
    return {
        "first": units[0][0],
        "last": units[-1][0],
        "size": SIZES[count % len(SIZES)] if named else "LS",
        "framing": "single" if named else "empty",
        "angle": "low" if count % 5 == 4 else "eye",
        "move": "push_in" if count % 3 == 2 else "static",
        "direction": "in" if count % 3 == 2 else "none",
        "speed": "slow" if count % 3 == 2 else "normal",
        "characters": [{"name": name, "pose": "auto", "expression": "tense"} for name in named],
        "over": "",
        "target": "",
        "caption": words[:150].rpartition(" ")[0] if len(words) > 150 else words,
        "visual": "somebody does something",
        "why": "the model says so",
    }


def cast(user: str) -> str:
    """Return what a question on cast and places proves, and one thing it does not."""
    facts: list[dict[str, object]] = []
    for line in user.partition("PLACES")[0].splitlines():
        number, _, rest = line.partition(" ")
        if number.isdecimal():
            facts.append({"person": int(number), "field": "hat", "value": "crown", "quote": "gold"})
            if "bald" in rest:
                facts.append(
                    {"person": int(number), "field": "hair", "value": "bald", "quote": "bald"}
                )
    return json.dumps({"facts": facts, "sets": []})


def answer(system: str, user: str) -> str:
    """Return the answer to any question of ours."""
    if "ready" in user and len(user) < 40:
        return '{"word": "ready"}'
    if "casting director" in system:
        return cast(user)
    return direct(user)
