"""One thing the doctor looked at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`good` False: the command does not work as it should."""

    what: str
    state: str
    good: bool = True
