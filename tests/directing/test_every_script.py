"""What holds for the board of every script, whoever wrote it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from agent.board import Board, Settings
from agent.check import check
from agent.directing import sentences
from agent.directing.rules import RulesDirector
from agent.reading import fountain
from agent.screenplay import Screenplay
from tests.directing.scripts import PUBLIC, panels

pytestmark = pytest.mark.skipif(not PUBLIC, reason="the public scripts are not beside the checkout")
_DIRECTOR = RulesDirector()


@pytest.fixture(scope="module", params=PUBLIC, ids=lambda path: path.stem)
def script(request: pytest.FixtureRequest) -> Screenplay:
    path: Path = request.param
    return fountain.parse(path.read_text(encoding="utf-8"))


def _letters(texts: Iterable[str]) -> str:
    return "".join(letter for text in texts for letter in text if letter.isalnum())


@pytest.fixture(scope="module")
def board(script: Screenplay) -> Board:
    return _DIRECTOR.plan(script, Settings())


def test_every_speech_is_verbatim_once_and_in_order(script: Screenplay, board: Board) -> None:
    written = [e.text for e in script.elements if e.type in ("dialogue", "lyric")]

    spoken = [speech.text for panel in panels(board) for speech in panel.speeches]

    assert "".join("".join(written).split()) == "".join("".join(spoken).split())


def test_every_sentence_of_action_is_in_exactly_one_beat(script: Screenplay, board: Board) -> None:
    written = [e.text for e in script.elements if e.type in ("action", "centered")]

    told = [beat.action for scene in board.scenes for beat in scene.beats]

    assert _letters(told) == _letters(written)
    beats = "\n".join(_letters([action]) for action in told)
    for text in written:
        for sentence in sentences.split(text):
            assert _letters([sentence]) in beats


def test_every_beat_is_in_a_panel(board: Board) -> None:
    for scene in board.scenes:
        drawn = {panel.shot for panel in scene.panels}
        shown = [uid for shot in scene.shots if shot.uid in drawn for uid in shot.beats]
        assert shown == [beat.uid for beat in scene.beats]


def test_no_panel_runs_longer_than_twelve_seconds_or_off_the_frames(board: Board) -> None:
    for panel in panels(board):
        assert 1.0 <= panel.seconds <= 12.0
        assert (panel.seconds * 24).is_integer()


def test_check_finds_no_error(script: Screenplay, board: Board) -> None:
    assert [finding for finding in check(board, script) if finding.error] == []


def test_every_uid_and_label_is_unique(board: Board) -> None:
    uids = Counter(
        uid
        for scene in board.scenes
        for uid in (
            scene.uid,
            *(beat.uid for beat in scene.beats),
            *(shot.uid for shot in scene.shots),
            *(panel.uid for panel in scene.panels),
        )
    )
    labels = Counter(panel.label for panel in panels(board))

    assert set(uids.values()) | set(labels.values()) <= {1}


def test_the_same_script_gives_the_same_bytes(script: Screenplay, board: Board) -> None:
    again = _DIRECTOR.plan(script, Settings())

    assert again.model_dump_json() == board.model_dump_json()
