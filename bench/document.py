"""Measures the PDF of a feature: 1,200 panels whose pictures are already there.

Run `python -m bench.document [PANELS]`. The baseline of the same run is what most scripts do:
ReportLab's own `drawImage` and `drawString`, no wrapping, no tags, fonts not embedded.
"""

import resource
import sys
import time
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from render.document import pdf
from render.sheet import Card, Line, Sheet, SheetScene

ACTION = "Mara slams the door and leans against it. The phone rings on the table; she stares at it."
SPEECH = "I told you never to call me here. Do you understand what they will do?"


def pictures(folder: Path, count: int) -> list[Path]:
    """Draw wash drawings of a panel's usual weight (about 55 KB)."""
    rng = np.random.default_rng(1)
    paths = []
    for number in range(count):
        noise = rng.integers(0, 256, (27, 48), dtype=np.uint8)
        image = Image.fromarray(noise).resize((768, 432), Image.Resampling.BICUBIC)
        pen = ImageDraw.Draw(image)
        for _ in range(60):
            pen.line([tuple(map(int, rng.integers(0, 768, 2))) for _ in range(2)], fill=20, width=3)
        path = folder / f"{number}.png"
        image.quantize(12).save(path, compress_level=6)
        paths.append(path)
    return paths


def sheet(paths: list[Path]) -> Sheet:
    """Make a feature of ten panels a scene."""
    cards = [
        Card(f"{i // 10 + 1}A.{i % 10 + 1}", "medium close-up, eye level", 5.0, ACTION, ACTION,
             (Line("Mara", SPEECH),) * (i % 2), (i * 4, i * 4 + 3), path, i % 3 == 0, alt=ACTION)
        for i, path in enumerate(paths)
    ]  # fmt: skip
    scenes = tuple(
        SheetScene(str(i // 10 + 1), "INT. KITCHEN - NIGHT", tuple(cards[i : i + 10]), 50.0)
        for i in range(0, len(cards), 10)
    )
    return Sheet("A Feature", ("A. Writer",), "Draft", scenes)


def plain(paths: list[Path]) -> bytes:
    """Lay the same pictures out as a plain script would."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(842, 595))
    for number, path in enumerate(paths):
        x, y = 30 + (number % 3) * 264, 330 - (number // 3 % 2) * 260
        canvas.drawImage(str(path), x, y, 252, 142)
        canvas.drawString(x, y - 12, ACTION[:60])
        if number % 6 == 5:
            canvas.showPage()
    canvas.save()
    return target.getvalue()


def _measure(job: str, paths: list[Path], queue: object) -> None:
    start = time.perf_counter()
    content = plain(paths) if job == "plain" else pdf.write(sheet(paths), "6up").content
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    queue.put((seconds, peak, len(content) / 1e6))  # type: ignore[attr-defined]


def main() -> None:
    """Print time, peak memory and size on disk, each beside the baseline."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1200
    context = get_context("spawn")
    with TemporaryDirectory() as folder:
        paths = pictures(Path(folder), count)
        stored = sum(path.stat().st_size for path in paths) / 1e6
        rows = {}
        for job in ("plain", "ours"):
            queue = context.Queue()
            worker = context.Process(target=_measure, args=(job, paths, queue))
            worker.start()
            rows[job] = queue.get()
            worker.join()
    print(f"{count} panels, pictures {stored:.1f} MB")
    print(f"{'':8}{'seconds':>10}{'peak MB':>10}{'MB':>8}")
    for job, (seconds, peak, size) in rows.items():
        print(f"{job:8}{seconds:10.1f}{peak:10.0f}{size:8.1f}")
    print(f"time ours / plain: {rows['ours'][0] / rows['plain'][0]:.2f}")


if __name__ == "__main__":
    main()
