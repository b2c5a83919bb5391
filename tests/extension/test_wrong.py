"""Pages full of mistakes, each of which states the messages it expects, with their lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Project

PAGES = sorted((Path(__file__).parents[1] / "wrong").iterdir())
EXPECTED = re.compile(r"^\s*(\d+): (.*)$", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_mistake_is_reported_at_its_line(project: Project, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    name = f"index{page.suffix}"
    project.write({name: text})
    built = project.build("dummy")
    _, _, notes = text.partition("expected\n")
    expected = [f"{name}:{line}: ERROR: {message}" for line, message in EXPECTED.findall(notes)]
    assert expected
    assert sorted(built.messages, key=_line) == expected
    assert built.status == 1


def _line(message: str) -> int:
    match = re.match(r"[^:]+:(\d+):", message)
    return int(match[1]) if match else 0
