"""A panel is shot again from pictures and edits of a person's own."""

import json
import shutil
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from agent.project import Project
from render.store import Store
from tests import fakes
from tests.cli.conftest import Ran, Run
from tests.painted import PAINTER, painted

__all__ = ["painted"]

Made = Run


@pytest.fixture
def made(run: Run, tmp_path: Path, painted: Path) -> Run:
    """The command to work on a board of a painter, and pictures beside it."""
    shutil.copytree(painted, tmp_path, dirs_exist_ok=True)

    def storyboard(*words: str) -> Ran:
        return run(*words, tools=fakes.tools(PAINTER))

    picture = Image.new("RGB", (192, 108), "white")
    ImageDraw.Draw(picture).ellipse((60, 20, 120, 90), fill="red", outline="black")
    picture.save(tmp_path / "mine.png")
    mask = Image.new("L", (192, 108))
    mask.paste(255, (0, 0, 96, 108))
    mask.save(tmp_path / "half.png")
    return storyboard


def shoot(made: Made, *words: str) -> Ran:
    return made("reshoot", "out.board", "2B", *words)


def last(made: Made) -> dict[str, object]:
    """Return the sources of the newest take of 2B."""
    takes = json.loads(made("takes", "out.board", "2B", "--json").out)["takes"]
    found = takes[-1]["settings"]["sources"]
    assert isinstance(found, dict)
    return found


def stored(folder: Path, digest: object) -> Image.Image:
    return Store(folder / "out.board").image(str(digest))


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}  # fmt: skip


def test_a_panel_begins_as_a_picture_that_the_project_keeps(made: Made, tmp_path: Path) -> None:
    ran = shoot(made, "--from", "mine.png", "--strength", "subtle")
    assert (ran.status, ran.err) == (0, "2B: flat\n2B: take 2; out.pdf written again\n")
    found = last(made)
    assert found["strength"] == 0.35
    assert stored(tmp_path, found["start"]).getpixel((90, 50)) == (255, 0, 0)
    (tmp_path / "mine.png").unlink()
    assert shoot(made, "--size", "CU").status == 0
    assert last(made) == found


def test_what_is_drawn_from_since_before_is_said(made: Made) -> None:
    shoot(made, "--from", "mine.png")
    ran = shoot(made, "--size", "CU")
    assert "begun as a picture at 0.6 as before (--plain drops that)" in ran.err


def test_the_recipe_and_the_list_of_takes_say_it(made: Made, tmp_path: Path) -> None:
    shoot(made, "--from", "mine.png", "--mask", "half.png", "--edit", "she smiles")
    found = last(made)
    listed = made("takes", "out.board", "2B").out.splitlines()[-1]
    assert "begun as a picture at 0.75 within a mask, edit 'she smiles'" in listed
    recipes = [json.loads(one.read_text())["made_of"]["order"]["sources"]
               for one in (tmp_path / "out.board" / "recipes").iterdir()]  # fmt: skip
    assert recipes.count(found) == 1


def test_a_take_is_begun_from_by_its_number(made: Made) -> None:
    first = json.loads(made("takes", "out.board", "2B", "--json").out)["takes"][0]["picture"]
    shoot(made, "--size", "CU")
    shoot(made, "--from", "1", "--strength", "0.5")
    assert (last(made)["start"], last(made)["strength"]) == (first, 0.5)


def test_a_mask_alone_is_over_the_chosen_take(made: Made, tmp_path: Path) -> None:
    first = json.loads(made("takes", "out.board", "2B", "--json").out)["takes"][0]["picture"]
    assert shoot(made, "--mask", "half.png").status == 0
    found = last(made)
    assert found["start"] == first
    assert stored(tmp_path, found["mask"]).getextrema() == (0, 255)


def test_a_strength_alone_changes_what_was_begun_from(made: Made) -> None:
    shoot(made, "--from", "mine.png")
    before = last(made)["start"]
    shoot(made, "--strength", "strong")
    assert (last(made)["start"], last(made)["strength"]) == (before, 0.75)


def test_a_drawing_guides_as_a_scribble_or_as_what_there_is_a_controlnet_for(made: Made) -> None:
    shoot(made, "--guide", "mine.png", "--control", "scribble=s", "--control", "canny=c")
    assert last(made)["guide_kind"] == "scribble"
    shoot(made, "--guide", "mine.png", "--control", "canny=c")
    assert last(made)["guide_kind"] == "canny"
    shoot(made, "--guide", "depth=mine.png", "--control", "depth=d")
    assert last(made)["guide_kind"] == "depth"


