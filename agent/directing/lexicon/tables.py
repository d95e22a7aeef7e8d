"""Reads the word tables that stand beside this file, once each."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

Name = Literal["places", "headings", "directions", "verbs", "things", "looks", "names"]
Table = dict[str, "str | int | float | Table"]


@lru_cache
def read(name: Name) -> Table:
    """Return one of the tables as written."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def part(table: Table, name: str) -> Table:
    """Return a named part of a table; TypeError when the part is a single value."""
    found = table[name]
    if not isinstance(found, dict):
        raise TypeError(f"{name} is not a table")
    return found
