"""Functions that only give weights their first values: applied to a model, they change nothing that is counted."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from ..python import Bound, Function, name_last

INITIALISERS = (
    "kaiming_normal_ kaiming_uniform_ xavier_normal_ xavier_uniform_ normal_ uniform_ constant_ zeros_ ones_ "
    "orthogonal_ trunc_normal_ eye_ dirac_ sparse_ "
    "kaiming_normal kaiming_uniform xavier_normal xavier_uniform orthogonal"
).split()
FILLING = frozenset((*INITIALISERS, *"fill_ zero_ copy_ mul_ div_ add_ sub_ clamp_ exponential_".split()))
"""Functions and methods that change values where they stand."""
TESTING = frozenset("isinstance hasattr type getattr len sqrt find float int log".split())
"""Functions that only ask or calculate."""


def only_fills(function: object) -> bool:
    """Tell whether all that a function does is to change values of tensors in place, as ``nn.init`` does."""
    inner = function.function if isinstance(function, Bound) else function
    return type(inner) is Function and isinstance(inner.body, tuple) and _fill_only(inner.body)


def _fill_only(body: Iterable[ast.stmt]) -> bool:
    return all(map(_fills, body))


def _fills(statement: ast.stmt) -> bool:
    """Tell whether a statement fills tensors, asks, or sets a name of the function itself."""
    match statement:
        case ast.If(test=test, body=body, orelse=orelse):
            return _asks(test) and _fill_only(body) and _fill_only(orelse)
        case ast.Expr(value=ast.Constant()) | ast.Pass():
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=args)):
            return name in FILLING and all(map(_asks, args))
        case ast.Assign(targets=[ast.Name()], value=value) | ast.AugAssign(target=ast.Name(), value=value):
            return _asks(value)
        case ast.Return(value=None):
            return True
    return False


def _asks(node: ast.expr) -> bool:
    """Tell whether an expression calls nothing but what asks."""
    calls = (part for part in ast.walk(node) if isinstance(part, (ast.Call, ast.NamedExpr, ast.Await, ast.Yield)))
    return all(isinstance(part, ast.Call) and name_last(part.func) in TESTING for part in calls)
