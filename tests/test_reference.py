"""cast.yaml names a picture of a person; every order with them in it has it."""

import re
from pathlib import Path

import pytest
from PIL import Image

from agent import orders
from agent.errors import ProjectError
from agent.project import Project
from tests.cli.conftest import Run, run, script

__all__ = ["run", "script"]


@pytest.fixture
def project(run: Run, tmp_path: Path) -> Project:
    """A drawn board, a picture of Maya beside its cast.yaml."""
    run("film.fountain", "-o", "out.pdf", "-q")
    Image.new("RGB", (1200, 600), (200, 30, 30)).save(tmp_path / "out.board" / "maya.jpg")
    return Project.open(tmp_path / "out.board")


def say(project: Project, line: str) -> None:
    """Put a line under Maya in cast.yaml."""
    looks = project.folder / "cast.yaml"
    text = re.sub(r"(?m)^  reference:.*\n", "", looks.read_text())
    looks.write_text(re.sub(r"(?m)^(maya:\n)", rf"\1{line}", text))


def references(project: Project) -> set[tuple[str, str]]:
    """Return the names of people in orders and the pictures of them."""
    board = Project.open(project.folder).load().board
    told = (orders.order(board, scene, panel) for scene in board.scenes for panel in scene.panels)
    return {(one.name, one.look.reference) for order in told for one in order.subjects}


def test_everybody_has_the_picture_the_cast_names(project: Project) -> None:
    say(project, "  reference: maya.jpg\n")
    found = dict(references(project))
    assert found["TOM"] == ""
    picture = project.store.image(found["MAYA"])
    assert picture.size == (768, 384)
    assert picture.getpixel((100, 100)) == pytest.approx((200, 30, 30), abs=2)


def test_only_panels_with_that_person_are_drawn_anew(project: Project, run: Run) -> None:
    say(project, "  reference: maya.jpg\n")
    assert "2 drawn, 5 kept" in run("film.fountain", "-o", "out.pdf").err
    assert "0 drawn, 7 kept" in run("film.fountain", "-o", "out.pdf").err


def test_what_the_cast_no_longer_names_is_gone(project: Project, run: Run) -> None:
    say(project, "  reference: maya.jpg\n")
    run("film.fountain", "-o", "out.pdf", "-q")
    say(project, "")
    run("film.fountain", "-o", "out.pdf", "-q")
    assert references(project) == {("MAYA", ""), ("TOM", "")}


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("tom.jpg", "reference: there is no picture "),
        ("cast.yaml", "cast.yaml is damaged or no picture"),
        ("[a, b]", "reference: there is no picture "),
    ],
)
def test_a_picture_that_is_none_is_one_line(project: Project, named: str, said: str) -> None:
    say(project, f"  reference: {named}\n")
    with pytest.raises(ProjectError, match=r"cast.yaml line \d+: ") as caught:
        references(project)
    assert said in str(caught.value)


def test_a_new_board_names_none(project: Project) -> None:
    assert not re.search(r"(?m)^ +reference:", (project.folder / "cast.yaml").read_text())
