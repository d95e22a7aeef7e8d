"""Turns a screenplay into the value that `storyboard parse --json` prints."""

from agent.reading import emphasis
from agent.screenplay import Element, Run, Screenplay

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]
"""What JSON can hold."""

_STYLES = ("bold", "italic", "underline")


def as_json(screenplay: Screenplay) -> dict[str, Json]:
    """Return title page, elements, notes and diagnostics; an attribute that is not there is absent.

    `plain` and `runs` (the emphasised stretches only) stand where a text holds emphasis marks,
    even when none of them pairs.
    """
    return {
        "title_page": {key: [*lines] for key, lines in screenplay.title_page.items()},
        "elements": [_element(element) for element in screenplay.elements],
        "notes": [*screenplay.notes],
        "diagnostics": [
            {"code": one.code, "line": one.line, "message": one.message, "hint": one.hint}
            for one in screenplay.diagnostics
        ],
    }


def _element(element: Element) -> Json:
    value: dict[str, Json] = {
        "type": element.type,
        "text": element.text,
        "line": element.line,
        "end_line": element.end_line,
        "start": element.start,
        "end": element.end,
    }
    optional: dict[str, Json] = {
        "scene_number": element.scene_number,
        "extension": element.extension,
        "dual": element.dual or None,
        "level": element.level,
        "entries": {key: [*lines] for key, lines in element.entries.items()}
        if element.entries is not None
        else None,
        "inline": element.inline or None,
        "shot": element.shot,
    }
    value.update((key, one) for key, one in optional.items() if one is not None)
    if element.type not in ("note", "boneyard") and emphasis.has_marks(element.text):
        value["plain"] = emphasis.plain(element.text)
        value["runs"] = [
            [run.text, [*_styles(run)]] for run in emphasis.runs(element.text) if _styles(run)
        ]
    return value


def _styles(run: Run) -> list[str]:
    flags = zip(_STYLES, (run.bold, run.italic, run.underline), strict=True)
    return [style for style, on in flags if on]
