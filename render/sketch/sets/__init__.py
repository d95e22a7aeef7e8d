"""The places of a film, one builder for each kind of `render.vocabulary.SET_KINDS`."""

from render.sketch.sets.registry import KINDS, build

__all__ = ["KINDS", "build"]
