"""The map of the architecture shows every file, with the sentence it begins with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "contributing" / "architecture.md"


@pytest.fixture(scope="module")
def drawn(tool: Callable[[str], ModuleType]) -> str:
    made: str = tool("draw_map").drawn()
    return made


def test_the_map_is_what_the_files_say(drawn: str) -> None:
    assert drawn in PAGE.read_text(encoding="utf-8"), "run python tools/draw_map.py"


def test_every_sentence_fits_on_a_line(drawn: str) -> None:
    assert [line for line in drawn.splitlines() if len(line) > 160] == []
