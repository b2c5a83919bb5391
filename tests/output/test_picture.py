"""The picture of the README: it shows the README's own page, and one command makes it anew."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def read_size(picture: Path) -> tuple[int, int]:
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_it_is_there_and_small(tool: Callable[[str], ModuleType]) -> None:
    picture = tool("picture")
    assert picture.PICTURE.relative_to(ROOT).as_posix() in (ROOT / "README.md").read_text(encoding="utf-8")
    assert picture.PICTURE.stat().st_size < picture.LARGEST
    assert read_size(picture.PICTURE)[0] == picture.WIDTH


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Debian's chromium")
def test_one_command_makes_it(tmp_path: Path, tool: Callable[[str], ModuleType]) -> None:
    picture = tool("picture")
    made = picture.make(tmp_path / "table.png")
    assert 10_000 < made < picture.LARGEST
    width, height = read_size(tmp_path / "table.png")
    assert width == picture.WIDTH
    assert 250 < height < 1000
