"""Imports the libraries of models once, and says in one line why they cannot be had."""

import importlib
import importlib.util
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType

from render import extras
from render.errors import DeviceError

NEEDED = ("torch", "diffusers", "transformers", "safetensors")
INSTALL = extras.install("diffusion")
DETECTORS = f"{extras.install('detectors')}, then pip install --no-deps controlnet-aux==0.0.10"
"""With its dependencies controlnet-aux brings a torchvision for CUDA, which a CPU torch breaks on,
and timm, scikit-image and torchvision for detectors we do not use.
"""

_PACKAGES = ("controlnet_aux", "controlnet_aux.open_pose", "controlnet_aux.normalbae")


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


def detector(name: str) -> ModuleType:
    """Return one module of controlnet-aux; DeviceError saying what to install without it.

    Its packages import every detector they hold, and so libraries that this one does not need:
    they are entered without being run.
    """
    _hide_broken_torchvision()
    try:
        for package in _PACKAGES:
            _enter(package)
        return importlib.import_module(f"controlnet_aux.{name}")
    except (ImportError, OSError) as error:
        first = str(error).splitlines()[0]
        raise DeviceError(f"this guide needs controlnet-aux ({first}): {DETECTORS}") from None


def _enter(package: str) -> None:
    """Make a package known without running it, so that a module of it can be imported alone."""
    if package in sys.modules:
        return
    spec = importlib.util.find_spec(package)
    if spec is None:
        raise ModuleNotFoundError(f"No module named {package!r}")
    sys.modules[package] = importlib.util.module_from_spec(spec)


def _hide_broken_torchvision() -> None:
    if "torchvision" in sys.modules or importlib.util.find_spec("torchvision") is None:
        return
    try:
        import torchvision  # noqa: F401
    except (ImportError, RuntimeError, OSError):
        for name in [name for name in sys.modules if name.split(".")[0] == "torchvision"]:
            del sys.modules[name]
        sys.modules["torchvision"] = None  # type: ignore[assignment]
