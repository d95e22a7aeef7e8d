"""The samples are read without a complaint and hold what they are there to show."""

import pytest

import samples
from agent.reading.read import read_text


@pytest.mark.parametrize("name", samples.names())
def test_every_sample_reads_as_scenes_without_a_diagnostic(name: str) -> None:
    screenplay = read_text(samples.read(name))
    assert screenplay.kind == "fountain"
    assert screenplay.diagnostics == ()
    assert all(scene.heading for scene in screenplay.scenes)


def test_the_short_film_uses_what_a_screenplay_can_hold() -> None:
    screenplay = read_text(samples.read("lost_property.fountain"))
    types = {element.type for element in screenplay.elements}
    assert types >= {"title_page", "section", "synopsis", "note", "transition", "centered",
                     "parenthetical"}  # fmt: skip
    assert any(element.dual for element in screenplay.elements)
    extensions = {element.extension for element in screenplay.elements}
    assert extensions >= {"V.O.", "O.S.", "CONT'D"}
    assert [scene.number for scene in screenplay.scenes[3:5]] == ["4", "4A"]


def test_an_unknown_sample_names_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"lost_property\.fountain"):
        samples.read("nothing.fountain")
