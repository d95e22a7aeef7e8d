"""An IP-Adapter is named by its file, with a scale or without, or set once for all."""

from pathlib import Path

import pytest

from agent.cli import references
from agent.cli.references import NOTHING, SCALE
from agent.errors import SettingError


@pytest.mark.parametrize(
    ("text", "path", "scale"),
    [
        ("a.safetensors", "a.safetensors", SCALE),
        ("a.safetensors:0.8", "a.safetensors", 0.8),
        ("C:\\x.safetensors:0.8", "C:\\x.safetensors", 0.8),
        ("C:\\x.safetensors", "C:\\x.safetensors", SCALE),
    ],
)
def test_a_drive_is_no_scale(text: str, path: str, scale: float) -> None:
    assert references.adapter({**NOTHING, "ip_adapter": text}, {}) == (Path(path), scale)


def test_what_is_given_goes_before_what_is_set() -> None:
    prefer = {"ip_adapter": "set.safetensors", "image_encoder": "eyes"}

    assert references.adapter(NOTHING, prefer) == (Path("set.safetensors"), SCALE)
    assert references.encoder(NOTHING, prefer) == Path("eyes")
    given = references.adapter({**NOTHING, "ip_adapter": "given.safetensors"}, prefer)
    assert given == (Path("given.safetensors"), SCALE)


def test_without_one_there_is_none() -> None:
    assert references.adapter(NOTHING, {}) is None
    assert references.encoder(NOTHING, {}) is None
    with pytest.raises(SettingError, match="--ip-adapter FILE"):
        references.check(NOTHING, {})


@pytest.mark.parametrize("scale", ["0", "1.5", "-1"])
def test_a_scale_out_of_range_is_one_line(scale: str) -> None:
    with pytest.raises(SettingError, match="not above 0 and at most 1"):
        references.adapter({**NOTHING, "ip_adapter": f"a.safetensors:{scale}"}, {})
