"""Text in, board out: the whole plan of two short scripts, word for word."""

from pathlib import Path

import pytest

from tests.directing.write_golden import GOLDEN, planned

SCRIPTS = sorted(GOLDEN.glob("*.fountain"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_the_board_is_the_golden_one(script: Path) -> None:
    assert planned(script) == script.with_suffix(".board.json").read_text(encoding="utf-8")
