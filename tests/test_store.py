from pathlib import Path

import pytest
from PIL import Image

from render import atomic
from render.errors import PictureError, TargetError
from render.order import Order, Picture, Track
from render.store import Recipe, Store, ink, png, recipe
from tests.fakes import FakeArtist

ORDER = Order(size="CU", seed=7)


def kept(store: Store, order: Order = ORDER) -> str:
    artist = FakeArtist()
    made_of = recipe(order, artist)
    store.keep(made_of, ink(next(artist.draw([order]))))
    return made_of.key


def objects(folder: Path) -> list[Path]:
    return sorted(folder.glob("objects/*/*.png"))


def test_a_kept_picture_is_found_by_its_recipe(tmp_path: Path) -> None:
    key = kept(Store(tmp_path))
    found = Store(tmp_path).find(key)
    assert found is not None
    assert found.size == "CU"
    assert found.tracks == (Track("camera", ((0, 0), (1, 1))),)
    assert found.made_of == Recipe(ORDER, "fake", "1")
    assert Store(tmp_path).picture(found.picture).read_bytes().startswith(b"\x89PNG")


def test_another_order_or_version_is_another_recipe() -> None:
    keys = {
        Recipe(ORDER, "fake", "1").key,
        Recipe(ORDER, "fake", "2").key,
        Recipe(ORDER, "else", "1").key,
        Recipe(ORDER.model_copy(update={"seed": 8}), "fake", "1").key,
    }
    assert len(keys) == 4


def test_nothing_is_found_where_nothing_was_kept(tmp_path: Path) -> None:
    assert Store(tmp_path).find(recipe(ORDER, FakeArtist()).key) is None


def test_a_damaged_picture_is_never_served_and_is_replaced(tmp_path: Path) -> None:
    store = Store(tmp_path)
    key = kept(store)
    [path] = objects(tmp_path)
    sound = path.read_bytes()
    path.write_bytes(sound[:-20])
    assert store.find(key) is None
    with pytest.raises(PictureError, match="damaged"):
        store.picture(path.stem)
    kept(store)
    assert path.read_bytes() == sound


def test_a_broken_recipe_is_a_recipe_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    key = kept(store)
    (tmp_path / "recipes" / f"{key}.json").write_text('{"picture": ')
    assert store.find(key) is None


def test_equal_pictures_are_kept_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    flat = ink(Picture(Image.new("L", (8, 8), 3), "CU"))
    store.keep(Recipe(ORDER, "one", "1"), flat)
    store.keep(Recipe(ORDER, "two", "1"), flat)
    assert len(objects(tmp_path)) == 1


def test_grey_in_colour_is_stored_as_grey_without_metadata() -> None:
    grey = Image.new("L", (64, 32), 90)
    grey.info["Author"] = "me"
    assert png(grey.convert("RGB")) == png(grey)
    assert b"Author" not in png(grey)


def test_colour_stays_colour() -> None:
    assert png(Image.new("RGB", (8, 8), (9, 9, 8))) != png(Image.new("L", (8, 8), 9))


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    atomic.write(path, b"old")
    with pytest.raises(RuntimeError), atomic.replacing(path) as file:
        file.write(b"ne")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with pytest.raises(TargetError, match="disk is full"):
        atomic.write(Path("/dev/full"), b"x" * 100_000)


def test_a_file_in_the_place_of_a_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(TargetError, match="is a file, not a folder"):
        atomic.folder(tmp_path / "a" / "b")
