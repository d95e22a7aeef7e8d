"""Words what a writer may want to put right."""

from collections.abc import Iterable

from agent.reading.masks import Broken
from agent.screenplay import Diagnostic

_MOST = 20

_SENTENCES = {
    "unclosed-note": (
        "this [[ opens a note that never closes, so it stays text",
        "close it with ]]; an empty line inside a note needs two spaces on it",
    ),
    "unclosed-boneyard": (
        "this /* is never closed, so what follows stays in the script",
        "close it with */",
    ),
    "near-heading": (
        "this reads like a scene heading but has no empty line around it, so it opens no scene",
        "put an empty line before and after it",
    ),
    "near-transition": (
        "this reads like a transition but has no empty line around it, so it is action",
        "put an empty line before and after it, or > in front of it",
    ),
    "foreign-heading": (
        "read as a scene heading because of its first word",
        "put ! in front of it if it is action",
    ),
    "cue-without-dialogue": (
        "this names a speaker but nobody says anything",
        "write the speech on the next line, or ! in front of the name if it is action",
    ),
    "no-headings": (
        "no scene headings found; everything is one scene",
        "start each scene with a line such as INT. KITCHEN - NIGHT, an empty line around it",
    ),
    "scenes-from-sections": (
        "no scene headings found; every section is one scene",
        "start each scene with a line such as INT. KITCHEN - NIGHT, an empty line around it",
    ),
    "no-form": (
        "this is not written as a screenplay; it is read as one scene of action",
        "write INT. PLACE - TIME above a scene and a NAME IN CAPITALS above each speech",
    ),
    "plain-layout": (
        "read as a typed page: headings, names and speeches are told by their place and capitals",
        "save it as Fountain to decide every line yourself",
    ),
    "encoding": (
        "the file is not UTF-8; it was read as Windows-1252",
        "save it as UTF-8 if accents look wrong",
    ),
    "replaced-bytes": (
        "some bytes are no text in this file's encoding and became \N{REPLACEMENT CHARACTER}",
        "save the script again as UTF-8",
    ),
    "shot-list-row": (
        "this row of the shot list says neither what is seen nor what is said",
        "fill its description",
    ),
}


def make(code: str, line: int) -> Diagnostic:
    """Return the diagnostic of a code; `line` counts from 1, 0 is the whole file."""
    return Diagnostic(code, line, *_SENTENCES[code])


def unclosed(marks: Iterable[Broken]) -> list[Diagnostic]:
    """Return the diagnostics of the opening marks that nothing closes."""
    return [make(f"unclosed-{mark.type}", mark.line) for mark in marks]


def gather(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Order diagnostics by line and keep the first of each code, with a word about the rest."""
    kept: list[Diagnostic] = []
    counts: dict[str, int] = {}
    for diagnostic in sorted(found, key=lambda one: one.line):
        counts[diagnostic.code] = counts.get(diagnostic.code, 0) + 1
        if counts[diagnostic.code] <= _MOST:
            kept.append(diagnostic)
    for code, count in counts.items():
        if count > _MOST:
            message = f"{count - _MOST} more lines like the ones above"
            kept.append(Diagnostic(code, 0, message, _SENTENCES[code][1]))
    return tuple(kept)
