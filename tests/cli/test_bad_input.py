import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Run


def said(err: str) -> str:
    """Return the one line that was said."""
    [line] = err.splitlines()
    assert line.startswith("storyboard: ")
    return line


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "INT. ROOM - DAY")
    return file.getvalue()


def drawn() -> bytes:
    file = io.BytesIO()
    Image.new("L", (8, 8)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (drawn(), "is a picture"),
        (zipped(), "is a ZIP"),
        (b"INT. ROOM - DAY\n\nHe waits.\n" * 1_900_000, "is larger than"),
        (b"[[a note]]\n\n/* and a boneyard */\n", "nothing to draw"),
    ],
    ids=["empty", "white", "picture", "zip", "50 MB", "notes"],
)
def test_what_is_no_script_is_one_line(
    run: Run, tmp_path: Path, content: bytes, words: str
) -> None:
    (tmp_path / "film.fountain").write_bytes(content)
    ran = run("film.fountain", "-q")
    assert ran.status == 2
    assert words in said(ran.err)
    assert [path.name for path in tmp_path.iterdir()] == ["film.fountain"]


def test_a_file_that_is_not_there_names_the_nearest(run: Run) -> None:
    ran = run("flim.fountain")
    assert ran.status == 2
    assert "did you mean film.fountain?" in said(ran.err)


