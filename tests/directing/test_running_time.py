"""A page is a minute, a feature some twelve hundred panels."""

from pathlib import Path

import pytest

from agent.board import Board, Settings
from agent.directing.rules import RulesDirector
from agent.reading import fountain
from bench.directing import minutes, pages
from tests.directing.scripts import PUBLIC, panels

LONG = [path for path in PUBLIC if path.parent.name == "long"]
pytestmark = pytest.mark.skipif(not LONG, reason="the long scripts are not beside the checkout")


@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_a_feature_runs_a_minute_a_page(path: Path) -> None:
    screenplay = fountain.parse(path.read_text(encoding="utf-8"))

    board = RulesDirector().plan(screenplay, Settings())

    assert minutes(board) / pages(screenplay) == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_detail_decides_how_many_panels(path: Path) -> None:
    screenplay = fountain.parse(path.read_text(encoding="utf-8"))
    director = RulesDirector()

    def planned(settings: Settings) -> Board:
        return director.plan(screenplay, settings)

    low = len(panels(planned(Settings(detail="low"))))
    normal = len(panels(planned(Settings())))
    high = len(panels(planned(Settings(detail="high"))))

    assert low < normal * 0.95
    assert high > normal * 1.2
    assert 8 < normal / pages(screenplay) < 14
