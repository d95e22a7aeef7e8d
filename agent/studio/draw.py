"""Draws the panels that have no picture yet, and those whose order has changed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from agent import orders
from agent.board import Board, Panel, Scene, Shot, Take
from agent.errors import BoardError
from agent.project import Project
from agent.studio import find
from agent.studio.anchors import Anchors, key
from agent.studio.find import Spot
from render.diffusion.judging.tally import Tally
from render.order import Order
from render.shoot import Hands, Shown, shoot
from render.store import Drawn, Store
from render.vocabulary import DRAFT


@dataclass(frozen=True)
class News:
    """One panel's end, for the user. Fields as in render.shoot.Shown."""

    label: str
    done: int
    total: int
    kept: bool = False
    reason: str = ""
    final: bool = True


@dataclass(frozen=True)
class Unit:
    """Who shoots: hands that draw, a clock (`now`, ISO time for the takes), whom to tell of
    panels, and whom to say other things to, a line each.
    """

    hands: Hands
    now: Callable[[], str]
    tell: Callable[[News], None] = lambda news: None
    say: Callable[[str], None] = lambda line: None


@dataclass(frozen=True)
class Job:
    """A panel to be drawn."""

    spot: Spot
    order: Order


@dataclass(frozen=True)
class Drawing:
    """What came of it. `failed` are labels with the reason; `kept` counts pictures there were.

    `lone` are labels of panels drawn without their anchor, each with that of the panel that lacks
    a picture to be one.
    """

    drawn: int = 0
    kept: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    lone: tuple[tuple[str, str], ...] = ()
    sizes: Tally = field(default_factory=Tally)
    """How the shot sizes of what was drawn came out."""


Content = Callable[[Order, Mapping[str, str]], bool]
"""Says whether the picture of an order, of which this is told, is good enough to stay."""


def pending(
    board: Board, store: Store, artist: str, scenes: str = "", content: Content = lambda *_: True
) -> Iterator[Job]:
    """Yield the panels without a sound picture of what they order now, by this artist.

    A newer version of the artist draws nothing anew that is there; a locked panel keeps its take,
    another one that is stale gets one anew. A candidate that a person chose stays, draft as it is.
    """
    anchors = Anchors(board, store, artist)
    for scene in find.narrowed(board, scenes).scenes:
        for panel in scene.panels:
            order = anchors.order(scene, panel)
            if not _satisfied(panel, order, store, artist, content):
                yield Job(Spot(scene, orders.shot_of(scene, panel), panel), order)


def _satisfied(panel: Panel, order: Order, store: Store, artist: str, content: Content) -> bool:
    current = chosen(panel)
    drawn = store.find(current.recipe) if current else None
    if drawn is None:
        return False
    if panel.stale and not panel.locked:
        return False
    drafted = current is not None and current.candidate and drawn.made_of.artist == artist + DRAFT
    return panel.locked or (
        drawn.made_of.order == order
        and (
            drafted
            or (
                drawn.made_of.artist == artist and (_went_back(panel) or content(order, drawn.told))
            )
        )
    )


def _went_back(panel: Panel) -> bool:
    """Return whether a person chose the take a panel shows over one that was made later."""
    return any(take.number > panel.current and not take.candidate for take in panel.takes)


def chosen(panel: Panel) -> Take | None:
    """Return the take a panel shows; None: none yet."""
    return next((take for take in panel.takes if take.number == panel.current), None)


def draw(project: Project, unit: Unit, scenes: str = "") -> Drawing:
    """Draw what is pending; every take is on record when this ends, however it ends.

    Panels that others are kept alike to come first.
    """
    board, artist = project.load().board, unit.hands.artist().name
    content = unit.hands.content
    jobs = list(pending(board, project.store, artist, scenes, content))
    panels = sum(len(scene.panels) for scene in find.narrowed(board, scenes).scenes)
    anchored = Anchors(board, project.store, artist).everybody
    ahead = [job for job in jobs if key(job.spot) in anchored]
    ledger = _Ledger(project, unit, len(jobs))
    if ahead:
        ledger.shoot(ahead)
        board = project.load().board
        jobs = [job for job in pending(board, project.store, artist, scenes, content)
                if key(job.spot) not in {key(one.spot) for one in ahead}]  # fmt: skip
    ledger.shoot(jobs)
    failed = {label for label, _ in ledger.failed}
    lone = tuple(
        (label, host)
        for label, host in _lone(jobs, Anchors(board, project.store, artist))
        if label not in failed
    )
    told = [(label, f"drawn without its anchor, {host}") for label, host in lone]
    return Drawing(
        drawn=ledger.drawn,
        kept=panels - ledger.drawn - len(ledger.failed),
        failed=tuple(ledger.failed),
        notes=(*ledger.notes, *told),
        lone=lone,
        sizes=ledger.sizes,
    )


