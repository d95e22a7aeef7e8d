"""Judges a director on a folder of scripts, one row each: coverage, obedience, agreement, grammar.

`python -m bench.director [--base-url URL --model NAME] [FOLDER or script ...]`; without an endpoint
the rules direct and no model is needed. Default: the public scripts beside the checkout.

said     share of speeches on the board verbatim, once
told     share of the sentences of action in exactly one beat
obeyed   explicit camera directions kept, of how many
hidden   directions taken out of the script and predicted: family right, of how many (majority)
order    of all close and long pairs of a script: the share in which close is the closer
starts   of the shots the writer marked: share that begin a beat, directions hidden (share of all
         units that do); para: the same for the baseline that every paragraph is a beat
true     share of captions that say only what stands in their scene
errors   of the linter; warn: warnings a hundred panels; axis: of those W10 and W11
same     the same script gives the same board twice; own: an edited scene changes only itself
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from agent.board import Board, Settings, Shot
from agent.check import check
from agent.directing import support
from agent.directing.director import Director
from agent.directing.lexicon.directions import Direction
from agent.directing.rules import RulesDirector
from agent.directing.units import Unit
from agent.reading import fountain
from agent.screenplay import Screenplay
from bench.hidden import films, hidden, share, shot_at, units

SCRIPTS = Path(__file__).parents[1].parent / "shared" / "data" / "scripts"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--base-url")
    parser.add_argument("--model", default="")
    parser.add_argument("--films", type=int, default=0, help="direct the excerpts of so many films")
    given = parser.parse_args()
    director = _director(given.base_url, given.model)
    rows = [_row(path, director) for path in _scripts(given.paths or [SCRIPTS])]
    if given.films:
        print(f"close before long, directions hidden: {films(director, given.films)}")
    heads = list(rows[0])
    widths = [max(len(head), *(len(row[head]) for row in rows)) for head in heads]
    for line in (dict(zip(heads, heads, strict=True)), *rows):
        cells = (line[head].ljust(width) for head, width in zip(heads, widths, strict=True))
        print("  ".join(cells).rstrip())


def _director(url: str | None, model: str) -> Director:
    if not url:
        return RulesDirector()
    import prompts
    from agent.directing.llm import ChatModel
    from agent.directing.model import LlmDirector, Prompts
    from agent.settings import endpoint

    end = endpoint({"base_url": url, "model": model})
    assert end is not None
    asked = Prompts(*(prompts.load(name) for name in ("cast_and_places", "scenes", "repair")))
    return LlmDirector(ChatModel(end), asked, agree=lambda estimate: True)


def _scripts(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.fountain")) if path.is_dir() else [path]


def _row(path: Path, director: Director) -> dict[str, str]:
    text = path.read_text(encoding="utf-8")
    screenplay = fountain.parse(text)
    board = director.plan(screenplay, Settings())
    told = list(units(screenplay))
    findings = check(board, screenplay)
    panels = sum(len(scene.panels) for scene in board.scenes)
    codes = Counter(one.code for one in findings)
    warnings = sum(not one.error for one in findings)
    speeches = sum(e.type in ("dialogue", "lyric") for e in screenplay.elements)
    return {
        "script": path.stem[:22],
        "scenes": str(len(board.scenes)),
        "panels": str(panels),
        "said": share(speeches - codes["E01"], speeches),
        "told": _told(board, told),
        "obeyed": _obeyed(board, screenplay),
        **hidden(text, director),
        "true": _true(board),
        "errors": str(sum(one.error for one in findings)),
        "warn": f"{100 * warnings / max(panels, 1):.1f}",
        "axis": f"{100 * (codes['W10'] + codes['W11']) / max(panels, 1):.1f}",
        "same": "yes" if director.plan(screenplay, Settings()) == board else "NO",
        "own": _own(text, screenplay, board, director),
    }


def _told(board: Board, units: Sequence[Unit]) -> str:
    wanted = Counter(unit.text for unit in units if unit.kind == "action")
    told = Counter[str]()
    for scene in board.scenes:
        for beat in scene.beats:
            for text in wanted:
                told[text] += beat.action.count(text)
    return share(sum(told[text] >= count for text, count in wanted.items()), len(wanted))


def _obeyed(board: Board, screenplay: Screenplay) -> str:
    kept = total = 0
    for unit in units(screenplay):
        asked = unit.direction
        if asked is None or not asked.says or unit.kind != "action":
            continue
        found = shot_at(board, unit.span.line, unit.text)
        total += 1
        kept += found is not None and _keeps(found[1], asked)
    return f"{share(kept, total)} of {total}"


def _keeps(shot: Shot, asked: Direction) -> bool:
    wants = {"size": asked.size, "framing": asked.framing, "angle": asked.angle}
    same = all(value is None or getattr(shot, name) == value for name, value in wants.items())
    moves = asked.move is None or shot.move.kind == asked.move.kind
    return same and moves


def _true(board: Board) -> str:
    good = total = 0
    names = [name for member in board.cast for name in (member.name, *member.aliases)]
    for scene in board.scenes:
        said = [f"{s.cue} {s.manner} {s.extension} {s.text}" for b in scene.beats
                for s in b.speeches]  # fmt: skip
        on = support.ground([scene.heading, *(b.action for b in scene.beats), *said, *names])
        for shot in scene.shots:
            if shot.framing == "title":
                continue
            total += 1
            supported = support.share(shot.caption, on) >= support.ENOUGH
            good += supported and not support.foreign(shot.caption, on, board.language)
    return share(good, total)


def _own(text: str, screenplay: Screenplay, board: Board, director: Director) -> str:
    """Change a word in the middle scene; return how many other scenes changed with it."""
    scenes = [scene for scene in board.scenes if any(beat.action for beat in scene.beats)]
    if len(scenes) < 2:
        return "-"
    middle = scenes[len(scenes) // 2]
    beat = next(beat for beat in middle.beats if beat.action)
    end = beat.span.end
    edited = screenplay.source[:end].rstrip() + " Nothing else moves. " + screenplay.source[end:]
    after = director.plan(fountain.parse(edited), Settings())
    ours, theirs = _shots(board), _shots(after)
    changed = sum(
        one != other for one, other in zip(ours, theirs, strict=False)
    ) + abs(len(ours) - len(theirs))  # fmt: skip
    return "yes" if changed <= 1 else f"+{changed - 1}"


def _shots(board: Board) -> list[tuple[object, ...]]:
    fields: Callable[[Shot], tuple[object, ...]] = lambda shot: (  # noqa: E731  one key
        shot.size, shot.framing, shot.angle, shot.caption, shot.focus, shot.subjects,
    )  # fmt: skip
    return [tuple(fields(shot) for shot in scene.shots) for scene in board.scenes]


if __name__ == "__main__":
    main()
