"""What the user can put right in weights, pictures, fonts or targets.

StoryboardError        one sentence: what is wrong, where, what to do; printed as one line
├── TargetError        the file to write cannot be written, or is not ours to replace
├── PictureError       a stored picture is missing or damaged
├── WeightsError       weights are missing, damaged or made for another model
├── EditError          an edit asks for what a picture has not
├── DeviceError        the graphics card, or the memory, cannot carry the work
└── FontError          no font at hand holds a character
"""


class StoryboardError(Exception):
    """A mistake the user can put right; the message is one line."""

    status = 1
    """The exit status the command ends with."""


class TargetError(StoryboardError):
    """The file to write cannot be written, or is not ours to replace."""


class PictureError(StoryboardError):
    """A stored picture is missing or damaged."""


class FontError(StoryboardError):
    """No font at hand holds a character of the text."""


class WeightsError(StoryboardError):
    """Weights are missing, damaged, or made for another model."""

    status = 2


class EditError(StoryboardError):
    """An edit of a picture asks for what it has not."""

    status = 2


class DeviceError(StoryboardError):
    """The graphics card, or the memory, cannot carry the work."""
