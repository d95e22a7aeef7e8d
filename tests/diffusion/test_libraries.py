"""A torchvision for another torch does not keep the libraries from being imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_a_broken_torchvision_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "torchvision").mkdir()
    (tmp_path / "torchvision" / "__init__.py").write_text(
        "raise RuntimeError('operator torchvision::nms does not exist')"
    )
    code = (
        "from render.diffusion import libraries; libraries.ready(); "
        "from diffusers import StableDiffusionPipeline; from transformers import CLIPTextModel"
    )
    paths = os.pathsep.join((str(tmp_path), str(Path(__file__).parents[2])))

    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": paths},
    )

    assert done.returncode == 0, done.stderr
