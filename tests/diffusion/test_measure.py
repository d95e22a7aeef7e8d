"""A picture's shot size is measured where it can be, and called off where it truly is."""

from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from agent.studio.staging import staged
from render.diffusion.judging import faces, measure, outline
from render.diffusion.judging.measure import Measured
from render.diffusion.staging import Staged
from render.order import Look, Order, Place, Subject
from render.sketch.artist import SketchArtist

MAYA = Look(sex="female", age=30, hair="long", hair_value=0.12, outfit="sweater", seed=2)
DEXTER = Look(age=45, hat="fedora", beard="moustache", outfit="coat", seed=7)

with_faces = pytest.mark.skipif(not faces.there(), reason="the extra faces is not installed")


def order(size: str = "MS", look: Look = MAYA, kind: str = "office", **more: object) -> Order:
    given = {"facing": "camera", **{k: more.pop(k) for k in ("facing", "side") if k in more}}
    subject = Subject.model_validate({"name": "Anna", "look": look, **given})
    place = Place(kind=kind, interior=kind == "office", words=kind, seed=7)
    told: dict[str, object] = {"size": size, "focus": ("Anna",), "subjects": (subject,)}
    return Order.model_validate({**told, "place": place, **more})


def stage(asked: Order) -> Staged:
    return _staged(asked.model_dump_json())


def picture(asked: Order) -> Image.Image:
    return _picture(asked.model_dump_json())


@cache
def _staged(asked: str) -> Staged:
    return staged(Order.model_validate_json(asked), ("lineart",))


@cache
def _picture(asked: str) -> Image.Image:
    return next(SketchArtist().draw([Order.model_validate_json(asked)])).image


def another(size: str, look: Look = MAYA, **more: object) -> Image.Image:
    """The same pose somewhere else, with another pen, as a model would draw the guide."""
    return picture(order(size, look, "park", style="lines", seed=5, **more))


