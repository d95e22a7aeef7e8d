"""The linter finds what is wrong with a board, and nothing in a sound one."""

from collections.abc import Callable

import pytest

from agent import orders
from agent.board import Board, Panel, Scene, Settings, Shot
from agent.check import Finding, check
from agent.directing.rules import RulesDirector
from agent.reading import fountain
from render.diffusion.presets import PRESETS
from render.diffusion.words import prompt

SCRIPT = fountain.parse("""INT. OFFICE - DAY

MARA sits behind the desk. JOE stands before her.

MARA
You know why I called you in here this morning, I suppose, and not on any other day.

JOE
I have some idea of it, but I would rather hear it from you than from the others.

Mara picks up the gun.

MARA
The money was in the safe on Friday evening when I went home to my family to eat.

JOE
It was there when I left, too, and I was the last one out of the whole building.
""")
BOARD = RulesDirector().plan(SCRIPT, Settings())


def codes(board: Board) -> set[str]:
    """Return the codes of all findings."""
    return {finding.code for finding in check(board, SCRIPT)}


def scene_with(change: Callable[[Scene], dict[str, object]]) -> Board:
    """Return the board with its scene changed."""
    scene = BOARD.scenes[0]
    return BOARD.model_copy(update={"scenes": (scene.model_copy(update=change(scene)),)})


def with_panel(at: int, **fields: object) -> Board:
    """Return the board with a panel changed."""

    def change(scene: Scene) -> dict[str, object]:
        panels: list[Panel] = list(scene.panels)
        panels[at] = panels[at].model_copy(update=fields)
        return {"panels": tuple(panels)}

    return scene_with(change)


def with_shots(change: Callable[[int, Shot], dict[str, object]]) -> Board:
    """Return the board with every shot changed."""
    return scene_with(
        lambda scene: {
            "shots": tuple(
                shot.model_copy(update=change(at, shot)) for at, shot in enumerate(scene.shots)
            )
        }
    )


def speaking() -> int:
    """Return the index of the first panel with a speech."""
    return next(at for at, panel in enumerate(BOARD.scenes[0].panels) if panel.speeches)


def test_a_sound_board_has_no_finding() -> None:
    assert check(BOARD, SCRIPT) == ()


def test_a_board_without_its_script_is_held_against_its_own_beats() -> None:
    assert check(BOARD) == ()


def test_a_speech_that_is_missing_is_an_error_at_its_line() -> None:
    found = check(with_panel(speaking(), speeches=()), SCRIPT)

    assert [(one.code, one.line) for one in found] == [("E01", 6)]


def test_an_altered_speech_is_an_error() -> None:
    at = speaking()
    speech = BOARD.scenes[0].panels[at].speeches[0].model_copy(update={"text": "You know."})

    assert "E01" in codes(with_panel(at, speeches=(speech,)))


def test_a_speech_told_twice_is_an_error() -> None:
    at = speaking()
    speeches = BOARD.scenes[0].panels[at].speeches

    assert "E01" in codes(with_panel(at, speeches=speeches * 2, seconds=12.0)) or "E01" in codes(
        with_panel(at + 1, speeches=speeches, seconds=12.0)
    )


def test_a_beat_without_a_shot_is_an_error() -> None:
    board = scene_with(lambda scene: {"shots": scene.shots[1:], "panels": scene.panels[1:]})

    assert "E02" in codes(board)


def test_a_name_that_is_not_cast_is_an_error() -> None:
    assert "E03" in codes(BOARD.model_copy(update={"cast": BOARD.cast[:1]}))


@pytest.mark.parametrize("label", ["1B", "", "9Z"])
def test_a_label_that_is_not_its_own_is_an_error(label: str) -> None:
    assert "E04" in codes(with_panel(0, label=label))


def test_dialogue_longer_than_its_panel_is_an_error() -> None:
    assert "E05" in codes(with_panel(speaking(), seconds=1.0))


def test_changing_sides_without_a_neutral_shot_is_warned_of() -> None:
    other = {"left": "right", "right": "left", "center": "center"}

    def swap(at: int, shot: Shot) -> dict[str, object]:
        if at < len(BOARD.scenes[0].shots) - 1:
            subjects = shot.subjects
        else:
            subjects = tuple(
                one.model_copy(update={"side": other[one.side]}) for one in BOTH.subjects
            )
        return {"subjects": subjects, "neutral": False}

    assert "W10" in codes(with_shots(swap))


