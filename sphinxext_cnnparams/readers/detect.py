"""Which framework's code this is, told by the names in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..core.network import DialectName
from .vocabulary import Vocabulary

IMPORTED = 10
"""An import says more than a name: as much as this many."""


def dialect_of(tree: ast.Module, vocabularies: tuple[Vocabulary, ...], default: DialectName) -> DialectName:
    """Tell Keras from PyTorch; *default* where nothing in the code does.

    Names that both frameworks have, such as ``Flatten``, say nothing.
    """
    scores = {vocabulary.dialect: 0 for vocabulary in vocabularies}
    for name, weight in _names(tree):
        owners = [v for v in vocabularies if name in v.roots or name in v.usual or v.knows(name)]
        if len(owners) == 1:
            scores[owners[0].dialect] += weight
    best = max(scores.values())
    winners = [dialect for dialect, score in scores.items() if score == best]
    return winners[0] if len(winners) == 1 else default


def _names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.partition(".")[0], IMPORTED
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0], IMPORTED
        elif isinstance(node, ast.Name):
            yield node.id, 1
        elif isinstance(node, ast.Attribute):
            yield node.attr, 1
