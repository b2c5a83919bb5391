"""Code of a library that is written here, and read like the code of an author."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...python import Call, Class, Function, Machine, Scope, list_nodes

if TYPE_CHECKING:
    from ...tracing.session import Session

HOME = "library"
"""Where such classes say that they live."""
BEHIND = -1
"""A line on which no comment of the author's can stand."""


class Written(Function):
    """Stand for a function of a library that is written here: its lines are those of the code that calls it."""

    def call(self, call: Call, machine: Machine) -> object:
        for statement in self.body if isinstance(self.body, tuple) else ():
            for node in list_nodes(statement):
                if isinstance(node, ast.stmt):
                    node.lineno, node.end_lineno = call.line, BEHIND
                elif isinstance(node, ast.expr):
                    node.lineno, node.end_lineno = call.line, call.end
        return Function.call(self, call, machine)


def evaluate(code: str, session: Session) -> Mapping[str, object]:
    """Give the classes and functions that some code defines, evaluated once in a reading."""
    if code not in session.written:
        session.written[code] = _evaluated(code, session.machine)
    return session.written[code]


def _evaluated(code: str, machine: Machine) -> dict[str, object]:
    """Read the code, with all its functions marked."""
    names: dict[str, object] = {}
    outer, machine.scope = machine.scope, Scope(names)
    try:
        for statement in ast.parse(code).body:
            machine.execute(statement)
    finally:
        machine.scope = outer
    for value in names.values():
        if isinstance(value, Class):
            value.names["__module__"] = HOME
            value.names.update({name: _marked(part) for name, part in value.names.items()})
    names.update({name: _marked(value) for name, value in names.items()})
    return names


def _marked(value: object) -> object:
    if type(value) is not Function:
        return value
    parts = (value.defaults, value.keyword_defaults, value.owner, value.generator)
    return Written(value.name, value.parameters, value.body, value.scope, *parts)
