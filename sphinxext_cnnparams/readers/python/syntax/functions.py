"""Functions the code defines: made, and run in a scope of their own."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .. import limits
from ..machine import Frame, Machine
from ..scope import Scope
from ..signals import Return
from ..values.iterators import Iterator as Once
from ..values.values import Call, Function, Unknown


def function_of(name: str, args: ast.arguments, body: list[ast.stmt] | ast.expr, machine: Machine) -> Function:
    """Make a function; its default values are evaluated now, as in Python."""
    defaults = tuple(machine.evaluate(default) for default in args.defaults)
    keyword_defaults = {
        arg.arg: machine.evaluate(default)
        for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True)
        if default is not None
    }
    frozen = tuple(body) if isinstance(body, list) else body
    made = Function(name, args, frozen, machine.scope, defaults, keyword_defaults)
    made.generator = any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in _own_nodes(body))
    return made


def _own_nodes(body: list[ast.stmt] | ast.expr) -> Iterator[ast.AST]:
    """Give the nodes of a function's body that are not inside another function."""
    waiting: list[ast.AST] = [*body] if isinstance(body, list) else [body]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))


def run(function: Function, call: Call, machine: Machine) -> object:
    """Evaluate the body of a function with the arguments bound.

    Raises Ceiling where calls stand too deep inside calls.
    """
    names = bound(function, call)
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
        for statement in function.body:
            machine.execute(statement)
    except Return as left:
        value = left.value
    finally:
        machine.scope, machine.depth = caller, machine.depth - 1
        machine.frames.pop()
    return Once(frame.yielded) if function.generator else value


def bound(function: Function, call: Call) -> dict[str, object] | Unknown:
    """Bind the arguments of a call to a function's parameters."""
    spec = function.parameters
    positional = [arg.arg for arg in (*spec.posonlyargs, *spec.args)]
    names = dict(zip(positional, call.args, strict=False))
    extra = call.args[len(positional) :]
    if spec.vararg:
        names[spec.vararg.arg] = tuple(extra)
    elif extra:
        return Unknown(f"{function.name}() takes {len(positional)} arguments, {len(call.args)} are given", call.line)
    keyword_only = {arg.arg for arg in spec.kwonlyargs}
    rest: dict[str, object] = {}
    for name, value in call.kwargs.items():
        (names if name in keyword_only or name in positional else rest)[name] = value
    if spec.kwarg:
        names[spec.kwarg.arg] = rest
    elif rest:
        return Unknown(f"{function.name}() has no argument {next(iter(rest))}", call.line)
    fallback = dict(zip(positional[len(positional) - len(function.defaults) :], function.defaults, strict=True))
    names = fallback | dict(function.keyword_defaults) | names
    missing = [name for name in (*positional, *keyword_only) if name not in names]
    if missing:
        return Unknown(f"{function.name}() is called without {missing[0]}", call.line)
    return names
