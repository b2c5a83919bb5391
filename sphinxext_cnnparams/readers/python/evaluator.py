"""The evaluator whole: the machine, with every construct and every library that is read."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from contextlib import suppress

from . import limits
from .doubt import doubt
from .library.builtins import BUILTINS
from .library.settings import OBJECTS
from .library.standard import FUNCTIONS, NOT_HERE, find_member
from .machine import Machine
from .origins import trace_origins
from .signals import Break, Continue, Doubted, Raised, Return
from .syntax.expressions import EXPRESSIONS
from .syntax.functions import run_function
from .syntax.statements import skip
from .syntax.table import STATEMENTS
from .values.functions import Function
from .values.values import Call, Unknown


class Evaluator(Machine):
    """Evaluate a program; the tables are handed in here, so that none of them needs another."""

    def __post_init__(self) -> None:
        self.expressions, self.statements = EXPRESSIONS, STATEMENTS
        self.trace, self.skip, self.doubt = trace_origins, skip, doubt

    @property
    def builtins(self) -> Mapping[str, object]:
        return BUILTINS

    def member(self, path: str, name: str) -> object:
        if (make := OBJECTS.get(f"{path}.{name}")) is not None:
            return self.keep(f"{path}.{name}", make)
        own = find_member(path, name)
        return self.host.member(path, name) if own is NOT_HERE else own

    def call(self, path: str, call: Call) -> object:
        own = FUNCTIONS.get(path)
        return own.call(call, self) if own else self.host.call(path, call, self)

    def apply(self, function: Function, call: Call) -> object:
        return run_function(function, call, self)

    def run(self, body: list[ast.stmt]) -> None:
        """Evaluate the statements of a module; reaching a ceiling is among the problems."""
        self.program = body
        for statement in body:
            self.depth, self.top, steps = 0, statement.lineno, self.steps
            self.frames.clear()
            try:
                self.execute(statement)
            except limits.TooLong as ceiling:
                self.steps = steps  # what is left is for the model
                if self.given_up >= limits.LOOPS:
                    self.problems.append(ceiling.problem)
                    return
                self.given_up += 1
                with suppress(Return, Doubted):
                    doubt(self, [statement], Unknown(ceiling.problem.text, ceiling.problem.line))
            except limits.Ceiling as ceiling:
                self.problems.append(ceiling.problem)
                return
            except Raised as raised:
                with suppress(Return, Doubted):
                    doubt(self, [statement], raised.unknown)
            except (Return, Break, Continue, Doubted):
                continue  # a body pasted without its "def" or its loop
