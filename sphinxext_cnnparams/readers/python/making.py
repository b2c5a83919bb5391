"""What an expression that is not known may have made, as far as its text says: the name of a class it calls."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from .forgetting import look_up
from .machine import Machine
from .trees import list_all
from .values.functions import Bound, Function
from .values.values import Unknown

DEEP = 3
"""How many functions inside functions are looked into."""
MAKING = ("add_weight", "add_variable")
"""Methods that make what a class would make."""


def blame(machine: Machine, value: object, node: ast.expr | None) -> object:
    """Give an unknown value with the name of what may have made it; any other value as it is."""
    if not isinstance(value, Unknown) or value.made or node is None:
        return value
    made = find_maker(machine, [node])
    return Unknown(value.why, value.line, value.name, made, value.reason) if made else value


def find_maker(machine: Machine, nodes: Iterable[ast.AST], depth: int = 0) -> str:
    """Give the first class that is called in some syntax trees, and in the functions of the code these call."""
    calls = [part for part in list_all(nodes) if isinstance(part, ast.Call)]
    names = [ast.unparse(call.func) for call in calls if isinstance(call.func, (ast.Name, ast.Attribute))]
    for name in names:
        last = name.rpartition(".")[2]
        if last[:1].isupper() or last in MAKING:
            return name
    for call in calls if depth < DEEP else ():
        function = look_up(machine, call.func)
        function = function.function if isinstance(function, Bound) else function
        if isinstance(function, Function):
            body = function.body if isinstance(function.body, tuple) else (function.body,)
            if found := find_maker(machine, body, depth + 1):
                return found
    return ""
