"""Times the plain diffusers loop against ours, and compares pictures and latents.

`python -m bench.diffusion [--full] [--compiled]`: a tiny model of random weights shows that
pictures agree; its times say little. With --full the weights are of full size and it takes 48
pictures of 512 x 512, on a graphics card, where --compiled goes without saying. The plain loop
wants peft too. Loading, the first batch and compiling are not in the times.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np
import torch
from PIL import Image, ImageDraw
from torch import Tensor

from bench.plain import Plain, overheard
from render.diffusion import libraries, merge
from render.diffusion.batching import Batches
from render.diffusion.device import FULL, Device, found, peak
from render.diffusion.fast.compiled import When
from render.diffusion.files import lora, weights
from render.diffusion.job import Job
from render.diffusion.kit import Kit, Weighed
from render.diffusion.merge import Folding
from render.diffusion.painter import Painter

FAMILIES = ("close", "medium", "long")
KIND, WEIGHT = "canny", 0.6
COMPARED = 6
"""Pictures of the first jobs that are compared."""
GIB = 2**30


@dataclass(frozen=True)
class Task:
    """What is drawn: jobs of mixed families from the weights in `folder`."""

    folder: Path
    jobs: Sequence[Job]
    device: Device
    control: Path | None = None

    @property
    def kit(self) -> Kit:
        used = tuple(dict.fromkeys(job.loras[0] for job in self.jobs))
        controls = ((KIND, self.control),) if self.control else ()
        return Kit(self.folder, used, controls=controls)


@dataclass
class Drawn:
    """Pictures in the order of their jobs, the latents of each, and the milliseconds it took."""

    pictures: list[Image.Image] = field(default_factory=list)
    latents: list[Tensor] = field(default_factory=list)
    each: float = 0.0


def task(folder: Path, count: int, *, full: bool) -> Task:
    """Write random weights, three LoRAs and a ControlNet; return jobs for them."""
    from tests.diffusion import tiny

    configs, size = (weights.shipped(), 512) if full else (tiny.CONFIGS, 64)
    tiny.folder(folder / "model", configs=configs, contrast=(1, 1) if full else tiny.CONTRAST)
    model = weights.load(folder / "model")
    rank, change = (172, 0.002) if full else (2, 0.1)
    loras = [
        Weighed(name, tiny.lora(folder / f"{name}.safetensors", model, seed=at, rank=rank,
                                size=change, text=False), 0.8)
        for at, name in enumerate(FAMILIES)
    ]  # fmt: skip
    _net(model, folder / KIND)
    jobs = [
        Job(f"a {FAMILIES[at % 3]} shot of a woman at a window, {at}", at, size, size,
            (loras[at % 3],))
        for at in range(count)
    ]  # fmt: skip
    # On a processor float32, as the library draws there, so that pictures can be compared.
    device = found()
    exact = device if device.kind == "cuda" else replace(device, precision=FULL)
    return Task(folder / "model", jobs, exact)


def _net(model: weights.Model, path: Path) -> None:
    from diffusers import ControlNetModel

    torch.manual_seed(5)
    made = ControlNetModel.from_unet(model.unet)
    for name, weight in made.named_parameters():
        if "controlnet_" in name:
            weight.data.normal_(std=0.02)
    made.save_pretrained(path)


def guided(given: Task) -> Task:
    """Return the same with a drawing for each picture."""
    jobs = [replace(job, guides=((KIND, WEIGHT, _lines(job)),)) for job in given.jobs]
    return replace(given, control=given.folder.parent / KIND, jobs=jobs)


def _lines(job: Job) -> Image.Image:
    drawing = Image.new("RGB", (job.width, job.height))
    far = job.width * (1 + job.seed % 3) // 4
    ImageDraw.Draw(drawing).ellipse((far // 2, far // 2, far, far), outline="white", width=3)
    return drawing


def timed(device: Device, work: Callable[[], object]) -> float:
    """Return the milliseconds of some work, the device's included."""
    _settle(device)
    start = time.perf_counter()
    work()
    _settle(device)
    return (time.perf_counter() - start) * 1000


def _settle(device: Device) -> None:
    if device.kind == "cuda":
        torch.cuda.synchronize()


def plain(given: Task) -> Drawn:
    """Draw as diffusers' own loop does."""
    loop, made = Plain(given.folder, given.device, given.control), Drawn()
    loop.draw(given.jobs[:1])
    with overheard(loop.vae) as heard:
        took = timed(given.device, lambda: made.pictures.extend(loop.draw(given.jobs)))
    made.latents, made.each = heard, took / len(given.jobs)
    return made


class Ours:
    """Our painter with a task's weights; `when`: when it compiles."""

    def __init__(self, given: Task, when: When = "never") -> None:
        self._given = given
        self.painter = Painter(replace(given.kit, compiled=when), given.device)

    def draw(self, jobs: Sequence[Job], batch: int) -> Drawn:
        """Draw those of a family together, a short batch filled up, all warm."""
        device = self._given.device
        batches = Batches(self.painter, batch, device.precision)
        batches.expect(len(jobs))
        batches.paint(jobs[:1])
        made: dict[int, tuple[Image.Image, Tensor]] = {}
        took = timed(device, lambda: made.update(self._all(batches, jobs)))
        pairs = [made[at] for at in range(len(jobs))]
        return Drawn([one for one, _ in pairs], [one for _, one in pairs], took / len(jobs))

    def _all(
        self, batches: Batches, jobs: Sequence[Job]
    ) -> Iterator[tuple[int, tuple[Image.Image, Tensor]]]:
        for family in dict.fromkeys(job.loras for job in jobs):
            places = [at for at, job in enumerate(jobs) if job.loras == family]
            for start in range(0, len(places), batches.size):
                some = places[start : start + batches.size]
                with overheard(self.painter.model.vae) as heard:
                    images, notes = batches.paint([jobs[at] for at in some])
                for note in notes:
                    print(f"  ({note})")
                yield from zip(some, zip(images, heard, strict=False), strict=False)


