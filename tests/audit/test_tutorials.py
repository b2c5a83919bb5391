"""Tutorials whose errors are known: how many are found, that nothing right is accused, and three whole reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sphinxext_cnnparams.cli import main

CASES = Path(__file__).parents[1] / "cases"
INDEX: dict[str, dict[str, list[dict[str, Any]]]] = json.loads((CASES / "tutorials.json").read_text(encoding="utf-8"))
REPORTS = sorted((CASES / "reports").glob("*.txt"))
RECALL, CONFIRMED = 0.85, 0.64
"""What was measured last; mended misses raise them."""


@pytest.fixture(scope="module")
def figures(tool: Callable[[str], ModuleType]) -> ModuleType:
    return tool("audit_figures")


def test_the_index_names_every_tutorial(figures: ModuleType) -> None:
    assert len(INDEX) >= 40
    assert sorted(INDEX) == figures.names()


@pytest.mark.parametrize("name", sorted(INDEX))
def test_the_index_says_where_its_numbers_stand(name: str) -> None:
    text = (CASES / "tutorials" / name).read_text(encoding="utf-8")
    for one in (*INDEX[name]["wrong"], *INDEX[name]["right"]):
        assert lines(text, one)[one["line"] - 1].startswith(one["text"], one["column"] - 1)


def lines(text: str, one: dict[str, Any]) -> list[str]:
    """Give the lines among which a statement stands: those of the file, of a cell, or of what a cell printed."""
    if "cell" not in one:
        return text.splitlines()
    cell = json.loads(text)["cells"][one["cell"] - 1]
    if not one.get("output"):
        return "".join(cell["source"]).splitlines()
    (output,) = cell["outputs"]
    return "".join(output.get("text") or output["data"]["text/plain"]).splitlines()


@pytest.mark.parametrize("name", sorted(INDEX))
def test_nothing_false_is_said(figures: ModuleType, name: str) -> None:
    measured = figures.measure(name)
    assert measured.false == []
    assert measured.misread == []
    assert measured.praised == []


def test_errors_are_found_and_right_numbers_confirmed(figures: ModuleType) -> None:
    measured = [figures.measure(name) for name in sorted(INDEX)]
    missed = {one.name: [error.text for error in one.missed] for one in measured if one.missed}
    found = sum(len(one.found) for one in measured)
    assert found / sum(len(entry["wrong"]) for entry in INDEX.values()) >= RECALL, missed
    confirmed = sum(len(one.confirmed) for one in measured)
    assert confirmed / sum(len(entry["right"]) for entry in INDEX.values()) >= CONFIRMED


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_report(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(CASES / "tutorials")
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["audit", "--no-cache", path.stem]) == 1
    assert capsys.readouterr().out == path.read_text(encoding="utf-8")


def test_there_are_reports() -> None:
    assert len(REPORTS) == 3
