"""The fonts of one document: bundled faces first, a face of the system for what they lack."""

import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from render.fonts import FACES

SYSTEM_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
SYSTEM_FACES = (
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "NotoSansCJK-VF.ttf",
    "Arial Unicode.ttf",
    "msyh.ttc",
    "malgun.ttf",
    "simhei.ttf",
    "DejaVuSans.ttf",
)
"""TrueType faces looked for on the system, best first; CFF outlines cannot be embedded."""


class Fonts:
    """The faces one document embeds; a new one for every document, so that bytes never depend on
    what was written before.
    """

    def __init__(self) -> None:
        self._faces: dict[str, TTFont | None] = {}
        self._chosen: dict[tuple[str, str], str] = {}
        self.missing: set[str] = set()
        """Characters no face at hand holds; a gap or a box stands for them."""

    def name(self, face: str) -> str:
        """Return the name ReportLab knows a bundled face by, loading it when first asked."""
        self._load(face)
        return face

    def face_for(self, character: str, preferred: str) -> str:
        """Return the face that holds a character: preferred, bundled, of the system."""
        key = (character, preferred)
        if key not in self._chosen:
            self._chosen[key] = self._search(character, preferred)
        return self._chosen[key]

    def width(self, text: str, face: str, size: float) -> float:
        """Return the width of unshaped text in points."""
        return float(pdfmetrics.stringWidth(text, self.name(face), size))

    def _search(self, character: str, preferred: str) -> str:
        for face in (preferred, "regular", *list(FACES)[3:], *SYSTEM_FACES):
            font = self._load(face)
            if font is not None and ord(character) in font.face.charToGlyph:
                return face
        if not unicodedata.category(character).startswith(("C", "Z")):
            self.missing.add(character)
        return preferred

    def _load(self, face: str) -> TTFont | None:
        if face not in self._faces:
            path = FACES.get(face) or system_path(face)
            self._faces[face] = _read(face, path) if path else None
        return self._faces[face]


def _read(face: str, path: Path) -> TTFont | None:
    try:
        font = TTFont(face, str(path), shapable=True)
    except (TTFError, OSError):
        return None
    pdfmetrics.registerFont(font)
    return font


@cache
def system_path(file: str) -> Path | None:
    """Return where the system keeps a face; None: it has it not."""
    folders = (folder for folder in SYSTEM_FOLDERS if folder.is_dir())
    return next((path for folder in folders for path in sorted(folder.rglob(file))), None)
