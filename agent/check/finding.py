"""A Finding is one thing wrong with a board, and what to do about it."""

from dataclasses import dataclass

from agent.board import Panel, Scene, Shot

CODES = {
    "E01": "speech missing or altered",
    "E02": "beat without a shot",
    "E03": "name not in the cast",
    "E04": "label not unique or out of order",
    "E05": "dialogue longer than its panels",
    "W10": "axis crossed without a neutral shot",
    "W11": "eyelines of a talking pair not opposite",
    "W12": "same subject, size and angle twice",
    "W13": "a scene of four or more shots in one size",
    "W14": "no establishing shot in a new place",
    "W15": "extreme long shot cut straight to an extreme close-up",
    "W16": "more than two people in a frame",
    "W17": "a picture prompt longer than the 75 tokens Stable Diffusion 1.5 reads",
    "W18": "a panel outside .8 to 12 seconds",
    "W19": "a prop acted with is in no panel",
    "W20": "a place no word is known for",
    "W21": "part of a shot note not understood",
    "S20": "the source changed since the picture",
}
"""What every code means; E is an error, W a warning, S a picture older than the script."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a check.

    `panel` is a label, empty when it is about more. `line` counts from 1.
    """

    code: str
    panel: str
    line: int
    what: str
    hint: str

    @property
    def error(self) -> bool:
        """Whether the board must not be shot from as it is."""
        return self.code.startswith("E")


def at_shot(code: str, scene: Scene, shot: Shot, what: str, hint: str) -> Finding:
    """Return a finding about a shot, told at its first panel."""
    panel = first_panel(scene, shot)
    label = panel.label if panel else ""
    return Finding(code, label, panel.span.line if panel else scene.span.line, what, hint)


def first_panel(scene: Scene, shot: Shot) -> Panel | None:
    """Return the first panel of a shot; None when it has none."""
    return next((panel for panel in scene.panels if panel.shot == shot.uid), None)
