"""A picture is kept alike to its anchor, which never changes because of those who look at it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

from agent.cli.main import main
from agent.cli.tools import Tools
from agent.project import Project
from render.diffusion import control, pipeline
from render.diffusion.artist import DiffusionArtist
from render.diffusion.control import Control
from render.diffusion.files.weights import Model
from render.diffusion.kit import Kit
from render.diffusion.pipeline import Batch, Way
from render.diffusion.techniques import anchor, attention
from render.diffusion.techniques.anchor import Likeness
from render.diffusion.techniques.attention import Attend, Call
from render.diffusion.words.text import Encoder
from render.diffusion.words.weighting import chunks
from render.order import Order, Picture, Sources
from tests.diffusion.test_artist import CPU, FlatStaging, net, order, pixels

HEADS, TOKENS, WIDTH = 2, 9, 4
DECODER = "up_blocks.1.attentions.0.transformer_blocks.0.attn1"


def call(model: Model, rows: int, name: str = DECODER) -> Call:
    """A layer about to look: an unguided half and a guided one, each row of its own."""
    generator = torch.Generator().manual_seed(5)
    looking = [torch.randn(2 * rows, HEADS, TOKENS, WIDTH, generator=generator) * 2 + 1
               for _ in range(3)]  # fmt: skip
    layer = model.unet.mid_block.attentions[0].transformer_blocks[0].attn1
    query, key, value = looking
    return Call(name, layer, words=False, query=query, key=key, value=value)


def seen(one: Call, *strengths: float, share: float = 0.5) -> Tensor:
    """What rows see, all of them but the first looking at it as their anchor."""
    technique = Likeness([0] * len(strengths), strengths)
    technique.step(share)
    return technique.attend(one, attention.looked)


def test_a_row_looks_at_its_anchor_in_its_own_half_with_the_anchors_mean_and_spread(
    model: Model,
) -> None:
    one = call(model, 2)

    found = seen(one, 1.0, 1.0)

    for anchored, row in ((0, 1), (2, 3)):
        query, key = (
            (own[row] - own[row].mean(1, keepdim=True)) / own[row].std(1, keepdim=True)
            * own[anchored].std(1, keepdim=True) + own[anchored].mean(1, keepdim=True)
            for own in (one.query, one.key)
        )  # fmt: skip
        expected = scaled_dot_product_attention(
            query[None], torch.cat([key, one.key[anchored]], 1)[None],
            torch.cat([one.value[row], one.value[anchored]], 1)[None],
        )[0]  # fmt: skip
        assert torch.allclose(found[row], expected, atol=1e-4)


def test_an_anchor_sees_what_it_would_see_alone_whoever_looks_at_it(model: Model) -> None:
    one = call(model, 3)
    others = replace(one, query=one.query.clone(), key=one.key.clone(), value=one.value.clone())
    for tensor in (others.query, others.key, others.value):
        tensor[[1, 2, 4, 5]] *= -3

    found, besides = seen(one, 1.0, 1.0, 1.0), seen(others, 1.0, 1.0, 1.0)

    assert torch.equal(found[[0, 3]], besides[[0, 3]])
    assert torch.allclose(found[[0, 3]], attention.looked(one)[[0, 3]], atol=1e-6)
    assert not torch.allclose(found[1], besides[1], atol=1e-2)


def test_strength_is_how_much_of_it_a_row_takes(model: Model) -> None:
    one = call(model, 3)

    whole, some = seen(one, 1.0, 1.0, 1.0), seen(one, 1.0, 0.25, 1.0)

    plain = attention.looked(one)
    assert torch.allclose(some[1], 0.75 * plain[1] + 0.25 * whole[1], atol=1e-5)
    assert torch.allclose(some[2], whole[2], atol=1e-6)


@pytest.mark.parametrize(
    ("name", "share"),
    [("down_blocks.0.attentions.0", 0.5), ("mid_block.attentions.0", 0.5),
     (DECODER, anchor.FROM / 2)],
)  # fmt: skip
def test_the_encoder_and_the_beginning_of_the_way_look_by_themselves(
    name: str, share: float, model: Model
) -> None:
    one = call(model, 2, name)

    assert torch.equal(seen(one, 1.0, 1.0, share=share), attention.looked(one))


def test_words_are_seen_as_ever(model: Model) -> None:
    one = replace(call(model, 2), words=True)

    assert torch.equal(seen(one, 1.0, 1.0), attention.looked(one))


PICTURE = Image.linear_gradient("L").resize((64, 64))


class Watched(Likeness):
    """Remembers what the anchor sees in every layer."""

    def __init__(self, *anchors: int) -> None:
        super().__init__(anchors, [1.0] * len(anchors))
        self.rows = len(anchors)
        self.seen: list[Tensor] = []

    def attend(self, call: Call, further: Attend) -> Tensor:
        found = super().attend(call, further)
        self.seen += [found[0], found[self.rows]]
        return found


def test_an_anchor_is_the_same_at_every_step_whoever_is_drawn_beside_it(model: Model) -> None:
    encoder = Encoder(model.text_encoder)
    held = pipeline.encode(model.vae, PICTURE)[0]

    def drawn(seed: int, technique: Watched) -> Tensor:
        rows = [pipeline.noise(one, 64, 64) for one in (3, seed)]
        batch = Batch(
            torch.cat([encoder.encode(chunks(text)) for text in ("a cat", f"dog {seed}")]),
            encoder.encode(chunks("")).repeat(2, 1, 1), torch.cat([noise for noise, _ in rows]),
            [one for _, one in rows], held={0: held}, techniques=[technique],
        )  # fmt: skip
        return pipeline.denoise(model.unet, model.schedule, Way("DPM++ 2M Karras", 6, 6.0), batch)

    first, second, alone = Watched(0, 0), Watched(0, 0), Watched(0, 1)
    one, other, plain = drawn(7, first), drawn(8, second), drawn(7, alone)

    assert len(first.seen) > 100
    assert all(map(torch.equal, first.seen, second.seen))
    assert all(map(torch.allclose, first.seen, alone.seen))
    assert torch.equal(one[0], other[0])
    assert not torch.allclose(one[1], other[1], atol=0.1)
    assert not torch.allclose(one[1], plain[1], atol=0.01)


SHELF = {"before": PICTURE.rotate(90).convert("RGB"), "other": PICTURE}


def drawn(folder: Path, *orders: Order, batch: int = 1) -> list[Picture]:
    kit = Kit(folder, preset="draft", batch=batch)
    return list(DiffusionArtist(kit, FlatStaging(), SHELF.__getitem__, CPU).draw(orders))


def kept(seed: int = 1, **sources: object) -> Order:
    return order(seed=seed, sources=Sources.model_validate(sources))


def apart(one: Picture, other: Picture) -> float:
    return float(np.abs(pixels(one) - pixels(other)).mean())


def test_an_anchor_changes_the_picture_and_less_strength_changes_it_less(folder: Path) -> None:
    plain, anchored, other, little = drawn(
        folder, kept(), kept(anchor="before"), kept(anchor="other"),
        kept(anchor="before", likeness=0.2),
    )  # fmt: skip

    assert apart(plain, anchored) > 0.5
    assert apart(anchored, other) > 0
    assert 0 < apart(plain, little) < apart(plain, anchored)


def test_an_anchor_of_another_size_is_taken_too(folder: Path) -> None:
    wide = kept(anchor="before").model_copy(update={"width": 96})

    assert drawn(folder, wide)[0].image.size == (96, 64)


def test_anchored_pictures_of_a_batch_are_drawn_as_each_alone(folder: Path) -> None:
    orders = [kept(1, anchor="before"), kept(2, anchor="other", likeness=0.5), kept(3),
              kept(4, anchor="before", edits=("she -> he",)),
              kept(5, anchor="other", edits=("she waits -> a dog runs",))]  # fmt: skip

    together = drawn(folder, *orders, batch=2)
    alone = [picture for one in orders for picture in drawn(folder, one, batch=2)]

    for one, other in zip(together, alone, strict=True):
        assert np.array_equal(pixels(one), pixels(other))


def test_an_edit_without_effect_is_the_anchored_picture(folder: Path) -> None:
    anchored, same, edited = drawn(
        folder, kept(anchor="before"), kept(anchor="before", edits=("(she:1.0)",)),
        kept(anchor="before", edits=("she -> he",)),
    )  # fmt: skip

    assert np.array_equal(pixels(anchored), pixels(same))
    assert apart(anchored, edited) > 0.05


def residuals(guide: Control) -> list[Tensor]:
    sample, words = torch.ones(4, 4, 8, 8), torch.ones(4, 77, 16)
    found = control.residuals([guide], sample, torch.tensor(5), words)
    every = [one for part in found.values() for one in (part if isinstance(part, list) else [part])]
    return [one for one in every if isinstance(one, Tensor)]


def test_what_guides_a_picture_does_not_guide_its_anchor(
    model: Model, folder: Path, tmp_path: Path
) -> None:
    network = control.load(net(folder, tmp_path / "lineart", 1), dict(model.unet.config))
    guide = Control(network, torch.ones(2, 3, 64, 64), 1.0)

    free, spared = residuals(guide), residuals(replace(guide, spared=(0,)))

    assert len(free) == 13
    for one, other in zip(free, spared, strict=True):
        assert not other[[0, 2]].any()
        assert torch.equal(one[[1, 3]], other[[1, 3]])


SCRIPT = "INT. KITCHEN - DAY\n\nThe camera pans across the room as Anna runs to the door.\n"
"""One camera, two panels."""


def test_a_board_is_drawn_alike_setup_by_setup_in_one_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "film.fountain").write_text(SCRIPT)
    words = ["film.fountain", "--director", "rules", "--artist", "diffusion",
             "--weights", str(folder), "--native", "--steps", "2"]  # fmt: skip

    assert main([*words, "--anchor", "setup"], Tools()) == 0
    assert "2 drawn, 0 kept" in capsys.readouterr().err
    assert main(words, Tools()) == 0
    assert "0 drawn, 2 kept" in capsys.readouterr().err

    project = Project.open(tmp_path / "film.board")
    first, second = (project.store.find(panel.takes[0].recipe)
                     for panel in project.load().board.scenes[0].panels)  # fmt: skip
    assert first is not None
    assert second is not None
    assert first.made_of.order.sources.anchor == ""
    assert second.made_of.order.sources.anchor == first.picture
