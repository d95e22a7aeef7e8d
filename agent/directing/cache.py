"""Answers of a model that have held, so that nothing is ever paid for twice.

One SQLite file for all scripts of the user. Every answer is on the disk before it is used; a scene
that was given up is there too, with the reason.
"""

import os
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path

from agent.errors import ModelError

_TABLE = """CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, body TEXT NOT NULL, given_up TEXT NOT NULL
) WITHOUT ROWID"""
_WAIT = 30.0
"""Seconds to wait for another process that writes."""


@dataclass(frozen=True)
class Kept:
    """An answer that is known. `body` is JSON, empty when `given_up` says why there is none."""

    body: str
    given_up: str = ""


class Cache:
    """Answers by key; used from several threads. `fresh`: nothing old is read, new is kept."""

    def __init__(self, path: Path, *, fresh: bool = False) -> None:
        self._fresh = fresh
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
            self._base = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute(_TABLE)
            self._base.commit()
        except (OSError, sqlite3.Error) as error:
            raise ModelError(
                f"{path} cannot keep the model's answers ({error}); delete it, or run with "
                "--no-cache"
            ) from None

    def find(self, key: str) -> Kept | None:
        """Return what is kept under a key; None when nothing is."""
        if self._fresh:
            return None
        with self._lock:
            found = self._base.execute(
                "SELECT body, given_up FROM answers WHERE key = ?", (key,)
            ).fetchone()
        return Kept(*found) if found else None

    def keep(self, key: str, kept: Kept) -> None:
        """Keep an answer in the place of what was there; it is on the disk when this returns."""
        with self._lock, self._base:
            self._base.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (key, kept.body, kept.given_up)
            )

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._base.close()
