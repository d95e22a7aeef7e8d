"""The questions a model is asked, one Markdown file each.

A file opens with front matter (`id`, `version`, `inputs`) between `---` lines, then `## system`
and `## user`. Its text is filled by name with string.Template, so that braces, and dollar signs in
what is filled in, are never interpreted.
"""

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template

_PARTS = ("system", "user")


class PromptError(ValueError):
    """A prompt file cannot be used; the message names it and says what to do."""


@dataclass(frozen=True)
class Prompt:
    """One question. `inputs` are the names it is filled with; `digest` hashes the whole file."""

    id: str
    version: str
    inputs: tuple[str, ...]
    system: str
    user: str
    digest: str


def names() -> tuple[str, ...]:
    """Return the ids of all questions, in order."""
    found = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".md") for name in found if name.endswith(".md")))


def load(name: str, folder: Path | None = None) -> Prompt:
    """Return a question; a file of the same name in `folder` stands in for ours.

    Raises PromptError when a file of the user's is no prompt, or asks for inputs ours has not.
    """
    ours = _parsed(f"{name}.md", files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8"))
    theirs = folder / f"{name}.md" if folder else None
    if theirs is None or not theirs.is_file():
        return ours
    try:
        found = _parsed(str(theirs), theirs.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise PromptError(f"{theirs} is not UTF-8 text; save it as UTF-8") from None
    unknown = _asked(found) - set(ours.inputs)
    if unknown:
        known = ", ".join(f"${name}" for name in ours.inputs)
        raise PromptError(f"{theirs} asks for ${min(unknown)}; it can use {known}")
    missing = set(ours.inputs) - _asked(found)
    if missing:
        raise PromptError(f"{theirs} leaves out ${min(missing)}; put it where it belongs")
    return found


def fill(prompt: Prompt, **values: str) -> tuple[str, str]:
    """Return the system and the user text with the values in; KeyError when one is missing."""
    return Template(prompt.system).substitute(values), Template(prompt.user).substitute(values)


def _asked(prompt: Prompt) -> set[str]:
    texts = (Template(prompt.system), Template(prompt.user))
    return {name for text in texts for name in text.get_identifiers()}


def _parsed(name: str, text: str) -> Prompt:
    text = text.replace("\r\n", "\n")
    opening, front, body = [*text.split("---\n", 2), "", ""][:3]
    if opening.strip() or not body:
        raise PromptError(f"{name} has no front matter; begin it with --- id: ... ---")
    head = dict(line.partition(":")[::2] for line in front.splitlines() if line.strip())
    fields = {key.strip(): value.strip() for key, value in head.items()}
    parts = _sections(body)
    for part in _PARTS:
        if not parts.get(part):
            raise PromptError(f"{name} has no text under '## {part}'; add it")
    for part in _PARTS:
        if not Template(parts[part]).is_valid():
            raise PromptError(f"{name}: a lone $ under '## {part}'; write $$")
    return Prompt(
        id=fields.get("id", ""),
        version=fields.get("version", ""),
        inputs=tuple(fields.get("inputs", "").replace(",", " ").split()),
        system=parts["system"],
        user=parts["user"],
        digest=hashlib.sha256(text.encode()).hexdigest()[:16],
    )


def _sections(body: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in body.splitlines():
        if line.startswith("## ") and line[3:].strip() in _PARTS:
            name = line[3:].strip()
            found[name] = []
        elif name:
            found[name].append(line)
    return {part: "\n".join(lines).strip() for part, lines in found.items()}
