"""A tiny model on disk, made once; nothing here is collected without the extra."""

from pathlib import Path

import pytest

from render.diffusion import libraries
from render.diffusion.files import weights
from render.diffusion.files.weights import Model

collect_ignore_glob: list[str] = []
if libraries.missing():
    collect_ignore_glob.append("test_*.py")
else:
    libraries.ready()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.extra)
            # The library's own, about NumPy; ours would come as another kind.
            item.add_marker(pytest.mark.filterwarnings("ignore::DeprecationWarning"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model as a diffusers folder."""
    from tests.diffusion import tiny

    return tiny.folder(tmp_path_factory.mktemp("model"))


@pytest.fixture
def model(folder: Path) -> Model:
    """The tiny model, nothing folded into it."""
    return weights.load(folder)
