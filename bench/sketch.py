"""Draws 60 varied shots on a contact sheet and says what a panel costs, beside the prototype.

Run: python -m bench.sketch [--faces [SHOTS]]. The pictures go to out/. One thread; CPU seconds.
The prototype, when it lies in ../shared/prototypes/sketch, draws its 24 shots in a process of its
own, in the same run.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image, ImageDraw

from bench import faces, shots
from render.order import Order
from render.sketch import title
from render.sketch.ink import Plate, draw
from render.sketch.shooting import shot
from render.sketch.staging import staged

OUT = Path(__file__).parents[1] / "out"
PROTOTYPE = Path(__file__).parents[2] / "shared" / "prototypes" / "sketch"
COLUMNS, WIDTH, HEIGHT, FOOT = 6, 320, 180, 16
STAGES = ("staging", "camera", "drawing", "PNG", "panel")
DRIVER = """
import contextlib, io, sys, time
with contextlib.redirect_stdout(io.StringIO()):
    import demo
    times = []
    for told in demo.SHOTS:
        start = time.process_time()
        demo.run([told["id"]], out=sys.argv[1])
        times.append(time.process_time() - start)
print(*times)
"""

Times = dict[str, float]
Made = TypeVar("Made")


def panel(order: Order) -> tuple[Image.Image, Times]:
    """Return a picture of an order and the CPU seconds each stage of it took."""
    times: Times = {}

    def timed(name: str, work: Callable[[], Made]) -> Made:
        start = time.process_time()
        result = work()
        times[name] = time.process_time() - start
        return result

    if order.framing == "title":
        image = timed("drawing", lambda: title.card(order))
    else:
        ready = timed("staging", lambda: staged(order))
        taken = timed("camera", lambda: shot(order, ready))
        plate = Plate(order.width, order.height, order.style, order.seed)
        image = timed("drawing", lambda: draw(taken.stage, taken.camera, plate).image)
    timed("PNG", lambda: image.save(BytesIO(), "PNG"))
    times["panel"] = sum(times.values())
    return image, times


def table(name: str, rows: Sequence[Times]) -> None:
    """Print median, 90th percentile and most of every stage."""
    print(f"{name:34}{'median':>9}{'p90':>9}{'max':>9}")
    for stage in STAGES:
        seconds = [row.get(stage, 0.0) for row in rows]
        median, high = np.percentile(seconds, [50, 90])
        print(f"  {stage:32}{median:9.3f}{high:9.3f}{max(seconds):9.3f}")


def prototype() -> list[float]:
    """Return the CPU seconds the prototype takes for each of its shots; empty: it is not here."""
    if not PROTOTYPE.is_dir():
        return []
    with tempfile.TemporaryDirectory() as out:
        ran = subprocess.run(
            [sys.executable, "-c", DRIVER, out],
            cwd=PROTOTYPE, capture_output=True, text=True, check=True,
        )  # fmt: skip
    return [float(word) for word in ran.stdout.split()]


def sheet(orders: Sequence[Order], images: Sequence[Image.Image]) -> Image.Image:
    """Return the pictures side by side with what was ordered under each."""
    rows = -(-len(images) // COLUMNS)
    paper = Image.new("L", (COLUMNS * WIDTH, rows * (HEIGHT + FOOT)), 255)
    pen = ImageDraw.Draw(paper)
    for number, (order, image) in enumerate(zip(orders, images, strict=True)):
        row, column = divmod(number, COLUMNS)
        x, y = column * WIDTH, row * (HEIGHT + FOOT)
        small = image.convert("L").resize((WIDTH - 4, HEIGHT - 2), Image.Resampling.LANCZOS)
        paper.paste(small, (x + 2, y))
        words = f"{order.size} {order.framing} {order.angle} {order.place.kind} {order.time}"
        pen.text((x + 4, y + HEIGHT), words, fill=0)
    return paper


def pictures() -> None:
    """Draw everything, print the tables, write out/sketch.png."""
    OUT.mkdir(exist_ok=True)
    ours = [panel(order)[1] for order in shots.known()]
    table("24 shots, each for the first time", ours)
    table("24 shots, the second time", [panel(order)[1] for order in shots.known()])
    theirs = prototype()
    if theirs:
        mine, other = np.median([row["panel"] for row in ours]), np.median(theirs)
        print(f"prototype, the same run: median {other:.3f}; we take {mine / other:.2f} of it")
    orders = shots.varied()
    drawn = [panel(order) for order in orders]
    table("60 varied shots", [times for _, times in drawn])
    sheet(orders, [image for image, _ in drawn]).save(OUT / "sketch.png")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB; {OUT / 'sketch.png'} written")


def visible(count: int) -> None:
    """Print how often the face of the focus is seen."""
    found = faces.measure(count)
    for line in found.missed:
        print(f"  not seen: {line}")
    poses = ", ".join(f"{pose} {number}" for pose, number in found.by_pose.most_common(8))
    print(f"faces of the focus seen: {found.share:.1%} of {found.faces}; most missed: {poses}")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--faces", type=int, nargs="?", const=400, help="measure faces instead")
    options = asked.parse_args()
    if options.faces:
        visible(options.faces)
    else:
        pictures()
