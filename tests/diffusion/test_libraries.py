"""A torchvision for another torch keeps no library and no detector from being imported."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

DETECTORS = ("canny", "lineart_standard", "lineart", "hed", "pidi", "mlsd", "normalbae.nets.NNET",
             "open_pose.util", "open_pose.body", "open_pose.model")  # fmt: skip


def ran(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run some code where torchvision is one for another torch."""
    (folder / "torchvision").mkdir()
    (folder / "torchvision" / "__init__.py").write_text(
        "raise RuntimeError('operator torchvision::nms does not exist')"
    )
    paths = os.pathsep.join((str(folder), str(Path(__file__).parents[2])))
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": paths},
    )


@pytest.mark.slow
def test_a_broken_torchvision_is_hidden(tmp_path: Path) -> None:
    done = ran(
        "from render.diffusion import libraries; libraries.ready(); "
        "from diffusers import StableDiffusionPipeline; from transformers import CLIPTextModel",
        tmp_path,
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.skipif(find_spec("controlnet_aux") is None, reason="needs the extra for detectors")
def test_every_detector_is_imported_beside_a_broken_torchvision(tmp_path: Path) -> None:
    done = ran(
        "from render.diffusion import libraries\n"
        f"for name in {DETECTORS}: libraries.detector(name)\n"
        "libraries.ready()\n"
        "import sys; print([one for one in sys.modules if one.startswith(('timm', 'skimage'))])",
        tmp_path,
    )

    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


def test_no_library_of_detectors_is_imported_before_a_guide_needs_it() -> None:
    code = (
        "import render.diffusion.detect, sys; "
        "print([one for one in ('cv2', 'torch', 'controlnet_aux') if one in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