def _lone(jobs: Iterable[Job], anchors: Anchors) -> Iterator[tuple[str, str]]:
    """Yield the label of each panel whose anchor is not there, and of the one that should be it."""
    for job in jobs:
        host = anchors.host(job.spot)
        if host and not job.order.sources.anchor:
            yield job.spot.panel.label, host.panel.label


@dataclass
class _Ledger:
    """Records takes, a scene at a time: pictures are safe in the store before.

    `total` counts the panels known to be pending, `before` those of rounds that have ended.
    """

    project: Project
    unit: Unit
    total: int
    jobs: list[Job] = field(default_factory=list)
    before: int = 0
    drawn: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    sizes: Tally = field(default_factory=Tally)
    open: Counter[str] = field(default_factory=Counter)
    made: defaultdict[str, list[tuple[Panel, Take]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By scene: the panels as they were, each with its new take."""

    def shoot(self, jobs: list[Job]) -> None:
        """Draw some panels; what was drawn is on record however this ends."""
        self.jobs = jobs
        self.total = max(self.total, self.before + len(jobs))
        self.open = Counter(job.spot.scene.uid for job in jobs)
        try:
            shoot(self.project.store, [job.order for job in jobs], self.unit.hands, self.enter)
        finally:
            for uid in list(self.made):
                self._record(uid)
        self.before += len(jobs)

    def enter(self, shown: Shown) -> None:
        """Note the end of one job."""
        spot = self.jobs[shown.number].spot
        label, uid = spot.panel.label, spot.scene.uid
        if shown.drawn is not None:
            self.drawn += not shown.kept
            self.notes += [(label, note) for note in shown.drawn.notes]
            self.sizes = self.sizes if shown.kept else self.sizes.plus(shown.drawn.told)
            take = take_of(shown.drawn, spot.shot, self.unit.now())
            self.made[uid].append((spot.panel, take))
        elif shown.final:
            self.failed.append((label, shown.reason))
        if shown.final:
            self.open[uid] -= 1
        if shown.final and not self.open[uid]:
            self._record(uid)
        done = self.before + shown.done
        self.unit.tell(News(label, done, self.total, shown.kept, shown.reason, shown.final))

    def _record(self, uid: str) -> None:
        made = self.made.pop(uid, [])
        if made:
            # A scene that another run has parked meanwhile finds its pictures by recipe.
            with suppress(BoardError):
                self.project.change(uid, lambda scene: recorded(scene, made))


def take_of(drawn: Drawn, shot: Shot, made: str) -> Take:
    """Return the take of a picture; its number is the panel's to give."""
    return Take(
        number=0,
        recipe=drawn.recipe,
        picture=drawn.picture,
        settings=shot,
        made=made,
        artist=drawn.made_of.artist,
    )


def recorded(scene: Scene, made: Iterable[tuple[Panel, Take]]) -> Scene:
    """Return a scene with new takes for panels as they were when the work began.

    A new take is the chosen one, unless a person chose or locked the panel meanwhile.
    """
    takes = {panel.uid: (take, panel) for panel, take in made}

    def seen(panel: Panel) -> Panel:
        if panel.uid not in takes:
            return panel
        take, before = takes[panel.uid]
        same = (panel.current, panel.locked) == (before.current, before.locked)
        return append(panel, take, choose=same or not panel.current)

    return scene.model_copy(update={"panels": tuple(seen(panel) for panel in scene.panels)})


def append(panel: Panel, take: Take, *, choose: bool) -> Panel:
    """Return a panel with one take more, or the equal one it has; chosen, it is stale no longer."""
    update: dict[str, object] = {}
    for old in panel.takes:
        if (old.recipe, old.settings) == (take.recipe, take.settings):
            number = old.number
            break
    else:
        number = len(panel.takes) + 1
        update["takes"] = (*panel.takes, take.model_copy(update={"number": number}))
    if choose:
        update |= {"current": number, "stale": ""}
    return panel.model_copy(update=update)
