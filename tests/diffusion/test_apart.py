"""Two people of a frame are painted apart, and nobody else is painted otherwise for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from render.diffusion import merge, pipeline, rows
from render.diffusion.artist import DiffusionArtist
from render.diffusion.device import Device
from render.diffusion.files import lora, weights
from render.diffusion.files.weights import Model
from render.diffusion.job import Job, Person
from render.diffusion.kit import Kit, Weighed
from render.diffusion.pipeline import Batch, Way
from render.diffusion.presets import Wish
from render.diffusion.staging import Staged
from render.diffusion.techniques import casts, field, sharing
from render.diffusion.techniques.apart import Apart
from render.diffusion.techniques.casts import Cast
from render.diffusion.words.text import Encoder
from render.diffusion.words.weighting import chunks
from render.errors import WeightsError
from render.order import Look, Order, Picture, Sources, Subject
from tests.diffusion import adapters, tiny
from tests.diffusion.test_artist import CPU, HALF, FlatStaging, order, pixels
from tests.diffusion.test_regions import LEFT, RIGHT, Place, box

SIZE = (96, 64)
RED = Image.radial_gradient("L").resize((50, 70)).convert("RGB")
BLUE = Image.linear_gradient("L").rotate(90).resize((80, 40)).convert("RGB")
SHELF = {"red": RED, "blue": BLUE}
ANNA = Subject(name="Anna", look=Look(sex="female", words="red hair, green eyes"))
BERT = Subject(name="Bert", look=Look(sex="male", words="grey beard"))


class Staging(FlatStaging):
    """Shows everybody in a place of their own."""

    version = "masked"

    def __init__(self, places: Mapping[str, Place] | None = None) -> None:
        self._places = {"Anna": LEFT, "Bert": RIGHT} if places is None else places

    def staged(self, order: Order, kinds: Sequence[str]) -> Staged:
        masks = {one.name: box(self._places[one.name]) for one in order.subjects
                 if one.name in self._places}  # fmt: skip
        return replace(super().staged(order, kinds), masks=masks)


@pytest.fixture
def kit(folder: Path) -> Kit:
    return Kit(folder, preset="draft", batch=2)


def two(seed: int = 1, anna: Subject = ANNA, bert: Subject = BERT, **more: object) -> Order:
    shape = {"width": SIZE[0], "height": SIZE[1]}
    return order("CU", seed, **{**shape, "subjects": (anna, bert), **more})


def drawn(
    kit: Kit, *orders: Order, staging: FlatStaging | None = None, device: Device = CPU
) -> list[Picture]:
    artist = DiffusionArtist(kit, staging or Staging(), SHELF.__getitem__, device)
    return list(artist.draw(orders))


def same(one: Picture, other: Picture) -> bool:
    return np.array_equal(pixels(one), pixels(other))


@pytest.fixture
def cast(kit: Kit, folder: Path, tmp_path: Path) -> Kit:
    """A kit with a LoRA for each of the two and one for their family."""
    model = weights.load(folder)
    made = [tiny.lora(tmp_path / f"{name}.safetensors", model, seed=seed, size=0.2)
            for seed, name in enumerate(("anna", "bert", "close"))]  # fmt: skip
    return replace(kit, loras=tuple(Weighed(path.stem, path, 0.8) for path in made))


@pytest.fixture
def seeing(kit: Kit, folder: Path, tmp_path: Path) -> Kit:
    """A kit with an IP-Adapter, its image encoder beside it."""
    adapters.encoder(tmp_path / "image_encoder")
    path = adapters.save(tmp_path / "ip.safetensors", weights.load(folder), "plus")
    return replace(kit, adapter=(path, 0.7))


def test_both_are_told_of_in_their_place(kit: Kit) -> None:
    (apart,), (plain,) = drawn(kit, two()), drawn(kit, two(), staging=FlatStaging())

    assert "red hair" in apart.told["prompt of Anna"]
    assert "grey beard" not in apart.told["prompt of Anna"]
    assert "grey beard" in apart.told["prompt of Bert"]
    assert apart.told["prompt"] == plain.told["prompt"]
    assert not any("of" in key for key in plain.told)
    assert not same(apart, plain)


@pytest.mark.parametrize(
    "places",
    [{"Anna": LEFT}, {"Anna": LEFT, "Bert": (90, 60, 96, 64)},
     {"Anna": LEFT, "Bert": (16, 16, 48, 64)}, {}],
)  # fmt: skip
def test_who_is_hidden_far_off_or_behind_the_other_makes_it_a_plain_picture(
    places: Mapping[str, Place], kit: Kit
) -> None:
    (found,) = drawn(kit, two(), staging=Staging(places))

    assert same(found, *drawn(kit, two(), staging=FlatStaging()))


def test_one_person_is_drawn_as_ever(cast: Kit) -> None:
    alone = two(subjects=(ANNA,))

    (found,) = drawn(cast, alone)

    assert found.told["loras"] == "anna x 0.8, close x 0.8"
    assert same(found, *drawn(cast, alone, staging=FlatStaging()))


def latents(model: Model, apart: Apart, *people: Person) -> Tensor:
    """Return the latents of one step of a job with people, (4, h, w)."""
    encoder, shown = Encoder(model.text_encoder), [Cast(people)]
    noise, generator = pipeline.noise(1, *SIZE)
    asked, denied = (encoder.encode(chunks(text)) for text in ("two", apart.manner.negative))
    techniques = apart.techniques(shown)
    batch = Batch(asked, denied, noise, [generator], techniques=techniques)
    with torch.inference_mode(), apart.dressed(shown):
        return pipeline.denoise(model.unet, model.schedule, Way("DDIM", 1, 6.0), batch)[0]


def test_a_lora_moves_its_own_person_more_than_all_else(cast: Kit, model: Model) -> None:
    shapes = merge.shapes(model)
    loras = {one.path: lora.read(one.path, shapes) for one in cast.loras}
    apart = Apart(model, loras, {}, cast.manner)
    anna, bert = Person("Anna", "a woman", box(LEFT)), Person("Bert", "a man", box(RIGHT))

    plain = latents(model, apart, anna, bert)
    dressed = latents(model, apart, replace(anna, loras=cast.loras[:1]), bert)

    moved = (dressed - plain).abs().mean(0)
    hers = field.shares([anna.mask, bert.mask])[0, 0]
    assert dressed.isfinite().all()
    assert float(moved[hers == 1].mean()) > 1.5 * float(moved[hers == 0].mean()) > 0


def test_loras_of_two_people_are_worn_and_that_of_the_family_is_folded(cast: Kit) -> None:
    given = two()
    loras = cast.loras_of(given, {})
    staged = Staging().staged(given, ())
    told = sharing.told(staged, (("Anna", "a woman"), ("Bert", "a man")))

    people = sharing.people(given, staged, told, loras, {})

    assert [[one.name for one in person.loras] for person in people] == [["anna"], ["bert"]]
    assert [one.name for one in sharing.common(loras, people)] == ["close"]
    (found,) = drawn(cast, given)
    assert found.told["loras"] == "close x 0.8, anna x 0.8, bert x 0.8"
    assert not same(found, *drawn(replace(cast, loras=cast.loras[1:]), given))


def test_somebody_called_long_does_not_take_the_lora_of_long_shots() -> None:
    loras = (Weighed("long", Path("a")), Weighed("anna", Path("b")))
    given = two(bert=BERT.model_copy(update={"name": "Long"}))
    staged = Staging({"Anna": LEFT, "Long": RIGHT}).staged(given, ())

    people = sharing.people(given, staged, {"Anna": "a woman", "Long": "a man"}, loras, {})

    assert [person.loras for person in people] == [loras[1:], ()]
    assert sharing.common(loras, people) == loras[:1]


def test_a_strength_asked_for_in_words_holds_for_who_is_painted_apart(cast: Kit) -> None:
    asked = two(words={"action": "they wait <lora:anna:0.3>"})

    (found,) = drawn(cast, asked)

    assert found.told["loras"] == "close x 0.8, anna x 0.3, bert x 0.8"


@pytest.mark.parametrize("prompt", ["they wait", "they wait for a long time, " * 20])
def test_partners_and_places_in_a_batch_change_nothing(prompt: str, cast: Kit) -> None:
    words = {"action": prompt}
    bald = two(5, bert=BERT.model_copy(update={"look": Look(sex="male", hair="bald", age=70)}))

    one, _ = drawn(cast, two(1, words=words), two(2, words=words))
    _, other = drawn(cast, bald.model_copy(update={"words": words}), two(1, words=words))

    assert same(one, other)


def test_a_frame_with_nobody_apart_stays_to_the_byte_beside_one_with_two(cast: Kit) -> None:
    alone = two(3, subjects=(ANNA,))

    _, beside, _ = drawn(cast, two(1), alone, two(2))

    assert same(beside, *drawn(cast, alone))


@pytest.mark.parametrize("change", [{"wish": Wish(guidance=1.0)}, {"double": True}])
def test_it_goes_with_every_manner_to_draw(change: dict[str, object], cast: Kit) -> None:
    kit = replace(cast, **change)  # type: ignore[arg-type]

    (apart,), (plain,) = drawn(kit, two()), drawn(kit, two(), staging=FlatStaging())

    assert not same(apart, plain)


def test_it_goes_with_an_anchor_and_with_an_edit(cast: Kit) -> None:
    anchored = two(sources=Sources(anchor="blue"))
    edited = two(words={"action": "they wait, hair"}, sources=Sources(edits=("hair -> hats",)))

    for given in (anchored, edited):
        (apart,), (plain,) = drawn(cast, given), drawn(cast, given, staging=FlatStaging())
        assert not same(apart, plain)


def test_in_half_precision_there_is_a_picture(cast: Kit, seeing: Kit) -> None:
    look = ANNA.look.model_copy(update={"reference": "red"})
    kit = replace(cast, adapter=seeing.adapter)

    (found,) = drawn(kit, two(anna=ANNA.model_copy(update={"look": look})), device=HALF)

    assert pixels(found).std() > 1


def test_a_reference_is_looked_at_in_the_whole_frame(kit: Kit, seeing: Kit) -> None:
    plain, red, blue = (two(subjects=(), sources=Sources(reference=name))
                        for name in ("", "red", "blue"))  # fmt: skip

    without, with_red, with_blue = drawn(seeing, plain, red, blue)

    assert same(without, *drawn(kit, plain))
    assert not same(without, with_red)
    assert not same(with_red, with_blue)
    assert not with_red.notes


def pictured(name: str) -> Subject:
    return ANNA.model_copy(update={"look": ANNA.look.model_copy(update={"reference": name})})


def test_a_picture_of_somebody_is_looked_at_in_their_place(seeing: Kit) -> None:
    plain, red, blue = (two(anna=pictured(name), bert=BERT) for name in ("", "red", "blue"))
    alone = two(subjects=(pictured("red"),))

    found = drawn(seeing, plain, red, blue, alone)

    assert not any(same(one, other) for one, other in pairwise(found))
    assert "prompt of Anna" in found[1].told
    assert "prompt of Anna" not in found[3].told
    hidden = drawn(seeing, alone, two(subjects=(ANNA,)), staging=Staging({}))
    assert same(*hidden)


def test_references_do_not_mix_in_a_batch(seeing: Kit) -> None:
    red, blue, other = (two(seed, anna=pictured(name), sources=Sources(reference=whole))
                        for seed, name, whole in ((1, "red", "blue"), (2, "blue", "red"),
                                                  (3, "blue", "blue")))  # fmt: skip

    one, _ = drawn(seeing, red, blue)
    _, again = drawn(seeing, other, red)

    assert same(one, again)


def test_without_an_adapter_a_reference_is_told_not_to_be_looked_at(kit: Kit) -> None:
    whole, hers = two(sources=Sources(reference="red")), two(anna=pictured("red"))

    found = drawn(kit, whole, hers, two())

    said = "its reference pictures were not looked at: there is no IP-Adapter; --ip-adapter FILE"
    assert [one.notes for one in found] == [(said,), (said,), ()]
    assert same(found[0], found[2])


def test_an_adapter_without_its_image_encoder_is_one_line(kit: Kit, seeing: Kit) -> None:
    assert seeing.adapter is not None
    path = seeing.adapter[0]
    lonely = path.rename(path.parent.parent / "ip.safetensors")

    with pytest.raises(WeightsError, match="needs its image encoder: --image-encoder FOLDER"):
        replace(kit, adapter=(lonely, 0.7)).check()

    eyes = path.parent / "image_encoder"
    hashes = replace(kit, adapter=(lonely, 0.7), eyes=eyes).hashes()
    assert {"ip-adapter x 0.7", "image encoder"} < hashes.keys()


def test_the_rows_of_a_job_show_its_people_as_each_is_meant() -> None:
    anna = Person("Anna", "a woman", box(LEFT), edited="a woman, smiling")
    bert = Person("Bert", "a man", box(RIGHT), edited="a man")
    job = Job("two", 1, *SIZE, people=(anna, bert), edited="two, smiling", anchor=BLUE)

    anchor, plain, edited = (row.cast for row in rows.of(job))
    _, _, by_night = (row.cast for row in rows.of(replace(job, people=(replace(anna, edited=""),))))

    assert [one.there for one in (anchor, plain, edited)] == [False, True, True]
    assert float(casts.places([anchor])[0].max()) == 0
    assert [one.prompt for one in plain.people] == ["a woman", "a man"]
    assert [one.prompt for one in edited.people] == ["a woman, smiling", "a man"]
    assert (plain.own, edited.own, by_night.own) == (casts.OWN, casts.OWN, casts.EDITED)
