"""The README as a new user takes it: its configuration, its page, and its message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Project

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"^(`{{3,}}){language}\n(?P<text>.*?)^\1$", README, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found["text"]


@pytest.fixture
def tutorial(project: Project) -> Project:
    project.write({"conf.py": block("python"), "index.md": "```{toctree}\ntutorial\n```\n"})
    project.write({"tutorial.md": block("md")})
    return project


def test_its_page_is_built(tutorial: Project) -> None:
    built = tutorial.build("html")
    assert [line for line in built.messages if "title" not in line] == []
    assert built.status == 0
    assert "54,410" in built.text("tutorial.html")


def test_its_message_is_the_one_that_appears(tutorial: Project) -> None:
    tutorial.change("tutorial.md", "`54,410 <mnist>`", "`54,401 <mnist>`")
    built = tutorial.build("html")
    assert built.status == 1
    (message,) = (line for line in built.messages if "ERROR" in line)
    kind = " [cnnparams.claim]"  # which Sphinx 7 shows only where it is asked to
    assert message.removesuffix(kind) == block("text").strip().removesuffix(kind)


def test_without_colons_there_is_one_message_that_says_so(tutorial: Project) -> None:
    tutorial.write({"conf.py": 'extensions = ["myst_parser", "sphinxext_cnnparams"]\nshow_warning_types = True\n'})
    built = tutorial.build("html")
    (message,) = (line for line in built.messages if "ERROR" in line)
    assert message.startswith('tutorial.md:1: ERROR: this is not a directive yet: add "colon_fence" to myst_enable_')
    assert built.status == 1


def test_a_page_that_only_shows_it_is_right(project: Project) -> None:
    conf = 'extensions = ["myst_parser", "sphinxext_cnnparams"]\n'
    project.write({"conf.py": conf, "index.md": "# A\n\n```md\n:::{cnn-summary} net\n:::\n```\n"})
    assert project.build().messages == []
