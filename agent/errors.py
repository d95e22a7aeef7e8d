"""What the user can put right in a script, board or setting.

StoryboardError (in render.errors, so that both packages share the one root)
├── ScriptError        the input is missing or cannot be read as a screenplay (status 2)
├── SettingError       a setting or option cannot be used (status 2)
├── BoardError         a panel, scene or value asked of a board is not there (status 2)
├── ModelError         the language model cannot be used at all (status 1)
│   └── AnswerError    one question got no answer; others may
└── ProjectError       the project folder is broken, newer, or somebody else's (status 1)
"""

from render.errors import StoryboardError

__all__ = [
    "AnswerError",
    "BoardError",
    "ModelError",
    "ProjectError",
    "ScriptError",
    "SettingError",
    "StoryboardError",
]


class ScriptError(StoryboardError):
    """The input is missing or cannot be read as a screenplay."""

    status = 2


class SettingError(StoryboardError):
    """A setting or an option cannot be used."""

    status = 2


class BoardError(StoryboardError):
    """A panel, a scene or a value that was asked of a board is not there."""

    status = 2


class ProjectError(StoryboardError):
    """The project folder is broken, newer than this program, or not ours."""


class ModelError(StoryboardError):
    """The language model cannot be used: no key, no endpoint, no credit, no consent."""


class AnswerError(ModelError):
    """One question to the language model got no answer; another one may."""
