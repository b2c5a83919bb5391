"""The part of a program that some names depend on: what trains a model, draws it or prints it need not be read."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_TRAINING = frozenset(
    {"backward", "zero_grad", "fit", "fit_generator", "train_on_batch", "apply_gradients", "gradient"}
)
"""Methods that are called where a model is trained; such a loop makes no layers."""
_CHANGING = (
    ast.Assign,
    ast.AugAssign,
    ast.AnnAssign,
    ast.For,
    ast.While,
    ast.With,
    ast.If,
    ast.Try,
    ast.Expr,
    ast.Delete,
)


def slice_program(text: str, wanted: frozenset[str]) -> str:
    r"""Leave out the statements that names do not depend on; each line keeps its number.

    >>> slice_program("import torch\nn = 10\nm = 20\nnet = Net(n)\nplot(m)", frozenset({"net"}))
    'import torch\nn = 10\n\nnet = Net(n)\n'
    """
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError):
        return text
    needed = set(wanted)
    kept: set[int] = set()
    before = -1
    while len(kept) != before:  # what stands further down may define what a function above needs
        before = len(kept)
        for number in range(len(body) - 1, -1, -1):
            if number not in kept and _is_needed(body[number], needed):
                kept.add(number)
                needed.update(_uses(body[number]))
    lines = text.split("\n")
    for number, statement in enumerate(body):
        if number not in kept:
            first = min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", ()))])
            _blank(lines, first, statement, kept, body)
    return "\n".join(lines)


def _blank(lines: list[str], first: int, statement: ast.stmt, kept: set[int], body: list[ast.stmt]) -> None:
    """Blank the lines of a statement, unless a statement that is kept shares one of them."""
    last = statement.end_lineno or first
    shared = any(body[i].lineno <= last and (body[i].end_lineno or 0) >= first for i in kept)
    if not shared:
        lines[first - 1 : last] = [""] * (last - first + 1)


def _is_needed(statement: ast.stmt, needed: set[str]) -> bool:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return True
    if isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return statement.name in needed or any(name in needed for name in _decorated(statement))
    if not isinstance(statement, _CHANGING) or _trains(statement):
        return False
    return bool(needed & set(_touches(statement)))


def _decorated(statement: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """Give what decorators are given: ``@add_to_class(Net)`` changes the class."""
    for decorator in statement.decorator_list:
        yield from (node.id for node in ast.walk(decorator) if isinstance(node, ast.Name))


def _trains(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr in _TRAINING for node in ast.walk(statement))


def _touches(statement: ast.stmt) -> Iterator[str]:
    """Give the names a statement binds, and those of objects that it may change or call."""
    if isinstance(statement, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        yield from (node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))
        calls = (node.func for node in ast.walk(statement) if isinstance(node, ast.Call))
        yield from (called.id for called in calls if isinstance(called, ast.Name))  # y = net(x) says the input
        return
    yield from _uses(statement)


def _uses(statement: ast.stmt) -> Iterator[str]:
    yield from (node.id for node in ast.walk(statement) if isinstance(node, ast.Name))
