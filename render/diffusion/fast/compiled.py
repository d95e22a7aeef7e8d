"""Compiles networks where so many pictures are ordered that it pays, with a cache on disk."""

import logging
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from render.diffusion.device import Device

if TYPE_CHECKING:
    from torch import nn

When = Literal["auto", "always", "never"]
WHENS: Final = get_args(When)

GRAPHS, PLAIN = "reduce-overhead", "default"
MODES: Final = (PLAIN, GRAPHS)
_GRAPHED = 2
"""Pictures at once up to which the card waits for whoever launches its work: a graph of launches
helps (batch 1 took 114 ms with one, 428 without); a larger batch only pays its memory.
"""
_FIRST, _AGAIN = 55.0, 15.0
"""Seconds to compile, and to find what was compiled on the disk (H200; the rest is tracing)."""
_SAVED: Final = ((16, 0.045), (4, 0.076), (1, 0.326))
"""Seconds a picture then takes less, by the pictures at once from which that holds (H200)."""


def pays(pictures: int, batch: int, *, known: bool) -> bool:
    """Return whether compiling costs less time than it saves; `known`: it was done before."""
    saved = next(seconds for least, seconds in _SAVED if batch >= least)
    return pictures * saved > (_AGAIN if known else _FIRST)


def release(network: "nn.Module") -> None:
    """Have a network work as it is written again."""
    network._compiled_call_impl = None


def step(network: "nn.Module") -> None:
    """Be told that all a compiled network gave so far was used; graphs write over it."""
    if network._compiled_call_impl is not None:
        import torch

        torch.compiler.cudagraph_mark_step_begin()


def _hush() -> None:
    """Keep what the compiler tells its own makers from the user; that it failed is said."""
    for name in ("torch._dynamo", "torch._inductor"):
        logging.getLogger(name).setLevel(logging.ERROR)
        warnings.filterwarnings("ignore", module=name.replace(".", r"\."))


@dataclass
class Compiling:
    """Networks that are compiled from the draw on for which it pays.

    `cache` is a folder that may be deleted at any time, None: the library's own. `mode` is how
    they are compiled, empty: not; `refused` says in a line why it could not be done.
    """

    networks: "Sequence[nn.Module]"
    device: Device
    when: When = "auto"
    cache: Path | None = None
    mode: str = ""
    refused: str = field(default="", init=False)

    def begin(self, pictures: int, batch: int) -> None:
        """Compile for a draw of so many pictures if that is wished, or pays on this device."""
        if self.mode or self.refused or not self._wanted(pictures, batch):
            return
        if self.cache is not None:
            # The library reads it whenever it compiles; its own default is there since its import.
            os.environ["TORCHINDUCTOR_CACHE_DIR"] = str(self.cache)
        _hush()
        self.mode = GRAPHS if self.device.kind == "cuda" and batch <= _GRAPHED else PLAIN
        for network in self.networks:
            # Weights are written in place when another LoRA is folded in, so nothing is compiled
            # anew and graphs find them where they were; freezing would copy them.
            network.compile(mode=self.mode, dynamic=False)

    def refuse(self, error: Exception) -> None:
        """Go on as written, for compiling failed."""
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        self.refused = f"drawn without compiling, which failed ({first})"
        self.mode = ""
        for network in self.networks:
            release(network)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Work as written for once: for what is too rare, or changes too much, to compile."""
        if not self.mode:
            yield
            return
        import torch

        with torch.compiler.set_stance("force_eager"):
            yield

    def _wanted(self, pictures: int, batch: int) -> bool:
        if self.when == "auto":
            known = self.cache is not None and self.cache.is_dir() and any(self.cache.iterdir())
            return self.device.kind == "cuda" and pays(pictures, batch, known=known)
        return self.when == "always"
