"""Who is cast, once, with a look for good."""

from itertools import combinations

import pytest

from agent.board import CastMember, Settings
from agent.directing import appearance
from agent.directing.lexicon import looks
from agent.directing.rules import RulesDirector
from agent.reading import fountain
from tests.directing.scripts import plan, shots

SCENE = "INT. ROOM - DAY\n\n{text}\n"


def cast(text: str) -> dict[str, CastMember]:
    """Return the cast of a scene by uid."""
    return {member.uid: member for member in plan(SCENE.format(text=text)).cast}


def speaking(*cues: str) -> str:
    """Return a speech for every cue."""
    return "\n\n".join(f"{cue}\nYes." for cue in cues)


def test_one_person_under_several_cues_is_cast_once() -> None:
    people = cast("MARA VOSS waits.\n\n" + speaking("MARA", "MARA (V.O.)", "MARA (CONT'D)"))

    assert list(people) == ["mara"]
    assert people["mara"].speeches == 3
    assert "MARA VOSS" in people["mara"].aliases


def test_the_young_version_of_somebody_is_somebody_else() -> None:
    assert set(cast(speaking("MARA", "YOUNG MARA"))) == {"mara", "young-mara"}


def test_the_son_of_somebody_is_somebody_else() -> None:
    assert set(cast(speaking("MARA", "MARA'S SON"))) == {"mara", "mara-s-son"}


def test_roles_without_a_name_are_cast_and_numbers_tell_them_apart() -> None:
    people = cast("A COP enters.\n\n" + speaking("COP", "MAN #1", "MAN #2"))

    assert set(people) == {"cop", "man-1", "man-2"}
    assert (people["cop"].look.outfit, people["cop"].look.hat) == ("uniform", "police")


def test_somebody_introduced_who_never_speaks_is_cast() -> None:
    people = cast("ZORAN (40s), bearded, watches.\n\n" + speaking("MARA"))

    assert people["zoran"].look.age >= 40
    assert people["zoran"].description.startswith("ZORAN (40s), bearded")


@pytest.mark.parametrize(
    "text", ["A BANG! A door SLAMS.", "RAIN. THUNDER.", "A BLACK PORSCHE stops.", "THE END OF TIME"]
)
def test_other_words_in_capitals_are_nobody(text: str) -> None:
    assert set(cast(f"{text}\n\n{speaking('MARA')}")) == {"mara"}


def test_a_crowd_is_heard_and_never_staged() -> None:
    board = plan(SCENE.format(text="MARA waits.\n\n" + speaking("MARA", "CROWD")))

    assert "crowd" not in {one.who for shot in shots(board) for one in shot.subjects}


def test_a_machine_that_speaks_is_never_staged() -> None:
    board = plan(SCENE.format(text="MARA waits.\n\n" + speaking("ANSWERING MACHINE")))

    staged = {one.who for shot in shots(board) for one in shot.subjects}
    assert staged == {"mara"}


def test_two_who_speak_as_one_are_two() -> None:
    assert set(cast(speaking("MARA", "JOE", "MARA AND JOE"))) == {"mara", "joe"}


def test_no_two_people_look_alike() -> None:
    names = ["ANN", "BEN", "CARL", "DORA", "EVE", "FRED", "GINA", "HUGO", "IDA", "JOHN", "KATE",
             "LEO", "MIA", "NED", "OLGA", "PAUL"]  # fmt: skip

    people = cast(speaking(*names)).values()

    assert all(
        appearance.difference(one.look, other.look) >= 2 for one, other in combinations(people, 2)
    )
    assert len({member.colour for member in people}) == len(names)


def test_looks_are_said_in_under_twelve_words() -> None:
    for member in cast(speaking("ANN", "BEN", "COP", "NURSE", "OLD MAN")).values():
        assert 0 < len(member.look.words.split()) < 12


def test_who_is_known_keeps_name_look_and_colour() -> None:
    before = plan(SCENE.format(text=speaking("MARA"))).cast[0]
    changed = before.model_copy(
        update={"look": before.look.model_copy(update={"hat": "crown"}), "colour": "gold"}
    )
    script = fountain.parse(SCENE.format(text="JOE (20s) waits.\n\n" + speaking("JOE", "MARA")))

    board = RulesDirector().plan(script, Settings(), (changed,))

    mara = board.person("mara")
    assert (mara.look, mara.colour) == (changed.look, "gold")
    assert board.person("joe").colour != "gold"


def test_who_is_known_and_gone_from_the_script_stays_in_the_cast() -> None:
    known = plan(SCENE.format(text=speaking("MARA"))).cast

    board = RulesDirector().plan(
        fountain.parse(SCENE.format(text=speaking("JOE"))), Settings(), known
    )

    assert {member.uid for member in board.cast} == {"joe", "mara"}


@pytest.mark.parametrize(
    ("told", "hat"),
    [
        ("JONAS, 40, leans on the hood of the car and smokes.", None),
        ("JONAS, 40, opens the bonnet. He looks under the hood.", None),
        ("JONAS, 40, slides across his car's black hood.", None),
        ("JONAS, 40, stands there in a black hood.", "hood"),
        ("JONAS, 40, waits, hood up, in the rain.", "hood"),
        ("JONAS, 40, wears a hood over a cap.", "hood"),
    ],
)
def test_the_hood_of_a_car_is_nobodys_hat(told: str, hat: str | None) -> None:
    assert cast(told)["jonas"].look.hat == hat


def test_glasses_nobody_wrote_are_rare_and_never_on_who_is_described() -> None:
    names = [f"{first}{last}" for first in "BCDFGHKLMNPRST" for last in ("ARA", "ILO", "UNA", "EM")]
    open_looks = [appearance.fill(name, looks.PartialLook(), None, []) for name in names]
    described = [appearance.fill(name, looks.describe("a tall man of 50"), None, [])
                 for name in names]  # fmt: skip

    assert 0 < sum(look.glasses is not None for look in open_looks) <= len(names) // 6
    assert not any(look.glasses for look in described)
    assert cast("TOMAS, 50, wears glasses.")["tomas"].look.glasses == "square"
    assert cast("TOMAS, 50, squints without glasses.")["tomas"].look.glasses is None
