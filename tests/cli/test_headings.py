"""The help of a command with many options has them under headings."""

import pytest

from agent.cli.headings import REST
from agent.cli.main import main

RUN = {"--dry-run", "--json", "-q", "--debug", "-h"}
"""What is of no picture and of no plan."""


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main([command, "--help"]) == 0
    return capsys.readouterr().out


def options(told: str) -> list[str]:
    return [line.split()[0].rstrip(",") for line in told.splitlines() if line.startswith("  -")]


@pytest.mark.parametrize("command", ["make", "paste", "plan", "reshoot", "doctor"])
def test_every_option_stands_under_a_heading_once(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = help_of(command, capsys)

    assert "\nOptions:" not in told
    listed = options(told)
    assert len(listed) == len(set(listed)) >= 15
    assert set(options(told.partition(f"\n{REST}:\n")[2])) <= RUN


@pytest.mark.parametrize(
    ("command", "option", "above", "below"),
    [
        ("make", "--paper", "What to write:", "Planning:"),
        ("make", "--base-url", "Language model:", "From pictures of your own:"),
        ("make", "--lora", "What Stable Diffusion draws with:", "How Stable Diffusion draws:"),
        ("reshoot", "--lens", "The shot:", "From pictures of your own:"),
        ("reshoot", "--finish", "Measuring and choosing:", "This run:"),
    ],
)
def test_an_option_stands_where_it_is_looked_for(
    command: str, option: str, above: str, below: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = help_of(command, capsys)

    assert told.index(f"\n{above}\n") < told.index(f"  {option}") < told.index(f"\n{below}\n")
