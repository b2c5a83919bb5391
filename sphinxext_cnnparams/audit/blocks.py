"""Blocks of a network: modules that come one behind the other, as texts count them: the second block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..core.summary import Row, Summary

_BLOCK = re.compile(r"\d+|.*(?:block|layer|stage|res).*", re.IGNORECASE)
"""Names of modules that may be blocks; features and classifiers are none."""
LEAST = 2
"""How many layers with weights a block has, and how many blocks there must be."""


def find_blocks(summary: Summary) -> list[tuple[Row, ...]]:
    """Give the rows of each block; none where it is not plain which modules these are."""
    groups = [found for found in _find_siblings(summary.layers) if len(found) >= LEAST]
    return groups[0] if len(groups) == 1 else []


def _find_siblings(rows: Sequence[Row]) -> Iterator[list[tuple[Row, ...]]]:
    """Give the modules below each module that are alike."""
    below: dict[tuple[str, ...], dict[str, list[Row]]] = {}
    for row in rows:
        path = row.name.split(".")
        for depth in range(len(path) - 1):
            below.setdefault(tuple(path[:depth]), {}).setdefault(path[depth], []).append(row)
    outer: set[tuple[str, ...]] = set()
    for parent, children in below.items():
        blocks = _take_blocks(children)
        if len(blocks) >= LEAST and not any(parent[: len(one)] == one for one in outer):
            outer.update((*parent, name) for name in children)
            yield blocks


def _take_blocks(children: Mapping[str, Sequence[Row]]) -> list[tuple[Row, ...]]:
    """Give the modules that have several layers with weights, if they begin alike and are called like blocks."""
    found = {name: rows for name, rows in children.items() if sum(bool(row.weights) for row in rows) >= LEAST}
    begins = {tuple(row.kind for row in rows[:LEAST]) for rows in found.values()}
    is_plain = len(begins) == 1 and all(_BLOCK.fullmatch(name) for name in found)
    return [tuple(rows) for rows in found.values()] if is_plain else []
