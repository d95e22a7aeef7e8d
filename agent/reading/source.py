"""Reads a file or the standard input as text."""

import codecs
import difflib
import stat
import sys
from pathlib import Path
from typing import BinaryIO, NamedTuple

from agent.errors import ScriptError
from agent.reading import diagnose
from agent.screenplay import Diagnostic

LARGEST = 20_000_000
"""Bytes; a script of 120 pages has 150,000."""

_SAMPLE = 8192
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_TEXT_FORM = "export the script as Fountain (.fountain) or plain text (.txt)"
_SIGNATURES = (
    (b"%PDF-", f"is a PDF, which cannot be read yet; {_TEXT_FORM}"),
    (b"PK\x03\x04", f"is a ZIP package (Word, Pages or an archive); {_TEXT_FORM}"),
    (b"\xd0\xcf\x11\xe0", f"is an old Word document; {_TEXT_FORM}"),
    (b"{\\rtf", f"is RTF; {_TEXT_FORM}"),
    (b"\x89PNG", "is a picture; give the script as text"),
    (b"\xff\xd8\xff", "is a picture; give the script as text"),
    (b"GIF8", "is a picture; give the script as text"),
    (b"RIFF", "is a picture or a sound; give the script as text"),
    (b"II*\x00", "is a picture; give the script as text"),
    (b"MM\x00*", "is a picture; give the script as text"),
    (b"\x1f\x8b", "is compressed; unpack it first"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Source(NamedTuple):
    """A script as text. `suffix` is the file's, lower case with its dot, empty without one."""

    text: str
    suffix: str
    diagnostics: tuple[Diagnostic, ...]


def load(name: str, stdin: BinaryIO | None = None) -> Source:
    """Read a file, or `stdin` (the process's own when None) for `-`, as text.

    Raises ScriptError when there is no name or no such file, or it is no text, empty, or over
    LARGEST bytes; no more than LARGEST bytes are ever read.
    """
    if not name:
        raise ScriptError("no file is named; name a script, or - for standard input")
    if name == "-":
        content = (stdin or sys.stdin.buffer).read(LARGEST + 1)
        return _decode(content, "standard input", "")
    try:
        content = _content(Path(name))
    except FileNotFoundError:
        raise ScriptError(f"{name} does not exist; {_near(Path(name))}") from None
    except PermissionError:
        raise ScriptError(f"{name} may not be read; change its permissions") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file can have this name"
        raise ScriptError(f"{name!r} cannot be read: {reason}; give another file") from None
    return _decode(content, name, Path(name).suffix.lower())


def _content(path: Path) -> bytes:
    status = path.stat()
    if (path / "board.json").is_file():
        raise ScriptError(
            f"{path} is a board, not a script; takes, check and reshoot work on a board, and "
            "`storyboard make` wants the script it was made from"
        )
    if stat.S_ISDIR(status.st_mode):
        raise ScriptError(f"{path} is a folder; give the script file inside it")
    if status.st_size > LARGEST:
        raise ScriptError(_too_large(str(path)))
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _too_large(name: str) -> str:
    return f"{name} is larger than {LARGEST // 1_000_000} MB; give one script at a time"


def _near(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return f"there is no folder {path.parent}; check the path"
    close = difflib.get_close_matches(path.name, names, n=2, cutoff=0.6)
    if not close:
        return "check the name"
    return f"did you mean {' or '.join(str(path.with_name(name)) for name in close)}?"


def _decode(content: bytes, name: str, suffix: str) -> Source:
    if len(content) > LARGEST:
        raise ScriptError(_too_large(name))
    for signature, sentence in _SIGNATURES:
        if content.startswith(signature):
            raise ScriptError(f"{name} {sentence}")
    head = content[:_SAMPLE]
    if b"<FinalDraft" in head:
        raise ScriptError(f"{name} is a Final Draft file, which cannot be read yet; {_TEXT_FORM}")
    text, diagnostics = _marked(content) or _unmarked(content, name)
    if not text.strip():
        raise ScriptError(f"{name} is empty; write or paste a scene into it")
    return Source(text, suffix, diagnostics)


def _marked(content: bytes) -> tuple[str, tuple[Diagnostic, ...]] | None:
    """Decode text that begins with a byte order mark; None when it does not."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, errors="replace")
            return text, _replaced(text)
    return None


def _replaced(text: str) -> tuple[Diagnostic, ...]:
    place = text.find("\N{REPLACEMENT CHARACTER}")
    if place < 0:
        return ()
    return (diagnose.make("replaced-bytes", text.count("\n", 0, place) + 1),)


def _unmarked(content: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Decode as UTF-8, mostly UTF-8, Windows-1252 or Latin-1, the first that fits."""
    head = content[:_SAMPLE]
    if len(head) - len(head.translate(None, _CONTROL)) > len(head) * 0.02:
        raise ScriptError(f"{name} is no text file; {_TEXT_FORM}")
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="replace")
    wrong = text.count("\N{REPLACEMENT CHARACTER}")
    if wrong * 2 < sum(not one.isascii() for one in text):
        return text, _replaced(text)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return text, (diagnose.make("encoding", 0),)
