"""Short passages about networks, as tutorials state them: which of their wrong numbers are found, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

RECALL = 0.88
"""What was measured last; mended misses raise it."""


@pytest.fixture(scope="module")
def figures(tool: Callable[[str], ModuleType]) -> ModuleType:
    return tool("audit_figures")


@pytest.fixture(scope="module")
def measured(figures: ModuleType) -> list[Any]:
    """Judge every passage."""
    return list(figures.measure_passages())


def test_nothing_right_is_accused(measured: list[Any]) -> None:
    assert [one.text for one in measured if one.false] == []
    assert [one.text for one in measured if one.misread] == []


def test_wrong_numbers_are_found(measured: list[Any]) -> None:
    wrong = [one for one in measured if one.wrong]
    missed = [one.text for one in wrong if not one.found]
    assert len(wrong) >= 100
    assert 1 - len(missed) / len(wrong) >= RECALL, missed


def test_every_network_has_right_and_wrong_passages(figures: ModuleType) -> None:
    networks, passages = figures.read_passages()
    for name in networks:
        assert {one["wrong"] for one in passages if one["network"] == name} == {True, False}
    assert all(one["stated"] in one["text"] for one in passages)
