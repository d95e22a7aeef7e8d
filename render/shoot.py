"""Draws what has no picture yet and stores every picture as it comes.

Whatever stops the work loses nothing that was stored. The bytes are the same with any number of
workers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from render.crew import Crew, Failure, Result, draw
from render.order import Artist, Order
from render.store import Drawn, Recipe, Store, recipe


@dataclass(frozen=True)
class Hands:
    """Who draws: `artist` makes one (light, picklable), here or in each of `workers` processes.

    No more processes are started than have `share` pictures to draw each.
    """

    artist: Callable[[], Artist]
    workers: int = 1
    share: int = 1
    seconds: float | None = None
    """What one picture takes, for estimates; None: not known."""
    together: int = 1
    """How many pictures come at one time."""
    peak: Callable[[], int | None] | None = None
    """Tells the most memory the work has taken so far, bytes; None: nobody can."""
    content: Callable[[Order, Mapping[str, str]], bool] = lambda order, told: True
    """Says whether the picture of an order, of which this is told, is good enough to stay."""
    people: tuple[str, ...] = ()
    """Names the artist has a LoRA for beside those every board has: of people, as it was told."""


@dataclass(frozen=True)
class Shown:
    """News of one order. `number` counts the orders from 0.

    `drawn` None: it could not be drawn and `reason` says why; unless `final` it is tried again.
    `mistaken`: as in render.crew.Failure.
    `kept`: the picture was there already. `done` of `total` orders have come to an end.
    """

    number: int
    drawn: Drawn | None
    done: int
    total: int
    kept: bool = False
    reason: str = ""
    final: bool = True
    mistaken: bool = False


Progress = Callable[[Shown], None]


def shoot(
    store: Store, orders: Sequence[Order], hands: Hands, progress: Progress
) -> list[Drawn | None]:
    """Return the picture of each order, drawing those the store does not hold; None: not drawn.

    `progress` is told of the end of every order. Equal orders are drawn once. Raises TargetError
    when the disk does not take a picture, WeightsError or
    DeviceError when nothing more can be drawn.
    """
    artist = hands.artist()
    book = _Book(store, [recipe(order, artist) for order in orders], progress)
    missing = book.open()
    for place, result in _results(artist, hands, [orders[number] for number in missing]):
        book.enter(missing[place], result)
    return book.drawn


def _results(artist: Artist, hands: Hands, orders: Sequence[Order]) -> Iterator[tuple[int, Result]]:
    crowd = min(hands.workers, len(orders) // hands.share)
    return draw(artist, orders) if crowd < 2 else Crew(hands.artist, crowd).draw(orders)


@dataclass
class _Book:
    """What has come to an end. `drawn` stands in the order of the recipes."""

    store: Store
    recipes: Sequence[Recipe]
    progress: Progress
    drawn: list[Drawn | None] = field(default_factory=list)
    done: int = 0
    twins: dict[str, list[int]] = field(default_factory=dict)

    def open(self) -> list[int]:
        """Serve what the store holds; return the number of one order for each picture missing."""
        self.drawn = [None] * len(self.recipes)
        for number, made_of in enumerate(self.recipes):
            self.twins.setdefault(made_of.key, []).append(number)
        missing = []
        for key, numbers in self.twins.items():
            drawn = self.store.find(key)
            if drawn is None:
                missing.append(numbers[0])
            else:
                self._close(numbers, drawn, kept=True)
        return missing

    def enter(self, number: int, result: Result) -> None:
        """Store a picture, or note why there is none."""
        made_of = self.recipes[number]
        if isinstance(result, Failure):
            self._fail(number, result)
            return
        drawn = self.store.keep(made_of, result)
        first, *others = self.twins[made_of.key]
        self._close([first], drawn)
        self._close(others, drawn, kept=True)

    def _fail(self, number: int, why: Failure) -> None:
        # What is tried again may still come to an end; its twins end with it.
        numbers = self.twins[self.recipes[number].key] if why.final else [number]
        for one in numbers:
            self.done += why.final
            self.progress(Shown(one, None, self.done, len(self.recipes), reason=why.reason,
                                final=why.final, mistaken=why.mistaken))  # fmt: skip

    def _close(self, numbers: Sequence[int], drawn: Drawn, *, kept: bool = False) -> None:
        for number in numbers:
            self.drawn[number] = drawn
            self.done += 1
            self.progress(Shown(number, drawn, self.done, len(self.recipes), kept))
