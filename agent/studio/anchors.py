"""Says which finished picture a panel is kept alike to: its anchor."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

from agent import orders
from agent.board import Anchor, Board, Panel, Scene, Shot
from agent.orders import shot_of
from agent.studio.find import Spot
from render.order import Order
from render.store import Store
from render.vocabulary import DRAFT, PAINTER

_Group = tuple[str, ...]
_GROUPS: Final[Mapping[Anchor, Callable[[Scene, Shot], _Group]]] = {
    "off": lambda scene, shot: (),
    "setup": lambda scene, shot: (scene.uid, shot.setup),
    "character": lambda scene, shot: shot.focus[:1],
}
"""What panels that are kept alike have in common; empty: they are alone."""


def key(spot: Spot) -> tuple[str, str]:
    """Return what tells a panel from all others."""
    return spot.scene.uid, spot.panel.uid


class Anchors:
    """The anchors of a board's panels: a picture by `artist` of the first panel of their group.

    That panel has none itself, nor has any where no artist paints. It is the first that has such a
    picture, if one has. Of its pictures it is the first with people and place as they are now, so
    that nothing drawn later moves it.
    """

    def __init__(self, board: Board, store: Store, artist: str) -> None:
        self._board, self._store, self._artist = board, store, artist
        self._pictures: dict[tuple[str, str], str] = {}

    def order(self, scene: Scene, panel: Panel) -> Order:
        """Return the order of a panel, of this board or changed, with its anchor if it has one.

        Raises BoardError as `orders.order` does.
        """
        order = orders.order(self._board, scene, panel)
        picture = self.picture(Spot(scene, shot_of(scene, panel), panel))
        if not picture or order.sources.anchor:
            return order
        update = {"anchor": picture, "likeness": self._board.settings.likeness}
        return order.model_copy(update={"sources": order.sources.model_copy(update=update)})

    def picture(self, spot: Spot) -> str:
        """Return the SHA-256 hex of a panel's anchor; empty: it has none, or none yet."""
        host = self.host(spot)
        return self._drawn(host) if host else ""

    def host(self, spot: Spot) -> Spot | None:
        """Return the panel whose picture another is kept alike to; None: no panel's."""
        return self._hosts.get(key(spot))

    @property
    def everybody(self) -> frozenset[tuple[str, str]]:
        """The keys of all panels that others are kept alike to."""
        return frozenset(map(key, self._hosts.values()))

    @cached_property
    def _hosts(self) -> Mapping[tuple[str, str], Spot]:
        found: dict[tuple[str, str], Spot] = {}
        if not self._artist.startswith(PAINTER):
            return found
        groups: dict[_Group, list[Spot]] = {}
        for scene in self._board.scenes:
            for panel in scene.panels:
                spot = Spot(scene, shot_of(scene, panel), panel)
                group = _GROUPS[self._board.settings.anchor](scene, spot.shot)
                if group and not spot.shot.is_card:
                    groups.setdefault(group, []).append(spot)
        for spots in groups.values():
            # A panel that a changed script puts before the others does not make them all anew.
            host = next(filter(self._drawn, spots), spots[0])
            found |= {key(spot): host for spot in spots if spot is not host}
        return found

    def _drawn(self, spot: Spot) -> str:
        """Return the first picture of a panel that can be an anchor; empty: there is none."""
        if key(spot) not in self._pictures:
            self._pictures[key(spot)] = self._first(spot)
        return self._pictures[key(spot)]

    def _first(self, spot: Spot) -> str:
        order = orders.order(self._board, spot.scene, spot.panel)
        theirs = (self._artist, self._artist.removesuffix(DRAFT))
        for take in spot.panel.takes:
            if take.candidate or take.artist not in theirs:
                continue
            drawn = self._store.find(take.recipe)
            if drawn and _alike(drawn.made_of.order, order):
                return take.picture
        return ""


def _alike(before: Order, now: Order) -> bool:
    """Tell whether a picture can be an anchor still: it had none, and was drawn with the looks,
    the place and the style of now.
    """
    looks = [{one.name: one.look for one in order.subjects} for order in (before, now)]
    both = looks[0].keys() & looks[1].keys()
    where = [
        (order.place, order.time, order.light, order.weather, order.style, order.aspect)
        for order in (before, now)
    ]
    same = where[0] == where[1] and all(looks[0][name] == looks[1][name] for name in both)
    return same and not before.sources.anchor
