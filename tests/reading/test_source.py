"""Bytes become text, and what is no script is refused in one line."""

import codecs
import io
from pathlib import Path

import pytest

from agent.errors import ScriptError
from agent.reading import source
from agent.reading.read import read

_SCRIPT = "INT. CAFÉ - DAY\n\nÉLODIE\nNon.\n"


def _file(folder: Path, content: bytes, name: str = "script.fountain") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize(
    "content",
    [
        _SCRIPT.encode(),
        codecs.BOM_UTF8 + _SCRIPT.encode(),
        codecs.BOM_UTF16_LE + _SCRIPT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + _SCRIPT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + _SCRIPT.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big endian", "utf-32"],
)
def test_unicode_is_read_whatever_its_mark(tmp_path: Path, content: bytes) -> None:
    screenplay = read(_file(tmp_path, content))
    assert [element.text for element in screenplay.elements] == [
        "INT. CAFÉ - DAY",
        "ÉLODIE",
        "Non.",
    ]
    assert screenplay.diagnostics == ()


def test_windows_text_is_read_with_a_word_about_it(tmp_path: Path) -> None:
    screenplay = read(_file(tmp_path, "INT. CAFÉ - DAY\n\nShe says “no” — twice.".encode("cp1252")))
    assert screenplay.elements[1].text == "She says “no” — twice."
    assert [one.code for one in screenplay.diagnostics] == ["encoding"]


def test_bytes_that_windows_does_not_know_are_read_as_latin(tmp_path: Path) -> None:
    assert read(_file(tmp_path, b"INT. A - DAY\n\nCaf\xe9 \x81.")).elements[1].text == "Café \x81."


def test_one_broken_byte_in_unicode_spoils_nothing_else(tmp_path: Path) -> None:
    screenplay = read(_file(tmp_path, "INT. CAFÉ - DAY\n\nÉté é ".encode() + b"\xff.\n"))
    assert screenplay.elements[1].text == "Été é \N{REPLACEMENT CHARACTER}."
    assert [(one.code, one.line) for one in screenplay.diagnostics] == [("replaced-bytes", 3)]


def test_the_standard_input_is_read_for_a_dash() -> None:
    screenplay = read("-", io.BytesIO(_SCRIPT.encode()))
    assert len(screenplay.scenes) == 1


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"GIF89a", "picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (b'<?xml version="1.0"?>\n<FinalDraft Version="5">', "Final Draft"),
        (bytes(range(256)) * 4, "no text"),
    ],
)
def test_what_is_no_script_is_refused_in_one_line(
    tmp_path: Path, content: bytes, word: str
) -> None:
    name = _file(tmp_path, content)
    with pytest.raises(ScriptError) as caught:
        read(name)
    message = str(caught.value)
    assert message.startswith(name)
    assert word in message
    assert ";" in message
    assert "\n" not in message


def test_a_binary_on_the_standard_input_is_refused_by_name() -> None:
    with pytest.raises(ScriptError, match="standard input is a PDF"):
        read("-", io.BytesIO(b"%PDF-1.4"))


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.fountain"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ScriptError, match="larger than 20 MB"):
        read(str(path))


def test_an_endless_input_is_read_no_further_than_the_limit() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0
            self.asked += size
            return b"a" * size

    endless = Endless()
    with pytest.raises(ScriptError, match="standard input is larger"):
        read("-", endless)  # type: ignore[arg-type]  # the one method of BinaryIO that is used
    assert endless.asked == source.LARGEST + 1


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match="is a folder"):
        read(str(tmp_path))


def test_a_missing_file_names_the_near_ones(tmp_path: Path) -> None:
    _file(tmp_path, b"x", "ferry.fountain")
    with pytest.raises(ScriptError, match=r"does not exist; did you mean .*ferry\.fountain\?"):
        read(str(tmp_path / "fery.fountain"))


@pytest.mark.parametrize("name", ["nowhere/at/all.fountain", "zzz"])
def test_a_missing_file_without_neighbours_is_still_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(ScriptError, match=r"does not exist; .*check the"):
        read(str(tmp_path / name))


@pytest.mark.parametrize("name", ["\0", "x" * 5000])
def test_an_impossible_name_is_refused(name: str) -> None:
    with pytest.raises(ScriptError, match="cannot be read"):
        read(name)


def test_a_file_one_may_not_open_is_refused(tmp_path: Path) -> None:
    path = Path(_file(tmp_path, b"INT. A - DAY"))
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        pass
    else:
        pytest.skip("this account may read everything")
    with pytest.raises(ScriptError, match="may not be read"):
        read(str(path))
