"""A sheet as a PDF: what a reader, a screen reader and a crew get."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from render.document import pdf
from render.errors import PictureError
from render.order import Track
from render.sheet import Card, Layout, Line, Paper, Sheet, SheetScene
from render.vocabulary import Aspect

LAYOUTS: list[Layout] = ["6up", "4up", "1up", "list"]


def drawing(path: Path, mode: str = "L", shade: int = 200) -> Path:
    image = Image.new("L", (96, 54), shade)
    ImageDraw.Draw(image).ellipse((20, 10, 60, 50), fill=30)
    image.convert(mode).save(path)
    return path


def card(label: str, picture: Path | None, **fields: object) -> Card:
    known: dict[str, object] = {
        "label": label,
        "shot": "close-up, low angle",
        "seconds": 2.5,
        "action": "Mara lifts the lamp.",
        "caption": "Mara lifts the lamp.",
        "dialogue": (),
        "lines": (4, 6),
        "picture": picture,
        "alt": f"panel {label}",
    }
    return Card(**{**known, **fields})  # type: ignore[arg-type]


def sheet(*cards: Card, aspect: Aspect = "16:9") -> Sheet:
    scene = SheetScene("12A", "INT. KITCHEN - NIGHT", cards, 61.0)
    return Sheet(
        "The Lamp", ("A. Writer",), "Second draft", (scene,), (("Panels", "2"),), aspect=aspect
    )


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return drawing(tmp_path / "p.png")


def read(document: pdf.Pdf) -> PdfReader:
    return PdfReader(BytesIO(document.content))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_layout_and_paper_shows_every_word(
    layout: Layout, paper: Paper, picture: Path
) -> None:
    speech = Line("Mara", "Who is there?", "whispering")
    document = pdf.write(sheet(card("12AA", picture, dialogue=(speech,))), layout, paper)

    text = "\n".join(page.extract_text() for page in read(document).pages)
    for words in ("The Lamp", "A. Writer", "12AA", "2.5 s", "l. 4-6", "lifts the lamp.",
                  "MARA (whispering)", "Who is there?", "INT. KITCHEN", "1:01"):  # fmt: skip
        assert words in text


def test_the_same_sheet_gives_the_same_bytes(picture: Path) -> None:
    value = sheet(card("1A", picture, action="שלום, नमस्ते, мир"), card("1B", None))

    assert pdf.write(value).content == pdf.write(value).content


def test_a_caption_that_only_spells_the_action_in_other_letters_is_left_out(picture: Path) -> None:
    value = sheet(card("1A", picture, action="MARA waits.", caption="Mara waits."))

    text = "\n".join(page.extract_text() for page in read(pdf.write(value, "list")).pages)

    assert text.count("waits.") == 1


def _text(value: Sheet, layout: Layout = "list") -> str:
    return "\n".join(page.extract_text() for page in read(pdf.write(value, layout)).pages)


def test_a_caption_that_only_repeats_the_action_is_left_out(picture: Path) -> None:
    told = "She lifts the heavy lamp and looks under it."
    value = sheet(card("1A", picture, action=told, caption="Mara lifts the heavy lamp."))

    assert "Mara lifts" not in _text(value)


def test_a_caption_that_says_more_than_the_action_stays(picture: Path) -> None:
    value = sheet(card("1A", picture, action="A beat.", caption="Mara listens to Joe."))

    assert "Mara listens to Joe." in _text(value)


@pytest.mark.parametrize(
    ("above", "order"),
    [(0, "falls onward twofold"), (1, "onward falls twofold"), (2, "onward twofold falls")],
)
def test_action_and_speeches_stand_in_the_order_of_the_script(
    picture: Path, above: int, order: str
) -> None:
    lines = (Line("MARA", "onward"), Line("JOE", "twofold"))
    value = sheet(card("1A", picture, action="falls", caption="falls", dialogue=lines,
                       action_at=above))  # fmt: skip

    layouts: tuple[Layout, ...] = ("6up", "list")
    for layout in layouts:
        text = _text(value, layout)
        assert sorted(order.split(), key=text.index) == order.split()


def test_a_transition_stands_below_the_speeches_it_follows(picture: Path) -> None:
    lines = (Line("MARA", "onward"),)
    value = sheet(card("1A", picture, action="falls", caption="falls", dialogue=lines,
                       closing="FADE OUT."))  # fmt: skip

    layouts: tuple[Layout, ...] = ("6up", "list")
    for layout in layouts:
        text = _text(value, layout)
        assert text.index("falls") < text.index("onward") < text.index("FADE OUT.")


def test_short_captions_waste_no_paper(picture: Path) -> None:
    cards = [card(f"1A.{number}", picture, action="He runs.") for number in range(1, 10)]

    assert pdf.write(sheet(*cards), "list").pages < 4


def test_the_outline_goes_from_scene_to_shot(picture: Path) -> None:
    reader = read(pdf.write(sheet(card("12AA", picture), card("12AB", picture))))

    titles = [item.title if not isinstance(item, list) else [leaf.title for leaf in item]
              for item in reader.outline]  # fmt: skip
    assert titles[1] == "12A  INT. KITCHEN - NIGHT"
    assert titles[2] == ["12AA  close-up, low angle", "12AB  close-up, low angle"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_scenes_that_share_a_page_stand_in_the_outline_once(layout: Layout, picture: Path) -> None:
    scenes = tuple(
        SheetScene(str(number), "INT. HALL", (card(f"{number}A", picture),) * (number * 2 + 3), 4.0)
        for number in range(1, 5)
    )
    reader = read(pdf.write(replace(sheet(), scenes=scenes), layout))

    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles == ["The Lamp", *(f"{number}  INT. HALL" for number in range(1, 5))]
    tree = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    assert len(tree["/K"]) == 5


def test_the_file_is_tagged_and_every_picture_has_a_text(picture: Path) -> None:
    reader = read(pdf.write(sheet(card("12AA", picture))))
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    section = root["/StructTreeRoot"]["/K"][0].get_object()["/K"][1].get_object()
    figures = [leaf.get_object() for leaf in section["/K"] if leaf.get_object()["/S"] == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ["panel 12AA"]


def test_title_author_and_producer_stand_in_the_file(picture: Path) -> None:
    metadata = read(pdf.write(sheet(card("1A", picture)))).metadata

    assert metadata is not None
    assert (metadata.title, metadata.author, metadata.producer) == (
        "The Lamp", "A. Writer", pdf.PRODUCER,
    )  # fmt: skip


def test_every_font_is_embedded(picture: Path) -> None:
    reader = read(pdf.write(sheet(card("1A", picture, action="Mara — Привет — שלום"))))

    fonts = [font.get_object() for page in reader.pages
             for font in page["/Resources"]["/Font"].values()]  # fmt: skip
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


@pytest.mark.parametrize("words", ["Ζωή", "Привет", "שלום", "नमस्ते", "مرحبا"])
def test_bundled_fonts_hold_the_script(words: str, picture: Path) -> None:
    assert pdf.write(sheet(card("1A", picture, action=words))).missing == ()


def test_a_character_no_font_holds_is_named(picture: Path) -> None:
    assert pdf.write(sheet(card("1A", picture, action="x \U00012000"))).missing == ("\U00012000",)


def test_characters_that_show_nothing_leave_no_box(picture: Path) -> None:
    plain = pdf.write(sheet(card("1A", picture, action="red and green")))
    spiked = pdf.write(sheet(card("1A", picture, action="r\x1bed\x00 a\ufe0fnd green\x7f")))

    assert spiked.missing == ()
    assert [page.extract_text() for page in read(spiked).pages] == [
        page.extract_text() for page in read(plain).pages
    ]


@pytest.mark.parametrize(("mode", "suffix"), [("L", "png"), ("RGB", "png"), ("P", "png"),
                                              ("RGBA", "png"), ("L", "jpg")])  # fmt: skip
def test_a_picture_comes_out_as_it_went_in(mode: str, suffix: str, tmp_path: Path) -> None:
    path = drawing(tmp_path / f"p.{suffix}", mode)

    image = read(pdf.write(sheet(card("1A", path)))).pages[1].images[0].image

    assert image is not None
    assert image.size == (96, 54)
    grey = image.convert("L").tobytes()
    assert abs(grey[30 * 96 + 40] - 30) < 8
    assert abs(grey[5 * 96 + 90] - 200) < 8


def test_line_art_stays_as_small_as_its_file(tmp_path: Path) -> None:
    cards = [card(f"1A.{number}", drawing(tmp_path / f"{number}.png", shade=100 + number))
             for number in range(40)]  # fmt: skip
    stored = sum(entry.picture.stat().st_size for entry in cards if entry.picture)
    bare = len(pdf.write(sheet(*[card(f"1A.{number}", None) for number in range(40)])).content)

    assert len(pdf.write(sheet(*cards)).content) - bare < stored + 40 * 400


@pytest.mark.parametrize("damage", [b"", b"\x89PNG\r\n\x1a\nnonsense", b"\xff\xd8\xff broken"])
def test_a_damaged_picture_is_said_in_one_line(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(damage)

    with pytest.raises(PictureError, match=r"broken\.png cannot be read"):
        pdf.write(sheet(card("1A", path)))


def test_a_bit_flip_in_a_picture_is_noticed(picture: Path) -> None:
    content = bytearray(picture.read_bytes())
    content[len(content) // 2] ^= 255
    picture.write_bytes(content)

    with pytest.raises(PictureError):
        pdf.write(sheet(card("1A", picture)))


def test_tracks_can_be_left_out(picture: Path) -> None:
    way = Track("subject", ((0.2, 0.5), (0.8, 0.5)))
    value = sheet(card("1A", picture, tracks=(way,)))

    assert len(pdf.write(value).content) > len(pdf.write(value, tracks=False).content)


@pytest.mark.parametrize("aspect", ["2.39:1", "9:16", "1:1", "4:3"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_frame_keeps_its_ratio_inside_the_page(
    aspect: Aspect, layout: Layout, picture: Path
) -> None:
    document = pdf.write(sheet(*[card(f"1A.{n}", picture) for n in range(1, 8)], aspect=aspect),
                         layout)  # fmt: skip

    assert document.pages >= 2


def test_right_to_left_text_is_copied_in_reading_order(picture: Path) -> None:
    content = pdf.write(sheet(card("1A", picture, action="שלום 123"))).content
    streams = [page.get_contents().get_data() for page in PdfReader(BytesIO(content)).pages]

    spoken = ("\ufeff" + "שלום 123").encode("utf-16-be").hex().upper().encode()
    assert any(spoken in stream for stream in streams)
