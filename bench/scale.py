"""How well the shot scale orders close before long, film by film; `--train` rebuilds its table.

The camera directions of ../shared/data/directions.jsonl, hidden and predicted. Films are dealt into
folds by hash, and each film is judged by weights that never saw it; the table that is committed
learns from all of them. Run: python -m bench.scale [--train]
"""

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agent.directing import scale
from agent.directing.lexicon.words import singular
from render.vocabulary import Family

DATA = Path(__file__).parents[1].parent / "shared" / "data" / "directions.jsonl"
TABLE = Path(scale.__file__).parent / "scale.json"
RANKS: dict[Family, int] = {"long": 0, "medium": 1, "close": 2}
FOLDS, ROUNDS, RATE, L2, UNIT = 4, 150, 0.05, 3e-3, 1000
DAMP = {"w": 0.5, "b": 0.5, "f": 0.7}
"""Single words count less than classes, so that what few films say weighs little."""
FEWEST = {"w": 4, "b": 6, "f": 4}
"""In how many films a word or a pair must stand to be learned."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Marked:
    """One camera direction with what the camera sees."""

    film: str
    family: Family
    sight: scale.Sight
    plain: frozenset[str]

    @property
    def rank(self) -> int:
        return RANKS[self.family]


def read() -> list[Marked]:
    rows = map(json.loads, DATA.read_text(encoding="utf-8").splitlines())
    return [
        Marked(
            row["film"],
            row["family"],
            scale.Sight(
                ". ".join(part for part in (row["subject"], row["body"]) if part),
                row["heading"],
                bool(row["opens_scene"]),
            ),
            frozenset(map(singular, re.findall(r"(?<=[a-z,] )[a-z]+", row["body"]))),
        )
        for row in rows
    ]


def ordering(rows: list[Marked], scores: Array) -> tuple[float, int]:
    """Return the mean share of (close, long) pairs in order, over films with 4 pairs or more."""
    shares = []
    for close, long in pairs(rows, 2, 0):
        if len(close) * len(long) >= 4:
            gaps = scores[close][:, None] - scores[long][None, :]
            shares.append(float(np.mean((gaps > 0) + 0.5 * (gaps == 0))))
    return float(np.mean(shares)), len(shares)


def pairs(rows: list[Marked], high: int, low: int) -> Iterator[tuple[NDArray[np.int64], ...]]:
    """Yield, film by film, the places of the rows of two ranks."""
    films: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, row in enumerate(rows):
        films[row.film][row.rank].append(place)
    for film in sorted(films):
        if films[film][high] and films[film][low]:
            yield np.array(films[film][high]), np.array(films[film][low])


def kappa(truth: list[int], guess: list[int]) -> float:
    """Return the quadratic weighted kappa of three ranks."""
    seen = np.zeros((3, 3))
    for pair in zip(truth, guess, strict=True):
        seen[pair] += 1
    weight = np.array([[(one - other) ** 2 for other in range(3)] for one in range(3)])
    chance = np.outer(seen.sum(1), seen.sum(0)) / seen.sum()
    return float(1 - (weight * seen).sum() / (weight * chance).sum())


def learn(rows: list[Marked], names: list[str]) -> Array:
    """Return the weight of each feature: pairwise logistic regression, ridge, Adam."""
    table = _matrix(rows, names)
    high, low, weight = _comparisons(rows)
    damp = np.array([DAMP.get(name[0], 1.0) for name in names])
    table *= damp.astype(np.float32)
    weights = np.zeros(len(names))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, ROUNDS + 1):
        scores = table @ weights
        push = weight / (1 + np.exp(np.clip(scores[high] - scores[low], -30, 30)))
        pull = np.bincount(low, push, len(rows)) - np.bincount(high, push, len(rows))
        slope = table.T @ pull + L2 * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        step = (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.99**turn)) + 1e-8)
        weights = weights - RATE * step
    learned: Array = weights * damp
    return learned


def _comparisons(rows: list[Marked]) -> tuple[NDArray[np.int64], NDArray[np.int64], Array]:
    """Return which rows are to rank above which, and how much each comparison weighs."""
    high: list[int] = []
    low: list[int] = []
    weight: list[float] = []
    for above, below, share in ((2, 0, 1.0), (2, 1, 0.3), (1, 0, 0.3)):
        for first, second in pairs(rows, above, below):
            both = list(product(first, second))
            high.extend(one for one, _ in both)
            low.extend(other for _, other in both)
            weight.extend([share / np.sqrt(len(both))] * len(both))
    total = np.array(weight)
    return np.array(high), np.array(low), total / total.sum()


@lru_cache(maxsize=10_000)
def _features(sight: scale.Sight) -> dict[str, float]:
    return scale.features(sight)


def _matrix(rows: list[Marked], names: list[str]) -> NDArray[np.float32]:
    """Return the features of all rows, shape (rows, names)."""
    place = {name: column for column, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)), np.float32)
    for line, row in enumerate(rows):
        for name, value in _features(row.sight).items():
            if name in place:
                table[line, place[name]] = value
    return table


def vocabulary(rows: list[Marked]) -> list[str]:
    """Return the features worth a weight: no rare words, and none only seen as names."""
    films: dict[str, set[str]] = defaultdict(set)
    plain: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in _features(row.sight):
            films[name].add(row.film)
        for word in row.plain:
            plain[word].add(row.film)
    return [
        name
        for name in sorted(films)
        if len(films[name]) >= FEWEST.get(name[0], 1)
        and (name[0] not in FEWEST or all(len(plain[word]) >= 3 for word in name[2:].split()))
    ]


def unseen(rows: list[Marked]) -> Array:
    """Return a score of each row by weights learned from the other folds' films."""
    scores = np.zeros(len(rows))
    folds = np.array([fold(row) for row in rows])
    for own in range(FOLDS):
        taught = [row for row, other in zip(rows, folds, strict=True) if other != own]
        held = np.flatnonzero(folds == own)
        names = vocabulary(taught)
        scores[held] = _matrix([rows[place] for place in held], names) @ learn(taught, names)
    return scores


