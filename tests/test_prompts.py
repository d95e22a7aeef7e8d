from pathlib import Path

import pytest

import prompts


@pytest.mark.parametrize("name", prompts.names())
def test_a_question_is_filled_by_the_names_it_lists(name: str) -> None:
    prompt = prompts.load(name)
    values = {one: f"<{one} {{braces}} $dollar>" for one in prompt.inputs}
    system, user = prompts.fill(prompt, **values)
    assert prompt.id == name
    assert all(value in system + user for value in values.values())


@pytest.mark.parametrize("name", [n for n in prompts.names() if "fence" in prompts.load(n).inputs])
def test_the_script_is_fenced_in_the_user_text_alone(name: str) -> None:
    prompt = prompts.load(name)
    assert prompt.user.count("$fence") == 2
    assert "$fence" not in prompt.system
    assert "never" in prompt.system or "material" in prompt.system


def test_a_file_of_the_users_own_stands_in(tmp_path: Path) -> None:
    text = "---\nid: idea\nversion: 2\n---\n\n## system\nBe brief.\n\n## user\n$idea in $panels.\n"
    (tmp_path / "idea.md").write_text(text)
    mine = prompts.load("idea", tmp_path)
    assert prompts.fill(mine, idea="A", panels="3") == ("Be brief.", "A in 3.")
    assert mine.digest != prompts.load("idea").digest
    assert prompts.load("note", tmp_path) == prompts.load("note")


@pytest.mark.parametrize("text", ["", "no front matter", "---\nid: idea\n---\nno parts\n"])
def test_a_file_that_is_no_question_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "idea.md").write_text(text)
    with pytest.raises(prompts.PromptError, match=r"idea\.md"):
        prompts.load("idea", tmp_path)


def test_a_value_that_is_missing_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        prompts.fill(prompts.load("idea"), idea="A")
