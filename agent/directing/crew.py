"""Runs a job for each item in threads that end with the program, whatever they wait for."""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Crew(Generic[Item, Result]):
    """The items still to be done, and what came of the others."""

    def __init__(self, job: Callable[[Item], Result], items: Sequence[Item]) -> None:
        self._job = job
        self._items = items
        self._waiting = queue.SimpleQueue[int]()
        self.done = queue.SimpleQueue[tuple[int, Result] | BaseException]()
        self.stopped = threading.Event()
        for at in range(len(items)):
            self._waiting.put(at)

    def work(self) -> None:
        """Do one item after the other until there is none, or the crew is stopped."""
        while not self.stopped.is_set():
            try:
                at = self._waiting.get_nowait()
            except queue.Empty:
                return
            try:
                self.done.put((at, self._job(self._items[at])))
            except BaseException as error:  # noqa: BLE001  it is raised in the caller's thread
                self.done.put(error)


def each(
    job: Callable[[Item], Result], items: Sequence[Item], threads: int
) -> Iterator[tuple[int, Result]]:
    """Yield (place of the item, result) as they come to an end; what a job raises is raised.

    After that no further item is begun. A stopped program waits for no thread.
    """
    crew = _Crew(job, items)
    for _ in range(min(threads, len(items))):
        threading.Thread(target=crew.work, daemon=True).start()
    try:
        for _ in items:
            ended = crew.done.get()
            if isinstance(ended, BaseException):
                raise ended
            yield ended
    finally:
        crew.stopped.set()
