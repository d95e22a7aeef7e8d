"""Can the frame be drawn as ordered, with all it needs in it (W16, W19, W20)?"""

from collections.abc import Iterator

from agent.board import Board, Scene
from agent.check.finding import Finding, at_shot

_PEOPLE = 2


def check(board: Board) -> Iterator[Finding]:
    """Yield W16, W19 and W20."""
    unknown: set[str] = set()
    for scene in board.scenes:
        place = scene.place
        if place.fallback and place.name not in unknown:
            unknown.add(place.name)
            what = f"no word of {place.name} names a place we know; drawn as {place.kind}"
            label = scene.panels[0].label if scene.panels else ""
            yield Finding("W20", label, scene.span.line, what, "name the place in the heading")
        yield from _crowded(scene)
        yield from _props(scene)


def _crowded(scene: Scene) -> Iterator[Finding]:
    for shot in scene.shots:
        if len(shot.subjects) > _PEOPLE:
            what = f"{len(shot.subjects)} people in the frame; Stable Diffusion 1.5 keeps two apart"
            yield at_shot("W16", scene, shot, what, "split the shot, or draw it as a sketch")


def _props(scene: Scene) -> Iterator[Finding]:
    for beat in scene.beats:
        shots = [shot for shot in scene.shots if beat.uid in shot.beats]
        shown = {prop for shot in shots for prop in (*shot.props, shot.target)}
        shown |= {s.left_hand for shot in shots for s in shot.subjects}
        shown |= {s.right_hand for shot in shots for s in shot.subjects}
        for prop in beat.props:
            if shots and prop not in shown:
                what = f"the {prop.replace('_', ' ')} is acted with and not in the frame"
                yield at_shot("W19", scene, shots[0], what, "add it to the shot's props")
