"""Our tokens are those of the library."""

import json
from pathlib import Path

import pytest

from render.diffusion.words import tokens

TEXTS = (
    "a close-up of MR. SMITH, 42, at the café", "(word:1.3), it's they'll DON'T", "½ cup, x² + 3",
    "日本語 und Größe", "🙂🙂 emoji!!", "über-naïve\tÉ\n  two   spaces", "...---...''s",
    "Ünïcödé combining e\u0301", "１２３ ٣٤", "a_b_c #hash @at 100%",
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> object:
    from transformers import CLIPTokenizer

    folder = tmp_path_factory.mktemp("tokens")
    write(folder)
    return CLIPTokenizer.from_pretrained(folder)


def write(folder: Path) -> None:
    (folder / "vocab.json").write_text(json.dumps(tokens.vocabulary()), "utf-8")
    (folder / "merges.txt").write_text("\n".join(("#version: 0.2", *tokens.merges())), "utf-8")


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_are_those_of_transformers(text: str, library: object) -> None:
    assert callable(library)

    assert list(tokens.encode(text)) == library(text).input_ids[1:-1]
