"""The Hugging Face hub itself, over the network, and what was fetched from it on this machine."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from render import atomic
from render.diffusion.files.hub import Listing
from render.errors import WeightsError

Found = TypeVar("Found")


class HuggingFace:
    """The hub itself: the library reads its address, its cache and any proxy from the environment
    (HF_ENDPOINT, HF_HOME, HTTPS_PROXY, HF_HUB_OFFLINE).
    """

    def kept(self, name: str) -> Path | None:
        """Return the folder on this machine of what was fetched; None: nothing was."""
        folder = cache() / f"models--{name.replace('/', '--')}"
        try:
            at = (folder / "refs" / "main").read_text("utf-8").strip()
        except OSError:
            return None
        found = folder / "snapshots" / at
        return found if found.is_dir() else None

    def listing(self, name: str) -> Listing:
        """Ask the network what a name holds."""
        from huggingface_hub import HfApi

        found = _reached(name, lambda: HfApi().model_info(name, files_metadata=True))
        files = {one.rfilename: int(one.size or 0) for one in found.siblings or []}
        card = found.card_data
        return Listing(files, str((card.get("license") if card else "") or ""))

    def fetch(self, name: str, files: Sequence[str]) -> Path:
        """Get files over the network; return their folder."""
        from huggingface_hub import snapshot_download

        return Path(_reached(name, lambda: snapshot_download(name, allow_patterns=list(files))))

    def free(self) -> int:
        """Return the bytes that are free where they go."""
        at = cache()
        while not at.exists():
            at = at.parent
        return shutil.disk_usage(at).free


def cache() -> Path:
    """Return the folder where what was fetched is kept."""
    from huggingface_hub import constants

    return Path(constants.HF_HUB_CACHE)


def _reached(name: str, ask: Callable[[], Found]) -> Found:
    """Return what the hub answers; WeightsError in one line when it does not."""
    from huggingface_hub import errors

    try:
        return ask()
    except errors.OfflineModeIsEnabled:
        why = "HF_HUB_OFFLINE is set; unset it to fetch"
    except errors.GatedRepoError:
        why = "its publisher wants you to agree on its page first, then `hf auth login`"
    except errors.RepositoryNotFoundError:
        why = "there is no such name on the hub"
    except errors.HfHubHTTPError as error:
        why = str(error).splitlines()[0]
    except errors.HTTPError as error:  # of its line, whichever that is in this version
        why = f"the hub cannot be reached ({_first(error)})"
    except OSError as error:
        why = atomic.REASONS.get(error.errno or 0, f"the hub cannot be reached ({_first(error)})")
    except ValueError as error:
        why = _first(error)
    raise WeightsError(f"{name} cannot be fetched: {why}")


def _first(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
