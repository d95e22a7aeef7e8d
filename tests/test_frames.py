"""A whole drawn storyboard guides a board: a folder of frames, or a PDF."""

import json
import shutil

import pytest
from PIL import Image

from agent.project import Project
from agent.studio import find, frames
from agent.studio.pairing import Frame, natural, normal, pair
from render.order import Sources
from tests import fakes
from tests.drawn_pdfs import sheet, write
from tests.painted import NET, Desk, desk, guides, painted, paired

__all__ = ["desk", "painted"]

LABELS = ("1A.1", "1B.1", "1A.2", "1B.2", "2A", "2B", "3A")


def lay(desk: Desk, *names: str) -> None:
    """Draw files of the folder `drawn`, every one of another grey."""
    (desk.folder / "drawn").mkdir(exist_ok=True)
    for number, name in enumerate(names):
        picture = Image.new("L", (64, 36), 200 - number)
        picture.save(desk.folder / "drawn" / name)


def edit(desk: Desk, label: str, **update: object) -> None:
    project = Project.open(desk.folder / "out.board")
    spot = find.panel(project.load().board, label)
    panels = tuple(one.model_copy(update=update) if one.label == label else one
                   for one in spot.scene.panels)  # fmt: skip
    project.change(spot.scene.uid, lambda scene: scene.model_copy(update={"panels": panels}))


def test_files_are_matched_by_the_label_in_their_names(desk: Desk) -> None:
    lay(desk, "shot 2b.png", "1A_01.png", "003A_v2.png", "2A.png", "cover.png")
    (desk.folder / "drawn" / "notes.txt").write_text("a note")
    (desk.folder / "drawn" / "._2A.png").write_bytes(b"of a Mac")
    ran = desk.make("--frames", "drawn", *NET)
    assert ran.status == 0
    assert paired(ran) == (
        "frames: 4 of 7 panels by label; no frame for 1B.1, 1A.2, 1B.2; no panel for cover.png"
    )
    assert guides(desk) == {"2B": 200, "1A.1": 199, "3A": 198, "2A": 197}
    assert "4 drawn, 3 kept" in ran.err


def test_files_without_labels_are_matched_in_the_order_people_count(desk: Desk) -> None:
    lay(desk, *(f"frame {number}.png" for number in (1, 2, 3, 4, 5, 6, 10)))
    ran = desk.make("--frames", "drawn", *NET)
    assert paired(ran) == "frames: 7 frames on 7 panels in order"
    assert guides(desk) == {label: 200 - at for at, label in enumerate(LABELS)}


@pytest.mark.parametrize(
    ("count", "left"),
    [(5, "no frame for 2B, 3A"), (9, "no panel for f8.png, f9.png")],
)
def test_another_number_of_frames_is_said(desk: Desk, count: int, left: str) -> None:
    lay(desk, *(f"f{number + 1}.png" for number in range(count)))
    ran = desk.make("--frames", "drawn", *NET)
    assert paired(ran) == (
        f"frames: {count} frames for 7 panels, in order, so some may be of the wrong shot: "
        f"name them by label; {left}"
    )
    assert len(guides(desk)) == min(count, 7)


def test_only_the_scenes_asked_for_get_frames(desk: Desk) -> None:
    lay(desk, "a.png", "b.png")
    ran = desk.make("--frames", "drawn", *NET, "--scenes", "2")
    assert paired(ran) == "frames: 2 frames on 2 panels in order"
    assert guides(desk) == {"2A": 200, "2B": 199}


def test_a_second_run_draws_nothing_and_frames_stay_without_being_named(desk: Desk) -> None:
    lay(desk, "2A.png")
    desk.make("--frames", "drawn", *NET)
    assert "0 drawn, 7 kept" in desk.make("--frames", "drawn", *NET).err
    assert "0 drawn, 7 kept" in desk.make(*NET).err
    assert guides(desk) == {"2A": 200}


def test_a_frame_that_a_person_put_aside_stays_aside(desk: Desk) -> None:
    lay(desk, "2A.png")
    desk.make("--frames", "drawn", *NET)
    desk.run("take", "out.board", "2A", "1")
    assert "0 drawn, 7 kept" in desk.make("--frames", "drawn", *NET).err
    assert guides(desk) == {}
    shutil.rmtree(desk.folder / "drawn")
    lay(desk, "else.png", "2A.png")
    assert "1 drawn, 6 kept" in desk.make("--frames", "drawn", *NET).err


