"""Syntax trees, gone through from the outside in: as ``ast.walk`` does, but once for each tree."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

KEPT = "_cnn_nodes"
"""Where a node keeps what was found in it."""


def list_parts(node: ast.AST) -> list[ast.AST]:
    """Give what stands directly in a node, but not what says whether a name is read or set."""
    found: list[ast.AST] = []
    for value in vars(node).values():
        if isinstance(value, list):
            found += [part for part in value if isinstance(part, ast.AST)]
        elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
            found.append(value)
    return found


def list_nodes(node: ast.AST) -> tuple[ast.AST, ...]:
    """Give a node and all that stands in it; the tree must not change afterwards."""
    kept: tuple[ast.AST, ...] | None = vars(node).get(KEPT)
    if kept is None:
        found = [node]
        for part in found:  # which grows meanwhile
            found += list_parts(part)
        kept = vars(node)[KEPT] = tuple(found)
    return kept


def name_last(node: ast.AST) -> str:
    """Give the last of the names of an expression: ``Conv2d`` of ``nn.Conv2d``; "" if it is no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def list_all(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Give all that stands in some trees."""
    return (part for node in nodes for part in list_nodes(node))
