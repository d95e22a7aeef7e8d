"""Is every word of the script on the board, once: speeches, beats, names (E01, E02, E03)?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from agent.board import Board, Scene, Shot, Speech
from agent.check.finding import Finding, at_shot
from agent.screenplay import Screenplay

_SHORT = 40


def check(board: Board, screenplay: Screenplay | None) -> Iterator[Finding]:
    """Yield E01, E02 and E03."""
    drawn = [speech for scene in board.scenes for p in scene.panels for speech in p.speeches]
    planned = [speech for scene in board.scenes for b in scene.beats for speech in b.speeches]
    wanted = _written(screenplay) if screenplay else list(_lines(planned))
    yield from _speeches(list(_lines(drawn)), wanted)
    cast = {member.uid for member in board.cast}
    for scene in board.scenes:
        yield from _beats(scene)
        yield from _names(scene, cast)


def _written(screenplay: Screenplay) -> list[tuple[str, int]]:
    return [
        (" ".join(element.text.split()), element.line)
        for element in screenplay.elements
        if element.type in ("dialogue", "lyric")
    ]


def _lines(speeches: Iterable[Speech]) -> Iterator[tuple[str, int]]:
    """Join the parts of one speech again."""
    for _, parts in groupby(speeches, key=lambda speech: (speech.span.start, speech.cue)):
        told = list(parts)
        text = " ".join(part.text for part in told)
        if text:
            yield text, told[0].span.line


def _speeches(drawn: list[tuple[str, int]], wanted: list[tuple[str, int]]) -> Iterator[Finding]:
    have = Counter(_packed(text) for text, _ in drawn)
    for text, line in wanted:
        if have[_packed(text)]:
            have[_packed(text)] -= 1
            continue
        what = f"the speech {_quoted(text)} is missing or altered"
        yield Finding("E01", "", line, what, "plan the scene again")
    want = Counter(_packed(text) for text, _ in wanted)
    for text, line in drawn:
        if want[_packed(text)]:
            want[_packed(text)] -= 1
            continue
        what = f"the speech {_quoted(text)} is not in the script, or there twice"
        yield Finding("E01", "", line, what, "plan the scene again")


def _packed(text: str) -> str:
    return "".join(text.split())


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= _SHORT else f'"{text[:_SHORT].rstrip()} ..."'


def _beats(scene: Scene) -> Iterator[Finding]:
    drawn = {panel.shot for panel in scene.panels}
    shown = {uid for shot in scene.shots if shot.uid in drawn for uid in shot.beats}
    for beat in scene.beats:
        if beat.uid not in shown:
            told = beat.action or (beat.speeches[0].text if beat.speeches else beat.kind)
            what = f"scene {scene.number}: no shot shows {_quoted(told)}"
            yield Finding("E02", "", beat.span.line, what, "plan the scene again")


def _names(scene: Scene, cast: set[str]) -> Iterator[Finding]:
    hint = "add the name to cast.yaml, or plan the scene again"
    for shot in scene.shots:
        for uid in sorted(_in_shot(shot, scene) - cast):
            yield at_shot("E03", scene, shot, f"{uid} is not in the cast", hint)


def _in_shot(shot: Shot, scene: Scene) -> set[str]:
    speakers = {speech.speaker for p in scene.panels if p.shot == shot.uid for speech in p.speeches}
    people = {subject.who for subject in shot.subjects}
    return people | speakers | set(shot.focus) | ({shot.over} if shot.over else set())
