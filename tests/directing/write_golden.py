"""Writes the golden boards anew: `python -m tests.directing.write_golden`; read the diff."""

import json
from pathlib import Path

from agent.board import Settings
from agent.directing.rules import RulesDirector
from agent.reading import fountain

GOLDEN = Path(__file__).parents[1] / "golden"


def planned(path: Path) -> str:
    """Return the board of a script as its golden file holds it."""
    board = RulesDirector().plan(fountain.parse(path.read_text(encoding="utf-8")), Settings())
    return json.dumps(board.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for script in sorted(GOLDEN.glob("*.fountain")):
        script.with_suffix(".board.json").write_text(planned(script), encoding="utf-8")
