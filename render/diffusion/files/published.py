"""Where weights for Stable Diffusion 1.5 are published, how large they are, under which licence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from render.diffusion.files.hub import gigabytes

_OPEN: Final = "OpenRAIL"


@dataclass(frozen=True)
class Published:
    """Weights under a name of the Hugging Face hub; `size` in bytes, about."""

    name: str
    size: int
    licence: str

    def __str__(self) -> str:
        return f"{self.name} ({gigabytes(self.size)}, licence {self.licence})"


def _control(piece: str) -> Published:
    return Published(f"lllyasviel/control_{piece}", 723_000_000, _OPEN)


CONTROLS: Final[Mapping[str, Published]] = {
    "openpose": _control("v11p_sd15_openpose"), "depth": _control("v11f1p_sd15_depth"),
    "lineart": _control("v11p_sd15_lineart"), "canny": _control("v11p_sd15_canny"),
    "scribble": _control("v11p_sd15_scribble"), "softedge": _control("v11p_sd15_softedge"),
    "normal": _control("v11p_sd15_normalbae"), "segmentation": _control("v11p_sd15_seg"),
    "mlsd": _control("v11p_sd15_mlsd"),
}  # fmt: skip
"""ControlNets by the kind of guide."""
VAE: Final = Published("stabilityai/sd-vae-ft-mse", 335_000_000, "MIT")
TINY: Final = Published("madebyollin/taesd", 10_000_000, "MIT")
ADAPTER: Final = Published(
    "h94/IP-Adapter/models/ip-adapter_sd15.safetensors", 2_570_000_000, "Apache-2.0"
)
"""45 MB, and the image encoder beside it."""
FEW_STEPS: Final = Published("latent-consistency/lcm-lora-sdv1-5", 135_000_000, "OpenRAIL++")
"""A LoRA for the preset turbo."""
