"""Telephones, screens, cameras: what has a screen, a lens or a button."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import appliances, grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import laid, marks, scaled, slab
from render.sketch.props.prop import Prop
from render.sketch.shapes import box, boxes, cylinder, lathe, prism, sphere, spin, tube, upright

CASE = Patch(0.3, "dark")
KEYS = Patch(0.9, "")


def lens(radius: float, long: float, z: float) -> Mesh:
    """Return a lens that looks along +z from depth `z`, its axis on the origin's height."""
    rim = lathe(
        [(radius * 0.85, 0), (radius * 0.85, long * 0.6), (radius, long * 0.62), (radius, long)],
        patch=CASE,
    )
    glass = cylinder(radius * 0.72, 0.002, (0, long, 0), m.shade(m.GLASS, 0.75))
    return join([rim, glass]).transformed(spin((1, 0, 0), np.pi / 2)).moved(0, 0, z)


def phone(seed: int = 0) -> Mesh:
    """Return a smart phone that stands upright, its lit screen to the front."""
    body = slab(0.076, 0.154, 0.009, CASE)
    lit = marks([(0, 0.007, 0.068, 0.14)], m.SCREEN, 0.0054)
    icons = [(x, y, 0.012, 0.012) for y in (0.085, 0.06, 0.035) for x in (-0.02, 0.0, 0.02)]
    bars = [(0, 0.115, 0.045, 0.012), (0, 0.012, 0.02, 0.002)]
    return join([body, lit, marks(icons + bars, m.shade(m.GREY, 0.45), 0.0062)])


def telephone(seed: int = 0) -> Mesh:
    """Return a desk telephone with its receiver across the top and a dial."""
    side = [(-0.1, 0.0), (0.1, 0.0), (0.095, 0.045), (-0.03, 0.095), (-0.1, 0.095)]
    base = prism(side, 0.2, patch=CASE).turned(-np.pi / 2)
    dial = cylinder(0.045, 0.008, patch=m.PAPER, sides=16)
    hub = cylinder(0.02, 0.012, patch=CASE, sides=10)
    slope = spin((1, 0, 0), 0.42)
    face = join([dial, hub]).transformed(slope).moved(0, 0.068, 0.04)
    return join([base, face, receiver().moved(0, 0.135, -0.06), _cord()])


def receiver() -> Mesh:
    """Return a telephone receiver along x about its grip, its cups downwards."""
    grip = tube([(-0.085, 0, 0), (-0.05, 0.018, 0), (0.05, 0.018, 0), (0.085, 0, 0)], 0.015, CASE)
    cups = [
        lathe([(0.03, -0.03), (0.03, -0.01), (0.016, 0.015)], (x, 0, 0), CASE, 12)
        for x in (-0.085, 0.085)
    ]
    return join([grip, *cups])


def _cord() -> Mesh:
    turn = np.linspace(0, 16 * np.pi, 60)
    along = np.linspace(0, 1, 60)
    path = np.stack(
        [
            -0.1 - 0.05 * np.sin(np.pi * along),
            0.012 + 0.1 * (1 - along) ** 2 + 0.006 * np.cos(turn),
            -0.05 + 0.12 * along + 0.006 * np.sin(turn),
        ],
        axis=1,
    )
    return tube(path, 0.0035, CASE, 4)


def _receiver_in_hand(_: int) -> Mesh:
    turned = receiver().moved(0, -0.018, 0).transformed(spin((0, 1, 0), np.pi / 2))
    return turned.transformed(np.diag([1.0, -1.0, -1.0])).moved(0, 0.006, 0)


def camera(seed: int = 0) -> Mesh:
    """Return a photographer's camera that looks to the front."""
    body = box((0.135, 0.082, 0.05), (0, 0, 0), CASE)
    band = marks([(0, 0.008, 0.13, 0.045)], m.shade(m.DARK_CLOTH, 0.5), 0.026)
    hump = box((0.045, 0.026, 0.045), (0, 0.082, 0), m.METAL)
    top = boxes([(-0.045, 0.082, 0, 0.03, 0.01, 0.03), (0.05, 0.082, 0, 0.018, 0.012, 0.018)])
    flash = marks([(0, 0.087, 0.032, 0.014)], m.GLOW, 0.0235)
    return join([body, band, hump, top, flash, lens(0.034, 0.06, 0.025).moved(0, 0.038, 0)])


def video_camera(seed: int = 0) -> Mesh:
    """Return a shoulder camera with a long lens, a handle and a microphone."""
    body = box((0.11, 0.15, 0.3), (0, 0, -0.02), CASE)
    side = boxes([(0.058, 0.03, -0.04, 0.006, 0.09, 0.16)], m.METAL)
    handle = tube([(0, 0.15, -0.12), (0, 0.2, -0.1), (0, 0.2, 0.06), (0, 0.15, 0.09)], 0.012, CASE)
    finder = boxes([(-0.075, 0.12, 0.02, 0.05, 0.045, 0.1)], CASE)
    mic = cylinder(0.014, 0.18, patch=m.DARK_METAL, sides=8).transformed(spin((1, 0, 0), np.pi / 2))
    front = lens(0.05, 0.13, 0.13).moved(0, 0.085, 0)
    lamp = box((0.012, 0.012, 0.004), (0.03, 0.135, 0.131), m.GLOW)
    return join([body, side, handle, finder, mic.moved(0.06, 0.17, 0.02), front, lamp])


