"""Writes the golden shots anew: `python -m tests.sketch.write_golden`; read the diff."""

import json
from pathlib import Path

from render.order import Order
from render.sketch import guides
from render.sketch.artist import drawn
from tests.sketch import orders
from tests.sketch.orders import person, place

GOLDEN = Path(__file__).parents[1] / "golden" / "sketch"
SMALL = {"width": 384, "height": 216}
SHOTS: dict[str, Order] = {
    "close_up": orders.single(
        person("MARA", side="left", facing="right", expression="sad"),
        size="CU", place=place("kitchen"), **SMALL,
    ),
    "two_shot": orders.pair(place=place("bar"), time="night", **SMALL),
    "over_the_shoulder": orders.pair(
        framing="ots", size="MCU", over="JON", focus=("MARA",), place=place("street"), **SMALL
    ),
    "low_group": Order(
        size="MLS", framing="group", angle="low", place=place("forest"), aspect="16:9",
        subjects=(
            person("MARA", side="left", facing="partner"),
            person("KID", facing="partner"),
            person("JON", side="right", facing="partner", pose="arms_crossed"),
        ),
        **SMALL,
    ),
}  # fmt: skip
"""Orders whose camera, size as drawn and keypoints are held."""


def described(order: Order) -> str:
    """Return camera, size as drawn and keypoints as a golden file holds them."""
    drawing, shot, _ = drawn(order, 1)
    pose = guides.pose(drawing).model_dump(mode="json", exclude={"software"})
    return json.dumps({"size": shot.size, **_rounded(pose)}, indent=1) + "\n"


def _rounded(value: dict[str, object]) -> dict[str, object]:
    """Round to 4 digits: what two builds of numpy may differ by is far below."""
    rounded = json.loads(json.dumps(value), parse_float=lambda text: round(float(text), 4))
    assert isinstance(rounded, dict)
    return rounded


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, order in SHOTS.items():
        (GOLDEN / f"{name}.json").write_text(described(order), encoding="utf-8")
