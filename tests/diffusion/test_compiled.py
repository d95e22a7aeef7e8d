"""Compiling changes nothing but time, is kept on the disk, and steps aside when it fails."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch
from torch import Tensor

from agent.cli import kits
from render.diffusion import merge
from render.diffusion.batching import Batches
from render.diffusion.device import Device
from render.diffusion.fast import compiled, fused
from render.diffusion.fast.attention import Quick
from render.diffusion.fast.compiled import Compiling
from render.diffusion.files import lora
from render.diffusion.files.weights import Model
from render.diffusion.job import Job
from render.diffusion.kit import Kit
from render.diffusion.merge import Folding
from render.diffusion.painter import Painter
from tests.diffusion import tiny

CPU = Device("cpu", "float32")
CARD = Device("cuda", "float16")
SMALL = {**tiny.CONFIGS, "unet": {
    **tiny.CONFIGS["unet"], "block_out_channels": (8,), "layers_per_block": 1,
    "down_block_types": ("CrossAttnDownBlock2D",), "up_block_types": ("UpBlock2D",),
    "mid_block_type": None,
}}  # fmt: skip
"""A network of one block, for a compiler takes a minute for the tiny one's four."""


def call(model: Model) -> Tensor:
    generator = torch.Generator().manual_seed(1)
    latents = torch.randn(2, 4, 8, 8, generator=generator)
    words = torch.randn(2, 77, 16, generator=generator)
    with torch.inference_mode():
        said: Tensor = model.unet(latents, torch.tensor(500), encoder_hidden_states=words,
                                  return_dict=False)[0]  # fmt: skip
    return said


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; what the library is told of it is untold afterwards."""
    monkeypatch.setenv("TORCHINDUCTOR_CACHE_DIR", str(tmp_path))
    return tmp_path / "compiled"


def always(model: Model, cache: Path) -> Compiling:
    return Compiling([model.unet], CPU, "always", cache)


@pytest.mark.slow
def test_another_lora_in_a_compiled_network_says_what_it_says_without_compiling_anew(
    cache: Path, tmp_path: Path
) -> None:
    from torch._dynamo.utils import counters

    model = tiny.build(0, SMALL)
    read = lora.read(tiny.lora(tmp_path / "close.safetensors", model), merge.shapes(model))
    folding, plain = Folding(model), call(model)
    compiling = always(model, cache)
    compiling.begin(1, 1)
    counters.clear()

    quick = call(model)
    folding.hold([(read, 1.0)])
    closer = call(model)

    assert counters["stats"]["unique_graphs"] == 1
    assert any(cache.iterdir())
    with compiling.aside():
        written = call(model)
    assert torch.allclose(quick, plain, atol=1e-4)
    assert torch.allclose(closer, written, atol=1e-4)
    assert not torch.allclose(closer, quick, atol=1e-2)


SCRIPT = """
import sys
from pathlib import Path
import torch
from torch._dynamo.utils import counters
from render.diffusion.device import Device
from render.diffusion.fast.compiled import Compiling
class Layer(torch.nn.Linear):
    def forward(self, given):
        return torch.nn.functional.silu(super().forward(given))