def microphone(seed: int = 0) -> Mesh:
    """Return a hand microphone standing on its end."""
    shaft = lathe([(0.011, 0), (0.014, 0.004), (0.018, 0.14), (0.021, 0.15)], patch=CASE, sides=12)
    band = cylinder(0.0225, 0.012, (0, 0.15, 0), m.PALE_METAL, 12)
    return join([shaft, band, sphere(0.028, (0, 0.182, 0), m.METAL, 12)])


def microphone_stand(seed: int = 0) -> Mesh:
    """Return a microphone on a table stand."""
    foot = lathe([(0.075, 0), (0.07, 0.015), (0.008, 0.022), (0.008, 0.16)], patch=CASE)
    tilted = microphone().moved(0, -0.1, 0).transformed(spin((1, 0, 0), 0.6))
    return join([foot, tilted.moved(0, 0.19, 0)])


def radio(seed: int = 0) -> Mesh:
    """Return a portable radio with a handle, a loudspeaker, a dial and an aerial."""
    body = box((0.3, 0.18, 0.09), patch=m.shade(m.WOOD, 0.6))
    front = marks([(-0.06, 0.02, 0.15, 0.14)], m.shade(m.METAL, 0.85), 0.046)
    slots = marks([(-0.06, 0.03 + 0.017 * i, 0.13, 0.006) for i in range(7)], z=0.047)
    scale = marks([(0.085, 0.11, 0.1, 0.05)], m.PAPER, 0.046)
    knobs = [
        cylinder(0.02, 0.015, patch=CASE, sides=12)
        .transformed(spin((1, 0, 0), np.pi / 2))
        .moved(x, 0.06, 0.045)
        for x in (0.06, 0.112)
    ]
    handle = tube([(-0.13, 0.17, 0), (-0.12, 0.23, 0), (0.12, 0.23, 0), (0.13, 0.17, 0)], 0.008)
    aerial = tube([(0.13, 0.18, -0.03), (0.24, 0.45, -0.05)], 0.0025, m.METAL, 5)
    needle = marks([(0.09, 0.112, 0.003, 0.046)], z=0.047)
    return join([body, front, slots, scale, *knobs, handle, aerial, needle])


def television(seed: int = 0) -> Mesh:
    """Return a flat television on its cabinet."""
    return appliances.television()


def computer(seed: int = 0) -> Mesh:
    """Return a desktop computer: screen, keys, mouse."""
    keys = boxes([(0, 0, 0.24, 0.42, 0.015, 0.14)], m.shade(m.METAL, 0.8))
    rows = [(0, -0.24 - 0.055 + 0.027 * i, 0.38, 0.018) for i in range(5)]
    tops = marks(rows, m.shade(m.GREY, 0.4)).transformed(spin((1, 0, 0), -np.pi / 2))
    mouse = scaled(sphere(0.03, (0, 0, 0), CASE, 8), 1, 0.6, 1.7).moved(0.3, 0.015, 0.24)
    text = marks([(-0.12, 0.2 + 0.035 * i, 0.2, 0.008) for i in range(6)], z=0.02)
    back = join([appliances.monitor(), text, marks([(0.13, 0.22, 0.16, 0.12)], m.GREY, 0.02)])
    return join([back.moved(0, 0, 0), keys, tops.moved(0, 0.0165, 0), mouse])


def laptop(seed: int = 0) -> Mesh:
    """Return an open laptop, its screen lit."""
    lid = join(
        [
            slab(0.34, 0.23, 0.01, CASE),
            upright(0.315, 0.195, (0, 0.02, 0.006), m.SCREEN),
            marks([(-0.06, 0.06 + 0.03 * i, 0.16, 0.006) for i in range(5)], z=0.0075),
            marks([(0.09, 0.08, 0.09, 0.08)], m.shade(m.GREY, 0.5), 0.0075),
        ]
    )
    keys = marks([(0, -0.04 + 0.03 * i, 0.3, 0.022) for i in range(4)], m.shade(m.GREY, 0.35))
    pad = marks([(0, -0.105, 0.09, 0.05)], m.shade(m.METAL, 0.6))
    lying = join([keys, pad]).transformed(spin((1, 0, 0), -np.pi / 2)).moved(0, 0.0195, 0)
    leaning = lid.transformed(spin((1, 0, 0), -0.28)).moved(0, 0.014, -0.115)
    return join([box((0.34, 0.018, 0.24), patch=m.PALE_METAL), lying, leaning])


