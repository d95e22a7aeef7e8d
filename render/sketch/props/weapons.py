"""Pistols, rifles, blades, clubs and bombs; built in the hand, then laid down."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import circle, grounded, marks
from render.sketch.props.prop import Prop
from render.sketch.shapes import box, boxes, cylinder, lathe, one_patch, prism, spin, tube

STEEL = Patch(0.3, "metal")
BLADE = Patch(0.92, "metal")
HANDLE = Patch(0.28, "wood")


def _plate(outline: list[tuple[float, float]], thick: float, patch: Patch) -> Mesh:
    """Return a plate in the hand: `outline` is (along the fingers, towards the thumb)."""
    flat = one_patch(prism(outline, thick, patch=patch), patch)
    return flat.transformed(np.column_stack([(0, 0, 1), (1, 0, 0), (0, 1, 0)]))


def pistol(_: int = 0) -> Mesh:
    """Return a pistol in the hand: muzzle along the fingers, grip about the origin."""
    slide = _plate(
        [(-0.035, 0.04), (0.15, 0.04), (0.15, 0.072), (-0.028, 0.072), (-0.04, 0.06)], 0.028, STEEL
    )
    frame = _plate([(-0.025, 0.025), (0.11, 0.025), (0.11, 0.042), (-0.035, 0.042)], 0.024, STEEL)
    grip = _plate([(-0.045, -0.065), (0.008, -0.07), (0.025, 0.03), (-0.022, 0.034)], 0.028, HANDLE)
    guard = tube(
        _in_hand([(0.02, 0.028), (0.032, 0.0), (0.062, 0.0), (0.07, 0.028)]), 0.0035, STEEL, 5
    )
    trigger = tube(_in_hand([(0.045, 0.028), (0.04, 0.006)]), 0.003, STEEL, 4)
    sights = [
        _plate([(z, 0.071), (z + 0.008, 0.071), (z + 0.006, 0.08), (z, 0.08)], 0.005, STEEL)
        for z in (0.138, -0.03)
    ]
    bore = cylinder(0.006, 0.002, (0, 0, 0), m.DARK, 8).transformed(spin((1, 0, 0), np.pi / 2))
    slots = join(
        [
            _plate(
                [(z, 0.046), (z + 0.004, 0.046), (z + 0.004, 0.068), (z, 0.068)], 0.0296, m.BLACK
            )
            for z in (-0.024, -0.015, -0.006)
        ]
    )
    return join([slide, frame, grip, guard, trigger, *sights, bore.moved(0.056, 0, 0.15), slots])


def _in_hand(points: list[tuple[float, float]]) -> list[tuple[float, float, float]]:
    """Turn (along the fingers, towards the thumb) into the hand's x, y, z."""
    return [(up, 0.0, forward) for forward, up in points]


def rifle(_: int = 0) -> Mesh:
    """Return a rifle in the hand: muzzle along the fingers, stock behind, grip about the origin."""
    receiver = _plate([(-0.07, 0.045), (0.2, 0.045), (0.2, 0.1), (-0.07, 0.1)], 0.036, STEEL)
    grip = _plate([(-0.035, -0.06), (0.005, -0.06), (0.03, 0.05), (-0.02, 0.05)], 0.03, HANDLE)
    stock = _plate(
        [(-0.33, -0.035), (-0.06, 0.045), (-0.06, 0.095), (-0.31, 0.082), (-0.335, 0.07)],
        0.036,
        m.shade(m.WOOD, 0.5),
    )
    fore = _plate(
        [(0.2, 0.052), (0.46, 0.058), (0.46, 0.09), (0.2, 0.096)], 0.038, m.shade(m.WOOD, 0.5)
    )
    barrel = tube(_in_hand([(0.2, 0.088), (0.74, 0.088)]), 0.009, STEEL, 8)
    magazine = _plate(
        [(0.085, -0.045), (0.13, -0.055), (0.145, 0.048), (0.085, 0.048)], 0.024, STEEL
    )
    scope = tube(
        _in_hand([(-0.03, 0.135), (0.03, 0.135), (0.13, 0.135), (0.17, 0.135)]),
        [0.018, 0.014, 0.014, 0.02],
        STEEL,
        10,
    )
    feet = _plate([(0.03, 0.1), (0.1, 0.1), (0.1, 0.13), (0.03, 0.13)], 0.01, STEEL)
    sight = _plate([(0.7, 0.095), (0.715, 0.095), (0.71, 0.125), (0.702, 0.125)], 0.006, STEEL)
    guard = tube(
        _in_hand([(0.03, 0.045), (0.04, 0.012), (0.075, 0.012), (0.083, 0.045)]), 0.003, STEEL, 5
    )
    return join([receiver, grip, stock, fore, barrel, magazine, scope, feet, sight, guard])


