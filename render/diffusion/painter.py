"""Paints batches with a loaded model; everything in one batch shares its LoRAs and guides."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PIL.Image import Image

from render.diffusion import control, enlarge, libraries, merge, pipeline, presets, rows, shortage
from render.diffusion.control import Control
from render.diffusion.device import FULL, Device, ladder, precision
from render.diffusion.fast import kernels
from render.diffusion.fast.attention import quicken
from render.diffusion.fast.compiled import Compiling
from render.diffusion.files import adapter, lora, vae, weights
from render.diffusion.files.weights import Config, Model
from render.diffusion.job import Job
from render.diffusion.kit import Kit, Weighed
from render.diffusion.merge import Folding
from render.diffusion.pipeline import Batch, Begin, NotFiniteError, Way
from render.diffusion.relief import Relief
from render.diffusion.rows import Row
from render.diffusion.techniques import anchor, composition, reference
from render.diffusion.techniques.apart import Apart
from render.diffusion.techniques.attention import Technique
from render.diffusion.words import text
from render.diffusion.words.text import Encoder
from render.diffusion.words.weighting import chunks
from render.errors import DeviceError

if TYPE_CHECKING:
    from torch import Tensor, nn


class FullError(Exception):
    """The memory does not hold this many pictures at once."""


class Painter:
    """A model on a device with all the LoRAs and ControlNets of a kit, read and checked.

    Raises DeviceError or WeightsError when it cannot be had.
    """

    def __init__(
        self, kit: Kit, device: Device, configs: "dict[str, Config] | None" = None
    ) -> None:
        libraries.ready()
        model = weights.load(kit.model, configs)
        if kit.vae is not None:
            model = replace(model, vae=vae.load(kit.vae))
        self._words = text.teach(model.text_encoder, dict(kit.embeddings))
        self._ways = {brief: Way.of(presets.quick(kit.manner) if brief else kit.manner)
                      for brief in (False, True)}  # fmt: skip
        self._manner, self._device, self._double = kit.manner, device, kit.double
        shapes = merge.shapes(model)
        self._loras = {one.path: lora.read(one.path, shapes).on(device.kind) for one in kit.loras}
        self._nets = {kind: control.load(path, dict(model.unet.config))
                      for kind, path in kit.controls}  # fmt: skip
        self._apart = Apart(model, self._loras, self._words, kit.manner)
        self._adapter = kit.adapter and adapter.load(*kit.adapter, kit.eyes, model.unet)
        self._folding = Folding(model)
        self._folding.keep(tuple(self._loras.values()), device.kind)
        for network in self._networks:
            once = network in (model.vae, model.text_encoder) or network in self._seeing[:1]
            _placed(network, device, device.once if once else device.precision)
        often = [model.unet, model.vae.decoder, *self._nets.values()]
        self._compiling = Compiling(often, device, kit.compiled, kit.cache)
        self._relief = Relief(device, model.vae, model.text_encoder)
        self._kept: tuple[object, Tensor] | None = None

    @property
    def model(self) -> Model:
        """The model, with whatever LoRAs the last batch wanted."""
        return self._folding.model

    @property
    def notes(self) -> tuple[str, ...]:
        """What did not go as wished, in words for the user."""
        refused = self._compiling.refused
        return (*self._relief.notes, *((refused,) if refused else ()))

    @property
    def told(self) -> dict[str, str]:
        """How the last pictures came about where not as written, for their recipes."""
        mode, tiles = self._compiling.mode, self._relief.tiled
        compiled = {"compiled": mode} if mode else {}
        return {**compiled, **({"decoded in": "tiles"} if tiles else {})}

    def expect(self, pictures: int, batch: int) -> None:
        """Make ready for so many pictures, so many at once: compile if it is wished or pays."""
        self._compiling.begin(pictures, batch)

    def relieve(self) -> bool:
        """Take less memory from now on; False: there is nothing left to do without."""
        return self._relief.further()

    @property
    def _networks(self) -> "list[nn.Module]":
        model = self.model
        return [model.unet, model.vae, model.text_encoder, *self._nets.values(), *self._seeing]

    @property
    def _seeing(self) -> "list[nn.Module]":
        """What reference pictures are looked at with, the image encoder first."""
        return self._adapter.networks if self._adapter else []

    def paint(self, jobs: Sequence[Job]) -> tuple[list[Image], str]:
        """Return a picture for each job and the precision they took, all jobs being of one kind.

        Raises FullError when memory runs out, DeviceError when no precision gives a picture.
        """
        import torch

        for step in ladder(self._device):
            try:
                self._ready(jobs[0].loras)
                with (
                    torch.inference_mode(),
                    kernels.preferred(self._device.kind),
                    shortage.named(),
                ):
                    return self._painted(jobs, step), step
            except NotFiniteError:
                continue
            except torch.OutOfMemoryError:
                pass
            # Not before the error is gone, for it holds all that was being worked on.
            torch.cuda.empty_cache()
            raise FullError
        raise DeviceError(
            "the model gives no numbers, not even in float32; its weights or a LoRA are damaged"
        )

    def _ready(self, loras: Sequence[Weighed]) -> None:
        """Have the networks as a batch wants them; little is done where they are."""
        self._folding.hold([(self._loras[one.path], one.strength) for one in loras])
        for network in (self.model.unet, *self._nets.values()):
            quicken(network, self._device)

    def _painted(self, jobs: Sequence[Job], step: str) -> list[Image]:
        from torch._dynamo.exc import TorchDynamoException

        if step == self._device.precision:
            try:
                return self._drawn(jobs)
            except TorchDynamoException as error:
                self._compiling.refuse(error)
                return self._drawn(jobs)
        with precision(self._device, self._networks, step), self._compiling.aside():
            return self._drawn(jobs)

    def _drawn(self, jobs: Sequence[Job]) -> list[Image]:
        latents = self._latents(jobs)
        if self._double and not jobs[0].quick:
            with self._relief.here(self.model.vae):
                grow = partial(enlarge.latents, self.model.vae, latents)
                larger = self._relief.spared(grow)
            latents = self._latents([enlarge.job(one) for one in jobs], larger)
        # The picture of a job is the last of its rows. One at a time: a decoder's result must not
        # depend on its neighbours.
        each = len(latents) // len(jobs)
        with self._relief.here(self.model.vae):
            shown = latents[each - 1 :: each]
            develop = partial(pipeline.develop, self.model.vae, shown, self._exactly)
            return self._relief.spared(develop)

    @contextmanager
    def _exactly(self) -> Iterator[None]:
        """Have the VAE work in float32, for the numbers of some pictures are too large for less."""
        with precision(self._device, [self.model.vae], FULL), self._compiling.aside():
            yield

    def _latents(self, jobs: Sequence[Job], begun: "Tensor | None" = None) -> "Tensor":
        """Return the latents of all rows; `begun`: gone only the end of the way, from these."""
        every = [row for job in jobs for row in rows.of(job)]
        with self._relief.here(self.model.text_encoder):
            batch = self._batch(jobs, every)
        if begun is not None:
            mask = batch.begin.mask if batch.begin else None
            batch = replace(batch, begin=Begin(begun, enlarge.STRENGTH, mask))
        # What looks into layers, or listens at them, is another with each batch.
        special = bool(batch.techniques) or any(row.cast.people for row in every)
        aside = self._compiling.aside() if special else nullcontext()
        with self._apart.dressed([row.cast for row in every]), aside:
            way = self._ways[jobs[0].quick]
            return pipeline.denoise(self.model.unet, self.model.schedule, way, batch)

    def _batch(self, jobs: Sequence[Job], every: Sequence[Row]) -> Batch:
        import torch

        noises = [pipeline.noise(row.job.seed, row.job.width, row.job.height) for row in every]
        said = self._spoken([row.prompt for row in every]).to(self.model.unet.dtype)
        return Batch(
            said[:-1],
            said[-1:].repeat(len(every), 1, 1),
            torch.cat([noise for noise, _ in noises]),
            [generator for _, generator in noises],
            self._controls(every),
            self._begin([row.job for row in every]),
            {at: self._encoded(row.held)[0] for at, row in enumerate(every) if row.held},
            self._techniques(jobs, every),
        )

    def _spoken(self, prompts: Sequence[str]) -> "Tensor":
        """Return what prompts and, last, the negative one say: (prompts + 1, tokens, width).

        The last ones are kept, for a panel shot again mostly says what it said.
        """
        network = self.model.text_encoder
        said = (tuple(prompts), self._folding.now, network.dtype)
        if self._kept is None or self._kept[0] != said:
            asked = [chunks(one, self._words) for one in (*prompts, self._manner.negative)]
            length = max(len(one) for one in asked)
            encoder = Encoder(network, self._manner.clip_skip)
            self._kept = said, encoder.encode_all(asked, length)
        return self._kept[1]

    def _techniques(self, jobs: Sequence[Job], every: Sequence[Row]) -> tuple[Technique, ...]:
        """Return what is at work in the attention of a batch, the outermost first.

        All jobs have as many rows and the same kinds of row; see `rows.of` for their order.
        """
        casts = [row.cast for row in every]
        return (
            *reference.of(self._adapter, casts, guided=self._manner.guidance > 1),
            *self._apart.techniques(casts),
            *composition.of(jobs, len(every), self._words),
            *anchor.of(jobs, len(every)),
        )

    def _begin(self, jobs: Sequence[Job]) -> Begin | None:
        """Return what the rows of a batch begin as, a job each; None: noise."""
        import torch

        starts = [job.start for job in jobs if job.start]
        if not starts:
            return None
        latents = torch.cat([self._encoded(one.picture) for one in starts])
        masks = [pipeline.mask(one.mask).to(latents.device) for one in starts if one.mask]
        return Begin(latents, starts[0].strength, torch.cat(masks) if masks else None)

    def _encoded(self, picture: Image) -> "Tensor":
        with self._relief.here(self.model.vae):
            return pipeline.encode(self.model.vae, picture).to(self.model.unet.device)

    def _controls(self, every: Sequence[Row]) -> list[Control]:
        import torch

        made = []
        held = [at for at, row in enumerate(every) if row.held]
        for at, (kind, weight, _) in enumerate(every[0].job.guides):
            net = self._nets[kind]
            maps = torch.cat([_map(row.job.guides[at][2]) for row in every])
            made.append(Control(net, maps.to(net.device, net.dtype), weight, held))
        return made


def _map(image: Image) -> "Tensor":
    """Return a guide as (1, 3, height, width), 0 to 1, float32."""
    import numpy as np
    import torch

    pixels = np.asarray(image.convert("RGB"), np.float32) / 255
    return torch.from_numpy(pixels.transpose(2, 0, 1).copy())[None]


def _placed(network: "nn.Module", device: Device, dtype: str) -> None:
    """Move a network to its device; DeviceError when it does not fit."""
    import torch

    try:
        with shortage.named():
            network.to(device.kind, getattr(torch, dtype))
    except torch.OutOfMemoryError:
        raise DeviceError(
            "the memory does not hold the model; close other programs, name fewer ControlNets, or "
            "draw with --artist sketch"
        ) from None
    if device.precision != FULL:
        network.to(memory_format=torch.channels_last)
