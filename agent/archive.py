"""An Archive is a board with what is kept beside it: scenes and people that left the script."""

from dataclasses import dataclass

from agent.board import Board, CastMember, Scene


@dataclass(frozen=True)
class Archive:
    """`parked` are scenes whose text is gone, `former` people; their looks are never given out."""

    board: Board
    parked: tuple[Scene, ...] = ()
    former: tuple[CastMember, ...] = ()

    @property
    def known(self) -> tuple[CastMember, ...]:
        """Everybody who ever had a look."""
        return (*self.board.cast, *self.former)
