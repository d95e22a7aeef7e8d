"""How much of what scripts say the lexicon can show, weighed by how often scripts say it.

Counts are of ../shared/data (not part of the repository). A default is not a fit: a fallback set
counts as none. Run: python -m bench.lexicon
"""

import json
from collections.abc import Callable
from pathlib import Path

from agent.directing.lexicon import heading, places, tables, things, verbs
from agent.directing.lexicon.words import listed

DATA = Path(__file__).parents[1].parent / "shared" / "data"
Row = tuple[str, int]


def headings() -> tuple[float, int]:
    """Return the share of headings that name a set we know, and how many there are."""
    lines = (DATA / "headings.txt").read_text(encoding="utf-8").splitlines()
    known = 0
    for line in lines:
        read = heading.read(line.strip())
        known += not places.kind(" - ".join(read.place), read.interior).fallback
    return known / len(lines), len(lines)


def share(rows: list[Row], fits: Callable[[str], bool]) -> float:
    """Return the share of occurrences whose word fits."""
    return sum(count for word, count in rows if fits(word)) / sum(count for _, count in rows)


def shown(word: str) -> bool:
    """Return whether a verb alone gets a pose, a face or a motion."""
    return any(
        deed.pose or deed.expression or deed.motion != "none"
        for deed in verbs.deeds(f"She {word}.")
    )


def placed(word: str) -> bool:
    """Return whether a thing gets a prop, a piece of a set or a part of a body."""
    found = things.of(word)
    return found is not None and (found.prop is not None or found.kind not in ("prop", "animal"))


def missing(rows: list[Row], fits: Callable[[str], bool]) -> str:
    """Return the commonest words that do not fit."""
    return ", ".join(word for word, _ in rows if not fits(word))[:600]


def marked(table: tables.Name, name: str) -> set[str]:
    """Return a list of the table's bench part."""
    return set(listed(str(tables.part(tables.read(table), "bench")[name])))


def main() -> None:
    counted = json.loads((DATA / "frequencies.json").read_text(encoding="utf-8"))
    rows = {
        kind: [(row["word"], row["count"]) for row in counted[kind]] for kind in ("verbs", "things")
    }
    known, total = headings()
    print(f"headings with a set that is no fallback   {known:.3f}   of {total}")
    no_deeds = marked("verbs", "no_deeds") | marked("verbs", "helpers")
    deeds = [row for row in rows["verbs"] if row[0] not in no_deeds]
    unseen = marked("things", "not_visible") | marked("things", "people")
    seen = [row for row in rows["things"] if row[0] not in unseen]
    print(f"verbs shown, all words                    {share(rows['verbs'], shown):.3f}")
    print(f"verbs shown, deeds only                   {share(deeds, shown):.3f}")
    print(f"  not shown: {missing(deeds, shown)}")
    print(f"things placed, all words                  {share(rows['things'], placed):.3f}")
    print(f"things placed, visible ones               {share(seen, placed):.3f}")
    print(f"  not placed: {missing(seen, placed)}")


if __name__ == "__main__":
    main()