def test_a_locked_panel_keeps_its_picture(desk: Desk) -> None:
    lay(desk, "2A.png", "2B.png")
    edit(desk, "2A", locked=True)
    assert "1 drawn, 6 kept" in desk.make("--frames", "drawn", *NET).err
    assert guides(desk) == {"2B": 199}


def test_every_panel_of_a_shot_gets_its_own_frame(desk: Desk) -> None:
    project = Project.open(desk.folder / "out.board")
    spot = find.panel(project.load().board, "3A")
    both = (spot.panel.model_copy(update={"moment": "first", "label": "3A.1"}),
            spot.panel.model_copy(update={"uid": "end", "moment": "last", "label": "3A.2",
                                          "takes": (), "current": 0}))  # fmt: skip
    project.change(spot.scene.uid, lambda scene: scene.model_copy(update={"panels": both}))
    lay(desk, "3A.1.png", "3A.2.png")
    drawings = frames.read(desk.folder / "drawn", "scribble")
    frames.put(project, drawings)
    board = project.load().board
    assert guides(desk) == {"3A.1": 200, "3A.2": 199}
    assert len({panel.shot for panel in board.scenes[2].panels}) == 2
    frames.put(project, drawings)
    assert project.load().board == board


def test_a_file_of_a_setup_is_of_its_first_panel() -> None:
    paired = pair([Frame("1B.png", b""), Frame("2A.png", b"")], LABELS)
    assert [(label, frame.name) for label, frame in paired.pairs] == [
        ("1B.1", "1B.png"), ("2A", "2A.png"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "labels", "pairs"),
    [
        (("shot 12.png", "2.png"), ("1", "2", "12"), {"12": "shot 12.png", "2": "2.png"}),
        (
            ("1.png", "2.png", "3.png"),
            ("1", "1A", "2"),
            {"1": "1.png", "1A": "2.png", "2": "3.png"},
        ),
        (("SC012A.png", "sh3.png"), ("12A", "3"), {"12A": "SC012A.png", "3": "sh3.png"}),
        (("1A.1.png", "1A.3.png"), ("1A.1", "1A.2"), {"1A.1": "1A.1.png"}),
        (("1-2B.png", "1-2A.png"), ("1-2A", "1-2B"), {"1-2A": "1-2A.png", "1-2B": "1-2B.png"}),
    ],
)
def test_names_are_read_as_a_crew_writes_them(
    names: tuple[str, ...], labels: tuple[str, ...], pairs: dict[str, str]
) -> None:
    paired = pair([Frame(name, b"") for name in names], labels)
    assert {label: frame.name for label, frame in paired.pairs} == pairs


def test_title_cards_need_no_frame_where_the_number_fits_without() -> None:
    named = [Frame(f"f{number}.png", b"") for number in (1, 2)]
    paired = pair(named, ("1A", "1B", "1C"), ("1B",))
    assert [label for label, _ in paired.pairs] == ["1A", "1C"]


def test_names_are_put_in_order_and_compared_as_people_do() -> None:
    assert sorted(["f10", "f9", "F1"], key=natural) == ["F1", "f9", "f10"]
    assert normal("Shot_012-A (v2)") == "shot.12.a.v2"


def test_the_kind_of_guide_is_the_users_or_what_there_is_a_controlnet_for(desk: Desk) -> None:
    lay(desk, "2A.png")
    project = Project.open(desk.folder / "out.board")

    def kind() -> str:
        return find.panel(project.load().board, "2A").shot.sources.guide_kind

    desk.make("--frames", "drawn", "--control", "canny=c.safetensors")
    assert kind() == "canny"
    desk.make("--frames", "drawn", "--frames-kind", "depth", "--control", "depth=d.safetensors")
    assert kind() == "depth"


def test_the_settings_name_frames_too(desk: Desk) -> None:
    lay(desk, "2A.png")
    (desk.folder / "storyboard.toml").write_text(
        'frames = "drawn"\nframes_kind = "lineart"\ncontrol = ["lineart=l.safetensors"]\n'
    )
    assert "frames: 1 of 7 panels by label" in desk.make().err
    sketched = desk.run("film.fountain", "-o", "ink.pdf", artist=fakes.FakeArtist())
    assert sketched.status == 0
    assert "the frames of drawn wait for Stable Diffusion" in sketched.err


