"""Says the size of a shot as its page does: as it was drawn."""

from agent.board import Shot, Take
from render.store import Store


def told(shot: Shot, take: Take | None, store: Store) -> str:
    """Return the size a shot asks for, and the one its take shows where that is another.

    Of several people a page has the size as drawn, of one the size asked for.
    """
    drawn = store.record(take.recipe) if take and len(shot.focus) > 1 else None
    if drawn is None or drawn.size == shot.size:
        return shot.size
    return f"{shot.size}, drawn as {drawn.size}"
