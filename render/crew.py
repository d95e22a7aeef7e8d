"""Draws orders here or in worker processes; no order takes another with it.

A worker that dies is replaced and its order tried once more. A worker ignores Ctrl-C: the process
that hired it decides when it stops. It ends by itself when that process is gone.
"""

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait

from render.errors import DeviceError, EditError, StoryboardError, WeightsError
from render.order import Artist, Eager, Made, Order, Picture
from render.store import Inked, ink

PATIENCE = 5.0
"""Seconds a worker has to end when it is told to."""

DEATHS = 3
"""How often in a row, for each worker, workers may die before the rest is given up."""


@dataclass(frozen=True)
class Failure:
    """Why an order has no picture, in one line. `final`: it will not be tried again.

    `mistaken`: it asks for what cannot be, and has to ask for something else.
    """

    reason: str
    final: bool = True
    mistaken: bool = False


Result = Inked | Failure


def draw(artist: Artist, orders: Sequence[Order]) -> Iterator[tuple[int, Result]]:
    """Yield (number of the order, result), drawn in this process: in order, or as they are done.

    Raises WeightsError or DeviceError, which no other order would escape either.
    """
    if isinstance(artist, Eager):
        yield from ((number, _result(made)) for number, made in artist.as_done(orders))
        return
    pictures = iter(artist.draw(orders))
    for number in range(len(orders)):
        made = _next(pictures)
        yield number, _result(made)
        if isinstance(made, Exception):
            # A generator that raised is spent: the artist starts again behind the failure.
            pictures = iter(artist.draw(orders[number + 1 :]))


def _next(pictures: Iterator[Picture]) -> Made:
    try:
        return next(pictures)
    except Exception as error:  # noqa: BLE001  one panel must not take the others with it
        return error


def _result(made: Made) -> Result:
    if isinstance(made, WeightsError | DeviceError):
        # Not this panel's fault: every other one would end the same way.
        raise made
    if isinstance(made, Exception):
        first = (str(made).splitlines() or [""])[0]
        kind = "" if isinstance(made, StoryboardError) else f"{type(made).__name__}: "
        return Failure(f"{kind}{first}".rstrip(": "), mistaken=isinstance(made, EditError))
    return Failure(made.withheld) if made.withheld else ink(made)


@dataclass
class _Worker:
    """A process with an artist. `order` is the number of the one in hand, -1: idle."""

    process: multiprocessing.context.SpawnProcess
    line: Connection
    order: int = -1

    def give(self, number: int, order: Order) -> None:
        """Hand over an order; one that is dead is found out when it is heard."""
        self.order = number
        try:
            self.line.send(order)
        except OSError:
            return

    def hear(self) -> tuple[int, Result | None]:
        """Return (number, result) of the order in hand; the result is None when it died."""
        number, self.order = self.order, -1
        try:
            result: Result = self.line.recv()
        except (EOFError, OSError):
            return number, None
        return number, result

    def dismiss(self) -> None:
        """End the process."""
        self.line.close()
        if self.order >= 0:
            self.process.terminate()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(PATIENCE)


class Crew:
    """`size` processes, each with an artist of its own."""

    def __init__(self, artist: Callable[[], Artist], size: int) -> None:
        self._artist = artist
        self._size = size
        self._workers: list[_Worker] = []

    def draw(self, orders: Sequence[Order]) -> Iterator[tuple[int, Result]]:
        """Yield (number of the order, result) as they come, in any order."""
        waiting = deque(range(len(orders)))
        died: list[int] = []
        streak = 0
        try:
            while self._staff(waiting, orders):
                for number, result in self._heard():
                    streak = 0 if result else streak + 1
                    if result is None:
                        again = number not in died and streak <= DEATHS * self._size
                        result = Failure("the drawing process died", final=not again)
                        died.append(number)
                        if again:
                            waiting.appendleft(number)
                    yield number, result
                if streak > DEATHS * self._size:
                    yield from ((n, Failure("every drawing process dies")) for n in waiting)
                    waiting.clear()
        finally:
            for worker in self._workers:
                worker.dismiss()

    def _staff(self, waiting: deque[int], orders: Sequence[Order]) -> bool:
        """Give every idle worker an order, hiring where one is missing; False: all is done."""
        while waiting and len(self._workers) < self._size:
            self._workers.append(_hire(self._artist))
        for worker in self._workers:
            if waiting and worker.order < 0:
                number = waiting.popleft()
                worker.give(number, orders[number])
        return any(worker.order >= 0 for worker in self._workers)

    def _heard(self) -> Iterator[tuple[int, Result | None]]:
        """Wait for at least one answer; a worker that died leaves the crew."""
        busy = {worker.line: worker for worker in self._workers if worker.order >= 0}
        for line in wait(list(busy)):
            worker = next(one for one in self._workers if one.line is line)
            number, result = worker.hear()
            if result is None:
                self._workers.remove(worker)
                worker.dismiss()
            yield number, result


def _hire(artist: Callable[[], Artist]) -> _Worker:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=work, args=(artist, theirs), daemon=True)
    with _deaf():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _deaf() -> Iterator[None]:
    """Keep Ctrl-C from a process that starts within, where the system can: it keeps the mask."""
    if sys.platform == "win32":
        yield
        return
    # It lifts the mask when it starts by itself.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def work(artist: Callable[[], Artist], line: Connection) -> None:
    """Draw what comes over the line until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    mine = artist()
    while True:
        try:
            order: Order = line.recv()
            line.send(next(draw(mine, [order]))[1])
        except (EOFError, OSError):
            return
