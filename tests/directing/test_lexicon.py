"""What the lexicon makes of the words writers use."""

import pytest

from agent.directing.lexicon import directions, heading, looks, places, tables, things, verbs
from agent.directing.lexicon.words import key, listed
from render import vocabulary


@pytest.mark.parametrize(
    ("words", "interior", "kind"),
    [
        ("MARTA'S APARTMENT - KITCHEN", True, "kitchen"),
        ("KITCHEN, OLD PALACE", True, "kitchen"),
        ("HOSPITAL CORRIDOR", True, "corridor"),
        ("BMW 750IL", True, "car"),
        ("CAR - DESERT", True, "car"),
        ("ROOF OF THE BANK", False, "rooftop"),
        ("LAKE HOUSE", True, "living_room"),
        ("LAKE HOUSE", False, "house_front"),
        ("WOOD'S HOUSE", False, "house_front"),
        ("BOARDING HOUSES", False, "house_front"),
        ("MEGATUNNEL", True, "tunnel"),
        ("SHIPS' CABIN", True, "bedroom"),
    ],
)
def test_the_most_specific_place_decides(words: str, interior: bool, kind: str) -> None:
    match = places.kind(words, interior)
    assert (match.kind, match.fallback) == (kind, False)


def test_an_unknown_place_falls_back_by_side_and_says_so() -> None:
    inside, outside = (
        places.kind("ZYGOTHEQUE", interior=True),
        places.kind("ZYGOTHEQUE", interior=False),
    )
    assert (inside.kind, inside.fallback) == ("room", True)
    assert (outside.kind, outside.fallback) == ("street", True)


def test_every_set_of_the_table_can_be_built_and_no_key_stands_twice() -> None:
    table = tables.read("places")
    for side in ("interior", "exterior"):
        keys: list[str] = []
        for level in ("spot", "building", "area"):
            for kind, line in tables.part(tables.part(table, side), level).items():
                assert kind in vocabulary.SET_KINDS
                keys.extend(key(entry) for entry in listed(str(line)))
        assert len(keys) == len(set(keys))


def test_a_heading_gives_side_place_time_and_marks() -> None:
    read = heading.read("INT. OLD MILL - CELLAR - NIGHT - CONTINUOUS (RAIN)")
    assert (read.interior, read.place, read.time) == (True, ("OLD MILL", "CELLAR"), "night")
    assert (read.same_place, read.continuous, read.weather) == (True, True, "rain")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("INT. KÜCHE - NACHT", "night"),
        ("EXT. RUE - JOUR", "day"),
        ("EXT. CALLE - NOCHE", "night"),
        ("ИНТ. КУХНЯ - ДЕНЬ", "day"),
        ("EXT. HARBOUR - THE NEXT MORNING", "day"),
        ("INT. BARN EVENING", "dusk"),
        ("INT. NIGHT CLUB", None),
    ],
)
def test_times_are_read_in_several_languages(text: str, time: str | None) -> None:
    assert heading.read(text).time == time


def test_both_sides_and_moving_vehicles_are_told() -> None:
    read = heading.read("INT./EXT. VAN (MOVING) - DUSK")
    assert (read.interior, read.both, read.moving, read.place) == (None, True, True, ("VAN",))


def test_a_camera_direction_in_a_heading_is_no_place() -> None:
    read = heading.read("EXT. BRIDGE - WIDE SHOT - DAY")
    assert read.place == ("BRIDGE",)
    assert read.direction is not None
    assert read.direction.size == "LS"


@pytest.mark.parametrize(
    ("sentence", "pose"),
    [
        ("Marta answers the phone.", "phone_ear"),
        ("He picked up the receiver.", "phone_ear"),
        ("She takes a long drink.", "drink"),
        ("He sits down at the table.", "sit_table"),
        ("Jon gets up.", "stand"),
        ("They get into the car.", "passenger"),
        ("She pulls a gun.", "gun"),
        ("Jon puts his arm around her.", "hold_person"),
        ("He shook his head.", "shake_head"),
        ("They shake hands.", "shake_hands"),
        ("The child falls asleep.", "sleep"),
        ("She is lying on the bed.", "lie"),
        ("He was running.", "run"),
        ("Marta opens the door.", "open_door"),
        ("Jon sits on the floor.", "sit_floor"),
        ("He kicks the door open.", "kick"),
    ],
)
def test_deeds_take_their_pose_from_verb_and_object(sentence: str, pose: str) -> None:
    assert [deed.pose for deed in verbs.deeds(sentence)] == [pose]


def test_what_is_not_done_or_only_a_noun_is_no_deed() -> None:
    assert verbs.deeds("She never looks at him.") == ()
    assert verbs.deeds("The old look of the house.") == ()
    assert [deed.pose for deed in verbs.deeds("Eli comes running, arms open.")] == ["run"]
    assert [deed.pose for deed in verbs.deeds("They open the door.")] == ["open_door"]
    assert [deed.verb for deed in verbs.deeds("Mark walks in.")] == ["walks"]


def test_manner_gives_a_face_and_a_held_thing_a_prop() -> None:
    assert verbs.deeds("He walks out angrily.")[0].expression == "angry"
    assert verbs.deeds("She holds a knife.")[0].prop == "knife"
    assert verbs.deeds("He unfolds the map.")[0].prop == "map"
    assert verbs.manner("whispering, tearful") == "talk"
    assert verbs.manner("beat") is None


