"""What a loop carries from one round to the next: counters, lists that grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .trees import list_all


def list_carried(loop: ast.For) -> Iterator[ast.stmt]:
    """Give the statements in the body of a loop whose outcome depends on the rounds before."""
    nodes = list(list_all(loop.body))
    own = {node.id for node in list_all([loop.target]) if isinstance(node, ast.Name)}
    read = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)} - own
    for node in nodes:
        is_growth = isinstance(node, ast.Expr) and _grows(node.value, own)
        is_count = isinstance(node, ast.Assign) and _reads_itself(node, read)
        if isinstance(node, ast.stmt) and (isinstance(node, ast.AugAssign) or is_growth or is_count):
            yield node


def _grows(node: ast.expr, own: set[str]) -> bool:
    """Tell whether a list of the code's own grows."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append" | "extend" | "insert" | "pop")):
            return name not in own
    return False


def _reads_itself(node: ast.Assign, read: set[str]) -> bool:
    """Tell whether a name that is set is worked out of what it was before: ``count = count + 1``."""
    names = {target.id for target in node.targets if isinstance(target, ast.Name)}
    inside = {part.id for part in list_all([node.value]) if isinstance(part, ast.Name)}
    return bool(names & inside & read)