def blade(long: float, wide: float, start: float, thick: float = 0.003) -> Mesh:
    """Return a pointed blade in the hand from `start` towards the thumb, edge to the fingers."""
    outline = [
        (-wide / 2, start),
        (wide / 2, start),
        (wide / 2, start + long * 0.72),
        (wide * 0.1, start + long * 0.95),
        (-wide / 2, start + long),
    ]
    return _plate(outline, thick, BLADE)


def knife(_: int = 0) -> Mesh:
    """Return a knife in the hand."""
    handle = _plate(
        [(-0.013, -0.06), (0.013, -0.062), (0.015, 0.055), (-0.013, 0.055)], 0.022, HANDLE
    )
    collar = _plate(
        [(-0.014, 0.055), (0.016, 0.055), (0.016, 0.064), (-0.014, 0.064)], 0.024, m.METAL
    )
    return _tilted(join([handle, collar, blade(0.17, 0.032, 0.064)]), 0.35)


def sword(_: int = 0) -> Mesh:
    """Return a sword in the hand: guard at the thumb, a long straight blade."""
    handle = tube([(-0.09, 0, 0), (0.06, 0, 0)], 0.014, HANDLE)
    guard = boxes([(0, 0, 0, 0.014, 0.018, 0.22)], m.METAL).moved(0.064, -0.009, 0)
    knob = cylinder(0.024, 0.03, patch=m.METAL, sides=8).transformed(spin((0, 0, 1), np.pi / 2))
    outline = [(-0.024, 0.075), (0.024, 0.075), (0.018, 0.8), (0.0, 0.9), (-0.018, 0.8)]
    edge = _plate(outline, 0.006, BLADE)
    groove = _plate([(-0.004, 0.09), (0.004, 0.09), (0.003, 0.7), (-0.003, 0.7)], 0.0075, m.METAL)
    return _tilted(join([handle, guard, knob.moved(-0.085, 0, 0), edge, groove]), 0.3)


def _tilted(mesh: Mesh, angle: float) -> Mesh:
    """Tip a thing in the fist so that its thumb end leans towards the finger tips."""
    return mesh.transformed(spin((0, 1, 0), -angle))


def axe(_: int = 0) -> Mesh:
    """Return an axe in the hand: the haft along the thumb, the edge towards the fingers."""
    haft = tube([(-0.16, 0, 0), (0.2, 0, 0.008), (0.52, 0, 0)], [0.018, 0.015, 0.017], m.WOOD)
    head = _plate(
        [
            (-0.035, 0.435),
            (0.02, 0.435),
            (0.11, 0.39),
            (0.125, 0.47),
            (0.11, 0.55),
            (0.02, 0.505),
            (-0.035, 0.505),
        ],
        0.03,
        STEEL,
    )
    edge = _plate(
        [(0.1, 0.388), (0.125, 0.43), (0.128, 0.47), (0.125, 0.51), (0.1, 0.552)], 0.032, BLADE
    )
    return _tilted(join([haft, head, edge]), 0.3)


