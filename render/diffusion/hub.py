"""Finds a model by its path, or by its name on the Hugging Face hub; fetches it only when told."""

import re
from pathlib import Path

from render.diffusion.weights import PARTS
from render.errors import WeightsError

KNOWN = "stable-diffusion-v1-5/stable-diffusion-v1-5"
"""Where Stable Diffusion 1.5 lives since its first publisher's page is gone."""
ABOUT = "about 2.1 GB, licence CreativeML OpenRAIL-M"
GET = f"--weights {KNOWN} --download fetches Stable Diffusion 1.5 ({ABOUT})"
"""How to get a model, in a line."""

_NAME = re.compile(r"[\w.-]+/[\w.-]+")


def named(text: str) -> bool:
    """Return whether a text can be a model's name on the hub."""
    return _NAME.fullmatch(text) is not None


def locate(model: str, *, download: bool = False) -> Path:
    """Return the folder or file of a model; WeightsError when it is not on this machine.

    `download` allows the network: only safetensors and settings, in half precision.
    """
    path = Path(model).expanduser()
    if path.exists():
        return path
    if not named(model):
        raise WeightsError(f"there is no model at {model}; {GET}")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    wanted = ["*/config.json", "scheduler/*.json", *(f"{part}/{PARTS[part][1]}" for part in PARTS)]
    try:
        return Path(snapshot_download(model, allow_patterns=wanted, local_files_only=not download))
    except LocalEntryNotFoundError:
        why = "the hub cannot be reached" if download else f"--download fetches it ({ABOUT})"
        raise WeightsError(f"{model} is not on this machine; {why}") from None
    except (HfHubHTTPError, OSError, ValueError) as error:
        first = str(error).splitlines()[0]
        raise WeightsError(f"{model} cannot be fetched: {first}") from None
