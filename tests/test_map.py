"""The map of the architecture shows every file, with the sentence it begins with."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "contributing" / "architecture.md"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_map", ROOT / "tools" / "draw_map.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_map_is_what_the_files_say() -> None:
    drawn: str = tool().drawn()
    assert drawn in PAGE.read_text(encoding="utf-8"), "run python tools/draw_map.py"


def test_every_sentence_fits_on_a_line() -> None:
    assert [line for line in tool().drawn().splitlines() if len(line) > 160] == []