def remote(seed: int = 0) -> Mesh:
    """Return a remote control that stands upright."""
    body = slab(0.048, 0.17, 0.02, CASE)
    keys = [(x, y, 0.009, 0.007) for y in np.linspace(0.03, 0.12, 7) for x in (-0.013, 0, 0.013)]
    return join([body, marks([*keys, (0, 0.145, 0.016, 0.009)], KEYS, 0.0108)])


def screen(seed: int = 0) -> Mesh:
    """Return a large lit screen on two feet, a picture on it."""
    frame = slab(1.5, 0.88, 0.05, CASE)
    lit = marks([(0, 0.04, 1.42, 0.8)], m.SCREEN, 0.0262)
    bars = [(-0.5 + 0.16 * i, 0.14, 0.1, 0.12 + 0.1 * (i * 3 % 4)) for i in range(4)]
    plate = [(0.4, 0.2, 0.44, 0.5)]
    shown = join(
        [
            marks(bars, m.shade(m.GREY, 0.4), 0.028),
            marks(plate, m.shade(m.GREY, 0.7), 0.028),
        ]
    )
    feet = boxes([(x, 0, 0, 0.06, 0.5, 0.06) for x in (-0.55, 0.55)], CASE)
    base = boxes([(x, 0, 0, 0.08, 0.03, 0.5) for x in (-0.55, 0.55)], CASE)
    return join([join([frame, lit, shown]).moved(0, 0.5, 0), feet, base])


def clock(seed: int = 0) -> Mesh:
    """Return an alarm clock: two bells, two hands, two feet."""
    radius = 0.06
    drum = cylinder(radius, 0.045, (0, -0.0225, 0), CASE, 20)
    dial = cylinder(radius * 0.88, 0.001, (0, 0.023, 0), m.PAPER, 20)
    face = join([drum, dial]).transformed(spin((1, 0, 0), np.pi / 2)).moved(0, 0.078, 0)
    bells = [sphere(0.022, (x, 0.148, 0), m.METAL, 8) for x in (-0.035, 0.035)]
    legs = [tube([(x * 0.6, 0.04, 0), (x, 0.0, 0)], 0.006, CASE, 5) for x in (-0.045, 0.045)]
    hammer = tube([(-0.02, 0.15, 0), (0, 0.175, 0), (0.02, 0.15, 0)], 0.004, CASE, 5)
    return join([face, *bells, *legs, hammer, _hands(radius).moved(0, 0.078, 0.0255)])


def _hands(radius: float) -> Mesh:
    ticks = []
    for hour in range(12):
        turn = hour * np.pi / 6
        mark = marks([(0, radius * 0.7, radius * 0.07, radius * 0.13)], PRINT_BLACK)
        ticks.append(mark.transformed(spin((0, 0, 1), turn)))
    long = marks([(0, -0.005, radius * 0.07, radius * 0.66)], PRINT_BLACK)
    short = marks([(0, -0.005, radius * 0.1, radius * 0.48)], PRINT_BLACK)
    return join(
        [*ticks, long.transformed(spin((0, 0, 1), -0.5)), short.transformed(spin((0, 0, 1), 1.0))]
    )


PRINT_BLACK = Patch(0.15, "")


def machine(seed: int = 0) -> Mesh:
    """Return a factory machine."""
    return appliances.engine(np.random.default_rng(seed), 1.4)


DEVICES: dict[str, Prop] = {
    "phone": Prop(
        lambda s: laid(phone(s)), lambda s: grasp.shown(phone(s), (0, 0.052, 0.004)), "phone"
    ),
    "telephone": Prop(telephone, _receiver_in_hand, "phone"),
    "laptop": Prop(laptop, lambda s: grasp.carried(laptop(s), (0, 0, 0.04)), "tray"),
    "computer": Prop(computer),
    "television": Prop(television, rest="floor"),
    "radio": Prop(radio, lambda s: grasp.hanging(radio(s), (0, 0.23, 0)), "bag"),
    "camera": Prop(camera, lambda s: grasp.upright(camera(s), (0.055, 0.04, 0.0)), "grip"),
    "video_camera": Prop(
        lambda s: video_camera(s).turned(-0.9),
        lambda s: grasp.upright(video_camera(s), (0.075, 0.07, 0.0)),
        "grip",
    ),
    "microphone": Prop(
        microphone_stand, lambda s: grasp.upright(microphone(s), (0, 0.09, 0), 0.25), "grip"
    ),
    "remote": Prop(
        lambda s: laid(remote(s)), lambda s: grasp.shown(remote(s), (0, 0.05, 0.008)), "phone"
    ),
    "screen": Prop(screen, rest="floor"),
    "clock": Prop(clock, lambda s: grasp.upright(clock(s), (0, 0.08, -0.02)), "cup"),
    "machine": Prop(machine, rest="floor"),
}