@pytest.fixture(params=["face", "outline"])
def means(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What there is to measure by."""
    if request.param == "face" and not faces.there():
        pytest.skip("the extra faces is not installed")
    if request.param == "outline":
        monkeypatch.setattr(faces, "there", lambda: False)
    return str(request.param)


@pytest.mark.parametrize("size", ["CU", "MS", "MLS"])
def test_a_picture_of_the_size_ordered_is_not_off(size: str, means: str) -> None:
    asked = order(size)

    found = measure.measured(another(size), stage(asked), asked)

    assert found is not None
    assert found.by == means
    assert found.head == pytest.approx(found.staged, rel=0.2)
    assert not measure.off(found, asked)


@with_faces
def test_somebody_else_is_measured_by_the_face() -> None:
    asked = order("MS")

    right, wrong = (measure.measured(another(size, DEXTER), stage(asked), asked)
                    for size in ("MS", "CU"))  # fmt: skip

    assert not measure.off(right, asked)
    assert measure.off(wrong, asked)
    assert wrong is not None
    assert wrong.size == "CU"


def test_an_outline_of_somebody_else_is_not_taken_for_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "there", lambda: False)
    asked = order("MS")

    assert measure.measured(another("MCU", DEXTER), stage(asked), asked) is None


@pytest.mark.parametrize(("ordered", "drawn"), [("MS", "CU"), ("MCU", "MLS"), ("MLS", "MCU")])
def test_a_picture_drawn_too_near_or_too_far_is_off(ordered: str, drawn: str, means: str) -> None:
    asked = order(ordered)

    found = measure.measured(another(drawn), stage(asked), asked)

    assert found is not None
    assert found.by == means
    assert measure.off(found, asked)


@pytest.mark.usefixtures("means")
def test_the_same_picture_cut_closer_is_off() -> None:
    asked = order("MS")
    staged, whole = stage(asked), picture(asked)
    head = staged.figures[0]
    width, height = whole.width / 1.9, whole.height / 1.9
    left = min(max(head.x * whole.width - width / 2, 0), whole.width - width)
    closer = whole.crop((int(left), 0, int(left + width), int(height))).resize(whole.size)

    assert not measure.off(measure.measured(whole, staged, asked), asked)
    found = measure.measured(closer, staged, asked)

    assert found is not None
    assert found.head / found.staged == pytest.approx(1.9, rel=0.2)
    assert measure.off(found, asked)


@pytest.mark.parametrize(
    "more",
    [
        {"size": "ECU"}, {"size": "ELS"}, {"framing": "establishing"}, {"angle": "birds_eye"},
        {"framing": "insert", "target": "hands"}, {"framing": "empty"}, {"framing": "pov"},
    ],
)  # fmt: skip
def test_what_is_of_no_persons_size_is_not_measured(more: dict[str, object]) -> None:
    shown = order(**{"size": "MS", **more})  # type: ignore[arg-type]

    found = measure.measured(another("CU"), stage(order("MS")), shown)

    assert found is None
    assert not measure.off(found, shown)


@pytest.mark.usefixtures("means")
def test_an_empty_picture_is_not_measured() -> None:
    asked = order("MS")

    found = measure.measured(Image.new("L", (768, 432), 128), stage(asked), asked)

    assert found is None
    assert not measure.off(found, asked)


def test_nobody_staged_is_not_measured() -> None:
    asked = order("MS")

    assert measure.measured(picture(asked), Staged({}, "MS"), asked) is None


@with_faces
def test_a_back_is_measured_by_its_outline_and_by_no_face() -> None:
    asked = order("MS", facing="away")

    found = measure.measured(picture(asked), stage(asked), asked)

    assert not stage(asked).figures[0].face
    assert found is not None
    assert found.by == "outline"


@with_faces
def test_the_largest_faces_count_whoever_else_is_drawn() -> None:
    asked = order("MCU", side="left")
    crowd = picture(asked).copy()
    small = another("MCU").resize((192, 108))
    crowd.paste(small, (crowd.width - 192, 0))

    found = measure.measured(crowd, stage(asked), asked)

    assert found is not None
    assert found.size == "MCU"


def test_a_group_is_let_pass_at_the_size_it_was_staged_at() -> None:
    close = order("CU")

    assert not measure.off(Measured(0.31, staged=0.31), close)
    assert measure.off(Measured(0.31, staged=0.5), close)
    assert not measure.off(Measured(0.5, staged=0.31), close)


def test_a_head_a_little_past_its_size_is_let_pass() -> None:
    asked = order("MS")
    low, high = 0.21, 0.29

    off = [measure.off(Measured(head, 0.25), asked)
           for head in (low / 1.25, low / 1.15, low, high, high * 1.15, high * 1.25)]  # fmt: skip

    assert off == [True, False, False, False, False, True]
    assert measure.misfit(Measured(0.5, 0.25), asked) > measure.misfit(Measured(0.4, 0.25), asked)


def test_a_figure_hardly_in_the_frame_has_no_outline() -> None:
    asked = order("MS")
    figure, nothing = stage(asked).figures[0], Image.new("L", (768, 432))

    assert outline.find(outline.Edges.of(picture(asked)), figure, nothing) is None


def test_a_picture_agrees_with_the_guide_it_follows() -> None:
    asked, other = order("MS"), order("MCU", side="left")
    lines = stage(asked).guides["lineart"]

    followed = measure.agreement(another("MS"), lines)
    strange = measure.agreement(picture(other), lines)
    blank = measure.agreement(Image.new("L", (768, 432)), lines)

    assert followed > 1.5 * strange
    assert abs(blank) < 1e-6


def test_the_same_picture_is_measured_the_same() -> None:
    asked = order("MS")

    twice = [measure.measured(another("CU"), stage(asked), asked) for _ in range(2)]

    assert twice[0] == twice[1]


@with_faces
def test_no_face_is_found_on_a_wall() -> None:
    empty = picture(order("LS", subjects=(), focus=(), framing="empty"))

    assert faces.find(empty) == []


def test_who_looks_away_or_stands_outside_is_told_by_the_staging() -> None:
    asked = order("MS")
    figure = stage(asked).figures[0]

    assert (figure.name, figure.face, figure.focus) == ("Anna", True, True)
    assert 0.21 < figure.head < 0.29
    assert 0 < figure.x < 1
    assert replace(figure, focus=False).focus is False