def test_motion_tells_who_comes_and_goes() -> None:
    assert [deed.motion for deed in verbs.deeds("Jon enters, turns and leaves.")] == [
        "enter",
        "turn",
        "exit",
    ]


def test_every_deed_uses_words_the_artist_knows() -> None:
    for row in tables.rows("verbs", "deed"):
        assert row.get("pose") in (None, *vocabulary.POSES)
        assert row.get("expression") in (None, *vocabulary.EXPRESSIONS)
        assert row.get("prop") in (None, *vocabulary.PROPS)
    for face in tables.part(tables.read("verbs"), "manner"):
        assert face in vocabulary.EXPRESSIONS


def test_the_longest_name_of_a_thing_counts() -> None:
    found = things.find("She picks up the car keys beside a cup of coffee.")
    assert [(thing.word, thing.prop) for thing in found] == [
        ("car keys", "key"),
        ("cup of coffee", "cup"),
    ]
    assert found[0].hand
    assert found[0].insert


def test_crowds_bodies_and_verbs_are_told_apart() -> None:
    crowd = things.find("Two men watch. A crowd gathers.")
    assert [(thing.kind, thing.number) for thing in crowd] == [("crowd", 2), ("crowd", 12)]
    assert things.find("Her eyes narrow.")[0].kind == "body"
    assert things.find("They drink.") == ()


def test_every_prop_of_the_table_can_be_drawn() -> None:
    table = tables.read("things")
    for part in ("prop", "vehicle", "animal"):
        assert set(tables.part(table, part)) <= set(vocabulary.PROPS)
    for line in tables.part(table, "flags").values():
        assert set(listed(str(line))) <= set(vocabulary.PROPS)


def test_a_first_description_becomes_a_look_with_its_words() -> None:
    look = looks.describe("MARTA VOSS (40s), tall, grey braid, a long black coat and wire glasses.")
    assert (look.age, look.hair, look.glasses, look.outfit) == (45, "braids", "round", "coat")
    assert look.outer_value == 0.08
    assert ("glasses", "wire glasses") in look.said
    assert look.beard is None


def test_a_job_implies_clothes_but_named_clothes_win() -> None:
    assert looks.describe("A COP, 30, chews gum.").hat == "police"
    assert looks.describe("A cop in a bathrobe.").outfit == "robe"
    assert looks.describe("Somebody.") == looks.PartialLook()


def test_every_look_of_the_table_can_be_drawn() -> None:
    known = {
        "hair": vocabulary.HAIR,
        "hat": vocabulary.HATS,
        "beard": vocabulary.BEARDS,
        "glasses": vocabulary.GLASSES,
        "outfit": vocabulary.OUTFITS,
    }
    for part, words in known.items():
        assert set(tables.part(tables.read("looks"), part)) <= set(words)


def test_first_names_tell_the_sex_only_when_they_can() -> None:
    names = ("MARTA", "Ben Stone", "ИВАН", "Robin", "XQ")
    assert [looks.first_name_sex(name) for name in names] == ["female", "male", "male", None, None]


@pytest.mark.parametrize(
    ("text", "size", "framing", "subject"),
    [
        ("CLOSE ON the key as it turns.", "CU", None, "the key"),
        ("INSERT - THE LETTER", "CU", "insert", "THE LETTER"),
        ("EXTREME CLOSE UP: an eye", "ECU", None, "an eye"),
        ("MED. CLOSE SHOT - JON", "MCU", None, "JON"),
        ("M.S. of the two", "MS", None, "the two"),
        ("TWO SHOT - Jon and Marta", "MS", "two_shot", "Jon and Marta"),
        ("OTS Jon", "MS", "ots", "Jon"),
        ("WIDE on the square.", "LS", None, "the square"),
        ("EST. THE HOUSE", "ELS", "establishing", "THE HOUSE"),
        ("MARTA'S POV - the street", None, "pov", "MARTA"),
    ],
)
def test_the_writers_shots_are_read(
    text: str, size: str | None, framing: str | None, subject: str
) -> None:
    found = directions.explicit(text)
    assert found is not None
    assert (found.size, found.framing, found.subject) == (size, framing, subject)


@pytest.mark.parametrize(
    "text",
    ["MS. DALY enters the room.", "Close the door.", "WIDE AWAKE he lies.", "He inserts a coin."],
)
def test_people_and_plain_words_are_no_shots(text: str) -> None:
    assert directions.explicit(text) is None


def test_moves_keep_their_way_and_speed() -> None:
    found = directions.explicit("She waits. The camera pans slowly left across the books.")
    assert found is not None
    assert found.move is not None
    assert (found.move.kind, found.move.direction, found.move.speed) == ("pan", "left", "slow")
    assert found.rest == "She waits. the books."


def test_a_shot_note_is_read_in_any_order() -> None:
    first = directions.note("SHOT: CU on the key, high angle, slow push in, 85mm")
    second = directions.note("[[SHOT: 85mm, slow push in, the key, high angle, CU]]")
    assert first == second
    assert first is not None
    assert (first.size, first.angle, first.lens, first.subject) == ("CU", "high", 85.0, "the key")
    assert directions.note("PANEL") is None