def bat(_: int = 0) -> Mesh:
    """Return a baseball bat in the hand."""
    profile = [
        (0.022, 0),
        (0.022, 0.015),
        (0.013, 0.03),
        (0.014, 0.3),
        (0.032, 0.6),
        (0.034, 0.8),
        (0.02, 0.845),
    ]
    wood = lathe(profile, patch=m.PALE_WOOD, sides=12)
    tape = lathe([(0.0145, 0.03), (0.0152, 0.24)], patch=HANDLE, sides=12)
    return grasp.upright(join([wood, tape]), (0, 0.1, 0), 0.25)


def bomb(_: int = 0) -> Mesh:
    """Return sticks of dynamite taped round a clock with wires."""
    sticks = [
        cylinder(0.019, 0.2, (x, 0, z), m.shade(m.CLOTH, 0.62), 10)
        for x, z in ((-0.04, 0), (0, 0), (0.04, 0), (-0.02, -0.034), (0.02, -0.034))
    ]
    bands = [box((0.125, 0.016, 0.078), (0, y, -0.017), m.BLACK) for y in (0.04, 0.145)]
    timer = join(
        [
            box((0.085, 0.055, 0.022), (0, 0.07, 0.032), m.BLACK),
            marks([(0, 0.083, 0.065, 0.028)], m.SCREEN, 0.0438),
            marks([(x, 0.088, 0.008, 0.018) for x in (-0.022, -0.008, 0.01, 0.024)], z=0.0446),
        ]
    )
    wires = [
        tube(
            [(x, 0.125, 0.035), (x * 2, 0.2, 0.05), (x * 1.6, 0.235, 0), (x, 0.198, -0.01)],
            0.003,
            m.BLACK,
            4,
        )
        for x in (-0.025, 0.0, 0.028)
    ]
    return join([*sticks, *bands, timer, *wires])


def handcuffs(_: int = 0) -> Mesh:
    """Return two open-ended rings of steel on a short chain, lying flat."""
    steel = Patch(0.55, "metal")
    parts = []
    for side in (-1, 1):
        ring = tube(circle(0.036, 20), 0.0052, steel, 6)
        lock = box((0.022, 0.03, 0.014), (-side * 0.036, -0.015, -0.007), STEEL)
        parts.append(join([ring, lock]).moved(side * 0.075, 0, 0))
    links = [tube(circle(0.009, 8), 0.0026, steel, 5).moved(x, 0, 0) for x in (-0.016, 0, 0.016)]
    whole = join([*parts, *links])
    return grounded(whole.transformed(spin((1, 0, 0), -np.pi / 2)))


def _lying(hold: Mesh, turn: float = 0.0) -> Mesh:
    """Lay a thing that was built in the hand on its side, its length along x."""
    flat = hold.transformed(np.column_stack([(0, 0, -1), (0, 1, 0), (1, 0, 0)])).turned(turn)
    return grounded(flat)


def _bombed(_: int) -> Mesh:
    return grasp.upright(bomb(), (0, 0.1, -0.05))


WEAPONS: dict[str, Prop] = {
    "gun": Prop(lambda s: _lying(pistol(s)), pistol, "gun"),
    "rifle": Prop(lambda s: _lying(rifle(s)), rifle, "rifle"),
    "knife": Prop(lambda s: _lying(knife(s), 1.2), knife),
    "sword": Prop(lambda s: _lying(sword(s), 1.2), sword),
    "axe": Prop(lambda s: _lying(axe(s), 1.2), axe),
    "bat": Prop(lambda s: _lying(bat(s), 1.2), bat),
    "bomb": Prop(bomb, _bombed, "box"),
    "handcuffs": Prop(
        handcuffs,
        lambda _: grasp.hanging(handcuffs().transformed(spin((0, 0, 1), np.pi / 2)), (0, 0.09, 0)),
        "bag",
    ),
}