def apart(one: Drawn, other: Drawn) -> str:
    """Return how far pictures and latents lie apart: max/255, mean/255, relative."""
    some = range(min(COMPARED, len(one.pictures), len(other.pictures)))
    pairs = [(one.pictures[at], other.pictures[at]) for at in some]
    gaps = [np.abs(np.asarray(a, np.int16) - np.asarray(b, np.int16)) for a, b in pairs]
    far = [float((one.latents[at] - other.latents[at]).norm() / one.latents[at].norm())
           for at in some]  # fmt: skip
    most, mean = max(int(gap.max()) for gap in gaps), np.mean([gap.mean() for gap in gaps])
    return f"{most:9}{mean:10.3f}{max(far):10.4f}"


def row(name: str, base: Drawn, made: Drawn) -> None:
    print(f"{name:40}{made.each:9.0f}{base.each / made.each:7.2f}{apart(base, made)}", flush=True)


def compared(given: Task, batches: Sequence[int], compiled: Sequence[int]) -> None:
    """Print a table: milliseconds a picture, ratio, differences from the plain loop."""
    name = "with a ControlNet" if given.control else "without ControlNet"
    print(f"\n{name:40}{'ms each':>9}{'ratio':>7}{'max/255':>9}{'mean/255':>10}{'latents':>10}")
    base = plain(given)
    row("plain diffusers loop", base, base)
    ours = Ours(given)
    for batch in batches:
        row(f"batch {batch}", base, ours.draw(_enough(given.jobs, batch), batch))
    for label, jobs in () if given.control else changed(given).items():
        row(label, base, ours.draw(jobs[:COMPARED], batches[0]))
    del ours
    for batch in compiled:
        own = Ours(given, "always")
        start = time.perf_counter()
        own.draw(given.jobs[:1], batch)
        spent = time.perf_counter() - start
        row(f"batch {batch}, compiled in {spent:.0f} s", base,
            own.draw(_enough(given.jobs, batch), batch))  # fmt: skip
        if batch == 1:
            again(given, own)


def _enough(jobs: Sequence[Job], batch: int) -> Sequence[Job]:
    """Return the jobs, but one family's where a batch is larger than all a family has."""
    few = batch * len(FAMILIES) > len(jobs)
    return [replace(job, loras=jobs[0].loras) for job in jobs] if few and batch > 2 else jobs


def again(given: Task, own: Ours) -> None:
    """Print what one picture takes once more."""
    once = median(own.draw(given.jobs[:1], 1).each for _ in range(5))
    print(f"{'one picture again, warm':40}{once:9.0f}")


def changed(given: Task) -> dict[str, Sequence[Job]]:
    """Return jobs that must look otherwise: another seed, another LoRA."""
    loras = [job.loras for job in given.jobs]
    return {
        "another seed": [replace(job, seed=job.seed + 1000) for job in given.jobs],
        "another LoRA": [
            replace(job, loras=one)
            for job, one in zip(given.jobs, [*loras[1:], loras[0]], strict=True)
        ],
    }


def family(given: Task) -> None:
    """Print what it takes to fold in the LoRA of another family."""
    model = Painter(Kit(given.folder), given.device).model
    shapes = merge.shapes(model)
    read = [lora.read(one.path, shapes).on(given.device.kind) for one in given.kit.loras]
    folding = Folding(model)
    times = [timed(given.device, partial(folding.hold, [(one, 0.8)])) for one in read * 4]
    print(f"\nanother family: {median(times[3:]):.1f} ms")


def memory(given: Task) -> None:
    """Print the most memory that batches of four take."""
    if given.device.kind == "cuda":
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
    Ours(given).draw(given.jobs[:4], 4)
    most = peak(given.device)
    print(f"at batch 4: {'not known' if most is None else f'{most / GIB:.2f} GiB'}")


def main(words: Sequence[str]) -> None:
    """Print all of it for what is there."""
    libraries.ready()
    full, card = "--full" in words, found().kind == "cuda"
    batches = (1, 4, 16, 48) if full and card else (1, 2)
    compiled = (1, 4, 16) if full and card else (1,) if "--compiled" in words else ()
    with tempfile.TemporaryDirectory() as folder:
        given = task(Path(folder), 48 if full else 6, full=full)
        device, job = given.device, given.jobs[0]
        print(f"{len(given.jobs)} pictures of {job.width} x {job.height}, three LoRAs, "
              f"{device.precision} on {device.name or device.kind}")  # fmt: skip
        memory(given)
        family(given)
        compared(given, batches, compiled)
        compared(guided(given), batches[:3], compiled[-1:])


if __name__ == "__main__":
    main(sys.argv[1:])