BOTH = next(shot for shot in BOARD.scenes[0].shots if len(shot.subjects) == 2)


def test_crossing_the_axis_is_warned_of() -> None:
    assert "W10" in codes(with_shots(lambda at, shot: {"axis": 1 if at % 2 else -1}))


def test_two_who_talk_looking_the_same_way_is_warned_of() -> None:
    def look_left(at: int, shot: Shot) -> dict[str, object]:
        subjects = tuple(one.model_copy(update={"facing": "left"}) for one in shot.subjects)
        return {"subjects": subjects, "focus": shot.focus[:1]}

    assert "W11" in codes(with_shots(look_left))


def test_the_same_picture_twice_is_warned_of() -> None:
    same = {"size": "MS", "angle": "eye", "focus": ("mara",), "framing": "single", "target": None}

    assert "W12" in codes(with_shots(lambda at, shot: dict(same)))


def test_a_scene_in_one_size_is_warned_of() -> None:
    assert "W13" in codes(with_shots(lambda at, shot: {"size": "MS"}))


def test_a_new_place_that_is_never_seen_whole_is_warned_of() -> None:
    assert "W14" in codes(with_shots(lambda at, shot: {"size": "CU", "framing": "single"}))


def test_a_leap_from_the_place_to_a_detail_is_warned_of() -> None:
    board = with_shots(lambda at, shot: {"size": "ELS" if at == 0 else "ECU"})

    assert "W15" in codes(board)


def test_more_than_two_in_a_frame_is_warned_of() -> None:
    three = (*BOTH.subjects, BOTH.subjects[0])

    assert "W16" in codes(with_shots(lambda at, shot: {"subjects": three}))


def test_a_picture_prompt_no_model_reads_to_its_end_is_found() -> None:
    long = "She looks for the letter behind every book of the long shelf, " * 5

    assert "W17" not in codes(BOARD)
    assert "W17" in codes(with_shots(lambda at, shot: {"visual": long}))


@pytest.mark.parametrize("preset", ["default", "dreamshot"])
def test_what_is_said_to_be_left_out_of_a_prompt_is_left_out(preset: str) -> None:
    form, taught = PRESETS[preset].form, {"shelf": 20}
    long = "She looks for the letter behind every book of the long shelf, " * 4
    board = with_shots(lambda at, shot: {"visual": long, "edited": ("visual",)})
    scene = board.scenes[0]

    said = {one.panel: one.what for one in check(board, SCRIPT, form, taught) if one.code == "W17"}

    for panel in scene.panels:
        written = prompt.write(orders.order(board, scene, panel), form, taught)
        if panel.label in said:
            told = f"takes {written.full} of 75 tokens; out goes {', '.join(written.dropped)}"
            assert said[panel.label].endswith(told)
    assert said


@pytest.mark.parametrize("seconds", [0.5, 14.0])
def test_a_panel_too_short_or_too_long_is_warned_of(seconds: float) -> None:
    assert "W18" in codes(with_panel(0, seconds=seconds))


def test_a_prop_that_is_acted_with_and_not_seen_is_warned_of() -> None:
    def empty_hands(at: int, shot: Shot) -> dict[str, object]:
        subjects = tuple(one.model_copy(update={"right_hand": None}) for one in shot.subjects)
        return {"props": (), "target": None, "subjects": subjects}

    assert "W19" in codes(with_shots(empty_hands))


def test_a_place_no_word_is_known_for_is_warned_of() -> None:
    place = BOARD.scenes[0].place.model_copy(update={"fallback": True, "name": "ZZYZX"})

    found = check(scene_with(lambda scene: {"place": place}), SCRIPT)

    assert [one.code for one in found] == ["W20"]
    assert "ZZYZX" in found[0].what


def test_a_picture_older_than_the_script_is_told() -> None:
    assert "S20" in codes(with_panel(0, stale="Friday -> Monday"))


def test_errors_come_first_and_every_finding_has_a_hint() -> None:
    found = check(with_panel(0, label="9Z", seconds=14.0), SCRIPT)

    assert [one.code for one in found] == ["E04", "W18"]
    assert all(one.hint for one in found)
    assert [one.error for one in found] == [True, False]
    assert isinstance(found[0], Finding)
