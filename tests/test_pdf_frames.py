"""The frames of a PDF are found as people read them, with the labels printed beside them."""

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from agent.project import Project
from agent.studio import draw, find, frames, pdf_frames
from render.store import Store
from tests.drawn_pdfs import A4, picture, sheet, write
from tests.painted import NET, Desk, desk, guides, painted, paired

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

__all__ = ["desk", "painted"]


def greys(path: Path) -> list[int]:
    """Return the grey in the middle of every frame of a PDF, to the nearest ten."""
    found = [one.picture.convert("L") for one in pdf_frames.read(path)]
    return [round(np.asarray(one)[one.height // 2, one.width // 2] / 10) * 10 for one in found]


def test_pictures_of_a_page_are_read_from_the_top_and_the_left(tmp_path: Path) -> None:
    def page(canvas: "Canvas") -> None:
        for grey, x, y in ((150, 310, 560), (100, 60, 556), (210, 310, 300), (180, 60, 300)):
            canvas.drawImage(picture(grey), x, y, 220, 124)
        canvas.drawImage(picture(50, (60, 60)), 500, 780, 40, 40)
        canvas.drawImage(picture(60, (400, 8)), 60, 250, 470, 9)

    assert greys(sheet(tmp_path / "board.pdf", page)) == [100, 150, 180, 210]


@pytest.mark.parametrize(("turned", "order"), [(90, [3, 1, 4, 2]), (180, [4, 3, 2, 1])])
def test_a_turned_page_is_read_as_it_is_seen(tmp_path: Path, turned: int, order: list[int]) -> None:
    def page(canvas: "Canvas") -> None:
        for number, (x, y) in enumerate(((60, 560), (310, 560), (60, 300), (310, 300)), 1):
            canvas.drawImage(picture(number * 50), x, y, 220, 124)

    path = sheet(tmp_path / "board.pdf", page, turned=turned)
    assert greys(path) == [50 * number for number in order]
    first = next(pdf_frames.read(path)).picture.convert("L")
    assert (first.width > first.height) == (turned == 180)
    corner = {90: (first.width - 4, 4), 180: (first.width - 4, first.height - 4)}[turned]
    assert first.getpixel(corner) == 0


def test_a_picture_inside_a_form_stands_where_the_form_does(tmp_path: Path) -> None:
    def page(canvas: "Canvas") -> None:
        canvas.beginForm("frame")
        canvas.drawImage(picture(100), 0, 0, 220, 124)
        canvas.endForm()
        canvas.drawImage(picture(200), 60, 400, 220, 124)
        canvas.saveState()
        canvas.translate(60, 600)
        canvas.doForm("frame")
        canvas.restoreState()

    assert greys(sheet(tmp_path / "board.pdf", page)) == [100, 200]


def test_a_page_drawn_in_lines_is_one_frame_and_a_page_of_words_is_none(tmp_path: Path) -> None:
    def drawn(canvas: "Canvas") -> None:
        canvas.setFillGray(0.2)
        canvas.circle(300, 420, 180, fill=1)

    def written(canvas: "Canvas") -> None:
        write(canvas, *["A film of ours, drawn by hand"] * 4)
        canvas.line(72, 500, 400, 500)

    path = sheet(tmp_path / "board.pdf", written, drawn, lambda canvas: canvas)
    [found] = pdf_frames.read(path)
    assert (found.page, max(found.picture.size)) == (2, 1600)
    assert greys(path) == [50]


def test_paper_under_frames_is_no_frame(tmp_path: Path) -> None:
    def page(canvas: "Canvas") -> None:
        canvas.drawImage(picture(240, (595, 842)), 0, 0, *A4)
        canvas.drawImage(picture(100), 60, 560, 300, 169)
        canvas.drawImage(picture(150), 60, 300, 300, 169)

    assert greys(sheet(tmp_path / "board.pdf", page)) == [100, 150]


@pytest.mark.parametrize("under", [0, 150])
def test_labels_printed_beside_frames_say_whose_they_are(desk: Desk, under: int) -> None:
    labels = ("2B", "3A", "2A", "1A.1")

    def page(canvas: "Canvas") -> None:
        for number, label in enumerate(labels):
            x, y = 60 + 250 * (number % 2), 560 - 260 * (number // 2)
            canvas.drawImage(picture(100 + 20 * number), x, y, 220, 124)
            canvas.drawString(x, y + 130 - under, f"{label}. as 3A before")

    sheet(desk.folder / "board.pdf", page)
    ran = desk.make("--frames", "board.pdf", *NET)
    assert paired(ran).startswith("frames: 4 of 7 panels by label; no frame for ")
    shown = {label: round(grey / 10) * 10 for label, grey in guides(desk).items()}
    assert shown == {"2B": 100, "3A": 120, "2A": 140, "1A.1": 160}


def test_frames_of_which_one_has_no_label_are_taken_in_order(desk: Desk) -> None:
    def page(canvas: "Canvas") -> None:
        for number, label in enumerate(("2B", "")):
            canvas.drawImage(picture(100 + 20 * number), 60, 560 - 260 * number, 220, 124)
            canvas.drawString(60, 690 - 260 * number, label)

    sheet(desk.folder / "board.pdf", page)
    ran = desk.make("--frames", "board.pdf", *NET, "--scenes", "2")
    assert paired(ran) == "frames: 2 frames on 2 panels in order"
    assert list(guides(desk)) == ["2A", "2B"]


@pytest.mark.parametrize("layout", ["6up", "1up", "list"])
@pytest.mark.parametrize("numbering", ["setup", "uk"])
def test_a_board_of_ours_comes_back_panel_by_panel(desk: Desk, layout: str, numbering: str) -> None:
    words = ("film.fountain", "-o", "new.pdf", "--numbering", numbering, "--layout", layout)
    desk.run(*words)
    project = Project.open(desk.folder / "new.board")
    board = project.load().board
    paired = frames.read(desk.folder / "new.pdf", "scribble").paired(board)
    assert (paired.labelled, paired.bare, paired.over, len(paired.pairs)) == (True, (), (), 7)
    for label, frame in paired.pairs:
        take = draw.chosen(find.panel(board, label).panel)
        assert take is not None
        assert near(frame.png, project.store, take.picture)


def near(png: bytes, store: Store, digest: str) -> bool:
    with Image.open(BytesIO(png)) as found:
        one = np.asarray(found.convert("L").resize((64, 36)), np.int16)
    other = np.asarray(store.image(digest).convert("L").resize((64, 36)), np.int16)
    return bool(np.abs(one - other).mean() < 4)


def test_a_pdf_behind_a_password_is_one_line(desk: Desk) -> None:
    sheet(desk.folder / "shut.pdf", lambda canvas: canvas, password="secret")
    ran = desk.make("--frames", "shut.pdf", *NET)
    assert ran.status == 2
    assert "shut.pdf cannot be read as a PDF" in ran.err
    assert "without a password" in ran.err


def test_a_pdf_without_its_library_says_what_to_install(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    ran = desk.make("--frames", "out.pdf", *NET)
    assert ran.status == 2
    assert "pip install '.[frames]' in the folder of storyboard's source" in ran.err
