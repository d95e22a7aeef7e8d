"""Scripts in French, German, Spanish and Italian are read by their own words."""

import pytest

from agent.directing.lexicon import directions, heading, looks, places
from tests.directing.scripts import plan, shots


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("INT. CUISINE DE LA FERME - JOUR", "kitchen"),
        ("INT. L'ÉGLISE - NUIT", "church"),
        ("INT. SALLE DE BAINS - JOUR", "bathroom"),
        ("EXT. HAFEN - TAG", "harbour"),
        ("INNEN. BÜRO DES KOMMISSARS - TAG", "office"),
        ("INT. COCINA - DÍA", "kitchen"),
        ("EXT. SPIAGGIA - GIORNO", "beach"),
        ("INT. FISH HALL - DAY", "hall"),
        ("EXT. COUNTY HOSPITAL - DAY", "building_front"),
    ],
)
def test_a_heading_names_its_set_in_its_own_language(text: str, kind: str) -> None:
    read = heading.read(text)

    found = places.kind(" - ".join(read.place), read.interior)

    assert (found.kind, found.fallback) == (kind, False)


@pytest.mark.parametrize(
    ("text", "size", "subject"),
    [
        ("GROS PLAN sur la main de Marie.", "CU", "la main de Marie"),
        ("TRÈS GROS PLAN - LES YEUX", "ECU", "LES YEUX"),
        ("PLAN LARGE : la plage.", "LS", "la plage"),
        ("NAHAUFNAHME: Ihre Hände.", "CU", "Ihre Hände"),
        ("TOTALE: Der Hof.", "LS", "Der Hof"),
        ("PRIMER PLANO: Ana.", "CU", "Ana"),
    ],
)
def test_a_direction_is_read_in_its_own_language(text: str, size: str, subject: str) -> None:
    found = directions.explicit(text)

    assert found is not None
    assert (found.size, found.subject) == (size, subject)


def test_totally_is_no_direction() -> None:
    assert directions.explicit("She was totally lost in the total silence.") is None


def test_english_verbs_are_not_read_into_french() -> None:
    board = plan(
        "INT. CUISINE - JOUR\n\nMARIE est dans la cuisine avec PAUL, et il la regarde.\n\n"
        "MARIE\nEst-ce que tu as vu la clé de la porte du jardin, ou est-ce que non ?\n\n"
        "PAUL\nNon, je ne l'ai pas vue dans la maison, et je suis dans le jardin.\n\n"
        "Marie met ses mains sur la table, et la mer est plate comme une rose.\n"
    )

    last = shots(board)[-1]
    assert {one.pose for one in last.subjects} == {"relaxed"}
    assert last.props == ()


def test_a_french_look_has_its_age_and_its_beard() -> None:
    look = looks.describe("YANN, 74 ans, barbe blanche, bonnet bleu, est assis par terre.")

    assert (look.age, look.beard, look.hair_value, look.hat) == (74, "full", 0.92, "beanie")
