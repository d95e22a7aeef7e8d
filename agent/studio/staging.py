"""Has the sketch artist stage orders for another artist: guides, title cards, ways on screen."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PIL.Image import Image

from render.diffusion.staging import Figure, Staged, Wanted
from render.order import Order
from render.vocabulary import Guide

if TYPE_CHECKING:
    from render.sketch.ink import Drawing
    from render.sketch.shooting import Shot


class SketchStaging:
    """Stages as the sketch artist does, so that a drawn panel is framed as the sketch is.

    `workers` processes stage ahead; fewer than two: nobody does, each order is staged when it is
    its turn.
    """

    def __init__(self, workers: int = 0) -> None:
        self._workers = workers

    @property
    def version(self) -> str:
        """The version of the sketch artist."""
        from render.sketch.artist import VERSION

        return VERSION

    def stage(self, wanted: Sequence[Wanted]) -> Sequence[Callable[[], Staged]]:
        """Begin to stage orders; return what gives each, with a guide of each kind of Guide."""
        if self._workers < 2 or len(wanted) < 2:
            return [partial(staged, order, kinds) for order, kinds in wanted]
        return [self._pool.submit(staged, order, kinds).result for order, kinds in wanted]

    def card(self, order: Order) -> Image | None:
        """Return the title card an order is for; None: it is for a picture."""
        from render.sketch import title

        if order.framing == "title" and not order.subjects:
            return title.card(order)
        return None

    def titled(self, picture: Image, title: str) -> Image:
        """Return a picture with a title over it."""
        from render.sketch.title import over

        return over(picture, title)

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        # A process that has a graphics card open must not be forked.
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, spawn, initializer=_begin)


def staged(order: Order, kinds: Sequence[str]) -> Staged:
    """Return an order staged, with a guide of each kind and where everybody is seen."""
    from render.sketch import guides, silhouettes
    from render.sketch.artist import drawn

    drawing, shot, tracks = drawn(order)
    maps = {kind: guides.draw(drawing, cast("Guide", kind)) for kind in kinds}
    masks = silhouettes.masks(drawing, [one.name for one in order.subjects])
    figures = [one for one in _figures(drawing, shot, order) if one.name in masks]
    return Staged(maps, shot.size, tracks, masks, tuple(figures))


def _figures(drawing: "Drawing", shot: "Shot", order: Order) -> Iterator[Figure]:
    """Yield where the heads of an order's subjects are, as `render.sketch` tells its sizes."""
    from render.sketch import guides, keypoints

    nose, *eyes = (keypoints.NAMES.index(name) for name in ("nose", "r_eye", "l_eye"))
    focus = {shot.stage.figures[number].name for number in shot.stage.focus}
    if order.framing == "ots":
        focus = focus - {order.over} or focus
    for person, figure in zip(guides.pose(drawing).people, shot.stage.figures, strict=False):
        middle = (figure.landmarks["crown"] + figure.landmarks["chin"]) / 2
        x, y, _ = shot.camera.project(middle)[0].tolist()
        seen = [at for at in eyes if person.points[at] is not None]
        face = bool(seen) and person.points[nose] is not None
        place = (x / 2 + 0.5, 0.5 - y / 2)
        yield Figure(figure.name, *place, person.head, face, figure.name in focus)


def _begin() -> None:
    """Leave Ctrl-C to the process that hired this one, and end when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(0)
