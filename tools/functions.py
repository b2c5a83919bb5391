"""The functions of a module: their names, with those of their classes, and where they begin and end."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def list_functions(tree: ast.AST, outer: tuple[str, ...] = ()) -> Iterator[tuple[str, int, int]]:
    """Give the functions of a module and of its classes, each with its first line and its last."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from list_functions(node, (*outer, node.name))
        elif isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
            yield ".".join((*outer, node.name)), first, node.end_lineno or 0


def find_function(tree: ast.AST, line: int) -> str:
    """Name the function a line is in; nothing where it is in none."""
    return next((name for name, first, last in list_functions(tree) if first <= line <= last), "")
