"""Functions the code defines: made, and run in a scope of their own."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from .. import limits
from ..binding import bind_arguments
from ..machine import Frame, Machine
from ..scope import Scope
from ..signals import DoubtedReturn, Return
from ..trees import list_parts
from ..values.functions import Function
from ..values.iterators import Iterator as Once
from ..values.values import Call, Unknown


def make_function(name: str, args: ast.arguments, body: list[ast.stmt] | ast.expr, machine: Machine) -> Function:
    """Make a function; its default values are evaluated now, as in Python."""
    defaults = tuple(machine.evaluate(default) for default in args.defaults)
    keyword_defaults = {
        arg.arg: machine.evaluate(default)
        for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True)
        if default is not None
    }
    nodes, frozen = (body, tuple(body)) if isinstance(body, list) else ([body], body)
    made = Function(name, args, frozen, machine.scope, defaults, keyword_defaults)
    made.generator = any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in _walk(nodes))
    return made


def _walk(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Give the nodes of a function's body that are not inside another function."""
    waiting = [*body]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.Lambda, ast.ClassDef)):
            waiting += list_parts(node)


def run_function(function: Function, call: Call, machine: Machine) -> object:
    """Evaluate the body of a function with the arguments bound.

    Raises Ceiling where calls stand too deep inside calls.
    """
    names = bind_arguments(function, call)
    if isinstance(names, Unknown):
        return names
    if machine.depth >= limits.DEPTH:
        raise limits.Ceiling("calls inside calls", limits.DEPTH, call.line)
    caller, machine.scope = machine.scope, Scope(names, function.scope)
    frame = Frame(function, call.args[0] if call.args else next(iter(call.kwargs.values()), None))
    machine.frames.append(frame)
    machine.depth += 1
    value: object = None
    try:
        if isinstance(function.body, ast.expr):
            return machine.evaluate(function.body)
        machine.execute_all(function.body)
    except DoubtedReturn as left:
        value = None if function.name == "__init__" else left.value
    except Return as left:
        value = left.value
    finally:
        machine.scope, machine.depth = caller, machine.depth - 1
        machine.frames.pop()
    return Once(frame.yielded) if function.generator else value
