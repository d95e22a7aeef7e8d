"""All that is painted can be painted on a graphics card, which is waited for at no step."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import ControlNetModel
from PIL import Image

from render.diffusion.batching import Batches
from render.diffusion.device import Device
from render.diffusion.files.weights import Model
from render.diffusion.job import Job, Person, Start
from render.diffusion.kit import Kit, Weighed
from render.diffusion.painter import Painter
from render.diffusion.presets import SAMPLERS, Wish
from tests.diffusion import adapters, pretended, tiny
from tests.diffusion.test_regions import LEFT, RIGHT, box

CARD, HALF = Device("cuda", "float16"), Device("cpu", "float16")
RED = Image.radial_gradient("L").resize((96, 64)).convert("RGB")
PLAIN = Job("a (room:1.2)", 1, 96, 64)


@pytest.fixture
def kit(folder: Path, model: Model, tmp_path: Path) -> Kit:
    loras = tuple(
        Weighed(name, tiny.lora(tmp_path / f"{name}.safetensors", model, seed=at), 0.8)
        for at, name in enumerate(("close", "Anna"))
    )
    adapter = adapters.save(tmp_path / "adapter.safetensors", model)
    eyes = adapters.encoder(tmp_path / "eyes")
    return Kit(folder, loras, controls=(("canny", _net(model, tmp_path / "canny")),),
               wish=Wish(sampler="DPM++ 2M SDE Karras", steps=2), adapter=(adapter, 0.6),
               eyes=eyes)  # fmt: skip


def _net(model: Model, path: Path) -> Path:
    """Write a ControlNet whose numbers stay small enough for float16."""
    torch.manual_seed(3)
    made = ControlNetModel.from_unet(model.unet)
    for name, weight in made.named_parameters():
        if "controlnet_" in name:
            weight.data.normal_(std=0.05)
    made.save_pretrained(path)
    return path


def jobs(kit: Kit) -> Mapping[str, Job]:
    close, own = kit.loras
    people = (Person("Anna", "Anna, red hair", box(LEFT), (own,), RED),
              Person("Bert", "Bert, grey beard", box(RIGHT), (), RED))  # fmt: skip
    inside = Start(RED, 0.6, box(LEFT))
    edit = replace(PLAIN, edited="a red room", swapped="a room")
    return {
        "plain": PLAIN,
        "LoRA": replace(PLAIN, loras=(close,)),
        "guide": replace(PLAIN, guides=(("canny", 0.6, RED),)),
        "inpaint": replace(PLAIN, start=inside),
        "edit": edit,
        "anchor": replace(PLAIN, anchor=RED, likeness=0.5, guides=(("canny", 0.6, RED),)),
        "people": replace(PLAIN, people=people, loras=(close,)),
        "reference": replace(PLAIN, reference=RED),
        "all": replace(edit, people=people, anchor=RED, start=inside, reference=RED),
    }


def drawn(kit: Kit, job: Job, device: Device) -> Image.Image:
    return Batches(Painter(kit, device), 2, "float16").paint([job])[0][0]


def waits(kit: Kit, job: Job) -> tuple[pretended.Waits, Image.Image]:
    """Return how often a card is waited for in a draw, and the picture."""
    with pretended.card() as counted:
        batches = Batches(Painter(kit, CARD), 2, "float16")
        counted.clear()
        picture = batches.paint([job])[0][0]
    return counted, picture


@pytest.mark.parametrize("what", ["plain", "LoRA", "guide", "inpaint", "edit", "anchor", "people",
                                  "reference", "all"])  # fmt: skip
@pytest.mark.slow
def test_a_card_draws_what_a_processor_draws(what: str, kit: Kit) -> None:
    kit = replace(kit, double=what == "inpaint")
    job = jobs(kit)[what]

    picture = waits(kit, job)[1]

    # What is painted in several ways, or twice, carries rounding further in so small a network.
    bound = 20 if what in ("people", "all", "inpaint") else 2
    there, here = (np.asarray(one, np.int16) for one in (picture, drawn(kit, job, HALF)))
    assert np.abs(there - here).mean() < bound


@pytest.mark.parametrize("sampler", [one for one in SAMPLERS if not one.endswith("Karras")])
@pytest.mark.slow
def test_a_card_is_waited_for_once_a_picture_not_at_every_step(sampler: str, kit: Kit) -> None:
    few, many = (
        waits(replace(kit, wish=Wish(sampler=sampler, steps=steps)), PLAIN)[0] for steps in (3, 6)
    )

    assert few["read"] == many["read"] == 1
    assert few["fetched"] == many["fetched"] == 2


@pytest.mark.parametrize("what", ["guide", "edit", "people", "reference"])
@pytest.mark.slow
def test_what_techniques_want_is_brought_to_the_card_once(what: str, kit: Kit) -> None:
    job = jobs(kit)[what]

    few, many = (
        waits(replace(kit, wish=Wish(sampler="Euler", steps=steps)), job)[0] for steps in (2, 5)
    )

    assert few == many
