import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from render.sketch.guides import GUIDES
from tests.cli.conftest import Run


@pytest.fixture
def planned(run: Run) -> Run:
    run("plan", "film.fountain", "-o", "b.board", "-q")
    return run


def test_guides_are_maps_of_one_size_and_the_keypoints(planned: Run, tmp_path: Path) -> None:
    ran = planned("guides", "b.board", "2b", "-o", "maps")

    assert (ran.status, ran.err) == (0, "maps: 9 guides and pose.json of 2B\n")
    for guide in GUIDES:
        with Image.open(tmp_path / "maps" / f"{guide}.png") as image:
            assert image.size == (768, 432)
    pose = json.loads((tmp_path / "maps" / "pose.json").read_text())
    assert [person["name"] for person in pose["people"]] == ["MAYA"]
    assert pose["people"][0]["head"] == pytest.approx(0.28)
    assert pose["camera"]["focal"] > 0


def test_guides_are_replaced_but_nobody_elses_file_is(planned: Run, tmp_path: Path) -> None:
    words = ("guides", "b.board", "2B", "-o", "maps", "-q")
    assert planned(*words).status == 0
    assert planned(*words).status == 0
    (tmp_path / "maps" / "depth.png").write_bytes(b"mine")

    ran = planned(*words)

    assert ran.status == 1
    assert "--force" in ran.err
    assert (tmp_path / "maps" / "depth.png").read_bytes() == b"mine"


@pytest.mark.parametrize("suffix", ["pdf", "png"])
def test_a_floor_plan_says_its_cameras(planned: Run, tmp_path: Path, suffix: str) -> None:
    words = ("floorplan", "b.board", "1", "-o", f"plan.{suffix}")
    ran = planned(*words)
    first = (tmp_path / f"plan.{suffix}").read_bytes()

    assert (ran.status, ran.err) == (0, f"plan.{suffix}: 2 cameras in scene 1\n")
    assert planned(*words).status == 0
    assert (tmp_path / f"plan.{suffix}").read_bytes() == first


def test_the_plan_names_setups_as_the_labels_do(planned: Run, tmp_path: Path) -> None:
    planned("floorplan", "b.board", "1", "-o", "plan.pdf", "-q")

    page = PdfReader(BytesIO((tmp_path / "plan.pdf").read_bytes())).pages[0].extract_text()

    assert {"1A", "1B", "MAYA", "TOM"} <= set(page.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("guides", "b.board", "2C"), "there is no panel 2C; nearest: 2"),
        (("floorplan", "b.board", "9"), "there is no scene 9; the board goes from 1 to 3"),
        (("floorplan", "b.board", "1", "-o", "plan.txt"), "a floor plan is .pdf or .png"),
        (("floorplan", "b.board"), "SCENE"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(planned: Run, words: tuple[str, ...], said: str) -> None:
    ran = planned(*words)

    assert ran.status == 2
    [line] = ran.err.splitlines()
    assert said in line