def test_a_reference_and_words_of_their_own_are_kept(made: Made) -> None:
    words = ("--prompt", "(a rope:1.3) <lora:ink:0.5>")
    shoot(made, "--reference", "mine.png", "--ip-adapter", "ip-adapter.safetensors", *words)
    body = json.loads(made("takes", "out.board", "2B", "--json").out)["takes"][-1]["settings"]
    assert body["visual"] == "(a rope:1.3) <lora:ink:0.5>"
    assert body["sources"]["reference"]


def test_a_reference_that_nothing_could_look_at_is_refused(made: Made) -> None:
    ran = shoot(made, "--reference", "mine.png")
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "--reference needs an IP-Adapter: --ip-adapter FILE" in ran.err
    ran = shoot(made, "--reference", "mine.png", "--ip-adapter", "a.safetensors:7")
    assert (ran.status, "its scale 7 is not above 0" in ran.err) == (2, True)


def test_edits_come_on_top_of_each_other_and_plain_drops_them(made: Made) -> None:
    shoot(made, "--edit", "she smiles")
    shoot(made, "--edit", "hat -> helmet", "--edit", "she smiles")
    assert last(made)["edits"] == ["she smiles", "hat -> helmet"]
    ran = shoot(made, "--plain")
    assert last(made)["edits"] == []
    assert "the same picture as take 1" in ran.err


def test_plain_begins_anew_with_what_is_given_beside_it(made: Made) -> None:
    shoot(made, "--edit", "she smiles")
    shoot(made, "--plain", "--from", "mine.png")
    assert (last(made)["edits"], bool(last(made)["start"])) == ([], True)


def test_an_old_take_brings_back_what_it_was_drawn_from(made: Made, tmp_path: Path) -> None:
    shoot(made, "--from", "mine.png")
    shoot(made, "--plain")
    made("take", "out.board", "2B", "2")
    [shot] = [one for scene in Project.open(tmp_path / "out.board").load().board.scenes
              for one in scene.shots if one.caption == "Untie it."]  # fmt: skip
    assert shot.sources.start
    ran = made("film.fountain", "-o", "out.pdf")
    assert "0 drawn, 7 kept" in ran.err


def test_every_other_picture_stays_to_the_byte(made: Made, tmp_path: Path) -> None:
    objects = tmp_path / "out.board" / "objects"
    before, others = tree(objects), made("takes", "out.board", "2A", "--json").out
    shoot(made, "--from", "mine.png", "--mask", "half.png")
    after = tree(objects)
    assert {name: after[name] for name in before} == before
    assert made("takes", "out.board", "2A", "--json").out == others


def test_a_changed_script_keeps_what_a_panel_is_drawn_from(made: Made, tmp_path: Path) -> None:
    shoot(made, "--from", "mine.png", "--edit", "she smiles")
    script = tmp_path / "film.fountain"
    script.write_text(script.read_text().replace("Rain. A boat", "Hail. A boat"))
    ran = made("film.fountain", "-o", "out.pdf")
    assert "1 drawn, 6 kept" in ran.err
    [shot] = [one for scene in Project.open(tmp_path / "out.board").load().board.scenes
              for one in scene.shots if one.caption == "Untie it."]  # fmt: skip
    assert (bool(shot.sources.start), shot.sources.edits) == (True, ("she smiles",))


def test_a_locked_panel_refuses(made: Made, tmp_path: Path) -> None:
    project = Project.open(tmp_path / "out.board")
    scene = project.load().board.scenes[1]
    held = tuple(one.model_copy(update={"locked": True}) for one in scene.panels)
    project.change(scene.uid, lambda one: one.model_copy(update={"panels": held}))
    before = tree(tmp_path / "out.board")
    for words in (("--from", "mine.png"), ("--candidates", "2"), ("--finish", "1")):
        ran = shoot(made, *words)
        assert (ran.status, ran.err) == (2, "storyboard: panel 2B is locked\n")
    assert tree(tmp_path / "out.board") == before


def test_a_photo_lies_as_its_camera_was_held(made: Made, tmp_path: Path) -> None:
    photo = Image.new("RGB", (40, 20), "white")
    photo.paste("black", (0, 0, 20, 20))
    held = Image.Exif()
    held[0x0112] = 6
    photo.save(tmp_path / "photo.png", exif=held)
    shoot(made, "--from", "photo.png")
    picture = stored(tmp_path, last(made)["start"])
    assert (picture.size, picture.getpixel((10, 5)), picture.getpixel((10, 35))) == (
        (20, 40), 0, 255,
    )  # fmt: skip


