"""Reads the word tables that stand beside this file, once each."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

Name = Literal["places", "headings", "directions", "verbs", "things", "looks", "names"]
Table = dict[str, "str | int | float | Table | list[Table]"]


@lru_cache
def read(name: Name) -> Table:
    """Return one of the tables as written."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def part(table: Table, name: str) -> Table:
    """Return a named part of a table; TypeError when the part is a value or a list."""
    found = table[name]
    if not isinstance(found, dict):
        raise TypeError(f"{name} is not a table")
    return found


def rows(name: Name, part_name: str) -> list[Table]:
    """Return the rows of a table's list ([[part_name]]); TypeError when it is none."""
    found = read(name)[part_name]
    if not isinstance(found, list):
        raise TypeError(f"{part_name} is not a list of tables")
    return found
