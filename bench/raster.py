"""Times the rasteriser against a plain one, and each step of a panel: python -m bench.raster."""

import time
from collections.abc import Callable
from functools import partial
from statistics import median

import numpy as np

from render.sketch import contour, ink, paint, raster, scene, shapes, strokes, tone, view
from render.sketch.ink import Plate
from render.sketch.lens import Camera, rotation
from render.sketch.mesh import Patch
from render.sketch.raster import Frame, Screen
from render.sketch.stage import Set, Stage, Thing

ROUNDS = 5
FRAMES = (Frame(160, 90), Frame(768, 432), Frame(1536, 864))


def stage() -> Stage:
    """Return a hall of balls, about 39,000 triangles, between a floor and a wall."""
    rng = np.random.default_rng(4)
    things = [
        Thing("floor", shapes.flat(14, 14, (0, 0, 0), Patch(0.86, "floor")), "floor"),
        Thing("wall", shapes.upright(14, 5, (0, 0, -6), Patch(0.95, "wall")), "wall"),
    ]
    for number in range(90):
        x, z = rng.uniform(-4, 4), rng.uniform(-5, 1.5)
        at = (float(x), float(rng.uniform(0.3, 2.4)), float(z))
        ball = shapes.sphere(float(rng.uniform(0.1, 0.45)), at, Patch(0.7), sides=18)
        things.append(Thing(f"ball_{number}", ball))
    made = Set(
        "hall",
        interior=True,
        things=tuple(things),
        anchors={},
        marks=np.zeros((1, 3)),
        key=np.array([-0.5, 0.75, 0.45]),
        sky="none",
    )
    return Stage(made)


def plain(screen: Screen, frame: Frame) -> None:
    """Resolve visibility one triangle at a time, a rectangle of pixels each: the baseline."""
    depth = np.zeros((frame.height, frame.width))
    owner = np.full(depth.shape, -1)
    base, across, down = raster.planes(screen)
    for row in range(len(screen.source)):
        x, y = screen.x[row], screen.y[row]
        left, right = max(int(x.min()), 0), min(int(x.max()) + 2, frame.width)
        top, low = max(int(y.min()), 0), min(int(y.max()) + 2, frame.height)
        if left >= right or top >= low:
            continue
        px = np.arange(left, right)[None, :] + 0.5
        py = np.arange(top, low)[:, None] + 0.5
        area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0])
        one = ((x[1] - px) * (y[2] - py) - (x[2] - px) * (y[1] - py)) / area
        two = ((x[2] - px) * (y[0] - py) - (x[0] - px) * (y[2] - py)) / area
        near = base[row] + across[row] * px + down[row] * py
        part = depth[top:low, left:right]
        seen = (one >= 0) & (two >= 0) & (one + two <= 1) & (near > part)
        part[seen] = near[seen]
        owner[top:low, left:right][seen] = row


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def rasterisers(flat: scene.Scene, camera: Camera) -> None:
    print(f"visibility of {len(flat.faces):,} triangles")
    print(f"{'frame':>12} {'plain s':>9} {'ours s':>9} {'ratio':>7}")
    for frame in FRAMES:
        screen = raster.perspective(flat.vertices, flat.faces, camera, frame)
        screen = raster.facing(screen, flat.cull)
        slow = seconds(partial(plain, screen, frame), 1)
        quick = seconds(partial(raster.look, screen, frame))
        size = f"{frame.width}x{frame.height}"
        print(f"{size:>12} {slow:9.3f} {quick:9.4f} {slow / quick:6.0f}x")


def steps(made: Stage, camera: Camera) -> None:
    """Print what a panel of 768x432 spends its time on."""
    plate = Plate()
    frame = Frame(plate.width, plate.height)
    rng = np.random.default_rng(0)

    def fresh() -> view.View:
        return view.take(made, camera, frame, plate.supersampling)

    warm = fresh()
    lines = contour.trace(warm.buffers, warm.about.distance).lines
    inked = strokes.draw(lines, strokes.Hand(), 1.0, rng)
    whole = seconds(lambda: ink.draw(made, camera, plate))
    parts: dict[str, Callable[[], object]] = {
        "see": fresh,
        "see, light, shade": lambda: fresh().lit,
        "trace contours": lambda: contour.trace(warm.buffers, warm.about.distance),
        "stamp strokes": lambda: strokes.stamp(inked, frame),
        "wash": lambda: tone.wash(warm, rng),
        "paint faces": lambda: paint.darkness(warm),
    }
    print(f"\npanel of {frame.width}x{frame.height}: {whole:.3f} s")
    print(f"{'step':>18} {'s':>8} {'share':>7}")
    for name, work in parts.items():
        spent = seconds(work)
        print(f"{name:>18} {spent:8.4f} {spent / whole:7.0%}")


def main() -> None:
    made = stage()
    camera = Camera(np.array([0.0, 1.6, 6.0]), rotation(0.0, -0.06), 35.0, 16 / 9)
    rasterisers(scene.flatten(made), camera)
    steps(made, camera)


if __name__ == "__main__":
    main()
