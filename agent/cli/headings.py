"""Shows the options of a command that has many under headings."""

from collections.abc import Mapping
from typing import Final

import click

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "What to write": ("outputs", "folder", "project", "layout", "paper", "scenes", "force"),
    "Planning": ("numbering", "aspect", "style", "detail"),
    "Language model": ("director", "offline", "base_url", "model", "max_cost", "prompts",
                       "threads", "refresh", "no_cache"),
    "The shot": ("size", "angle", "move", "lens", "caption", "prompt", "new_seed"),
    "From pictures of your own": ("start", "strength", "mask", "guide", "reference", "edit",
                                  "plain", "frames", "frames_kind"),
    "Drawing": ("artist", "seed", "width", "draft", "workers"),
    "What Stable Diffusion draws with": ("weights", "lora", "vae", "control", "detectors",
                                         "embedding", "ip_adapter", "image_encoder", "safety",
                                         "download"),
    "How Stable Diffusion draws": ("preset", "negative", "sampler", "steps", "guidance",
                                   "clip_skip", "native", "double", "anchor", "likeness",
                                   "batch", "compile"),
    "Measuring and choosing": ("retake", "candidates", "output", "finish"),
}  # fmt: skip
"""The options, by the names of their parameters, as they are looked for."""

REST: Final = "This run"
"""Where options stand that are of no picture."""


class Headed(click.Command):
    """A command whose help lists its options under HEADINGS, any other under REST."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options that can be given, heading by heading."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        rows = {one.name: row for one in options if (row := one.get_help_record(ctx))}
        known = {name for names in HEADINGS.values() for name in names}
        rest = tuple(name for name in rows if name not in known)
        for heading, names in (*HEADINGS.items(), (REST, rest)):
            shown = [rows[name] for name in names if name in rows]
            if shown:
                with formatter.section(heading):
                    formatter.write_dl(shown)