def test_a_folder_is_no_script(run: Run, tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    ran = run("scripts")
    assert (ran.status, "is a folder" in said(ran.err)) == (2, True)


@pytest.mark.parametrize("words", [("",), ("parse", ""), ("plan", ""), ("check", "")])
def test_an_empty_name_is_no_folder(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.status, "no file is named" in said(ran.err)) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["film.fountain"]


def test_a_link_to_itself_is_no_script(run: Run, tmp_path: Path) -> None:
    (tmp_path / "film").symlink_to("film")
    ran = run("film")
    assert (ran.status, "'film' cannot be read" in said(ran.err)) == (2, True)


def test_a_script_without_headings_is_boarded(run: Run, tmp_path: Path) -> None:
    (tmp_path / "film.fountain").write_text("She waits at the door.\n\nHe does not come.\n")
    assert "2 panels in 1 scene" in run("film.fountain").err


def test_a_word_that_is_no_command_is_answered(run: Run) -> None:
    ran = run("resoot", "board", "1A")
    assert ran.status == 2
    assert "did you mean reshoot?" in said(ran.err)


@pytest.mark.parametrize(
    "words",
    [
        ("film.fountain", "--layuot", "list"),
        ("film.fountain", "--layout", "9up"),
        ("film.fountain", "--seed", "x"),
        ("film.fountain", "--max-cost", "nan"),
        ("reshoot", "film.board", "1A", "--lens", "nan"),
        ("film.fountain", "--workers", "-1"),
        ("film.fountain", "--scenes", "99"),
        ("film.fountain", "-o", "-", "--json"),
        ("film.fountain", "-o", "board.doc"),
        ("film.fountain", "-o", "board"),
        ("film.fountain", "-o", ""),
        ("film.fountain", "-o", ".."),
        ("make",),
        ("film.fountain", "another.fountain"),
        ("completion", "tcl"),
    ],
)
def test_a_wrong_option_is_one_line_and_status_2(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert ran.status == 2
    said("\n".join(ran.err.splitlines()[-1:]))


def test_a_scene_that_is_not_there_writes_nothing(run: Run, tmp_path: Path) -> None:
    assert "the board goes from 1 to 3" in said(run("film.fountain", "--scenes", "99").err)
    assert [path.name for path in tmp_path.iterdir()] == ["film.fountain"]


def test_an_unknown_suffix_lists_the_kinds(run: Run) -> None:
    assert ".pdf" in said(run("film.fountain", "-o", "board.doc").err)


def test_a_strange_file_is_replaced_only_by_force(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "contract.pdf"
    target.write_bytes(b"%PDF-1.4 a contract")
    ran = run("film.fountain", "-o", "contract.pdf")
    assert ran.status == 1
    assert "--force" in said(ran.err)
    assert target.read_bytes() == b"%PDF-1.4 a contract"
    assert not (tmp_path / "contract.board").exists()
    assert run("film.fountain", "-o", "contract.pdf", "--force").status == 0


def test_remarks_in_a_storyboard_are_lost_only_by_force(run: Run, tmp_path: Path) -> None:
    run("film.fountain", "-q")
    with (tmp_path / "film.pdf").open("ab") as file:
        file.write(b"1 0 obj <</Type /Annot>> endobj startxref 9 %%EOF")
    before = (tmp_path / "film.pdf").read_bytes()
    ran = run("film.fountain", "-q")
    assert (ran.status, "was changed since; --force" in said(ran.err)) == (1, True)
    assert (tmp_path / "film.pdf").read_bytes() == before
    assert run("film.fountain", "-q", "--force").status == 0


def test_a_storyboard_of_another_board_is_ours_to_replace(run: Run) -> None:
    run("film.fountain", "-o", "out.pdf")
    assert run("film.fountain", "-o", "out.pdf", "--project", "other.board").status == 0


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("no/where.pdf", "folder does not exist"),
        ("film.fountain/x.pdf", "folder does not exist"),
        ("folder.pdf", "is a folder"),
        (f"{'x' * 300}.pdf", "name is too long"),
    ],
)
def test_a_target_that_cannot_be_written_is_one_line(
    run: Run, tmp_path: Path, target: str, words: str
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    ran = run("film.fountain", "-o", target, "-q", "--project", "kept.board")
    assert (ran.status, words in said(ran.err)) == (1, True)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_name_that_is_no_text_is_refused_before_anything_is_drawn(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "film.fountain").rename(tmp_path / "caf\udce9.fountain")
    ran = run("caf\udce9.fountain", "-q")
    assert (ran.status, "its name is no text" in said(ran.err)) == (1, True)
    assert run("caf\udce9.fountain", "-o", "film.pdf").status == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_loses_no_picture(run: Run, tmp_path: Path) -> None:
    (tmp_path / "full.pdf").symlink_to("/dev/full")
    ran = run("film.fountain", "-o", "full.pdf", "-q")
    assert (ran.status, "disk is full" in said(ran.err)) == (1, True)
    ran = run("film.fountain", "-o", "good.pdf", "--project", "full.board")
    assert "0 drawn, 7 kept" in ran.err


def test_a_project_in_a_strange_folder_is_refused(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "dear.txt").write_text("dear")
    ran = run("film.fountain", "--project", "letters")
    assert (ran.status, "something else than a board" in said(ran.err)) == (1, True)
    assert [path.name for path in folder.iterdir()] == ["dear.txt"]


def test_a_project_where_a_file_stands_is_refused(run: Run) -> None:
    ran = run("film.fountain", "--project", "film.fountain")
    assert (ran.status, "something else than a board" in said(ran.err)) == (1, True)


def test_a_broken_project_is_named(run: Run, tmp_path: Path) -> None:
    run("film.fountain")
    (tmp_path / "film.board" / "board.json").write_text("{")
    ran = run("film.fountain")
    assert (ran.status, "board.json is broken" in said(ran.err)) == (1, True)


def test_a_broken_project_recovers_as_it_says(run: Run, tmp_path: Path) -> None:
    run("film.fountain")
    (tmp_path / "film.board" / "board.json").unlink()
    assert "0 drawn, 7 kept" in run("film.fountain").err


def test_a_newer_project_is_not_touched(run: Run, tmp_path: Path) -> None:
    run("film.fountain")
    path = tmp_path / "film.board" / "board.json"
    path.write_text(path.read_text().replace('"format": 1', '"format": 2'))
    before = path.read_bytes()
    ran = run("film.fountain")
    assert (ran.status, "newer storyboard" in said(ran.err)) == (1, True)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("section", "field", "value"),
    [("panels", "shot", "elsewhere"), ("shots", "extras", 999), ("shots", "size", "huge")],
)
def test_a_scene_that_was_spoilt_by_hand_is_named(
    run: Run, tmp_path: Path, section: str, field: str, value: object
) -> None:
    run("film.fountain", "-q")
    path = next((tmp_path / "film.board" / "scenes").iterdir())
    scene = json.loads(path.read_text())
    scene[section][0][field] = value
    path.write_text(json.dumps(scene))
    ran = run("check", "film.board")
    assert (ran.status, f"{path.name} is broken" in said(ran.err)) == (1, True)


@pytest.mark.parametrize("command", [("check",), ("takes", "1A"), ("reshoot", "1A")])
@pytest.mark.parametrize("place", ["nowhere", "empty"])
def test_a_board_that_is_no_board_is_status_2(
    run: Run, tmp_path: Path, command: tuple[str, ...], place: str
) -> None:
    (tmp_path / "empty").mkdir()
    ran = run(command[0], place, *command[1:])
    assert ran.status == 2
    said(ran.err)


def test_our_own_mistake_is_status_70_with_a_way_to_the_trace(run: Run, tmp_path: Path) -> None:
    class Broken:
        def director(self) -> None:
            raise LookupError("oops")

    ran = run("film.fountain", "-q", tools=Broken())
    assert ran.status == 70
    assert "LookupError: oops" in said(ran.err)
    assert "--debug" in ran.err
    assert "Traceback" in run("film.fountain", "--debug", tools=Broken()).err
