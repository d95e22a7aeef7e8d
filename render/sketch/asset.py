"""The baked base person: one mesh, the targets that make it anybody, and the bones that move it.

figures.npz holds data of the MakeHuman project, released under CC0 1.0 (LICENSES/CC0-1.0.txt);
`bench/bake_figures.py` made it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from render.sketch.mesh import Floats, Ints

Group = Literal["body", "mouth", "l-eye", "r-eye", "tights", "skirt"]
Detail = Literal["high", "low"]
GROUPS: tuple[Group, ...] = ("body", "mouth", "l-eye", "r-eye", "tights", "skirt")


@dataclass(frozen=True, eq=False)
class Asset:
    """The base person. Metres, y up, z forward, +x the person's left; the origin is mid-body.

    `vertices` (n, 3); `faces` by detail and group, (m, 3) into `vertices`. `weights` (n, b) is
    each bone's share in a vertex, rows sum to 1. `bones` names the b bones, parents first;
    `parents` (b,) is -1 for the root. `heads` and `tails` (b, 3) are the bones' ends.
    """

    vertices: Floats
    faces: Mapping[Detail, Mapping[Group, Ints]]
    weights: NDArray[np.float32]
    bones: tuple[str, ...]
    parents: Ints
    heads: Floats
    tails: Floats
    targets: tuple[str, ...]
    _starts: Ints
    _rows: NDArray[np.intp]
    _deltas: NDArray[np.float32]
    _head_deltas: Floats
    _tail_deltas: Floats

    def bone(self, name: str) -> int:
        """Return a bone's number."""
        return self.bones.index(name)

    def morphed(self, shares: Mapping[str, float]) -> tuple[Floats, Floats, Floats]:
        """Return vertices, bone heads and bone tails with targets added by their shares.

        Raises KeyError for a target that was not baked.
        """
        vertices, heads, tails = self.vertices.copy(), self.heads.copy(), self.tails.copy()
        numbers = {name: number for number, name in enumerate(self.targets)}
        for name, share in shares.items():
            number = numbers[name]
            span = slice(self._starts[number], self._starts[number + 1])
            vertices[self._rows[span]] += share * self._deltas[span]
            heads += share * self._head_deltas[number]
            tails += share * self._tail_deltas[number]
        return vertices, heads, tails


@lru_cache(maxsize=1)
def load() -> Asset:
    """Return the asset; read once."""
    with (
        files("render.sketch").joinpath("figures.npz").open("rb") as stream,
        np.load(stream) as store,
    ):
        step = float(store["step"])
        heads, tails = store["heads"] * step, store["tails"] * step
        count, names = len(store["vertices"]), store["bone_names"]
        weights = np.zeros((count, len(names)), np.float32)
        shares = store["weights"].astype(np.float32)
        shares /= shares.sum(axis=1, keepdims=True)
        for slot in range(4):
            weights[np.arange(count), store["bones"][:, slot]] += shares[:, slot]
        stored: Mapping[Detail, str] = {"high": "faces", "low": "light"}
        return Asset(
            vertices=store["vertices"] * step,
            faces={
                detail: {group: store[f"{key}/{group}"].astype(np.int32) for group in GROUPS}
                for detail, key in stored.items()
            },
            weights=weights,
            bones=tuple(map(str, names)),
            parents=store["parents"].astype(np.int32),
            heads=heads[0],
            tails=tails[0],
            targets=tuple(map(str, store["target_names"])),
            _starts=store["target_starts"],
            _rows=store["target_vertices"].astype(np.intp),
            _deltas=store["target_deltas"] * np.float32(step),
            _head_deltas=heads[1:],
            _tail_deltas=tails[1:],
        )
