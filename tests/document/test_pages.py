"""Where cards stand on their pages."""

import pytest

from render.document import pdf
from render.document.fonts import Fonts
from render.document.pages import Paginator, Placed, paginator
from render.document.text import Typesetter
from render.sheet import Layout
from render.vocabulary import Aspect
from tests.document.test_pdf import card, sheet


def test_the_six_up_page_holds_six_panels() -> None:
    long = "She runs and runs and does not look back at the burning harbour behind her. " * 4
    cards = [card(f"1A.{number}", None, action=long) for number in range(1, 7)]

    document = pdf.write(sheet(*cards), "6up")

    assert document.pages == 2


def test_a_row_of_long_words_grows_and_the_next_page_takes_the_rest() -> None:
    long = "She runs and runs and does not look back at the burning harbour behind her. " * 12
    cards = [card(f"1A.{number}", None, action=long) for number in range(1, 7)]

    assert pdf.write(sheet(*cards), "6up").pages == 3


def _placed(aspect: Aspect, layout: Layout) -> tuple[Paginator, Placed]:
    plan = paginator(sheet(aspect=aspect), layout, "a4", Typesetter(Fonts()))
    return plan, plan.pages(sheet(card("1A", None), aspect=aspect))[0].cards[0]


@pytest.mark.parametrize("layout", ["6up", "4up", "1up"])
def test_an_upright_picture_is_as_tall_as_its_row_and_has_its_words_beside_it(
    layout: Layout,
) -> None:
    plan, placed = _placed("9:16", layout)

    assert placed.frame.height * plan.plan.rows > plan.usable.height * 0.75
    assert placed.text_box[0] > placed.frame.x + placed.frame.width


@pytest.mark.parametrize("layout", ["6up", "4up", "1up"])
def test_a_wide_picture_has_its_words_below_it_as_wide_as_it_is(layout: Layout) -> None:
    _, placed = _placed("16:9", layout)

    assert placed.text_box == (placed.frame.x, placed.frame.y, placed.frame.width)
