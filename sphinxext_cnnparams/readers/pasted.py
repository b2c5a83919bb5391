"""What pieces of code that are pasted from somewhere leave out: the model they grow, the input, ``self``."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection, Iterator, Sequence

from .python import Call, Machine, list_all, list_nodes, name_last
from .tracing.functional import ModelObject
from .tracing.session import Session
from .tracing.tensor import Sizes, Tensor

NAME = "Pasted"
"""The class that is made of the body of one."""
DEFINITIONS = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
HOLDERS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)
"""Statements in which there may be definitions."""
FED = ("inputs", "input")
"""Arguments by which layers that are functions are fed."""


def complete(tree: ast.Module, machine: Machine, session: Session) -> ast.Module:
    """Give a program in which the body of a class without its head is a class again, and bind what it leaves out.

    Only what no statement binds, and no option says, is left out.
    """
    every = list(list_all(tree.body))
    bound = {node.id for node in every if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    bound |= {node.name for node in every if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    given = set(machine.scope.names) | set(vars(builtins))
    bound |= given
    if "self" not in bound and any(_is_self(node) for node in _outside(tree.body)):
        return _as_class(tree, "forward" if session.dialect.registers else "call", session.dialect.base, given)
    for name in dict.fromkeys(_grown(tree)):
        if name not in bound and not session.dialect.registers:
            empty = Call((), {}, 1, 1)
            machine.scope.bind(name, session.dialect.specials["Sequential"]("Sequential", empty, session))
    for name in dict.fromkeys(() if _has_input(tree) else _fed(tree)):
        if session.dialect.is_symbolic and _is_left_out(name, tree, machine, session):
            dims: Sizes | None = session.given_dims(name)
            session.pasted = session.graph.source(name, dims, 1)
            machine.scope.bind(name, session.pasted)
            break
    return tree


def join(session: Session, machine: Machine) -> ModelObject | None:
    """Make a model of what a pasted piece of code computes of the input it leaves out."""
    start = session.pasted
    ends = [(one.line, one.value) for one in machine.results if isinstance(one.value, Tensor)]
    own = [(line, end) for line, end in ends if end.graph is session.graph]
    last = next((end for line, end in own if line == own[-1][0]), None)  # of several the first: states follow outputs
    if start is None or last is None or last.node == start.node:
        return None
    return ModelObject(session, "Functional", "", 1, 1, False, [start], [last], last)


def _outside(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """Give the nodes of statements that stand in no function and in no class."""
    for statement in body:
        if isinstance(statement, HOLDERS):
            nodes = list_nodes(statement)
            inside = {id(part) for node in nodes if isinstance(node, DEFINITIONS) for part in list_nodes(node)}
            yield from (node for node in nodes if id(node) not in inside)
        elif not isinstance(statement, DEFINITIONS):
            yield from list_nodes(statement)


def _is_self(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"


def _as_class(tree: ast.Module, method: str, base: str, given: Collection[str]) -> ast.Module:
    """Put the body of a class back into one: what sets attributes makes the object, what follows is what it does."""
    sets = [i for i, statement in enumerate(tree.body) if _sets_self(statement)]
    cut = sets[-1] + 1 if sets else 0
    start, rest = tree.body[:cut], tree.body[cut:]
    bound = {node.id for node in _outside(start) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    inputs = [name for name in _loaded_first(rest) if name not in {*given, *bound, "self"}]
    uses = any(_is_self(node) for node in _outside(rest)) and bool(inputs)
    made = ast.parse(f"class {NAME}({base}):\n def __init__(self):\n  super().__init__()\n")
    cls = made.body[0]
    assert isinstance(cls, ast.ClassDef)
    first = cls.body[0]
    assert isinstance(first, ast.FunctionDef)
    first.body += start
    if uses:
        last = ast.parse(f"def {method}(self, {inputs[0]}):\n return {_last_bound(rest) or inputs[0]}\n").body[0]
        assert isinstance(last, ast.FunctionDef)
        last.body[:0] = rest
        cls.body.append(last)
    return ast.Module([*made.body, *([] if uses else rest)], [])


def _sets_self(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Assign) and any(_is_self(target) for target in statement.targets)


def _loaded_first(body: Sequence[ast.stmt]) -> Iterator[str]:
    """Give the names that are used before they are bound."""
    bound: set[str] = set()
    for statement in body:
        names = [node for node in list_nodes(statement) if isinstance(node, ast.Name)]
        called = {id(node.func) for node in list_nodes(statement) if isinstance(node, ast.Call)}
        owners = {id(node.value) for node in list_nodes(statement) if isinstance(node, ast.Attribute)}
        for node in names:
            plain = id(node) not in called and id(node) not in owners
            if isinstance(node.ctx, ast.Load) and node.id not in bound and plain:
                yield node.id
        bound |= {node.id for node in names if isinstance(node.ctx, ast.Store)}


def _last_bound(body: Sequence[ast.stmt]) -> str:
    names = [node.id for node in _outside(body) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return names[-1] if names else ""


def _grown(tree: ast.Module) -> Iterator[str]:
    """Give the names of which something is a model that grows: ``model.add(…)``."""
    for statement in tree.body:
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="add"))):
                yield name


def _fed(tree: ast.Module) -> Iterator[str]:
    """Give the names that are fed to layers where these are made: ``Conv2D(32, 3)(x)``, ``conv2d(inputs=x)``."""
    for node in _outside(tree.body):
        match node:
            case ast.Call(func=ast.Call(), args=[ast.Name(id=name)]):
                yield name
            case ast.Call(keywords=keywords):
                yield from (k.value.id for k in keywords if k.arg in FED and isinstance(k.value, ast.Name))


def _has_input(tree: ast.Module) -> bool:
    """Tell whether the code makes an input itself: another name that is fed to a layer is a mistake then."""
    calls = (node.func for node in _outside(tree.body) if isinstance(node, ast.Call))
    return "Input" in map(name_last, calls)


def _is_left_out(name: str, tree: ast.Module, machine: Machine, session: Session) -> bool:
    """Tell whether a name is used before anything binds it."""
    if name in machine.scope.names or session.dialect.knows(name) or name in session.dialect.usual:
        return False
    for statement in tree.body:
        nodes = [node for node in list_nodes(statement) if isinstance(node, ast.Name) and node.id == name]
        if any(isinstance(node.ctx, ast.Load) for node in nodes):
            return not isinstance(statement, (ast.FunctionDef, ast.ClassDef))
        imported = isinstance(statement, (ast.Import, ast.ImportFrom)) and any(
            (alias.asname or alias.name) == name for alias in statement.names
        )
        if nodes or imported or getattr(statement, "name", "") == name:
            return False
    return False
