"""Times one call of the denoising network of full size and random weights, a step at a time.

`python -m bench.unet [pictures]`: about a minute on two processors; a call is of both halves of
the guidance of `pictures` of 512 x 512 (1). Each step is what drawing does, on top of the one
above. The variants take turns, so that what else the machine does hits all alike; the least time
of each counts. Error is relative, against float32.
"""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.attention import SDPBackend, sdpa_kernel

from render.diffusion import libraries
from render.diffusion.device import BRAIN, FULL, HALF, Device, found
from render.diffusion.fast import compiled, fused
from render.diffusion.fast.attention import Quick
from render.diffusion.files import weights

if TYPE_CHECKING:
    from diffusers import UNet2DConditionModel

ROUNDS = {"cpu": 3, "cuda": 10}
COMPILED = "_compiled_call_impl"
SIDE, TOKENS, WIDTH = 64, 77, 768


@dataclass
class Variant:
    """A network made ready by `before`, called within `around`, put back by `after`."""

    name: str
    network: "UNet2DConditionModel"
    before: Callable[[], object] = lambda: None
    around: Callable[[], AbstractContextManager[object]] = nullcontext
    after: Callable[[], object] = lambda: None
    walls: list[float] = field(default_factory=list)
    works: list[float] = field(default_factory=list)
    said: Tensor | None = None


def network(dtype: str, device: str, *, last: bool) -> "UNet2DConditionModel":
    """Return the network of Stable Diffusion 1.5, the same random weights each time."""
    from diffusers import UNet2DConditionModel

    torch.manual_seed(0)
    with torch.device(device):
        made = UNet2DConditionModel.from_config(weights.shipped()["unet"])
    made.eval().requires_grad_(requires_grad=False).to(getattr(torch, dtype))
    return made.to(memory_format=torch.channels_last) if last else made


def asked(rows: int) -> tuple[Tensor, Tensor]:
    """Return latents and words, float32."""
    generator = torch.Generator().manual_seed(1)
    latents = torch.randn(rows, 4, SIDE, SIDE, generator=generator)
    return latents, torch.randn(rows, TOKENS, WIDTH, generator=generator)


def call(net: "UNet2DConditionModel", given: tuple[Tensor, Tensor]) -> Tensor:
    with torch.inference_mode():
        said: Tensor = net(given[0], torch.tensor(500, device=given[0].device),
                           encoder_hidden_states=given[1], return_dict=False)[0]  # fmt: skip
    return said


def timed(variant: Variant, given: tuple[Tensor, Tensor], device: Device) -> None:
    """Call a variant once and note what it took: wall and processor milliseconds."""
    like = next(variant.network.parameters())
    some = tuple(one.to(like.device, like.dtype) for one in given)
    with variant.around():
        _settle(device)
        wall, work = time.perf_counter(), time.process_time()
        said = call(variant.network, (some[0], some[1]))
        _settle(device)
        variant.walls.append((time.perf_counter() - wall) * 1000)
        variant.works.append((time.process_time() - work) * 1000)
    variant.said = said.float().cpu()


def _settle(device: Device) -> None:
    if device.kind == "cuda":
        torch.cuda.synchronize()


def on_processor() -> Iterator[Variant]:
    """Yield what a processor tries."""
    yield Variant("plain, float32", network(FULL, "cpu", last=False))
    yield Variant("bfloat16", network(BRAIN, "cpu", last=False))
    own = network(BRAIN, "cpu", last=True)
    plain = own.attn_processors
    yield Variant("+ channels last", own, partial(_as_was, own, plain))
    yield Variant("+ attention in blocks (drawn)", own, partial(own.set_attn_processor, Quick()))
    yield Variant(
        "(joined query, key, value)", own, partial(_joined, own), after=partial(_parted, own)
    )


