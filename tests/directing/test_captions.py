"""Captions write capitals as a crew reads them."""

import pytest

from tests.directing.scripts import plan, shots

OPENING = "INT. ROOM - DAY\n\nNORA (30) waits at the door.\n\n{}\n"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("A tear runs from NORA'S eyes.", "Nora's eyes"),
        ('Nora lifts a sign: "HOME".', '"HOME"'),
        ("Nora lifts a sign. It reads HOME SWEET HOME.", "HOME SWEET HOME"),
        ("Nora DROPS the cup.", "Nora drops the cup."),
    ],
)
def test_names_are_calm_and_what_is_read_keeps_its_case(written: str, told: str) -> None:
    captions = " ".join(shot.caption for shot in shots(plan(OPENING.format(written))))

    assert told in captions
