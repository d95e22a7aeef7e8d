"""The CLIP vocabulary, counted without any library of models."""

import subprocess
import sys

import pytest

from render.diffusion.words import tokens


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("a photo of a cat", (320, 1125, 539, 320, 2368)),
        ("A  Photo\nof a CAT", (320, 1125, 539, 320, 2368)),
        ("", ()),
        ("she's", (1043, 568)),
    ],
)
def test_text_becomes_the_numbers_of_clip(text: str, numbers: tuple[int, ...]) -> None:
    assert tokens.encode(text) == numbers


def test_every_entry_of_the_vocabulary_has_its_number() -> None:
    numbers = tokens.vocabulary()

    assert len(numbers) == 49408
    assert (numbers["!"], numbers["a</w>"], numbers["<|endoftext|>"]) == (0, 320, 49407)


def test_any_script_and_sign_can_be_counted() -> None:
    assert tokens.count("naïve café 東京 🙂 ½ é") > 6


def test_counting_imports_no_library_of_models() -> None:
    code = (
        "import sys; from render.diffusion.words import tokens; tokens.count('x'); "
        "print('torch' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
