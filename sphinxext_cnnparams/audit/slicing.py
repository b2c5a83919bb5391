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
    kept = _find_needed(body, wanted)
    lines = text.split("\n")
    for number, statement in enumerate(body):
        if number not in kept:
            first = min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", ()))])
            _blank(lines, first, statement, kept, body)
    return "\n".join(lines)


def _find_needed(body: list[ast.stmt], wanted: frozenset[str]) -> set[int]:
    """Find the statements that names depend on, from the last to the first: what is bound anew needs nothing above.

    A function may use what is bound only below it: the names in one are needed everywhere.
    """
    bound = {name for statement in body for name in _binds(statement)}
    everywhere: set[str] = set()
    kept: set[int] = set()
    before = (-1, -1)
    while (len(kept), len(everywhere)) != before:
        before = (len(kept), len(everywhere))
        needed = set(wanted) | everywhere
        for number in range(len(body) - 1, -1, -1):
            statement = body[number]
            if not _is_needed(statement, needed):
                continue
            kept.add(number)
            uses = bound.intersection(_uses(statement))
            if isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                everywhere |= uses
            anew = _binds_anew(statement)
            needed.discard(anew)
            needed |= uses - {anew}
    return kept


def _binds(statement: ast.stmt) -> Iterator[str]:
    """Give the names that a statement binds; modules are needed by nearly all, and change nothing."""
    if isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield statement.name
        return
    names = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    yield from (node.id for node in names if isinstance(node.ctx, ast.Store))


def _binds_anew(statement: ast.stmt) -> str:
    """Give the name that a statement binds without using what it was before; nothing if there is none."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return ""
    (target,) = statement.targets
    if not isinstance(target, ast.Name):
        return ""
    inside = {node.id for node in ast.walk(statement.value) if isinstance(node, ast.Name)}
    return "" if target.id in inside else target.id


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
    if not isinstance(statement, _CHANGING) or (_trains(statement) and not _makes(statement, needed)):
        return False
    return bool(needed & set(_touches(statement)))


def _decorated(statement: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """Give what decorators are given: ``@add_to_class(Net)`` changes the class."""
    for decorator in statement.decorator_list:
        yield from (node.id for node in ast.walk(decorator) if isinstance(node, ast.Name))


def _trains(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr in _TRAINING for node in ast.walk(statement))


def _makes(statement: ast.stmt, needed: set[str]) -> bool:
    """Tell whether what trains a model makes it as well: a loop over several sizes."""
    bound = (node for node in ast.walk(statement) if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call))
    return any(_binds_anew(node) in needed for node in bound)


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
