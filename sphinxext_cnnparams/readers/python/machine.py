"""The evaluator: walks the syntax tree by tables and keeps count."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Protocol

from . import limits
from .scope import Scope
from .values import Call, Unknown


class Host(Protocol):
    """Say what names of other libraries mean: the only door out of plain Python."""

    def name(self, name: str, line: int) -> object:
        """Give the value of a name the code does not bind."""

    def member(self, path: str, name: str) -> object:
        """Give a member of a library's module or class."""

    def call(self, path: str, call: Call, machine: Machine) -> object:
        """Give the result of calling a library's function or class."""

    def unheard(self, name: str, line: int) -> object:
        """Give the result of calling a name nobody has defined."""


@dataclass(frozen=True, slots=True)
class Result:
    """Hold what one statement of the module gave, and the name it was bound to."""

    name: str
    value: object
    line: int


@dataclass(slots=True)
class Machine:
    """Evaluate syntax trees: never executing, every construct by a table of what is allowed."""

    host: Host
    scope: Scope = field(default_factory=Scope)
    results: list[Result] = field(default_factory=list)
    steps: int = 0
    depth: int = 0

    def run(self, body: list[ast.stmt]) -> None:
        """Evaluate the statements of a module.

        Raises Ceiling where one of the limits is reached.
        """
        from .functions import Return

        try:
            for statement in body:
                self.execute(statement)
        except Return:
            return  # a body pasted without its "def"

    def execute(self, statement: ast.stmt) -> None:
        """Evaluate one statement; what is not read leaves its names unknown."""
        from .statements import STATEMENTS, unread

        self.count(statement.lineno)
        STATEMENTS.get(type(statement), unread)(self, statement)

    def evaluate(self, node: ast.expr) -> object:
        """Evaluate one expression; what is not read is Unknown."""
        from .expressions import EXPRESSIONS

        self.count(node.lineno)
        rule = EXPRESSIONS.get(type(node))
        if rule is None:
            return Unknown(f"{construct(node)} is not read (line {node.lineno})", node.lineno)
        return rule(self, node)

    def count(self, line: int) -> None:
        """Count one step."""
        self.steps += 1
        if self.steps > limits.STEPS:
            raise limits.Ceiling("steps", limits.STEPS, line)


def construct(node: ast.AST) -> str:
    """Name a construct of Python as a reader would.

    >>> construct(ast.parse("await x", mode="eval").body)
    'await'
    """
    return NAMES.get(type(node), type(node).__name__.lower())


NAMES: dict[type[ast.AST], str] = {
    ast.Yield: "yield",
    ast.YieldFrom: "yield from",
    ast.Await: "await",
    ast.AsyncFor: "async for",
    ast.AsyncFunctionDef: "async def",
    ast.AsyncWith: "async with",
    ast.ClassDef: "a class",
    ast.Match: "match",
    ast.TryStar: "except*",
}
