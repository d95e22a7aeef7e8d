"""Imports the libraries of models once, and says in one line why they cannot be had."""

import importlib.util
import os
import sys
from importlib.metadata import PackageNotFoundError, version

from render.errors import DeviceError

NEEDED = ("torch", "diffusers", "transformers", "safetensors")
INSTALL = "pip install 'storyboard-agent[diffusion]'"


def missing() -> tuple[str, ...]:
    """Return the libraries that are not installed; nothing is imported."""
    return tuple(name for name in NEEDED if importlib.util.find_spec(name) is None)


def versions() -> dict[str, str]:
    """Return the version of each library that decides a picture; nothing is imported."""
    found: dict[str, str] = {}
    for name in NEEDED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return found


def ready() -> None:
    """Import what draws; DeviceError saying what to install when that fails.

    A torchvision built for another torch breaks diffusers and transformers where they are first
    imported; nothing here needs it, so a broken one is hidden from them.
    """
    if lacking := missing():
        raise DeviceError(f"--artist diffusion needs {', '.join(lacking)}: {INSTALL}")
    # Read when the libraries are imported: they must not ask the network behind our back.
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    _hide_broken_torchvision()
    try:
        import diffusers
        import transformers
    except (ImportError, RuntimeError, OSError) as error:
        first = str(error).splitlines()[0]
        raise DeviceError(f"the libraries do not fit together ({first}); {INSTALL} anew") from None
    diffusers.utils.logging.set_verbosity_error()
    diffusers.utils.logging.disable_progress_bar()
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()


def _hide_broken_torchvision() -> None:
    if "torchvision" in sys.modules or importlib.util.find_spec("torchvision") is None:
        return
    try:
        import torchvision  # noqa: F401
    except (ImportError, RuntimeError, OSError):
        for name in [name for name in sys.modules if name.split(".")[0] == "torchvision"]:
            del sys.modules[name]
        sys.modules["torchvision"] = None  # type: ignore[assignment]
