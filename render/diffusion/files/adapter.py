"""Reads an IP-Adapter: what has Stable Diffusion 1.5 look at a picture as it looks at words.

The files of its publisher (image_proj.*, ip_adapter.N.*) and those of diffusers are known.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from render.diffusion.files import eyes, tensorfile, weights
from render.diffusion.files.lora import WIDTHS
from render.errors import WeightsError

if TYPE_CHECKING:
    from diffusers import UNet2DConditionModel
    from PIL.Image import Image
    from torch import Tensor, nn
    from transformers import CLIPVisionModelWithProjection

Kind = Literal["plain", "plus", "full"]

_IMAGE: Final = re.compile(r"(?:image_proj|encoder_hid_proj\.image_projection_layers\.0)\.(.+)")
_LAYER: Final = re.compile(r"ip_adapter\.(\d+\.to_[kv]_ip\.weight)")
_NAMED: Final = re.compile(r"(.+\.attn2)\.processor\.(to_[kv]_ip)\.0\.weight")
_KINDS: Final[dict[str, Kind | None]] = {
    "proj.weight": "plain", "image_embeds.weight": "plain", "proj.3.weight": "full",
    "perceiver_resampler.proj_in.weight": None, "norm.weight": None, "latents": "plus",
}  # fmt: skip
"""The first of these in a file says its kind; None: a FaceID."""
_TODAY: Final = (
    (r"^proj\.(weight|bias)$", r"image_embeds.\1"),
    (r"^proj\.0\.", "ff.net.0.proj."), (r"^proj\.2\.", "ff.net.2."), (r"^proj\.3\.", "norm."),
    (r"^(layers\.\d+)\.0\.norm1\.", r"\1.ln0."), (r"^(layers\.\d+)\.0\.norm2\.", r"\1.ln1."),
    (r"^(layers\.\d+)\.0\.to_out\.", r"\1.attn.to_out.0."),
    (r"^(layers\.\d+)\.0\.to_", r"\1.attn.to_"), (r"^(layers\.\d+)\.1\.0\.", r"\1.ff.0."),
    (r"^(layers\.\d+)\.1\.1\.", r"\1.ff.1.net.0.proj."),
    (r"^(layers\.\d+)\.1\.3\.", r"\1.ff.1.net.2."),
)  # fmt: skip
"""What a publisher calls a weight, and what the library does."""
_HEAD: Final = 64
_TOKENS: Final = 4
_ADVICE: Final = "use an IP-Adapter for Stable Diffusion 1.5 (ip-adapter_sd15, -plus, -plus-face)"


@dataclass(frozen=True)
class Adapter:
    """An IP-Adapter with its image encoder. `layers` by the layer's name: its key and value."""

    kind: Kind
    encoder: "CLIPVisionModelWithProjection"
    projection: "nn.Module"
    layers: "Mapping[str, tuple[nn.Module, nn.Module]]"
    scale: float

    @property
    def networks(self) -> "list[nn.Module]":
        """What is put on a device, the image encoder first."""
        return [
            self.encoder,
            self.projection,
            *(one for two in self.layers.values() for one in two),
        ]

    def seen(self, picture: "Image | None") -> "Tensor":
        """Return what a picture is to the network, (1, tokens, width); None: no picture."""
        import torch

        side = self.encoder.config.image_size
        given = torch.zeros(1, 3, side, side) if picture is None else eyes.pixels(picture, side)
        given = given.to(self.encoder.device, self.encoder.dtype)
        if self.kind == "plain":
            found = self.encoder(given).image_embeds
            # As it was taught: nothing is no black picture here.
            found = torch.zeros_like(found) if picture is None else found
        else:
            found = self.encoder(given, output_hidden_states=True).hidden_states[-2]
        weight = next(self.projection.parameters())
        made: Tensor = self.projection(found.to(weight.dtype))
        return made


def inspect(path: Path) -> Kind:
    """Return what an IP-Adapter's file holds; WeightsError saying why when it cannot be used."""
    shapes = tensorfile.header(path).shapes
    image = {found[1] for key in shapes if (found := _IMAGE.fullmatch(key))}
    inner = [shape[1] for key, shape in shapes.items() if "to_k_ip" in key]
    if not image or not inner:
        raise WeightsError(f"{path} is no IP-Adapter; {_ADVICE}")
    if inner[0] in WIDTHS:
        raise WeightsError(f"{path} is an IP-Adapter for {WIDTHS[inner[0]]}; {_ADVICE}")
    mark = next((mark for mark in _KINDS if mark in image), "")
    kind = _KINDS.get(mark)
    if kind is None:
        what = "a FaceID IP-Adapter, which needs a face recogniser" if mark else "no IP-Adapter"
        raise WeightsError(f"{path} is {what}; {_ADVICE}")
    return kind


def files(path: Path, scale: float, encoder: Path | None) -> Iterator[tuple[str, Path]]:
    """Yield (what it is for, file) of an IP-Adapter at a scale and of its image encoder.

    `encoder` None: the one beside it. Raises WeightsError when one cannot be used.
    """
    inspect(path)
    yield f"ip-adapter x {scale:g}", path
    yield "image encoder", eyes.inspect(encoder_of(path, encoder))


