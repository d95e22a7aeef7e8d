"""Draws jobs as diffusers' own loop does: one picture at a time, its LoRA loaded before it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from PIL.Image import Image
from torch import Tensor, nn

from render.diffusion import pipeline, samplers
from render.diffusion.device import Device
from render.diffusion.files import weights
from render.diffusion.files.weights import Model
from render.diffusion.job import Job
from render.diffusion.presets import PRESETS
from render.diffusion.words import tokens

if TYPE_CHECKING:
    from diffusers import DiffusionPipeline

PRESET = PRESETS["default"]


@contextmanager
def overheard(vae: nn.Module) -> Iterator[list[Tensor]]:
    """Give the latents of every picture that is decoded, as the decoder's first layer has them."""
    heard: list[Tensor] = []

    def hear(_: nn.Module, given: tuple[Tensor, ...]) -> None:
        heard.append(given[0].float().cpu())

    hook = vae.post_quant_conv.register_forward_pre_hook(hear)
    try:
        yield heard
    finally:
        hook.remove()


class Plain:
    """The library's pipeline with a model of its own; `control` is a ControlNet's folder."""

    def __init__(self, folder: Path, device: Device, control: Path | None = None) -> None:
        from transformers import CLIPTokenizer

        words = folder / "tokenizer"
        words.mkdir(exist_ok=True)
        (words / "vocab.json").write_text(json.dumps(tokens.vocabulary()), "utf-8")
        (words / "merges.txt").write_text("\n".join(("#version: 0.2", *tokens.merges())), "utf-8")
        tokenizer = CLIPTokenizer.from_pretrained(
            words, model_max_length=77, pad_token="<|endoftext|>"
        )
        self._control = control is not None
        self._pipe = _pipe(weights.load(folder), tokenizer, control)
        self._pipe.to(device.kind, getattr(torch, device.precision))
        self._pipe.set_progress_bar_config(disable=True)
        self._device = device
        self.vae = self._pipe.vae

    def draw(self, jobs: Sequence[Job]) -> list[Image]:
        """Return a picture for each job, of one LoRA each."""
        return [self._drawn(job) for job in jobs]

    def _drawn(self, job: Job) -> Image:
        lora = job.loras[0]
        self._pipe.load_lora_weights(
            lora.path.parent, weight_name=lora.path.name, adapter_name="shot"
        )
        self._pipe.set_adapters(["shot"], [lora.strength])
        noise, generator = pipeline.noise(job.seed, job.width, job.height)
        guide: dict[str, object] = {}
        if self._control:
            _, weight, picture = job.guides[0]
            guide = {"image": picture, "controlnet_conditioning_scale": weight}
        made: Image = self._pipe(
            job.prompt, negative_prompt=PRESET.negative, width=job.width, height=job.height,
            num_inference_steps=PRESET.steps, guidance_scale=PRESET.guidance, generator=generator,
            latents=noise.to(self._device.kind, self._pipe.unet.dtype),
            **guide,
        ).images[0]  # fmt: skip
        self._pipe.unload_lora_weights()
        return made


def _pipe(model: Model, tokenizer: object, control: Path | None) -> "DiffusionPipeline":
    from diffusers import (
        ControlNetModel,
        StableDiffusionControlNetPipeline,
        StableDiffusionPipeline,
    )

    parts = (model.vae, model.text_encoder, tokenizer, model.unet)
    sampler = samplers.make(PRESET.sampler, model.schedule)
    if control is None:
        return StableDiffusionPipeline(*parts, sampler, None, None, requires_safety_checker=False)
    net = ControlNetModel.from_pretrained(control)
    return StableDiffusionControlNetPipeline(
        *parts, net, sampler, None, None, requires_safety_checker=False
    )
