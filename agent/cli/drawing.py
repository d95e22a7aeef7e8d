"""`guides` and `floorplan`: what the sketch artist draws besides panels."""

from pathlib import Path

import click

from agent.cli.options import talk_options
from agent.cli.talk import many, say
from agent.project import Project
from agent.studio import floorplan as plans
from agent.studio import guides as maps

BOARD = click.argument("board", type=click.Path(path_type=Path))
FORCE = click.option("--force", is_flag=True, help="Replace files that are not ours.")


@click.command()
@BOARD
@click.argument("label")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR",
              help="Where to write them; default: LABEL-guides, here.")  # fmt: skip
@FORCE
@talk_options
def guides(board: Path, label: str, output: Path | None, *, force: bool, quiet: bool) -> None:
    """Write a panel's control maps and pose.json.

    The maps: openpose, depth, normal, lineart, canny, segmentation, scribble, softedge, mlsd.
    """
    files = maps.made(Project.open(board), label)
    folder = output or Path(f"{label.upper()}-guides")
    maps.write(files, folder, force=force)
    if not quiet:
        say(f"{folder}: {many(len(files) - 1, 'guide')} and pose.json of {label.upper()}")


@click.command()
@BOARD
@click.argument("scene", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="What to write (.pdf or .png); default: plan-SCENE.pdf, here.")  # fmt: skip
@FORCE
@talk_options
def floorplan(
    board: Path, scene: str | None, output: Path | None, *, force: bool, quiet: bool
) -> None:
    """Draw SCENE of BOARD from above: the set, people and their ways, every camera by its label."""
    project = Project.open(board)
    if scene is None:
        there = ", ".join(one.number for one in project.load().board.scenes)
        raise click.UsageError(f"Missing argument 'SCENE'; the board has {there or 'no scene yet'}")
    target = output or Path(f"plan-{scene.upper()}.pdf")
    plans.kind_of(target)
    plan = plans.made(project, scene)
    plans.write(plan, target, force=force)
    if not quiet:
        say(f"{target}: {many(len(plan.cameras), 'camera')} in scene {scene.upper()}")