def encoder_of(path: Path, encoder: Path | None) -> Path:
    """Return the image encoder of an IP-Adapter, if None is named the one it is published with.

    Raises WeightsError when there is none beside it.
    """
    beside = path.parent / eyes.BESIDE
    if encoder is None and not beside.exists():
        raise WeightsError(f"{path} needs its image encoder: --image-encoder FOLDER, published "
                           f"beside it as {eyes.BESIDE}")  # fmt: skip
    return encoder or beside


def load(path: Path, scale: float, encoder: Path | None, unet: "UNet2DConditionModel") -> Adapter:
    """Return the IP-Adapter of a file at a scale, 0 to 1, for a UNet.

    `encoder` is its image encoder, None: the one beside it. Raises WeightsError when one of them
    cannot be used, or they do not fit.
    """
    kind = inspect(path)
    held = tensorfile.tensors(path)
    image = {name: one for key, tensor in held.items() if (found := _IMAGE.fullmatch(key))
             for name, one in _today(found[1], tensor)}  # fmt: skip
    projection = weights.filled(path, "IP-Adapter", _MADE[kind](image), image)
    layers = _layers(path, held, unet)
    beside = encoder_of(path, encoder)
    network = eyes.load(beside)
    given = network.config.projection_dim if kind == "plain" else network.config.hidden_size
    if given != _wide(image):
        raise WeightsError(f"{path} wants an image encoder that gives {_wide(image)} numbers; "
                           f"{beside} gives {given}. Use the one published with it")  # fmt: skip
    return Adapter(kind, network, projection, layers, scale)


def _today(name: str, tensor: "Tensor") -> "list[tuple[str, Tensor]]":
    """Return a weight of the projection by the name the library has for it; some are two there."""
    for old, new in _TODAY:
        name = re.sub(old, new, name)
    if "to_kv" not in name:
        return [(name, tensor)]
    key, value = tensor.chunk(2)
    return [(name.replace("to_kv", "to_k"), key), (name.replace("to_kv", "to_v"), value)]


def _plain(state: "Mapping[str, Tensor]") -> "nn.Module":
    from diffusers.models.embeddings import ImageProjection

    wide, given = state["image_embeds.weight"].shape
    return ImageProjection(given, wide // _TOKENS, _TOKENS)


def _plus(state: "Mapping[str, Tensor]") -> "nn.Module":
    from diffusers.models.embeddings import IPAdapterPlusImageProjection

    _, queries, hidden = state["latents"].shape
    return IPAdapterPlusImageProjection(
        embed_dims=state["proj_in.weight"].shape[1], output_dims=state["proj_out.weight"].shape[0],
        hidden_dims=hidden, depth=len([key for key in state if key.endswith("attn.to_q.weight")]),
        dim_head=_HEAD, heads=state["layers.0.attn.to_q.weight"].shape[0] // _HEAD,
        num_queries=queries,
    )  # fmt: skip


def _full(state: "Mapping[str, Tensor]") -> "nn.Module":
    from diffusers.models.embeddings import IPAdapterFullImageProjection

    return IPAdapterFullImageProjection(state["ff.net.0.proj.weight"].shape[1],
                                        state["norm.weight"].shape[0])  # fmt: skip


_MADE: Final[dict[Kind, "Callable[[Mapping[str, Tensor]], nn.Module]"]] = {
    "plain": _plain, "plus": _plus, "full": _full,
}  # fmt: skip
_FIRST: Final = ("image_embeds.weight", "proj_in.weight", "ff.net.0.proj.weight")
"""The weight of each kind that reads what the image encoder gives."""


def _wide(state: "Mapping[str, Tensor]") -> int:
    return int(next(state[key].shape[1] for key in _FIRST if key in state))


def _layers(
    path: Path, held: "Mapping[str, Tensor]", unet: "UNet2DConditionModel"
) -> "Mapping[str, tuple[nn.Module, nn.Module]]":
    """Return the keys and values of every layer that looks at words, by its name.

    The publisher counts all layers, in the library's order, but has weights for every other one.
    """
    from torch import nn

    names = [name.removesuffix(".processor") for name in unet.attn_processors if ".attn2." in name]
    numbers = {name: str(2 * at + 1) for at, name in enumerate(names)}
    state = {found[1]: one for key, one in held.items() if (found := _LAYER.fullmatch(key))}
    state |= {f"{numbers.get(found[1], found[1])}.{found[2]}.weight": one
              for key, one in held.items() if (found := _NAMED.fullmatch(key))}  # fmt: skip
    made = nn.ModuleDict()
    for name, number in numbers.items():
        layer = unet.get_submodule(name)
        wide = (layer.to_k.in_features, layer.to_k.out_features)
        made[number] = nn.ModuleDict({part: nn.Linear(*wide, bias=False)
                                      for part in ("to_k_ip", "to_v_ip")})  # fmt: skip
    weights.filled(path, "IP-Adapter", made, state)
    return {name: (made[number]["to_k_ip"], made[number]["to_v_ip"])
            for name, number in numbers.items()}  # fmt: skip