def test_json_says_what_was_paired(desk: Desk) -> None:
    lay(desk, "2A.png", "extra.png")
    body = json.loads(desk.make("--frames", "drawn", *NET, "--json", "-q").out)
    assert body["frames"] == {
        "by": "label", "paired": [{"panel": "2A", "frame": "2A.png"}],
        "panels_without": [label for label in LABELS if label != "2A"],
        "frames_without": ["extra.png"],
    }  # fmt: skip
    assert json.loads(desk.make("--json", "-q").out)["frames"] is None


def test_a_dry_run_counts_what_frames_would_have_drawn(desk: Desk) -> None:
    lay(desk, "2A.png", "2B.png")
    before = Project.open(desk.folder / "out.board").load()
    ran = desk.make("--frames", "drawn", *NET, "--dry-run")
    assert "2 pictures to draw" in ran.out
    assert "frames: 2 of 7 panels by label" in ran.err
    told = json.loads(desk.make("--frames", "drawn", *NET, "--dry-run", "--json").out)
    assert (told["pictures"], told["frames"]["by"]) == (2, "label")
    assert told["frames"]["paired"][0] == {"panel": "2A", "frame": "2A.png"}
    assert json.loads(desk.make("--dry-run", "--json").out)["frames"] is None
    assert Project.open(desk.folder / "out.board").load() == before


def test_a_changed_script_keeps_the_frames(desk: Desk) -> None:
    lay(desk, "2A.png", "2B.png")
    desk.make("--frames", "drawn", *NET)
    script = desk.folder / "film.fountain"
    script.write_text(script.read_text().replace("sit without", "wait without"))
    desk.make(*NET)
    assert guides(desk) == {"2A": 200, "2B": 199}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--frames", "none", *NET), "--frames: none is not there; name a folder"),
        (("--frames", "film.fountain", *NET), "film.fountain is no folder and no PDF"),
        (("--frames", "empty", *NET), "there is no picture in empty"),
        (("--frames", "broken", *NET), "1A.png is damaged or no picture"),
        (("--frames", "twice", *NET), "2A.jpg and 2A.png are both of 2A; keep one"),
        (("--frames", "none.pdf", *NET), "there is no none.pdf"),
        (("--frames", "bad.pdf", *NET), "bad.pdf cannot be read as a PDF"),
        (("--frames", "text.pdf", *NET), "there is no picture in text.pdf"),
        (("--frames", "good"), "--frames needs a ControlNet for scribble"),
        (("--frames", "good", "--frames-kind", "depth", *NET), "needs a ControlNet for depth"),
        (("--frames-kind", "depth"), "--frames-kind is of --frames"),
        (("--frames", "good", "--frames-kind", "dance"), "'dance' is not one of"),
    ],
)
def test_frames_that_cannot_be_used_are_one_line(
    desk: Desk, words: tuple[str, ...], said: str
) -> None:
    for name in ("empty", "broken", "twice", "good"):
        (desk.folder / name).mkdir()
    (desk.folder / "broken" / "1A.png").write_bytes(b"\x89PNG\r\n\x1a\nno")
    for path in ("twice/2A.jpg", "twice/2A.png", "good/2A.png"):
        Image.new("L", (16, 9)).save(desk.folder / path)
    (desk.folder / "bad.pdf").write_bytes(b"%PDF-1.7\nno")
    sheet(desk.folder / "text.pdf", lambda canvas: write(canvas, *["words and words"] * 9))
    before = Project.open(desk.folder / "out.board").load()
    ran = desk.make(*words)
    assert ran.status == 2
    [line] = [one for one in ran.err.splitlines() if one.startswith("storyboard:")]
    assert said in line
    assert Project.open(desk.folder / "out.board").load() == before


def test_the_sketch_artist_refuses_frames_in_one_line(desk: Desk) -> None:
    lay(desk, "2A.png")
    ran = desk.make("--frames", "drawn", *NET, artist=fakes.FakeArtist())
    assert ran.status == 2
    assert ran.err.splitlines()[-1].startswith("storyboard: --frames takes Stable Diffusion: ")


def test_no_frames_leave_the_sources_of_shots_alone(desk: Desk) -> None:
    board = Project.open(desk.folder / "out.board").load().board
    assert {shot.sources for scene in board.scenes for shot in scene.shots} == {Sources()}
