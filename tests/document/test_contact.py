"""A contact sheet shows pictures side by side, each over the number it is pointed at by."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from render.document import contact
from render.document.contact import Contact, Print


def sheet(folder: Path, count: int, size: tuple[int, int] = (160, 90), **words: str) -> bytes:
    """Return a sheet of pictures, each of its own grey."""
    prints = []
    for number in range(count):
        file = folder / f"{number}.png"
        Image.new("L", size, 90 + 5 * number).save(file)
        prints.append(Print(file, str(number + 2), f"seed {number}"))
    told = {"about": "12  INT. KITCHEN", "caption": "She waits.", **words}
    return contact.png(Contact("12A", prints=tuple(prints), **told))


def pixels(content: bytes) -> np.ndarray:
    with Image.open(BytesIO(content)) as found:
        return np.asarray(found.convert("L"))


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (4, 2), (9, 3), (16, 4), (21, 5)])
def test_every_picture_is_there_in_rows_of_few(tmp_path: Path, count: int, columns: int) -> None:
    found = pixels(sheet(tmp_path, count))
    counts = np.bincount(found.ravel(), minlength=256)
    shown = [grey for grey in range(90, 90 + 5 * count, 5) if counts[grey] > 10_000]
    assert len(shown) == count
    first_row = found[170 + 40]
    assert len({grey for grey in shown if (first_row == grey).sum() > 100}) == min(columns, count)


def test_a_narrow_picture_stands_beside_more_of_its_kind(tmp_path: Path) -> None:
    assert len(pixels(sheet(tmp_path, 4, (90, 160)))) < len(pixels(sheet(tmp_path, 4))) * 1.5


def test_the_same_sheet_gives_the_same_bytes_and_says_whose_it_is(tmp_path: Path) -> None:
    made = sheet(tmp_path, 3)
    assert made == sheet(tmp_path, 3)
    with Image.open(BytesIO(made)) as found:
        assert (found.info["Software"], found.width, found.mode) == ("storyboard", 1800, "L")


def test_a_picture_in_colour_makes_a_sheet_in_colour(tmp_path: Path) -> None:
    Image.new("RGB", (160, 90), (200, 30, 30)).save(tmp_path / "red.png")
    made = contact.png(Contact("1A", "", "", (Print(tmp_path / "red.png", "1"),)))
    with Image.open(BytesIO(made)) as found:
        assert (found.mode, found.getpixel((900, 500))) == ("RGB", (200, 30, 30))


def test_a_long_caption_ends_within_the_sheet(tmp_path: Path) -> None:
    found = pixels(sheet(tmp_path, 1, caption="She waits at the window, and waits. " * 9))
    assert (found[70:130, -60:] == 255).all()
    assert (found[70:130, -200:-60] < 128).any()


@pytest.mark.parametrize("caption", ["مايا تنتظر", "Она ждёт", "हिन्दी", "היא מחכה"])
def test_other_scripts_are_written_not_boxed(tmp_path: Path, caption: str) -> None:
    written = pixels(sheet(tmp_path, 1, caption=caption))[70:130]
    boxed = pixels(sheet(tmp_path, 1, caption="\ue000" * len(caption)))[70:130]
    empty = pixels(sheet(tmp_path, 1, caption=""))[70:130]
    assert not np.array_equal(written, empty)
    assert not np.array_equal(written, boxed)