def fold(row: Marked) -> int:
    """Return the fold a direction's film is dealt into, 0 to FOLDS - 1."""
    return int(_share(row.film) * FOLDS)


def line(rows: list[Marked], scores: Array) -> tuple[float, float]:
    """Return slope and shift that bring scores to the edges of the families.

    The edges stand where unseen films have as many of each family as the writers gave.
    """
    shares = Counter(row.rank for row in rows)
    close = float(np.quantile(scores, 1 - shares[2] / len(rows)))
    long = float(np.quantile(scores, shares[0] / len(rows)))
    ends = [float(np.log(edge / (1 - edge))) for edge in (scale.CLOSE_FROM, scale.MEDIUM_FROM)]
    slope = (ends[0] - ends[1]) / (close - long)
    return slope, ends[0] - slope * close


def write(rows: list[Marked], slope: float, shift: float) -> None:
    """Write the table that all films teach."""
    names = vocabulary(rows)
    kept = {
        name: int(weight)
        for name, weight in zip(names, np.rint(learn(rows, names) * UNIT), strict=True)
        if weight
    }
    table = {
        "made by": "python -m bench.scale --train",
        "unit": UNIT,
        "slope": round(slope, 3),
        "shift": round(shift, 3),
        "weights": kept,
    }
    TABLE.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def report(rows: list[Marked], scores: Array, slope: float, shift: float) -> None:
    """Print how unseen films are ordered and put into families, against simple baselines."""
    outside = np.array([-float(row.sight.heading.startswith("EXT")) for row in rows])
    baselines = {"constant": np.zeros(len(rows)), "exterior is long": outside, "ours": scores}
    print(f"{len(rows)} directions, each film unseen")
    for label, values in baselines.items():
        share, films = ordering(rows, values)
        print(f"  ordering  {label:18}{share:.3f}  ({films} films)")
    truth = [row.rank for row in rows]
    guess = [RANKS[scale.family(float(near))] for near in 1 / (1 + np.exp(-slope * scores - shift))]
    hits = sum(one == other for one, other in zip(truth, guess, strict=True)) / len(rows)
    print(f"  family    majority {max(Counter(truth).values()) / len(rows):.3f}  ours {hits:.3f}")
    print(f"  family    quadratic kappa {kappa(truth, guess):.3f}")


def _share(text: str) -> float:
    """Return a number from 0 to 1 that follows from a text."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 16**8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", action="store_true", help="rebuild agent/directing/scale.json")
    again = parser.parse_args().train
    rows = read()
    scores = unseen(rows)
    slope, shift = line(rows, scores)
    report(rows, scores, slope, shift)
    if again:
        write(rows, slope, shift)


if __name__ == "__main__":
    main()
