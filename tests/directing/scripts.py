"""Scripts to plan in tests, and the shortest way to a board."""

from pathlib import Path

from agent.board import Board, Panel, Scene, Settings, Shot
from agent.directing.rules import RulesDirector
from agent.reading import fountain

PUBLIC = sorted(
    (Path(__file__).parents[2].parent / "shared" / "data" / "scripts").rglob("*.fountain")
)
"""Public scripts beside the checkout; empty where they are not."""


def plan(script: str, settings: Settings | None = None) -> Board:
    """Return the offline director's board of a Fountain text."""
    return RulesDirector().plan(fountain.parse(script), settings or Settings())


def shots(board: Board) -> list[Shot]:
    """Return all shots in order."""
    return [shot for scene in board.scenes for shot in scene.shots]


def panels(board: Board) -> list[Panel]:
    """Return all panels in order."""
    return [panel for scene in board.scenes for panel in scene.panels]


def labels(board: Board) -> list[str]:
    """Return all labels in order."""
    return [panel.label for panel in panels(board)]


def shot_saying(board: Board, words: str) -> Shot:
    """Return the shot over which a speech with these words is spoken."""
    for scene in board.scenes:
        for panel in scene.panels:
            if any(words in speech.text for speech in panel.speeches):
                return _shot(scene, panel)
    raise AssertionError(f"nobody says {words}")


def shot_of(board: Board, words: str) -> Shot:
    """Return the shot of the beat whose action holds these words."""
    for scene in board.scenes:
        for beat in scene.beats:
            if words in beat.action:
                return next(shot for shot in scene.shots if beat.uid in shot.beats)
    raise AssertionError(f"nothing tells {words}")


def _shot(scene: Scene, panel: Panel) -> Shot:
    return next(shot for shot in scene.shots if shot.uid == panel.shot)