def test_clear_ground_is_paper_and_sixteen_bits_are_greys(made: Made, tmp_path: Path) -> None:
    ink = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    ink.paste((0, 0, 0, 255), (0, 0, 20, 20))
    ink.save(tmp_path / "ink.png")
    shoot(made, "--from", "ink.png")
    assert stored(tmp_path, last(made)["start"]).getpixel((30, 10)) == 255
    deep = Image.new("I;16", (40, 20), 32768)
    deep.save(tmp_path / "deep.png")
    shoot(made, "--from", "deep.png")
    assert stored(tmp_path, last(made)["start"]).getpixel((30, 10)) == 128


def test_a_large_photo_is_kept_no_larger_than_it_is_looked_at(made: Made, tmp_path: Path) -> None:
    Image.new("L", (4000, 1000), 200).save(tmp_path / "wide.png")
    shoot(made, "--from", "wide.png")
    assert stored(tmp_path, last(made)["start"]).size == (2048, 512)


def bomb(path: Path) -> None:
    """Write a PNG that says it is 60000 by 60000 pixels."""
    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    with path.open("ab") as file:
        for name, data in parts:
            file.write(struct.pack(">I", len(data)) + name + data)
            file.write(struct.pack(">I", zlib.crc32(name + data)))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "none.png"), "--from: there is no picture none.png"),
        (("--from", "film.fountain"), "--from: film.fountain is damaged or no picture"),
        (("--from", "half.cut.png"), "half.cut.png is damaged or no picture"),
        (("--from", "bomb.png"), "bomb.png is larger than any picture"),
        (("--from", "9"), "panel 2B has no take 9; its takes: 1"),
        (("--mask", "none.png"), "--mask: there is no picture none.png"),
        (("--mask", "black.png"), "black.png has no white"),
        (("--mask", "square.png"), "make them of one shape"),
        (("--strength", "2"), "'2' is none of subtle, strong"),
        (("--strength", "nan"), "'nan' is none of subtle, strong"),
        (("--guide", "mine.png"), "needs a ControlNet for scribble: --control scribble=FILE"),
        (("--guide", "depth=mine.png", "--control", "canny=c"), "needs a ControlNet for depth"),
        (("--guide", "dance=mine.png"), "--guide dance: there are openpose"),
        (("--guide", "none.png", "--control", "canny=c"), "--guide: there is no picture"),
        (
            ("--reference", ".", "--ip-adapter", "a.safetensors"),
            "--reference: . is damaged or no picture",
        ),
        (("--finish", "9"), "panel 2B has no take 9"),
        (("--finish", "1", "--from", "mine.png"), "leave --from out"),
        (("--candidates", "2", "--finish", "1"), "give one"),
        (("--candidates", "2", "--seed", "4"), "leave --seed out"),
        (("--candidates", "0"), "1<=x<=32"),
        (("-o", "x.png"), "-o names the picture of --candidates"),
        (("--candidates", "2", "-o", "film.fountain"), "a contact sheet is .png"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_changes_nothing(
    made: Made, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    bomb(tmp_path / "bomb.png")
    (tmp_path / "half.cut.png").write_bytes((tmp_path / "half.png").read_bytes()[:60])
    Image.new("L", (192, 108)).save(tmp_path / "black.png")
    Image.new("L", (100, 100), 255).save(tmp_path / "square.png")
    before = tree(tmp_path)
    ran = shoot(made, *words)
    assert ran.status == 2
    [line] = ran.err.splitlines()
    assert said in line
    assert tree(tmp_path) == before


def test_an_artist_who_draws_from_words_alone_says_so(run: Run, tmp_path: Path) -> None:
    run("film.fountain", "-o", "out.pdf", "-q")
    Image.new("L", (8, 8)).save(tmp_path / "mine.png")
    before = tree(tmp_path)
    for words in (("--from", "mine.png"), ("--edit", "she smiles"), ("--guide", "mine.png"),
                  ("--finish", "1", "--strength", "0.5")):  # fmt: skip
        ran = run("reshoot", "out.board", "2B", *words)
        assert ran.status == 2
        [line] = ran.err.splitlines()
        assert "Stable Diffusion" in line
    assert tree(tmp_path) == before


def test_a_panel_without_a_picture_has_nothing_to_mask(run: Run, tmp_path: Path) -> None:
    run("plan", "film.fountain", "-o", "b.board", "-q")
    Image.new("L", (8, 8), 255).save(tmp_path / "all.png")
    ran = run("reshoot", "b.board", "2B", "--mask", "all.png", tools=fakes.tools(PAINTER))
    assert ran.status == 2
    assert "panel 2B has no picture yet to begin as" in ran.err
