import json
import multiprocessing
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent import cast_file, index
from agent.archive import Archive
from agent.board import Scene
from agent.errors import BoardError, ProjectError
from agent.index import Output
from agent.project import Project
from tests.boards import archive, screenplay


@pytest.fixture
def saved(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "board")
    project.save(archive(), screenplay())
    return project


def scene_files(project: Project) -> list[Path]:
    return sorted((project.folder / "scenes").iterdir())


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}  # fmt: skip


def test_what_is_saved_is_loaded(saved: Project) -> None:
    opened = Project.open(saved.folder)
    assert opened.load() == archive()
    assert opened.screenplay() == screenplay()


def test_a_scene_is_a_file_named_by_uid_and_heading(saved: Project) -> None:
    names = [path.name.partition("-")[2] for path in scene_files(saved)]
    assert sorted(names) == ["ext-pier-night.json", "int-boat-night.json", "int-kitchen-day.json"]


def test_a_changed_caption_is_one_line_of_one_file(saved: Project) -> None:
    before = tree(saved.folder)
    scene = saved.load().board.scenes[2]

    def edit(scene: Scene) -> Scene:
        shot = scene.shots[0].model_copy(update={"caption": "Silence."})
        return scene.model_copy(update={"shots": (shot,)})

    saved.change(scene.uid, edit)
    after = tree(saved.folder)
    [name] = [name for name in after if after[name] != before.get(name)]
    old, new = before[name].splitlines(), after[name].splitlines()
    assert [one for one in new if one not in old] == [b'   "caption": "Silence.",']


def test_saving_the_same_writes_nothing(saved: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in saved.folder.rglob("*.json")}
    saved.save(archive(), screenplay())
    assert {path: path.stat().st_mtime_ns for path in saved.folder.rglob("*.json")} == before


def test_parked_scenes_stay_in_their_files(saved: Project) -> None:
    whole = archive()
    board = whole.board.model_copy(update={"scenes": whole.board.scenes[:2]})
    saved.save(Archive(board, whole.board.scenes[2:]), screenplay())
    assert len(scene_files(saved)) == 3
    assert [scene.heading for scene in saved.load().parked] == ["INT. BOAT - NIGHT"]


def test_a_folder_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(ProjectError, match="something else than a board"):
        Project.create(tmp_path)
    assert tree(tmp_path) == {"letter.txt": b"dear"}


@pytest.mark.parametrize("made", [True, False])
def test_a_path_that_is_no_board_is_said(tmp_path: Path, made: bool) -> None:
    folder = tmp_path / "there"
    if made:
        folder.mkdir()
    with pytest.raises(BoardError, match="no board.json" if made else "does not exist"):
        Project.open(folder)


def test_a_newer_project_is_not_touched(saved: Project) -> None:
    path = saved.folder / "board.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))
    before = tree(saved.folder)
    with pytest.raises(ProjectError, match="newer storyboard"):
        Project.create(saved.folder)
    assert tree(saved.folder) == before


def test_an_older_project_is_upgraded_in_place(
    saved: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved.folder / "board.json"
    body = json.loads(path.read_text())
    path.write_text(json.dumps({**body, "format": 0, "name": body["title"], "title": ""}))

    def upgrade(folder: Path) -> None:
        old = json.loads((folder / "board.json").read_text())
        old["title"] = old.pop("name")
        (folder / "board.json").write_text(json.dumps({**old, "format": 1}))

    monkeypatch.setitem(index.UPGRADES, 0, upgrade)
    assert Project.open(saved.folder).load() == archive()


def test_a_board_file_without_end_is_broken(saved: Project) -> None:
    (saved.folder / "board.json").write_text("[" * 100_000)
    with pytest.raises(ProjectError, match=r"board\.json is broken"):
        Project.open(saved.folder).load()


def test_a_format_nobody_wrote_is_said(saved: Project) -> None:
    path = saved.folder / "board.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": -1}))
    with pytest.raises(ProjectError, match="no storyboard wrote"):
        Project.open(saved.folder)


@pytest.mark.parametrize("text", ['{"title": ', "[]", '{"settings": {"seed": "x"}}', ""])
def test_a_broken_board_file_is_named(saved: Project, text: str) -> None:
    path = saved.folder / "board.json"
    path.write_text(text)
    with pytest.raises(ProjectError, match=r"board\.json") as error:
        Project.open(saved.folder).load()
    assert "\n" not in str(error.value)


