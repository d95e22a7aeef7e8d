"""The bundled typefaces, all under the SIL Open Font License 1.1 (LICENSES/)."""

from pathlib import Path

FOLDER = Path(__file__).parent
FACES = {
    "regular": FOLDER / "NotoSans-Regular.ttf",
    "bold": FOLDER / "NotoSans-Bold.ttf",
    "script": FOLDER / "CourierPrime-Regular.ttf",
    "arabic": FOLDER / "NotoSansArabic-Regular.ttf",
    "hebrew": FOLDER / "NotoSansHebrew-Regular.ttf",
    "devanagari": FOLDER / "NotoSansDevanagari-Regular.ttf",
}
"""A face's file by its word; fallbacks for other scripts come last."""
