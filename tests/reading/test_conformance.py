"""Other parsers' fixtures read as their authors expect."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from agent.reading import fountain
from agent.screenplay import Screenplay

_FOLDER = Path(__file__).parents[1] / "fixtures" / "conformance"
_WILDWINTER = [("Action", "Action-Unmerged"), ("Dialogue", "Dialogue-Unmerged"),
               ("SceneHeading", "SceneHeading"), ("LineBreaks", "LineBreaks"),
               ("TitlePage", "TitlePage")]  # fmt: skip
_TYPES = {"HEADING": "scene_heading", "PAGEBREAK": "page_break", "TITLEENTRY": "title_page"}
_SIGNS = {"!": "action", "@": "character", "=": "dialogue", ".": "scene_heading"}
_FDX = {"Character": "character", "Dialogue": "dialogue", "Action": "action",
        "Parenthetical": "parenthetical", "Scene Heading": "scene_heading",
        "Transition": "transition"}  # fmt: skip


def _source(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _lines(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return (type, line) pairs, white space collapsed, empty lines left out."""
    found = []
    for kind, text in pairs:
        for line in text.split("\n"):
            if line.strip():
                found.append((kind, " ".join(line.split())))
    return found


def _read(screenplay: Screenplay) -> list[tuple[str, str]]:
    return _lines((element.type, element.text) for element in screenplay.elements)


@pytest.mark.parametrize(("script", "dump"), _WILDWINTER)
def test_wildwinter_scripts_have_the_elements_of_their_dumps(script: str, dump: str) -> None:
    wanted = re.findall(r'^([A-Z]+):"(.*?)"(.*?)$', _source(f"wildwinter/{dump}.txt"), re.S | re.M)
    pairs = [
        ("centered" if "(centered)" in tail else _TYPES.get(kind, kind.lower()), text)
        for kind, text, tail in wanted
        if kind != "TITLEENTRY"
    ]
    assert _read(fountain.parse(_source(f"wildwinter/{script}.fountain"))) == _lines(pairs)


@pytest.mark.parametrize("name", ["action", "character", "dialogue", "sceneheading", "titlepage"])
def test_jouvence_paragraphs_are_read_as_expected(name: str) -> None:
    for case in yaml.safe_load_all(_source(f"jouvence/test_{name}.yaml")):
        screenplay = fountain.parse(case["in"])
        wanted = [(_SIGNS[text[0]], text[1:]) for text in case["out"]]
        read = _lines((e.type, _spoken(e.text, e.extension)) for e in screenplay.elements)
        assert read == _lines(wanted)
        title = {key: "\n".join(lines) for key, lines in screenplay.title_page.items()}
        assert title == case.get("title", {})


def _spoken(name: str, extension: str | None) -> str:
    return f"{name} ({extension})" if extension else name


@pytest.mark.parametrize("name", ["simple", "dialogue", "parenthetical", "dual-dialogue",
                                  "indentation"])  # fmt: skip
def test_screenplain_scripts_match_their_final_draft_pairs(name: str) -> None:
    root = ET.fromstring(_source(f"screenplain/{name}.fdx"))
    wanted = []
    for paragraph in root.findall("Content//Paragraph[@Type]"):
        text = "".join(part.text or "" for part in paragraph.findall("Text"))
        kind = _FDX[paragraph.attrib["Type"]]
        wanted.append((kind, text.strip("()") if kind == "parenthetical" else text))
    assert _read(fountain.parse(_source(f"screenplain/{name}.fountain"))) == _lines(wanted)


def test_the_reference_parsers_transitions_are_read_by_the_rule() -> None:
    elements = fountain.parse(_source("nyousefi/Transitions.fountain")).elements
    kinds = [element.type for element in elements]
    assert kinds == ["transition", "transition", "action", "transition", "action", "transition",
                     "transition"]  # fmt: skip


def test_the_reference_parsers_headings_are_read_by_the_rule() -> None:
    elements = fountain.parse(_source("nyousefi/SceneHeaders.fountain")).elements
    not_headings = [element.line for element in elements if element.type != "scene_heading"]
    assert not_headings == [31, 33, 36]


def test_a_digits_only_name_of_the_reference_parser_is_no_cue() -> None:
    elements = fountain.parse(_source("nyousefi/Dialogue.fountain")).elements
    cues = {element.text for element in elements if element.type == "character"}
    assert {"ADAM", "EVE", "R2D2"} <= cues
    assert "23" not in cues