def test_a_broken_scene_file_is_named_with_the_way_out(saved: Project) -> None:
    path = scene_files(saved)[0]
    path.write_text(path.read_text()[:100])
    with pytest.raises(ProjectError, match=f"{path.name} is broken .*delete it and run"):
        saved.load()


def test_a_missing_scene_file_can_be_mended(saved: Project) -> None:
    path = scene_files(saved)[0]
    path.unlink()
    with pytest.raises(ProjectError, match="is missing"):
        saved.load()
    assert len(saved.mend().board.scenes) == 2


def test_a_lost_board_file_parks_the_scenes(saved: Project) -> None:
    (saved.folder / "board.json").unlink()
    project = Project.create(saved.folder)
    assert {scene.uid for scene in project.load().parked} == {
        scene.uid for scene in archive().board.scenes
    }


def test_a_scene_file_outside_the_folder_is_never_read(saved: Project) -> None:
    path = saved.folder / "board.json"
    body = json.loads(path.read_text())
    body["scenes"][0]["file"] = "../../secret.json"
    path.write_text(json.dumps(body))
    with pytest.raises(ProjectError, match=r"scenes\.0\.file"):
        saved.load()


def test_outputs_are_remembered_once_a_path(saved: Project) -> None:
    saved.remember([Output(path="../a.pdf"), Output(path="../b.pdf")])
    saved.remember([Output(path="../a.pdf", layout="list")])
    assert [(one.path, one.layout) for one in saved.outputs()] == [
        ("../a.pdf", "list"),
        ("../b.pdf", "6up"),
    ]
    saved.save(archive(), screenplay())
    assert len(saved.outputs()) == 2


def test_what_the_user_writes_in_the_cast_file_wins(saved: Project) -> None:
    path = saved.folder / "cast.yaml"
    text = path.read_text().replace("hair: bob", "hair: long  # as in the book", 1)
    path.write_text(text.replace("hat: none", "hat: fedora", 1))
    maya, tom = saved.load().board.cast
    assert (maya.look.hair, maya.look.hat, tom.look.hair) == ("long", "fedora", "bob")
    saved.save(saved.load(), screenplay())
    assert "# as in the book" in path.read_text()


def test_a_deleted_block_is_written_again(saved: Project) -> None:
    path = saved.folder / "cast.yaml"
    whole = path.read_text()
    path.write_text("tom:\n  hair: bald\n")
    saved.save(saved.load(), screenplay())
    assert path.read_text().startswith("tom:\n  hair: bald\nmaya:\n")
    assert "maya:\n" in whole


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("hair: bob", "hair: pink", "line 13: hair 'pink' is not known; allowed: bald, balding"),
        ("hair: bob", "hiar: bob", "line 13: hiar is not known; allowed: sex, age"),
        ("age: 35", "age: 300", "line 9: age"),
        ("sex: male", "sex: [", "line 10 is not YAML"),
        ("maya:", "- maya", "YAML|a person's name"),
    ],
)
def test_a_mistake_in_the_cast_file_is_one_line(
    saved: Project, old: str, new: str, said: str
) -> None:
    path = saved.folder / "cast.yaml"
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(ProjectError, match=said) as error:
        saved.load()
    assert "\n" not in str(error.value)


def add_extras(folder: Path, times: int) -> None:
    """Count up in the last scene, as a second program would."""
    project = Project(folder)
    uid = project.load().board.scenes[2].uid

    def edit(scene: Scene) -> Scene:
        shot = scene.shots[0]
        return scene.model_copy(
            update={"shots": (shot.model_copy(update={"extras": shot.extras + 1}),)}
        )

    for _ in range(times):
        project.change(uid, edit)


def test_two_writers_at_once_lose_nothing(saved: Project) -> None:
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=add_extras, args=(saved.folder, 10)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert saved.load().board.scenes[2].shots[0].extras == 20


@settings(max_examples=150)
@given(cut=st.integers(0, 400), text=st.text(max_size=12))
def test_no_cast_file_is_a_mistake_of_ours(cut: int, text: str) -> None:
    members = archive().board.cast
    whole = cast_file.extend("", members)
    with suppress(ProjectError):
        cast_file.dress(whole[:cut] + text + whole[cut:], members, str)


@settings(max_examples=60)
@given(cut=st.integers(0, 3000), text=st.binary(max_size=6))
def test_no_board_file_is_a_mistake_of_ours(cut: int, text: bytes) -> None:
    whole = index.encode(index.Index().describes(archive().board))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "board.json"
        path.write_bytes(whole[:cut] + text)
        with suppress(ProjectError):
            Project.open(path.parent).load()
