"""What is off its shot size is drawn again on the next seed; of candidates the best is finished."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from agent.studio.staging import SketchStaging
from render.diffusion import canvas
from render.diffusion.artist import DiffusionArtist
from render.diffusion.job import Job
from render.diffusion.judging import choosing, measure
from render.diffusion.judging.measure import Measured
from render.diffusion.judging.painted import Numbered, Outcome, Painted
from render.diffusion.judging.retaking import Retaking
from render.diffusion.judging.tally import Tally
from render.diffusion.kit import Kit
from render.diffusion.sitting import Sitting
from render.diffusion.staging import Staged
from render.diffusion.words.prompt import Prompt
from render.order import Order, Picture, Sources, Subject
from tests.diffusion import test_measure
from tests.diffusion.test_artist import CPU, FlatStaging, order, pixels

CLOSE, MEDIUM, LONG = 0.5, 0.25, 0.1
"""Heads of a close-up, a medium shot, a long shot."""


class Eye:
    """Sees what it was told to see of each order, by its seed, one after the other, no more."""

    def __init__(
        self, heads: Mapping[int, Sequence[float | None]], alike: Sequence[float] = ()
    ) -> None:
        self._heads = {seed: list(some) for seed, some in heads.items()}
        self._alike = list(alike)

    def version(self) -> str:
        return "eye 1"

    def measured(self, picture: Image.Image, staged: Staged, order: Order) -> Measured | None:
        assert picture.size == (order.width, order.height)
        assert staged.size == order.size
        head = self._heads[order.seed].pop(0)
        return None if head is None else Measured(head, staged=CLOSE)

    def agreement(self, picture: Image.Image, guide: Image.Image) -> float:
        assert picture.size == guide.size
        return self._alike.pop(0) if self._alike else 0.0

    def done(self) -> bool:
        """Whether it has seen all it was told it would see."""
        return not any(self._heads.values()) and not self._alike


@pytest.fixture
def kit(folder: Path) -> Kit:
    return Kit(folder, preset="draft", batch=2)


def drawn(kit: Kit, eye: Eye, *orders: Order) -> list[Picture]:
    made = list(DiffusionArtist(kit, FlatStaging(), no_pictures, CPU, eye).draw(orders))
    assert eye.done()
    return made


def no_pictures(digest: str) -> Image.Image:
    raise AssertionError(digest)


def same(one: Picture, other: Picture) -> bool:
    return np.array_equal(pixels(one), pixels(other))


def plain(kit: Kit, *seeds: int) -> list[Picture]:
    return drawn(replace(kit, retake=None, candidates=1), Eye({}), *map(at_seed, seeds))


def at_seed(seed: int) -> Order:
    return order("CU", seed)


def test_a_picture_of_its_size_is_drawn_once(kit: Kit) -> None:
    (asked,) = plain(kit, 7)

    (made,) = drawn(replace(kit, retake=2), Eye({7: [CLOSE]}), order("CU", 7))

    assert same(made, asked)
    assert made.notes == ()
    assert made.told["shot size"] == "CU, head 0.50 of the frame by the face"
    assert (made.told["seed"], made.told["tries"]) == ("7", "1")


def test_a_picture_off_its_size_is_drawn_on_the_next_seeds(kit: Kit) -> None:
    (third,) = plain(kit, 9)

    (made,) = drawn(replace(kit, retake=3), Eye({7: [LONG, MEDIUM, CLOSE]}), order("CU", 7))

    assert same(made, third)
    assert made.notes == ()
    assert (made.told["seed"], made.told["tries"]) == ("9", "3")


def test_the_nearest_is_kept_when_all_are_off(kit: Kit) -> None:
    (second,) = plain(kit, 8)

    (made,) = drawn(replace(kit, retake=2), Eye({7: [LONG, MEDIUM, LONG]}), order("CU", 7))

    assert same(made, second)
    assert made.notes == (
        "still off after 3 pictures; the shot size is off: medium shot for close-up",
    )
    assert made.told["shot size"].startswith("off: MS")
    assert made.told["seed"] == "8"


def test_only_what_is_off_is_drawn_again(kit: Kit) -> None:
    eye = Eye({1: [CLOSE], 20: [LONG, CLOSE], 30: [None], 40: [CLOSE], 50: [MEDIUM, CLOSE]})
    first, again, third, fourth, fifth = plain(kit, 1, 21, 30, 40, 51)

    made = drawn(replace(kit, retake=1), eye, *map(at_seed, (1, 20, 30, 40, 50)))

    pairs = zip(made, (first, again, third, fourth, fifth), strict=True)
    assert all(same(one, other) for one, other in pairs)
    tally = Tally()
    for one in made:
        tally = tally.plus(one.told)
    assert tally == Tally(pictures=5, measured=4, again=2, off=0)


def test_what_cannot_be_measured_is_not_off(kit: Kit) -> None:
    (made,) = drawn(replace(kit, retake=2), Eye({7: [None]}), order("CU", 7))

    assert made.notes == ()
    assert made.told["shot size"] == "not measured"


def test_a_picture_drawn_again_that_cannot_be_measured_is_not_off(kit: Kit) -> None:
    (made,) = drawn(replace(kit, retake=2), Eye({7: [LONG, None]}), order("CU", 7))

    assert made.notes == ()
    assert (made.told["shot size"], made.told["tries"]) == ("not measured", "2")


def test_on_a_seed_of_a_persons_own_no_other_is_tried(kit: Kit) -> None:
    (asked,) = plain(kit, 7)
    mine = order("CU", 7, own_seed=True)

    (made,) = drawn(replace(kit, retake=2, candidates=3), Eye({7: [LONG]}), mine)

    assert same(made, asked)
    assert made.told["seed"] == "7"
    assert made.notes == ("the shot size is off: long shot for close-up",)


def test_without_retakes_it_is_only_said_what_is_off(kit: Kit) -> None:
    (asked,) = plain(kit, 7)

    (made,) = drawn(replace(kit, retake=0), Eye({7: [LONG]}), order("CU", 7))

    assert same(made, asked)
    assert made.notes == ("the shot size is off: long shot for close-up",)


def test_nobody_looks_unless_it_is_wanted(kit: Kit) -> None:
    (made,) = drawn(kit, Eye({}), order("CU", 7))

    assert "shot size" not in made.told
    assert Tally().plus(made.told) == Tally()


def test_looking_is_part_of_what_decides_a_picture_and_not_of_who_draws(kit: Kit) -> None:
    kits = (kit, replace(kit, retake=0), replace(kit, retake=2), replace(kit, candidates=3))

    artists = [DiffusionArtist(one, FlatStaging(), no_pictures, CPU, Eye({})) for one in kits]

    assert len({one.version for one in artists}) == 4
    assert len({one.name for one in artists}) == 1
    assert ["eye 1" in one.version for one in artists] == [False, True, True, True]


@pytest.mark.parametrize(
    ("told", "retake", "candidates", "content"),
    [
        ({}, None, 1, True), ({}, 0, 1, False), ({}, None, 2, False),
        ({"shot size": "MS, head 0.2", "tries": "1"}, 2, 1, True),
        ({"shot size": "not measured", "tries": "1"}, 2, 1, True),
        ({"shot size": "off: MS", "tries": "1"}, 0, 1, True),
        ({"shot size": "off: MS", "tries": "2"}, 2, 1, False),
        ({"shot size": "off: MS", "tries": "3"}, 2, 1, True),
        ({"candidates": "seed 1"}, None, 2, True), ({"candidates": "seed 1"}, 1, 2, False),
    ],
)  # fmt: skip
def test_a_picture_will_do_when_it_was_looked_at_as_is_wanted(
    told: dict[str, str], retake: int | None, candidates: int, content: bool, kit: Kit
) -> None:
    assert replace(kit, retake=retake, candidates=candidates).content(order("MS"), told) is content


def test_what_a_person_settled_will_do_as_it_is(kit: Kit) -> None:
    wanted = replace(kit, retake=2, candidates=3)
    settled = [order("MS", sources=Sources(edits=("she smiles",))), order("MS", own_seed=True),
               order("MS", sources=Sources(start="a"))]  # fmt: skip

    assert all(wanted.content(one, {}) for one in settled)
    assert not wanted.content(order("MS", sources=Sources(reference="a")), {})


def test_noise_is_measured_as_nothing_by_the_real_eye(kit: Kit) -> None:
    anna = Subject(name="Anna")
    asked = order("MS", subjects=(anna,), focus=("Anna",), width=192, height=112)
    looking = replace(kit, retake=1, batch=1)

    (made,) = DiffusionArtist(looking, SketchStaging(), no_pictures, CPU).draw([asked])

    assert made.told["shot size"] == "not measured"
    assert made.notes == ()


class Failing:
    """Paints flat pictures, and fails at the seeds it is told."""

    def __init__(self, *seeds: int) -> None:
        self._seeds = seeds

    def __call__(self, sittings: Sequence[Numbered]) -> Iterator[tuple[int, Outcome]]:
        for at, sitting in sittings:
            seed = sitting.job.seed
            if seed in self._seeds:
                yield at, ValueError("no idea")
            else:
                yield at, Painted(sitting, Image.new("L", (64, 64), seed))


def sitting(seed: int) -> Sitting:
    job = Job("a room", seed, 64, 64)
    flat = canvas.of(64, 64, native=False)
    return Sitting(order("CU", seed), Staged({}, "CU"), Prompt("a room", 2), job, flat)


def test_an_order_that_fails_at_once_stays_failed() -> None:
    paint = Failing(7)

    ((at, one),) = Retaking(Eye({}), 2).best(paint([(0, sitting(7))]), paint)

    assert at == 0
    assert isinstance(one, ValueError)


def test_an_order_that_fails_when_drawn_again_keeps_the_picture_it_has() -> None:
    paint = Failing(8)

    ((_, one),) = Retaking(Eye({7: [LONG]}), 2).best(paint([(0, sitting(7))]), paint)

    assert isinstance(one, Painted)
    assert one.sitting.job.seed == 7
    assert one.notes == ("the shot size is off: long shot for close-up",)


@pytest.mark.parametrize(
    "sources", [Sources(start="a"), Sources(guide="a"), Sources(edits=("she smiles",))]
)
def test_a_composition_that_is_given_is_neither_measured_nor_chosen(sources: Sources) -> None:
    one = sitting(7)
    given = replace(one, order=one.order.model_copy(update={"sources": sources}))
    paint = Failing()
    numbered = [(0, given)]

    ((_, looked),) = Retaking(Eye({}), 2).best(paint(numbered), paint)
    ((_, chosen),) = choosing.Choosing(Eye({}), 3, finish=True).finished(numbered, paint)

    for done in (looked, chosen):
        assert isinstance(done, Painted)
        assert (done.sitting.job.seed, done.sitting.job.start) == (7, None)
        assert "candidates" not in done.told


def test_of_candidates_the_one_of_its_size_and_most_like_the_guide_is_finished(kit: Kit) -> None:
    eye = Eye({7: [LONG, CLOSE, CLOSE, None]}, alike=[0.9, 0.1, 0.3, 0.9])
    finishing = replace(kit, preset="default", candidates=4)
    (whole,) = plain(finishing, 9)

    (made,) = drawn(finishing, eye, order("CU", 7))

    assert made.told["seed"] == "9"
    assert made.told["candidates"] == (
        "seed 9: size 0.00 off, lines 0.30; seed 8: size 0.00 off, lines 0.10; "
        "seed 10: size 0.18 off, lines 0.90; seed 7: size 1.20 off, lines 0.90"
    )
    assert not same(made, whole)


def test_a_candidate_is_finished_beginning_as_it_is(kit: Kit) -> None:
    finishing = replace(kit, preset="default", candidates=2)
    (draft,) = plain(replace(kit, preset="default", draft=True), 8)
    begun = order("CU", 8, sources=Sources(start="draft"))
    store = {"draft": draft.image}.__getitem__
    (finished,) = DiffusionArtist(replace(kit, preset="default"), FlatStaging(), store, CPU).draw(
        [begun]
    )

    (made,) = drawn(finishing, Eye({7: [LONG, CLOSE]}, [0, 0]), order("CU", 7))

    assert same(made, finished)


def test_candidates_of_a_manner_of_few_steps_are_finished_as_they_are(kit: Kit) -> None:
    (second,) = plain(kit, 8)

    (made,) = drawn(replace(kit, candidates=2), Eye({7: [LONG, CLOSE]}, [0, 0]), order("CU", 7))

    assert same(made, second)


def test_candidates_of_several_orders_are_chosen_as_each_would_be_alone(kit: Kit) -> None:
    finishing = replace(kit, preset="default", candidates=2)
    heads: dict[int, list[float | None]] = {7: [LONG, CLOSE], 20: [CLOSE, LONG], 30: [None, CLOSE]}
    alone = [drawn(finishing, Eye({seed: some}, [0, 0]), order("CU", seed))[0]
             for seed, some in heads.items()]  # fmt: skip

    together = drawn(finishing, Eye(heads, [0] * 6), *map(at_seed, heads))

    assert [one.told["seed"] for one in together] == ["8", "20", "31"]
    assert all(same(one, other) for one, other in zip(alone, together, strict=True))


def test_what_is_off_after_all_candidates_is_drawn_on_a_seed_none_had(kit: Kit) -> None:
    both = replace(kit, preset="default", candidates=2, retake=1)
    (third,) = plain(both, 9)

    (made,) = drawn(both, Eye({7: [LONG, MEDIUM, MEDIUM, CLOSE]}, [0, 0]), order("CU", 7))

    assert made.told["seed"] == "9"
    assert same(made, third)


class Album:
    """Paints, by the seed, a picture of our own of one size or another."""

    def __init__(self, sizes: Mapping[int, str]) -> None:
        self._sizes = sizes

    def __call__(self, sittings: Sequence[Numbered]) -> Iterator[tuple[int, Outcome]]:
        for at, one in sittings:
            yield at, Painted(one, test_measure.another(self._sizes[one.job.seed]))


def posed(size: str) -> Sitting:
    asked = test_measure.order(size, seed=7)
    whole = canvas.of(asked.width, asked.height, native=False)
    job = Job("a room", asked.seed, asked.width, asked.height)
    return Sitting(asked, test_measure.stage(asked), Prompt("a room", 2), job, whole)


def test_the_real_eye_has_drawn_again_what_is_truly_off() -> None:
    paint = Album({7: "CU", 8: "LS", 9: "MS"})

    ((_, one),) = Retaking(measure, 3).best(paint([(0, posed("MS"))]), paint)

    assert isinstance(one, Painted)
    assert one.sitting.job.seed == 9
    assert one.notes == ()


def test_the_real_eye_leaves_what_is_truly_right() -> None:
    paint = Album({7: "MS"})

    ((_, one),) = Retaking(measure, 3).best(paint([(0, posed("MS"))]), paint)

    assert isinstance(one, Painted)
    assert (one.sitting.job.seed, one.notes) == (7, ())


def test_the_real_eye_chooses_the_candidate_of_its_size() -> None:
    paint = Album({7: "CU", 8: "LS", 9: "MS"})

    ((_, one),) = choosing.Choosing(measure, 3, finish=True).finished([(0, posed("MS"))], paint)

    assert isinstance(one, Painted)
    assert one.sitting.job.seed == 9
    start = one.sitting.job.start
    assert start is not None
    assert np.array_equal(np.asarray(start.picture), np.asarray(test_measure.another("MS")))
