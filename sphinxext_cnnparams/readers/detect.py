"""Which framework's code this is, told by the names in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..core.network import DialectName
from .python import list_all
from .tracing.dialect import Dialect

IMPORTED = 10
"""An import says more than a name: as much as this many."""


def detect_dialect(tree: ast.Module, dialects: tuple[Dialect, ...], default: DialectName) -> DialectName:
    """Tell Keras from PyTorch; *default* where nothing in the code does.

    Names that both frameworks have, such as ``Flatten``, say nothing.
    """
    scores = {dialect.name: 0 for dialect in dialects}
    for name, weight in _names(tree):
        owners = [d for d in dialects if name in d.roots or name in d.usual or d.knows(name)]
        if len(owners) == 1:
            scores[owners[0].name] += weight
    best = max(scores.values())
    winners = [name for name, score in scores.items() if score == best]
    return winners[0] if len(winners) == 1 else default


def _names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in list_all(tree.body):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.partition(".")[0], IMPORTED
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0], IMPORTED
        elif isinstance(node, ast.Name):
            yield node.id, 1
        elif isinstance(node, ast.Attribute):
            yield node.attr, 1
