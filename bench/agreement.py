"""How well the whole director orders close before long, film by film.

Every camera direction of ../shared/data/directions.jsonl becomes a scene without its direction: the
heading and the action (behind a line of its own where the direction does not open its scene). The
size of the first shot of the action is the guess, by weights that never saw the film.
Run: python -m bench.agreement [--share .2]
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from unittest.mock import patch

import numpy as np

from agent.board import Settings, Shot
from agent.directing import scale
from agent.directing.rules import RulesDirector
from agent.reading import fountain
from bench.scale import (
    FOLDS,
    RANKS,
    Array,
    Marked,
    fold,
    kappa,
    learn,
    line,
    ordering,
    read,
    unseen,
)
from bench.scale import vocabulary as words_of
from render.vocabulary import SIZES

BEFORE = "The light is grey and nothing at all moves in it for now, not even the air."
"""What stands before an action that does not open its scene."""
CLOSENESS = {size: len(SIZES) - at for at, size in enumerate(SIZES)}


def script(rows: Sequence[Marked]) -> str:
    """Return the screenplay of one film's actions, a scene a direction."""
    scenes = []
    for at, row in enumerate(rows, 1):
        told = " ".join(row.sight.text.split()) or "Nothing."
        opening = [] if row.sight.opens_scene else [BEFORE]
        heading = f".{' '.join(row.sight.heading.split()).strip('.# ') or 'SOMEWHERE'} #{at}#"
        scenes.append("\n\n".join([heading, *opening, f"!{told}"]))
    return "\n\n".join(scenes)


def shots(rows: Sequence[Marked]) -> list[Shot | None]:
    """Return the first shot of each row's action, None: there is none."""
    board = RulesDirector().plan(fountain.parse(script(rows)), Settings())
    by_number = {scene.number: scene for scene in board.scenes}
    found: list[Shot | None] = []
    for at in range(1, len(rows) + 1):
        scene = by_number.get(str(at))
        told = [p for p in scene.panels if p.action and p.action != BEFORE] if scene else []
        chosen = {shot.uid: shot for shot in scene.shots} if scene else {}
        found.append(chosen[told[0].shot] if told else None)
    return found


def judged(rows: Sequence[Marked]) -> list[Shot | None]:
    """Return the director's shots of all rows, film by film."""
    films: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        films[row.film].append(at)
    result: list[Shot | None] = [None] * len(rows)
    for places in films.values():
        for at, shot in zip(places, shots([rows[at] for at in places]), strict=True):
            result[at] = shot
    return result


def directed(rows: list[Marked], most: int) -> list[Shot | None]:
    """Return the shots of the first folds' films, each by weights learned from the others."""
    ends = line(rows, unseen(rows))
    result: list[Shot | None] = [None] * len(rows)
    for held in range(most):
        taught = [row for row in rows if fold(row) != held]
        names = words_of(taught)
        weights = dict(zip(names, map(float, learn(taught, names)), strict=True))
        table = scale.Table(weights, *ends)
        places = [at for at, row in enumerate(rows) if fold(row) == held]
        with patch.object(scale, "_table", lambda table=table: table):
            for at, shot in zip(places, judged([rows[at] for at in places]), strict=True):
                result[at] = shot
    return result


def report(rows: list[Marked], found: list[Shot | None]) -> None:
    """Print the ordering, the families, and how often each framing goes wrong."""
    known = [(row, shot) for row, shot in zip(rows, found, strict=True) if shot]
    kept = [row for row, _ in known]
    scores: Array = np.array([float(CLOSENESS[shot.size]) for _, shot in known])
    share, films = ordering(kept, scores)
    print(f"{len(kept)} directions, each film unseen, through the director")
    print(f"  ordering  {share:.3f}  ({films} films)")
    truth = [row.rank for row in kept]
    guess = [RANKS[SIZES[shot.size].family] for _, shot in known]
    hits = sum(one == other for one, other in zip(truth, guess, strict=True)) / len(kept)
    print(f"  family    majority {max(Counter(truth).values()) / len(kept):.3f}  ours {hits:.3f}")
    print(f"  family    quadratic kappa {kappa(truth, guess):.3f}")
    table = Counter((row.family, shot.framing, SIZES[shot.size].family) for row, shot in known)
    for (wanted, framing, got), count in table.most_common(24):
        print(f"  {wanted:7} shown {got:7} {framing:13} {count:5}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many folds are directed")
    rows = read()
    report(rows, directed(rows, parser.parse_args().folds))


if __name__ == "__main__":
    main()
