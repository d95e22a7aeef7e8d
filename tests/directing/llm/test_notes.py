import pytest

from agent.board import Shot
from agent.directing.notes import read
from agent.directing.wishes import Around, Wish, fulfil
from tests.directing.scripts import plan

SCRIPT = """\
INT. KITCHEN - DAY

MARA (40) and TOM (20) stand at the table.

MARA
You came back.

TOM
I said I would.

MARA
Why did you?

Mara sits down.
"""


def shot_and_around() -> tuple[Shot, Around]:
    board = plan(SCRIPT)
    scene = board.scenes[0]
    shot = next(shot for shot in scene.shots if len(shot.subjects) == 2)
    return shot.model_copy(update={"size": "MS", "angle": "eye"}), Around(scene, board.cast)


@pytest.mark.parametrize(
    ("note", "wishes"),
    [
        ("closer", [("size", "MCU")]),
        ("much closer please", [("size", "CU")]),
        ("a bit wider", [("size", "MLS")]),
        ("make it a close-up", [("size", "CU")]),
        ("from above", [("angle", "high")]),
        ("shoot it from below", [("angle", "low")]),
        ("straight from above", [("angle", "birds_eye")]),
        ("eye level", [("angle", "eye")]),
        ("at night", [("time", "night")]),
        ("in the rain", [("weather", "rain")]),
        ("push in", [("move", "push_in:in")]),
        ("no camera move, static", [("move", "static")]),
        ("over Tom's shoulder", [("over", "tom")]),
        ("over his shoulder", [("over", "tom")]),
        ("without him", [("characters", "mara")]),
        ("without Tom", [("characters", "mara")]),
        ("only Tom", [("characters", "tom")]),
        ("closer on Tom", [("size", "MCU"), ("characters", "tom")]),
        ("she smiles", [("expression", "mara: happy")]),
        ("Tom is angry", [("expression", "tom: angry")]),
        ("closer, from below, she is crying",
         [("size", "MCU"), ("angle", "low"), ("expression", "mara: cry"), ("pose", "mara: cry")]),
        ("make it better", []),
    ],
)  # fmt: skip
def test_common_words_are_understood(note: str, wishes: list[tuple[str, str]]) -> None:
    shot, around = shot_and_around()
    assert list(read(note, shot, around)) == [Wish(*one) for one in wishes]


def test_a_wish_changes_its_field_and_no_other() -> None:
    shot, around = shot_and_around()
    after, refused = fulfil([Wish("size", "CU"), Wish("angle", "low")], shot, around)
    assert after == shot.model_copy(update={"size": "CU", "angle": "low"})
    assert refused == ()


def test_who_is_left_out_is_gone_from_the_whole_shot() -> None:
    shot, around = shot_and_around()
    after, _ = fulfil([Wish("characters", "Mara")], shot, around)
    assert [one.who for one in after.subjects] == ["mara"]
    assert (after.framing, after.focus, after.over) == ("single", ("mara",), None)
    assert after.subjects[0].looks_at is None


def test_without_somebody_who_is_not_there_leaves_the_shot_as_it_is() -> None:
    both, around = shot_and_around()
    shot, _ = fulfil([Wish("characters", "Mara")], both, around)
    assert fulfil(read("without him", shot, around), shot, around) == (shot, ())


def test_who_is_not_in_the_frame_is_named_once_and_as_in_the_script() -> None:
    both, around = shot_and_around()
    shot, _ = fulfil([Wish("characters", "Tom")], both, around)
    after, refused = fulfil(read("she is crying", shot, around), shot, around)
    assert (after, refused) == (shot, ("Mara is not in the frame",))


def test_night_is_of_this_shot_alone() -> None:
    shot, around = shot_and_around()
    after, _ = fulfil([Wish("time", "night")], shot, around)
    assert after.place is not None
    assert (after.place.time, after.place.light) == ("night", "lamp")
    assert around.scene.place.time == "day"


def test_a_shoulder_needs_somebody_behind_it() -> None:
    both, around = shot_and_around()
    shot, _ = fulfil([Wish("characters", "Mara")], both, around)
    after, _ = fulfil([Wish("over", "Tom")], shot, around)
    assert (after.framing, after.over, after.focus) == ("ots", "tom", ("mara",))
    assert {one.who: one.depth for one in after.subjects} == {"mara": 1, "tom": 0}


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish("size", "huge"), "'huge' is no size"),
        (Wish("characters", "Mara, Godzilla"), "nobody is called 'Godzilla'"),
        (Wish("over", "Godzilla"), "nobody is called 'Godzilla'"),
        (Wish("expression", "Godzilla: happy"), "Godzilla is not in the frame"),
        (Wish("pose", "Mara: teleport"), "'teleport' is no pose"),
        (Wish("move", "fly:up"), "'fly' is no move"),
        (Wish("caption", "x" * 161), "a caption has 1 to 160 characters"),
    ],
)
def test_what_cannot_be_is_refused_and_said(wish: Wish, said: str) -> None:
    shot, around = shot_and_around()
    after, refused = fulfil([wish], shot, around)
    assert after == shot
    assert said in refused[0]
