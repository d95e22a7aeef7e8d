"""Says how fast pictures come and when the last is due, as soon as that is known."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

_SHORT: Final = 10.0
"""Seconds left that nobody needs to be told of."""
_HOUR: Final = 3600.0


@dataclass
class Pace:
    """Things that come `together` at one time, the first of them late: there is much to load.

    So nothing is said before the second time they come, and the first time counts for nothing.
    `before`: what is done until then. `clock` gives seconds.
    """

    together: int = 1
    before: str = "drawing"
    clock: Callable[[], float] = time.monotonic
    _first: float = field(default=math.inf, init=False)
    _each: float = field(default=math.inf, init=False)
    """Seconds from one time they come to the next."""
    _told: int = field(default=0, init=False)

    def told(self, fresh: int, left: int) -> str:
        """Return pace and time left in words; empty: not known yet, or there is hardly any left.

        `fresh` have been made so far in this run, `left` have not.
        """
        if fresh > self._told:
            self._note(fresh)
        seconds = self._each * math.ceil(left / self.together)
        if not _SHORT <= seconds < math.inf:
            return ""
        return f"{_speed(self._each / self.together)}, {_time(seconds)} left"

    def _note(self, fresh: int) -> None:
        now = self.clock()
        if fresh <= self.together:
            self._first = now
        else:
            self._each = (now - self._first) / (math.ceil(fresh / self.together) - 1)
        self._told = fresh


def _speed(seconds: float) -> str:
    """Return seconds a picture in words."""
    return f"{1 / seconds:.1f} pictures/s" if seconds < 1 else f"{seconds:.0f} s a picture"


def _time(seconds: float) -> str:
    if seconds >= _HOUR:
        return f"about {seconds / _HOUR:.1f} h"
    return f"about {seconds / 60:.0f} min" if seconds >= 90 else f"about {seconds:.0f} s"
