"""A Director reads a screenplay and plans its board."""

from typing import Protocol

from agent.board import Board, CastMember, Settings
from agent.screenplay import Screenplay


class Director(Protocol):
    """Plans a whole board; the same input gives the same board.

    `known` are cast members of an earlier plan: their looks stay as they are.
    """

    def plan(
        self, screenplay: Screenplay, settings: Settings, known: tuple[CastMember, ...] = ()
    ) -> Board:
        """Return a board with scenes, beats, shots, setups and labelled panels, no takes."""
