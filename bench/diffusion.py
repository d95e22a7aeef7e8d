"""Times the plain diffusers loop against ours, and compares pictures: python -m bench.diffusion.

A tiny model of random weights is drawn with: it shows that pictures agree, its times say little
about a full one. With --full the random weights are of full size, for a graphics card. The plain
loop wants peft too.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from render.diffusion import libraries, pipeline, samplers, tokens, weights
from render.diffusion.batching import Batches
from render.diffusion.device import Device, found
from render.diffusion.job import Job
from render.diffusion.kit import Kit, Weighed
from render.diffusion.painter import Painter
from render.diffusion.presets import PRESETS

FAMILIES = ("close", "medium", "long")
Pictures = Sequence[Image.Image]


@dataclass(frozen=True)
class Task:
    """What is drawn: `jobs` of mixed families from the weights in `folder`."""

    folder: Path
    jobs: Sequence[Job]
    device: Device


def task(folder: Path, count: int, size: int, *, full: bool) -> Task:
    """Write random weights and three LoRAs, and return jobs for them."""
    from tests.diffusion import tiny

    configs = weights.shipped() if full else tiny.CONFIGS
    tiny.folder(folder / "model", configs=configs)
    model = weights.load(folder / "model")
    loras = [
        Weighed(
            name,
            tiny.lora(folder / f"{name}.safetensors", model, seed=at, size=0.1, text=False),
            0.8,
        )
        for at, name in enumerate(FAMILIES)
    ]
    jobs = [
        Job(f"a {FAMILIES[at % 3]} shot of a woman at a window, {at}", at, size, size,
            (loras[at % 3],))
        for at in range(count)
    ]  # fmt: skip
    return Task(folder / "model", jobs, found())


def plain(given: Task) -> Pictures:
    """Draw as diffusers' own loop does: one picture at a time, its LoRA loaded before it."""
    import json

    import torch
    from diffusers import StableDiffusionPipeline
    from transformers import CLIPTokenizer

    words = given.folder / "tokenizer"
    words.mkdir(exist_ok=True)
    (words / "vocab.json").write_text(json.dumps(tokens.vocabulary()), "utf-8")
    (words / "merges.txt").write_text("\n".join(("#version: 0.2", *tokens.merges())), "utf-8")
    model = weights.load(given.folder)
    preset = PRESETS["default"]
    pipe = StableDiffusionPipeline(
        model.vae, model.text_encoder,
        CLIPTokenizer.from_pretrained(words, model_max_length=77, pad_token="<|endoftext|>"),
        model.unet, samplers.make(preset.sampler, model.schedule), None, None,
        requires_safety_checker=False,
    ).to(given.device.kind, getattr(torch, given.device.precision))  # fmt: skip
    pipe.set_progress_bar_config(disable=True)
    made: list[Image.Image] = []
    for job in given.jobs:
        lora = job.loras[0]
        pipe.load_lora_weights(lora.path.parent, weight_name=lora.path.name, adapter_name="shot")
        pipe.set_adapters(["shot"], [lora.strength])
        noise, generator = pipeline.noise(job.seed, job.width, job.height)
        made += pipe(
            job.prompt, negative_prompt=preset.negative, width=job.width, height=job.height,
            num_inference_steps=preset.steps, guidance_scale=preset.guidance,
            generator=generator, latents=noise.to(given.device.kind, pipe.unet.dtype),
        ).images  # fmt: skip
        pipe.unload_lora_weights()
    return made


def ours(given: Task, batch: int) -> Pictures:
    """Draw with our painter, those of a family together, a short batch filled up."""
    used = tuple(dict.fromkeys(job.loras[0] for job in given.jobs))
    painter = Painter(Kit(given.folder, used, batch=batch), given.device)
    batches = Batches(painter, batch, given.device.precision)
    made: dict[int, Image.Image] = {}
    for lora in used:
        places = [at for at, job in enumerate(given.jobs) if job.loras[0] == lora]
        images, _ = batches.paint([given.jobs[at] for at in places])
        made |= dict(zip(places, images, strict=True))
    return [made[at] for at in range(len(given.jobs))]


def apart(one: Pictures, other: Pictures) -> tuple[int, float]:
    """Return the largest and the mean difference of two sets of pictures, in 1/255."""
    gaps = [np.abs(np.asarray(a, np.int16) - np.asarray(b, np.int16))
            for a, b in zip(one, other, strict=True)]  # fmt: skip
    return max(int(gap.max()) for gap in gaps), float(np.mean([gap.mean() for gap in gaps]))


def timed(work: Callable[[], Pictures]) -> tuple[Pictures, float]:
    """Return what was drawn and the milliseconds a picture, loading included."""
    start = time.perf_counter()
    made = work()
    return made, (time.perf_counter() - start) / len(made) * 1000


def main(words: Sequence[str]) -> None:
    """Print a table: milliseconds a picture, ratio, difference from the plain loop."""
    libraries.ready()
    full = "--full" in words
    count, size = (48, 512) if full else (6, 64)
    with tempfile.TemporaryDirectory() as folder:
        given = task(Path(folder), count, size, full=full)
        base, before = timed(partial(plain, given))
        print(f"{count} pictures of {size} x {size}, three LoRAs, on {given.device.kind}")
        print(f"{'':32}{'ms each':>9}{'ratio':>7}{'max/255':>9}{'mean/255':>10}")
        print(f"{'plain diffusers loop':32}{before:9.0f}{1:7.2f}{0:9}{0:10.3f}")
        for batch in (1, 4, 16) if full else (1, 2):
            made, after = timed(partial(ours, given, batch))
            most, mean = apart(base, made)
            print(
                f"{f'ours, batch {batch}':32}{after:9.0f}{before / after:7.2f}{most:9}{mean:10.3f}"
            )
        for name, jobs in changed(given).items():
            most, mean = apart(base, ours(replace(given, jobs=jobs), 1))
            print(f"{name:32}{'':16}{most:9}{mean:10.3f}")


def changed(given: Task) -> dict[str, Sequence[Job]]:
    """Return jobs that must look otherwise: another seed, another LoRA."""
    loras = [job.loras for job in given.jobs]
    return {
        "ours, another seed": [replace(job, seed=job.seed + 1000) for job in given.jobs],
        "ours, another LoRA": [
            replace(job, loras=one)
            for job, one in zip(given.jobs, [*loras[1:], loras[0]], strict=True)
        ],
    }


if __name__ == "__main__":
    main(sys.argv[1:])