def on_card() -> Iterator[Variant]:
    """Yield what a graphics card tries; cuDNN's attention is asked first in what is drawn."""
    yield Variant("plain, float16", network(HALF, "cuda", last=False))
    own = network(HALF, "cuda", last=True)
    plain = own.attn_processors
    yield Variant("+ channels last", own, partial(_as_was, own, plain))
    for name, kernel in (("flash", SDPBackend.FLASH_ATTENTION),
                         ("cuDNN", SDPBackend.CUDNN_ATTENTION)):  # fmt: skip
        order = [kernel, SDPBackend.EFFICIENT_ATTENTION, SDPBackend.MATH]
        around = partial(sdpa_kernel, order, set_priority=True)
        yield Variant(f"+ {name} attention", own, partial(own.set_attn_processor, Quick()), around)
    yield Variant("+ joined query, key, value (drawn)", own, partial(_joined, own), around)
    searching = partial(torch.backends.cudnn.flags, enabled=True, benchmark=True)
    yield Variant("(cuDNN's search for convolutions)", own, around=searching)
    for mode in compiled.MODES:
        made = torch.compile(own._call_impl, mode=mode, dynamic=False)
        yield Variant(f"+ compiled, {mode}", own, partial(setattr, own, COMPILED, made), around,
                      partial(compiled.release, own))  # fmt: skip


def _as_was(own: "UNet2DConditionModel", plain: Mapping[str, object]) -> None:
    # It empties what it is given.
    own.set_attn_processor(dict(plain))


def _joined(own: "UNet2DConditionModel") -> None:
    own.set_attn_processor(Quick())
    fused.join(own)


def _parted(own: "UNet2DConditionModel") -> None:
    for layer in own.modules():
        for name in fused.WHOLES.values():
            if hasattr(layer, name):
                delattr(layer, name)


def floor(rows: int) -> float:
    """Return the operations of a call, in 10^12: multiplications and additions."""
    from torch.utils.flop_counter import FlopCounterMode

    net = network(FULL, "meta", last=False)
    latents, words = (one.to("meta") for one in asked(rows))
    with FlopCounterMode(display=False) as counter:
        net(latents, torch.tensor(500, device="meta"), encoder_hidden_states=words)
    return float(counter.get_total_flops()) / 1e12


def rate(device: Device) -> float:
    """Return what a large product in the drawing's precision reaches, in 10^12 operations/s."""
    side = 8192 if device.kind == "cuda" else 2048
    one, other = (torch.randn(side, side).to(device.kind, getattr(torch, device.precision))
                  for _ in range(2))  # fmt: skip
    best = float("inf")
    for _ in range(5):
        _settle(device)
        start = time.perf_counter()
        torch.mm(one, other)
        _settle(device)
        best = min(best, time.perf_counter() - start)
    return 2 * side**3 / best / 1e12


def main(words: Sequence[str]) -> None:
    """Print a table: what each variant takes, how many times less than the first, its error."""
    libraries.ready()
    rows = 2 * (int(words[0]) if words else 1)
    device, given = found(), asked(rows)
    total, most = floor(rows), rate(device)
    print(f"{rows // 2} of 512 x 512 with guidance, on {device.name or device.kind}, "
          f"{torch.get_num_threads()} threads")  # fmt: skip
    print(f"{total:.2f} x 10^12 operations; a large product in {device.precision} does "
          f"{most:.2f} x 10^12/s: no call is under {total / most * 1000:.0f} ms")  # fmt: skip
    variants = list(on_card() if device.kind == "cuda" else on_processor())
    for _ in range(ROUNDS[device.kind]):
        for variant in variants:
            variant.before()
            timed(variant, given, device)
            variant.after()
    exact = _exact(variants[0], given, device)
    print(f"{'':38}{'wall ms':>9}{'ratio':>7}{'cpu ms':>9}{'ratio':>7}{'error':>9}")
    for one in variants:
        assert one.said is not None
        wall, work = min(one.walls), min(one.works)
        apart = float((one.said - exact).norm() / exact.norm())
        print(f"{one.name:38}{wall:9.0f}{min(variants[0].walls) / wall:7.2f}"
              f"{work:9.0f}{min(variants[0].works) / work:7.2f}{apart:9.4f}")  # fmt: skip


def _exact(first: Variant, given: tuple[Tensor, Tensor], device: Device) -> Tensor:
    """Return what float32 says."""
    if device.kind == "cpu":
        assert first.said is not None
        return first.said
    return call(first.network.float(), (given[0].to(device.kind), given[1].to(device.kind))).cpu()


if __name__ == "__main__":
    main(sys.argv[1:])