network = Layer(8, 8).requires_grad_(False)
Compiling([network], Device("cpu", "float32"), "always", Path(sys.argv[1])).begin(1, 1)
network(torch.ones(1, 8))
print(counters["aot_autograd"]["autograd_cache_hit"])
"""
"""Compiles a layer and prints how many were found on the disk."""


@pytest.mark.slow
def test_a_second_process_finds_what_the_first_one_compiled(cache: Path) -> None:
    hits = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(cache)], check=True, capture_output=True, text=True
        ).stdout.split()[-1]
        for _ in range(2)
    ]

    assert hits == ["0", "1"]


@pytest.mark.slow
def test_a_machine_that_cannot_compile_draws_as_written_and_says_so(
    cache: Path, tmp_path: Path
) -> None:
    from torch._inductor import config

    kit = Kit(tiny.folder(tmp_path / "model", configs=SMALL), preset="draft", cache=cache)
    asked = [Job("a room", 1, 64, 64)]
    written, _ = Batches(Painter(kit, CPU), 1, "float32").paint(asked)
    painter = Painter(Kit(kit.model, preset="draft", compiled="always", cache=cache), CPU)
    batches = Batches(painter, 1, "float32")
    batches.expect(1)

    with config.patch({"cpp.cxx": (str(tmp_path / "no_compiler"),)}):
        images, notes = batches.paint(asked)

    assert images[0].tobytes() == written[0].tobytes()
    assert len(notes) == 1
    assert notes[0].startswith("drawn without compiling, which failed (")
    assert batches.told == {}


@pytest.mark.parametrize(
    ("pictures", "batch", "known", "pays"),
    [(1, 1, True, False), (60, 1, True, True), (60, 1, False, False), (500, 1, False, True),
     (500, 16, True, True), (500, 16, False, False), (2000, 16, False, True)],
)  # fmt: skip
def test_compiling_pays_where_enough_is_ordered(
    pictures: int, batch: int, known: bool, pays: bool
) -> None:
    assert compiled.pays(pictures, batch, known=known) == pays


@pytest.mark.parametrize(
    ("device", "when", "mode"),
    [(CPU, "auto", ""), (CPU, "always", "default"), (CARD, "auto", "reduce-overhead"),
     (CARD, "never", "")],
)  # fmt: skip
def test_how_it_is_compiled_follows_from_the_device_and_the_wish(
    device: Device, when: compiled.When, mode: str, model: Model
) -> None:
    compiling = Compiling([model.unet], device, when)

    compiling.begin(500, 1)

    assert compiling.mode == mode
    compiled.release(model.unet)


def test_a_large_batch_needs_no_graph_of_launches(model: Model) -> None:
    compiling = Compiling([model.unet], CARD)

    compiling.begin(5000, 16)

    assert compiling.mode == "default"


def test_weights_stay_where_a_graph_finds_them_when_a_lora_is_folded_in(
    model: Model, tmp_path: Path
) -> None:
    read = lora.read(tiny.lora(tmp_path / "close.safetensors", model), merge.shapes(model))
    places = {name: one.data_ptr() for name, one in model.unet.named_parameters()}

    Folding(model).hold([(read, 1.0)])

    assert places == {name: one.data_ptr() for name, one in model.unet.named_parameters()}


@pytest.mark.slow
def test_a_joined_network_is_one_graph_that_follows_its_parts(model: Model) -> None:
    """Nothing of ours breaks what is compiled in two, for graphs of launches want it whole."""
    said = call(model)
    model.unet.set_attn_processor(Quick())
    fused.join(model.unet)
    model.unet.compile(backend="eager", fullgraph=True, dynamic=False)

    joined = call(model)
    model.unet.down_blocks[0].attentions[0].transformer_blocks[0].attn1.to_q.weight.data.mul_(9)
    changed = call(model)
    compiled.release(model.unet)

    assert torch.allclose(joined, said, atol=1e-4)
    assert torch.equal(changed, call(model))
    assert not torch.allclose(changed, joined, atol=1e-4)


def test_a_part_somebody_listens_at_is_asked_itself(model: Model) -> None:
    heard: list[object] = []
    model.unet.set_attn_processor(Quick())
    fused.join(model.unet)
    layer = model.unet.down_blocks[0].attentions[0].transformer_blocks[0].attn1
    layer.to_q.register_forward_hook(lambda *_: heard.append(1))

    call(model)

    assert heard == [1]


@pytest.mark.parametrize(
    ("given", "prefer", "when"),
    [({}, {}, "auto"), ({}, {"compile": "never"}, "never"),
     ({"compile": "always"}, {"compile": "never"}, "always")],
)  # fmt: skip
def test_the_command_and_the_settings_say_when_and_where_it_is_kept(
    given: dict[str, str], prefer: dict[str, str], when: str, folder: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    asked: kits.Drawn = {**kits.NOTHING, "weights": str(folder), **given}  # type: ignore[typeddict-item]

    kit = kits.kit(asked, prefer, draft=False)

    assert kit.compiled == when
    assert kit.cache == tmp_path / "storyboard" / "compiled"
