"""Groups elements into scenes."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import groupby
from typing import Literal

from agent.reading import diagnose
from agent.screenplay import Diagnostic, Element, Scene, Screenplay

_UNSEEN = frozenset(("title_page", "section", "synopsis", "note", "boneyard", "page_break"))
_OPENINGS = frozenset(("FADE IN:", "FADE IN.", "FADE IN"))


def screenplay(
    source: str,
    elements: Iterable[Element],
    diagnostics: Iterable[Diagnostic] = (),
    kind: Literal["fountain", "plain", "shot_list"] = "fountain",
) -> Screenplay:
    """Put a screenplay together: its scenes, its title page, its diagnostics in order."""
    elements = tuple(elements)
    diagnostics = list(diagnostics)
    if any(element.type == "scene_heading" for element in elements):
        scenes = _by_heading(elements)
    elif any(element.type == "section" for element in elements):
        scenes = _by_section(elements)
        diagnostics.append(diagnose.make("scenes-from-sections", 0))
    else:
        scenes = (Scene(None, None, elements),) if elements else ()
        if kind == "fountain" and any(map(_is_seen, elements)):
            diagnostics.append(diagnose.make("no-headings", 0))
    page = next((element.entries for element in elements if element.entries), {})
    title_page = {key.lower(): lines for key, lines in page.items()}
    return Screenplay(source, elements, scenes, title_page, diagnose.gather(diagnostics), kind)


def narrowed(screenplay: Screenplay, places: Collection[int]) -> Screenplay:
    """Return the screenplay with only the scenes at `places`, counted from 0, and what is in them.

    Diagnostics of the whole file stay.
    """
    kept = tuple(scene for place, scene in enumerate(screenplay.scenes) if place in places)
    elements = [one for scene in kept for one in (scene.heading, *scene.elements) if one]
    lines = {0} | {line for one in elements for line in range(one.line, one.end_line + 1)}
    found = tuple(one for one in screenplay.diagnostics if one.line in lines)
    return replace(screenplay, elements=tuple(elements), scenes=kept, diagnostics=found)


def _is_seen(element: Element) -> bool:
    return element.type not in _UNSEEN and element.text not in _OPENINGS


def _by_heading(elements: tuple[Element, ...]) -> tuple[Scene, ...]:
    """Cut before every heading.

    What stands before the first one is a scene of its own only when it shows something; a title
    page, notes or FADE IN: belong to the first scene.
    """
    starts = [at for at, element in enumerate(elements) if element.type == "scene_heading"]
    before = elements[: starts[0]]
    scenes = []
    if any(map(_is_seen, before)):
        scenes.append(Scene(None, None, before))
        before = ()
    for start, end in zip(starts, [*starts[1:], len(elements)], strict=True):
        heading = elements[start]
        inside = (*before, *elements[start + 1 : end])
        scenes.append(Scene(heading, heading.scene_number, inside))
        before = ()
    return tuple(scenes)


def _by_section(elements: tuple[Element, ...]) -> tuple[Scene, ...]:
    """Cut before every section; one that shows nothing joins the next, or else the one before."""
    count = 0
    numbered = []
    for element in elements:
        count += element.type == "section"
        numbered.append((count, element))
    parts = [tuple(e for _, e in part) for _, part in groupby(numbered, lambda pair: pair[0])]
    scenes: list[tuple[Element, ...]] = []
    waiting: list[Element] = []
    for part in parts:
        waiting += part
        if any(map(_is_seen, part)):
            scenes.append(tuple(waiting))
            waiting = []
    if waiting and scenes:
        scenes[-1] = (*scenes[-1], *waiting)
    elif waiting:
        scenes.append(tuple(waiting))
    return tuple(Scene(None, None, inside) for inside in scenes)
