"""Takes the camera directions out of scripts, has them directed, and sees what comes of it."""

import json
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.board import Board, Scene, Settings, Shot
from agent.directing import cast, places, planner
from agent.directing.captions import Narrator
from agent.directing.director import Director
from agent.directing.lexicon.directions import Direction
from agent.directing.planner import Planner
from agent.directing.source import collapsed
from agent.directing.units import Unit
from agent.reading import fountain
from agent.screenplay import Screenplay
from render.vocabulary import SIZES, Family, family

DIRECTIONS = Path(__file__).parents[1].parent / "shared" / "data" / "directions.jsonl"
_ORDER = tuple(SIZES)
_OPENING = "The place lies there."


@dataclass(frozen=True)
class Marked:
    """A shot the writer marks: where its words stand without the direction, and what it asks."""

    line: int
    words: str
    asked: Direction
    paragraph_start: bool


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def units(screenplay: Screenplay) -> Iterator[Unit]:
    scenes = planner.joined(screenplay.scenes)
    company = cast.read(screenplay)
    plans = Planner(screenplay, Settings(), company, Narrator(company, "en"))
    for scene, setting in zip(scenes, places.read(scenes), strict=True):
        yield from (glance.unit for glance in plans.draft(scene, setting, "").glances)


def shot_at(board: Board, unit_line: int, words: str) -> tuple[Scene, Shot] | None:
    """Return the shot of the beat that tells these words, nearest to a line."""
    found = [
        (abs(beat.span.line - unit_line), scene, shot)
        for scene in board.scenes
        for beat in scene.beats
        if words in beat.action
        for shot in scene.shots
        if beat.uid in shot.beats
    ]
    nearest = min(found, key=lambda one: one[0], default=None)
    return nearest[1:] if nearest else None


def marked(screenplay: Screenplay) -> Iterator[Marked]:
    """Yield the shots marked in the text whose words can be told without the mark."""
    before = -1
    for unit in units(screenplay):
        asked = unit.direction
        starts = unit.paragraph != before
        before = unit.paragraph
        words = collapsed(asked.rest) if asked and not unit.noted else ""
        if asked and unit.kind == "action" and len(words.split()) >= 3:
            yield Marked(unit.span.line, words, asked, starts)


def hidden(text: str, director: Director) -> dict[str, str]:
    """Take the directions out of the script, direct it, and see what comes of it."""
    screenplay = fountain.parse(text)
    shots = list(marked(screenplay))
    source = screenplay.source
    edits = [
        (unit.span.start, unit.span.end, unit.direction.rest)
        for unit in units(screenplay)
        if unit.direction and not unit.noted and unit.kind == "action"
        and len(unit.direction.rest.split()) >= 3
    ]  # fmt: skip
    for start, end, rest in sorted(edits, reverse=True):
        source = source[:start] + rest[:1].upper() + rest[1:] + source[end:]
    bare = fountain.parse(source)
    board = director.plan(bare, Settings())
    guesses: list[tuple[Family, int, Family]] = []
    starts = 0
    for one in shots:
        words = one.words[:1].upper() + one.words[1:]
        found = shot_at(board, one.line, " ".join(words.split()[:6]))
        if found is None:
            continue
        beats = [beat for scene in board.scenes for beat in scene.beats]
        starts += any(beat.action.startswith(words[:30]) for beat in beats)
        if one.asked.size:
            size = found[1].size
            guesses.append((family(one.asked.size), _ORDER.index(size), family(size)))
    count = sum(len(scene.beats) for scene in board.scenes)
    told = list(units(bare))
    paragraphs = len({(unit.span.line, unit.paragraph) for unit in told if unit.kind == "action"})
    many = max(len(shots), 1)
    return {
        "hidden": _agreement(guesses),
        "order": _ordering(guesses),
        "starts": f"{share(starts, len(shots))} ({share(count, len(told))})",
        "para": f"{100 * sum(one.paragraph_start for one in shots) / many:.1f} "
        f"({share(min(paragraphs, len(told)), len(told))})",
    }


def _agreement(guesses: Sequence[tuple[Family, int, Family]]) -> str:
    if not guesses:
        return "-"
    right = sum(asked == guessed for asked, _, guessed in guesses)
    majority = Counter(asked for asked, _, _ in guesses).most_common(1)[0][1]
    most = share(majority, len(guesses))
    return f"{share(right, len(guesses))} of {len(guesses)} ({most})"


def _ordering(guesses: Sequence[tuple[Family, int, Family]]) -> str:
    close = [at for asked, at, _ in guesses if asked == "close"]
    wide = [at for asked, at, _ in guesses if asked == "long"]
    pairs = [1.0 if a < b else 0.5 if a == b else 0.0 for a in close for b in wide]
    return f"{statistics.mean(pairs):.3f}" if len(pairs) >= 4 else "-"


def films(director: Director, most: int) -> str:
    """Direct the excerpts of up to `most` films; return how well close is told from long.

    The mean over films with four or more pairs of (close, long), and how many films.
    """
    rows: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in map(json.loads, DIRECTIONS.read_text(encoding="utf-8").splitlines()):
        rows[row["film"]].append(row)
    scores = []
    for found in list(rows.values())[:most]:
        guesses = list(_film(found, director))
        score = _ordering(guesses)
        if score != "-":
            scores.append(float(score))
    return f"{statistics.mean(scores):.3f} over {len(scores)} films" if scores else "-"


def _film(
    rows: Sequence[dict[str, str]], director: Director
) -> Iterator[tuple[Family, int, Family]]:
    """Direct each excerpt as a scene of its own; the shot its first words are in is the guess.

    A line before it takes the picture that opens a new place.
    """
    told = [". ".join(part for part in (row["subject"], row["body"]) if part) for row in rows]
    script = "\n\n".join(
        f".{collapsed(row['heading']) or 'SOMEWHERE'} #{at}#\n\n!{_OPENING}\n\n!{collapsed(text)}"
        for at, (row, text) in enumerate(zip(rows, told, strict=True), 1)
    )
    board = director.plan(fountain.parse(script), Settings())
    scenes = {scene.number: scene for scene in board.scenes}
    for at, row in enumerate(rows, 1):
        shots = scenes[str(at)].shots if str(at) in scenes else ()
        beats = {b.uid: b for b in scenes[str(at)].beats} if shots else {}
        shot = next(
            (one for one in shots if beats[one.beats[0]].action not in ("", _OPENING)), None
        )
        if shot:
            asked = next(name for name in ("close", "medium", "long") if name == row["family"])
            yield asked, _ORDER.index(shot.size), family(shot.size)
