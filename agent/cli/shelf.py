"""The shelf weights are taken from by name: the hub, or nothing where its library is missing."""

from collections.abc import Sequence
from pathlib import Path

from render.diffusion import libraries
from render.diffusion.files.hub import Hub, Listing
from render.diffusion.files.huggingface import HuggingFace


def shelf() -> Hub:
    """Return the hub; without its library nothing is to be had there."""
    return _Bare() if libraries.missing() else HuggingFace()


class _Bare:
    """The hub where the library that speaks to it is not installed: DeviceError says so."""

    def kept(self, name: str) -> Path | None:
        """Tell what to install."""
        libraries.ready()
        return None

    def listing(self, name: str) -> Listing:
        """Tell what to install."""
        libraries.ready()
        return Listing({})

    def fetch(self, name: str, files: Sequence[str]) -> Path:
        """Tell what to install."""
        libraries.ready()
        return Path(name)

    def free(self) -> int:
        """Return that there is no room."""
        return 0
