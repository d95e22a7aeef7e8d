"""Small stages for tests: a room, a field, people made of balls and boxes."""

import numpy as np

from render.sketch import shapes
from render.sketch.lens import Camera, rotation
from render.sketch.mesh import Floats, Mesh, Patch
from render.sketch.stage import Figure, Lamp, Part, Set, Stage, Stroke, Thing

KEY = np.array([-0.4, 0.8, 0.45])
SKIN, CLOTH = Patch(0.97, "skin"), Patch(0.3, "top")


def camera(x: float = 0.0, y: float = 1.4, z: float = 4.0, focal: float = 35.0) -> Camera:
    return Camera(np.array([x, y, z]), rotation(0.0, -0.06), focal, 16 / 9)


def part(mesh: Mesh) -> Part:
    centre = mesh.vertices.mean(0)
    out = mesh.vertices - centre
    return Part(mesh, np.zeros_like(mesh.vertices), out / np.linalg.norm(out, axis=1)[:, None])


def doll(name: str, x: float = 0.0, z: float = 0.0, facing: float = 1.0) -> Figure:
    """Return a person of a ball and a box, 1.75 m tall, who looks along +z times `facing`."""
    at = np.array([x, 0.0, z])
    head = shapes.one_patch(shapes.sphere(0.12, (x, 1.63, z), SKIN, sides=14), SKIN)
    body = shapes.one_patch(shapes.box((0.46, 1.5, 0.24), (x, 0.0, z), CLOTH), CLOTH)
    spots = {
        "crown": (0, 1.75, 0), "chin": (0, 1.51, 0.05), "brow": (0, 1.67, 0.1),
        "eye": (0, 1.64, 0.1), "nose": (0, 1.6, 0.12), "shoulder": (0, 1.45, 0),
        "chest": (0, 1.3, 0), "waist": (0, 1.05, 0), "hip": (0, 0.95, 0), "thigh": (0, 0.7, 0),
        "foot": (0, 0, 0),
    }  # fmt: skip
    turned = np.array([facing, 1.0, facing])
    return Figure(
        name,
        (part(head), part(body)),
        {key: at + np.array(spot) * turned for key, spot in spots.items()},
        {key: at + np.array(spot) * turned for key, spot in _joints().items()},
        np.array([0.0, 0.0, facing]),
        np.array([0.0, 0.0, facing]),
        {},
        0.02,
        (Stroke(at + np.array([[-0.05, 1.4, 0.121], [0.05, 1.2, 0.121]]) * turned, 1.0, "fold"),),
    )


def _joints() -> dict[str, tuple[float, float, float]]:
    joints = {
        "nose": (0.0, 1.6, 0.12), "neck": (0.0, 1.45, 0.0),
        "l_eye": (0.03, 1.64, 0.115), "l_ear": (0.118, 1.62, 0.02),
        "l_shoulder": (0.18, 1.42, 0.0), "l_elbow": (0.2, 1.15, 0.0), "l_wrist": (0.2, 0.9, 0.0),
        "l_hip": (0.1, 0.95, 0.0), "l_knee": (0.1, 0.5, 0.0), "l_ankle": (0.1, 0.08, 0.0),
    }  # fmt: skip
    mirrored = {
        f"r_{name[2:]}": (-x, y, z) for name, (x, y, z) in joints.items() if name[:2] == "l_"
    }
    return joints | mirrored


def field(**stage: object) -> Stage:
    """Return one doll on open ground before a far block and a near post."""
    ground = shapes.flat(60, 60, (0, 0, 0), Patch(0.94, "ground"))
    things = (
        Thing("ground", ground, "floor"),
        Thing("house_1", shapes.box((5, 4, 3), (-5, 0, -14), Patch(0.8, "brick"))),
        Thing("post", shapes.box((0.2, 1.0, 0.2), (1.3, 0, 0.5), Patch(0.5, "wood")), "prop"),
    )
    made = Set("field", interior=False, things=things, anchors={}, marks=np.zeros((1, 3)), key=KEY)
    return Stage(made, (doll("ANN"),), **{"focus": (0,), **stage})  # type: ignore[arg-type]


def room(**stage: object) -> Stage:
    """Return two dolls in a box of a room with a lamp."""
    wall, floor = Patch(0.95, "wall"), Patch(0.86, "floor")
    things = (
        Thing("floor", shapes.flat(6, 6, (0, 0, 0), floor), "floor"),
        Thing("wall", shapes.upright(6, 2.7, (0, 0, -3), wall), "wall"),
        Thing("table_1", shapes.box((1.2, 0.75, 0.7), (0, 0, 0.2), Patch(0.72, "wood")), "prop"),
    )
    lamp = Lamp(np.array([0.0, 2.2, 0.0]))
    boards = (Stroke(np.array([[-2.0, 0.0, -1.0], [2.0, 0.0, -1.0]])),)
    made = Set(
        "room",
        interior=True,
        things=things,
        anchors={},
        marks=np.zeros((1, 3)),
        key=KEY,
        sky="none",
        lamps=(lamp,),
        strokes=boards,
    )
    people = (doll("ANN", -0.9), doll("BOB", 0.9))
    return Stage(made, people, **{"focus": (0, 1), **stage})  # type: ignore[arg-type]


def ink_weight(line: Floats, box: tuple[slice, slice]) -> float:
    """Return the widest stroke in a box: the most ink along one of its rows."""
    return float(line[box].sum(1).max())
