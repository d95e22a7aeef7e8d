"""The hub's library is told from the environment where things are; its failures are one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("huggingface_hub")

NAME = "maker/model"
CODE = """
import sys
from render.diffusion.files.huggingface import HuggingFace
from render.errors import WeightsError
hub = HuggingFace()
try:
    print(getattr(hub, sys.argv[1])(*sys.argv[2:]))
except WeightsError as error:
    print(error)
"""
NOWHERE = {"HTTPS_PROXY": "http://127.0.0.1:9", "HF_ENDPOINT": "https://127.0.0.1:9"}


def asked(cache: Path, *words: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CODE, *words], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "HF_HOME": str(cache),
             "HF_HUB_DISABLE_TELEMETRY": "1", **environment},
    )  # fmt: skip
    return done.stdout.strip()


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache as the library leaves it."""
    folder = tmp_path / "hub" / "models--maker--model"
    (folder / "refs").mkdir(parents=True)
    (folder / "refs" / "main").write_text("abc123")
    (folder / "snapshots" / "abc123").mkdir(parents=True)
    return tmp_path


def test_what_was_fetched_is_found_without_the_network(cache: Path) -> None:
    assert asked(cache, "kept", NAME, **NOWHERE).endswith("snapshots/abc123")
    assert asked(cache, "kept", "maker/other", **NOWHERE) == "None"


@pytest.mark.parametrize(
    ("environment", "said"),
    [({"HF_HUB_OFFLINE": "1"}, "HF_HUB_OFFLINE is set"), (NOWHERE, "the hub cannot be reached")],
    ids=["offline", "no network"],
)
def test_a_hub_out_of_reach_is_one_line(
    environment: dict[str, str], said: str, cache: Path
) -> None:
    told = asked(cache, "listing", NAME, **environment)

    assert told.startswith(f"{NAME} cannot be fetched: ")
    assert said in told
    assert "\n" not in told


def test_the_room_is_that_of_the_disk_with_the_cache(cache: Path) -> None:
    assert int(asked(cache, "free")) > 0
