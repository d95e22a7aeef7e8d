"""A changed script meets an existing board: what the change does not touch stays as it is.

An unchanged scene keeps everything, unless a model has directed it anew: rules never displace a
model's plan. A changed scene is planned anew under the uid it had.
Removed scenes are parked whole and come back as they were when their text does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.archive import Archive
from agent.board import Board, CastMember, Scene, Span, Speech
from agent.directing import numbering
from agent.directing.uids import Register
from agent.inherit import inherit
from agent.matching import match


@dataclass(frozen=True)
class Revision:
    """What becomes of a board. `changed` are the uids of scenes that are new or planned anew."""

    archive: Archive
    changed: tuple[str, ...] = ()


def revise(old: Archive, new: Board, own: frozenset[str] = frozenset()) -> Revision:
    """Return the new board with all that the script's change left alone.

    `own` are the scene numbers the script itself says; any other number stays with its scene.
    """
    known = (*old.board.scenes, *old.parked)
    partners = {here: known[there] for here, there in match(new.scenes, known, own).items()}
    names = Register()
    for scene in known:
        names.take(scene.uid)
    anew = old.board.settings.detail != new.settings.detail
    scenes = []
    changed = []
    for here, scene in enumerate(new.scenes):
        before = partners.get(here)
        if before is not None and _stays(before, scene) and not anew:
            scenes.append(_moved(_told(before, scene), scene))
            continue
        result = inherit(before, scene) if before else _named(scene, names)
        scenes.append(result)
        changed.append(result.uid)
    numbers = _numbers(new.scenes, partners, own, [scene.number for scene in known])
    board = new.model_copy(update={"scenes": _renumbered(scenes, numbers)})
    present = {scene.uid for scene in scenes}
    parked = tuple(scene for scene in known if scene.uid not in present)
    archive = Archive(numbering.number(board), parked, _former(old, new))
    return Revision(archive, tuple(changed))


def _stays(before: Scene, scene: Scene) -> bool:
    return before.digest == scene.digest and scene.plan in ("", before.plan)


def _told(before: Scene, scene: Scene) -> Scene:
    """Return the old scene; one by rules says why the model has given it up now."""
    if before.plan or before.failed == scene.failed:
        return before
    return before.model_copy(update={"failed": scene.failed})


def _named(scene: Scene, names: Register) -> Scene:
    return scene.model_copy(update={"uid": names.take(scene.uid)})


def _renumbered(scenes: Sequence[Scene], numbers: Sequence[str]) -> tuple[Scene, ...]:
    return tuple(
        scene.model_copy(update={"number": number})
        for scene, number in zip(scenes, numbers, strict=True)
    )


def _former(old: Archive, new: Board) -> tuple[CastMember, ...]:
    present = {member.uid for member in new.cast}
    known = {member.uid: member for member in (*old.board.cast, *old.former)}
    return tuple(member for uid, member in known.items() if uid not in present)


def _numbers(
    new: Sequence[Scene], partners: dict[int, Scene], own: frozenset[str], used: Iterable[str]
) -> tuple[str, ...]:
    """Return the scenes' numbers: the script's own, else the one it had, else a free one.

    A new scene takes the number before it with a letter; in a script without numbers one behind
    all others takes the next number.
    """
    if not partners:
        return tuple(scene.number for scene in new)
    wanted: list[str | None] = []
    for here, scene in enumerate(new):
        before = partners.get(here)
        kept = before.number if before and before.number not in own else None
        wanted.append(scene.number if scene.number in own else kept)
    if not own:
        last = max((int(number) for number in used if number.isdecimal()), default=0)
        tail = max(here + 1 for here, number in enumerate(wanted) if number)
        wanted[tail:] = [str(last + count) for count in range(1, len(wanted) - tail + 1)]
    return numbering.scene_numbers(wanted)


def _moved(before: Scene, scene: Scene) -> Scene:
    """Return the old scene at the place its text now stands in the script."""
    by = scene.span.start - before.span.start, scene.span.line - before.span.line
    if by == (0, 0):
        return before
    return before.model_copy(
        update={
            "span": _shift(before.span, by),
            "beats": tuple(
                beat.model_copy(
                    update={"span": _shift(beat.span, by), "speeches": _said(beat.speeches, by)}
                )
                for beat in before.beats
            ),
            "panels": tuple(
                panel.model_copy(
                    update={"span": _shift(panel.span, by), "speeches": _said(panel.speeches, by)}
                )
                for panel in before.panels
            ),
        }
    )


def _shift(span: Span, by: tuple[int, int]) -> Span:
    characters, lines = by
    return Span(
        start=span.start + characters,
        end=span.end + characters,
        line=span.line + lines,
        end_line=span.end_line + lines,
    )


def _said(speeches: tuple[Speech, ...], by: tuple[int, int]) -> tuple[Speech, ...]:
    return tuple(one.model_copy(update={"span": _shift(one.span, by)}) for one in speeches)
