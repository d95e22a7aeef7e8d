"""Encodes prompts with the text encoder of a model."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from render.diffusion.files import tensorfile
from render.diffusion.words.weighting import Chunk, Words, chunks
from render.errors import WeightsError

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import CLIPTextModel

_KEYS = ("emb_params", "clip_l")


@dataclass(frozen=True)
class Encoder:
    """A text encoder; `clip_skip` counts layers from the end, 1: the last."""

    network: "CLIPTextModel"
    clip_skip: int = 1

    def encode(self, given: Sequence[Chunk], length: int = 0) -> "Tensor":
        """Return (1, 77 x chunks, width), in the encoder's dtype; `length`: as many at least.

        A token's weight moves its vector away from the empty prompt's, or back to it.
        """
        import torch

        empty = None
        parts = []
        for chunk in _filled(given, length):
            part = self._pass([chunk.tokens])
            if any(weight != 1 for weight in chunk.weights):
                if empty is None:
                    empty = self._pass([_bare(chunk)])
                weights = torch.tensor(chunk.weights, device=part.device, dtype=part.dtype)
                part = empty + weights[None, :, None] * (part - empty)
            parts.append(part)
        return torch.cat(parts, dim=1)

    def encode_all(self, prompts: "Sequence[Sequence[Chunk]]", length: int) -> "Tensor":
        """Return (prompts, 77 x length, width), each prompt as `encode` has it.

        On a graphics card they go through at once: one after the other is all waiting for the
        next launch there. Anywhere else each goes alone, so that no other decides its last bits.
        """
        import torch

        if self.network.device.type == "cuda":
            return self.together(prompts, length)
        return torch.cat([self.encode(one, length) for one in prompts])

    def together(self, prompts: "Sequence[Sequence[Chunk]]", length: int) -> "Tensor":
        """Return the same in one go, which rounds otherwise."""
        import torch

        every = [chunk for given in prompts for chunk in _filled(given, length)]
        found = self._pass([*(chunk.tokens for chunk in every), _bare(every[0])])
        parts, empty = found[:-1], found[-1:]
        weights = torch.tensor([chunk.weights for chunk in every]).to(parts)[:, :, None]
        weighed = torch.where(weights == 1, parts, empty + weights * (parts - empty))
        return weighed.reshape(len(prompts), -1, parts.shape[-1])

    def _pass(self, tokens: "Sequence[Sequence[int]]") -> "Tensor":
        """Return (chunks, 77, width)."""
        import torch

        ids = torch.tensor(tokens, device=self.network.device)
        if self.clip_skip == 1:
            return self.network(ids)[0]
        out = self.network(ids, output_hidden_states=True)
        # transformers 4 has one module more around the layers.
        inner = getattr(self.network, "text_model", self.network)
        return inner.final_layer_norm(out.hidden_states[-self.clip_skip])


def _filled(given: Sequence[Chunk], length: int) -> tuple[Chunk, ...]:
    return (*given, *chunks("") * (length - len(given)))


def _bare(chunk: Chunk) -> tuple[int, ...]:
    """Return the tokens of a prompt without words."""
    return (chunk.tokens[0], *[chunk.tokens[-1]] * 76)


def teach(network: "CLIPTextModel", files: Mapping[str, Path]) -> Words:
    """Give the encoder the words of textual inversions, by word; return their tokens.

    Raises WeightsError when a file holds none, or one for another model.
    """
    import torch

    table = network.get_input_embeddings()
    words: dict[str, tuple[int, ...]] = {}
    rows = [table.weight.data]
    last = table.weight.shape[0]
    for word, path in sorted(files.items()):
        vectors = _vectors(path, table.weight.shape[1])
        words[word.lower()] = tuple(range(last, last + len(vectors)))
        last += len(vectors)
        rows.append(vectors.to(table.weight))
    table.weight = torch.nn.Parameter(torch.cat(rows), requires_grad=False)
    return words


def length(path: Path) -> int:
    """Return how many tokens the word of a textual inversion takes, as its file says.

    Raises WeightsError when it holds none.
    """
    shapes = tensorfile.header(path).shapes
    return math.prod(shapes[_key(path, shapes)][:-1])


def _key(path: Path, held: Collection[str]) -> str:
    """Return under which key a file has its vectors."""
    key = next((key for key in _KEYS if key in held), next(iter(held), ""))
    if not key or (len(held) > 1 and key not in _KEYS):
        raise WeightsError(f"{path} is no textual inversion; name a .safetensors embedding")
    return key


def _vectors(path: Path, width: int) -> "Tensor":
    held = tensorfile.tensors(path)
    key = _key(path, held)
    vectors = held[key].float().reshape(-1, held[key].shape[-1])
    if vectors.shape[1] != width:
        raise WeightsError(f"{path} was made for a text encoder {vectors.shape[1]} wide, this one "
                           f"is {width}; use one for Stable Diffusion 1.5")  # fmt: skip
    if not vectors.isfinite().all():
        raise WeightsError(f"{path} holds numbers that are none (NaN); get it again")
    return vectors
