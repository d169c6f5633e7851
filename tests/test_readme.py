"""The README is held to the code: its settings, its commands, its pictures, its dependencies."""

import re
import runpy
import sys
from pathlib import Path

import pytest

from core.settings import PREFIX, SETTINGS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table below a heading, without its two head lines."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_settings_are_those_of_the_code() -> None:
    assert rows("Settings") == [
        [f"`{PREFIX}{setting.name.upper()}`", f"`{setting.default}`", setting.meaning]
        for setting in SETTINGS
    ]


def test_the_two_commands_come_first() -> None:
    assert README.split("```")[1].split() == ["make", "run", "make", "test"]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make (\w+)", README))))
def test_every_make_command_is_a_target(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("command", [row[0].strip("`") for row in rows("Commands")])
def test_every_command_is_known(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if command.startswith("make "):
        return
    module, *words = command.removeprefix("python -m ").split()
    monkeypatch.setattr(sys, "argv", [module, *words, "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    assert ended.value.code == 0


def test_every_picture_and_page_it_leads_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_dependency_has_its_reason() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    names = {re.split(r"[\[=>]", line)[0].lower() for line in lines if line[:1].isalpha()}
    assert {row[0].lower() for row in rows("Dependencies")} == names
