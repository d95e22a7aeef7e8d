"""Makes the README's pictures from the sample film, through the command a user has.

Run `python -m bench.pictures FOLDER`; without pdftoppm (poppler) the page is left as it is.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from agent.cli.main import main as storyboard
from agent.project import Project
from render.store import Store

FILM = Path(__file__).parents[1] / "samples" / "lost_property.fountain"
PAGE = 10
SCENE = "7"
COLUMNS, CELL, GAP = 3, (512, 288), 8
GREYS = 16


def contact(board: Path, labels: list[str]) -> Image.Image:
    """Return a sheet of panels, three a row (L)."""
    project = Project(board)
    store = Store(board)
    panels = {p.label: p for scene in project.load().board.scenes for p in scene.panels}
    chosen = [panels[label] for label in labels if label in panels]
    rows = -(-len(chosen) // COLUMNS)
    size = (COLUMNS * (CELL[0] + GAP) - GAP, rows * (CELL[1] + GAP) - GAP)
    sheet = Image.new("L", size, 255)
    for index, panel in enumerate(chosen):
        with Image.open(store.picture(panel.takes[panel.current - 1].picture)) as image:
            cell = image.convert("L").resize(CELL, Image.Resampling.LANCZOS)
        across, down = index % COLUMNS, index // COLUMNS
        sheet.paste(cell, (across * (CELL[0] + GAP), down * (CELL[1] + GAP)))
    return sheet


def saved(image: Image.Image, target: Path) -> None:
    """Save a picture in few greys."""
    image.convert("L").quantize(GREYS).save(target, optimize=True)


def main() -> None:
    """Write contact.png, floorplan.png and page.png."""
    folder, labels = Path(sys.argv[1]), sys.argv[2:]
    with TemporaryDirectory() as work:
        document = Path(work) / "film.pdf"
        storyboard([str(FILM), "-o", str(document), "-q"])
        board = document.with_suffix(".board")
        saved(contact(board, labels), folder / "contact.png")
        plan = Path(work) / "plan.png"
        storyboard(["floorplan", str(board), SCENE, "-o", str(plan)])
        with Image.open(plan) as image:
            saved(image.resize((1123, 794), Image.Resampling.LANCZOS), folder / "floorplan.png")
        if shutil.which("pdftoppm"):
            page = ["-r", "120", "-png", "-singlefile", "-f", str(PAGE), "-l", str(PAGE)]
            subprocess.run(["pdftoppm", *page, document, Path(work) / "page"], check=True)
            with Image.open(Path(work) / "page.png") as image:
                saved(image, folder / "page.png")


if __name__ == "__main__":
    main()
