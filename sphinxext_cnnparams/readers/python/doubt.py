"""Statements nobody knows to run: what they could change is unknown from there."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from ...core.structs import replace
from .binding import assign, bind, bind_arguments
from .forgetting import find_owner, forget, look_up, names_only, touch
from .machine import Machine
from .making import blame
from .operations import call_value, go_through
from .origins import find_origins
from .scope import Scope
from .signals import Doubted, DoubtedReturn, Return
from .trees import list_parts
from .values.classes import Class
from .values.functions import Bound, Function
from .values.instances import Instance
from .values.values import Call, Unknown, Value

MOVING = frozenset("to cuda cpu float half double compile DataParallel DistributedDataParallel".split())
"""What hands a model back as it was, wherever it stands then."""
LOOKING = frozenset(
    "print show plot imshow figure title join format append_to_log info warning debug item mean numpy tolist close "
    "summary fit evaluate predict step zero_grad backward write savefig save load_state_dict eval train seed "
    "manual_seed is_available exists get items keys values copy size shape startswith endswith".split()
)
"""Methods that change nothing a network is made of."""
LISTING = frozenset(
    "parameters named_parameters modules named_modules children named_children items values keys".split()
)
"""Methods that only list what there is."""
GROWING = frozenset("add append extend insert add_module register_module register_parameter pop update".split())
"""Methods after which a container holds something else."""
DECIDING = ("requires_grad_", "enable_lora", "quantize")
"""Methods that leave what is trained, or what there is, unknown where they are called with what is not known."""
DEEP = 5
"""How many calls inside calls are doubted."""


def doubt(machine: Machine, body: Iterable[ast.AST], why: Unknown, depth: int = 0) -> None:
    """Forget what statements could change that may run or not.

    Leaving a function or a loop in doubt leaves it with nothing known:
    raises Return or Doubted.
    """
    leaves: ast.AST | None = None
    for node in _walk(body, lambda loop: _doubt_rounds(machine, loop, why, depth)):
        if type(node) in RULES:
            RULES[type(node)](machine, node, why)
        elif isinstance(node, ast.Call):
            _doubt_call(machine, node, why, depth)
        elif isinstance(node, (ast.Return, ast.Break, ast.Continue)):
            leaves = node
    if isinstance(leaves, ast.Return):
        raise DoubtedReturn(why)
    if leaves is not None:
        raise Doubted(why)


def _walk(body: Iterable[ast.AST], is_done: Callable[[ast.For], bool]) -> Iterator[ast.AST]:
    """Give the nodes of statements that are not inside a function of their own; loops keep their ``break``."""
    waiting = list(body)
    while waiting:
        node = waiting.pop(0)
        yield node
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        inside = list_parts(node)
        if isinstance(node, ast.For) and is_done(node):
            continue
        if isinstance(node, (ast.For, ast.While)):
            inside = [part for part in inside if not isinstance(part, (ast.Break, ast.Continue))]
        waiting += inside


def _doubt_rounds(machine: Machine, loop: ast.For, why: Unknown, depth: int) -> bool:
    """Doubt the body of a loop for each of its items, if these are known: ``for p in model.parameters()``."""
    if not _lists_only(loop.iter):
        return False
    items = go_through(machine, machine.evaluate(loop.iter), loop.lineno)
    if isinstance(items, Unknown):
        if items.among:
            bind(machine, loop.target, replace(why, among=items.among))
        return False
    for item in items:
        machine.count(loop.lineno)
        bind(machine, loop.target, item)
        with suppress(Doubted):
            doubt(machine, loop.body, why, depth)
    return True


def _lists_only(node: ast.expr) -> bool:
    """Tell whether evaluating what a loop goes through has no effect."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr=name)):
            return name in LISTING and names_only(owner)
    return names_only(node)


def _doubt_assign(machine: Machine, node: ast.Assign, why: Unknown) -> None:
    if not _moves_only(node):
        made = _blame(machine, why, node.value)
        made = replace(made, among=find_origins(machine, node.value))
        for target in node.targets:
            forget(machine, target, made)


def _moves_only(node: ast.Assign) -> bool:
    """Tell whether ``model = model.to(device)`` is all that happens."""
    match node:
        case ast.Assign(targets=[target], value=ast.Call(func=ast.Attribute(value=owner, attr=name), args=args)):
            moved = [owner, *args[:1]]
        case ast.Assign(targets=[target], value=ast.Call(func=ast.Name(id=name), args=args)):
            moved = args[:1]
        case _:
            return False
    return name in MOVING and ast.unparse(target) in map(ast.unparse, moved)


def _doubt_augmented(machine: Machine, node: ast.AugAssign, why: Unknown) -> None:
    touch(machine, node.target)  # a tensor is changed itself, whatever else it is called
    forget(
        machine, node.target, replace(why, among=find_origins(machine, node.target) + find_origins(machine, node.value))
    )


def _doubt_target(machine: Machine, node: ast.AnnAssign | ast.NamedExpr, why: Unknown) -> None:
    forget(machine, node.target, _blame(machine, why, node.value))


def _doubt_item(machine: Machine, node: ast.For, why: Unknown) -> None:
    """Doubt what a loop goes through: an item of it is something among what it names."""
    forget(machine, node.target, replace(why, among=find_origins(machine, node.iter)))


def _blame(machine: Machine, why: Unknown, node: ast.expr | None) -> Unknown:
    found = blame(machine, why, node)
    assert isinstance(found, Unknown)
    return found


def _doubt_comprehension(machine: Machine, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, why: Unknown) -> None:
    """Doubt what a comprehension changes: ``[p.requires_grad_(False) for p in model.parameters()]``."""
    outer, machine.scope = machine.scope, Scope({}, machine.scope)
    try:
        for part in node.generators:
            forget(machine, part.target, replace(why, among=find_origins(machine, part.iter)))
        doubt(machine, [node.elt], why)
    finally:
        machine.scope = outer


def _doubt_delete(machine: Machine, node: ast.Delete, why: Unknown) -> None:
    for target in node.targets:
        forget(machine, target, why)


def _doubt_definition(machine: Machine, node: ast.FunctionDef | ast.ClassDef, why: Unknown) -> None:
    machine.scope.bind(node.name, why)


def _doubt_capture(machine: Machine, node: ast.MatchAs | ast.MatchStar, why: Unknown) -> None:
    if node.name is not None:
        machine.scope.bind(node.name, why)


def _doubt_import(machine: Machine, node: ast.Import | ast.ImportFrom, why: Unknown) -> None:
    """Leave imports as they are: a name means the same wherever it comes from."""


def _declare(machine: Machine, node: ast.Global | ast.Nonlocal, why: Unknown) -> None:
    """Bind names where ``global`` and ``nonlocal`` say: it is there that they are forgotten."""
    machine.scope.declare(node.names, everywhere=isinstance(node, ast.Global))


RULES: dict[type[ast.AST], Callable[[Machine, Any, Unknown], None]] = {
    ast.Assign: _doubt_assign,
    ast.AnnAssign: _doubt_target,
    ast.AugAssign: _doubt_augmented,
    ast.NamedExpr: _doubt_target,
    ast.For: _doubt_item,
    ast.ListComp: _doubt_comprehension,
    ast.SetComp: _doubt_comprehension,
    ast.GeneratorExp: _doubt_comprehension,
    ast.Delete: _doubt_delete,
    ast.FunctionDef: _doubt_definition,
    ast.ClassDef: _doubt_definition,
    ast.Import: _doubt_import,
    ast.ImportFrom: _doubt_import,
    ast.Global: _declare,
    ast.Nonlocal: _declare,
    ast.MatchAs: _doubt_capture,
    ast.MatchStar: _doubt_capture,
}


def _doubt_call(machine: Machine, node: ast.Call, why: Unknown, depth: int) -> None:
    """Doubt what a call could change: its owner, its arguments, what its body changes."""
    match node.func:
        case ast.Attribute(attr=name) if name in LOOKING or name in MOVING:
            return
        case ast.Attribute(value=named, attr=name):
            owner = find_owner(machine, named, why)
            made = _blame(machine, why, node)
            if name in GROWING or isinstance(owner, (list, dict, set)):
                made = replace(made, among=find_origins(machine, node))
            _doubt_owner(machine, owner, name, made)
        case ast.Name(id="setattr" | "delattr"):
            _doubt_setting(machine, node.args, why)
            return
    touch(machine, node)
    match look_up(machine, node.func):
        case Function() as function if depth < DEEP:
            doubt_run(machine, function, _make_call(machine, node, why), why, depth)
        case Bound(function=function, owner=owner) if depth < DEEP:
            doubt_run(machine, function, _make_call(machine, node, why, owner), why, depth)
        case Class():
            return
        case _:
            for arg in node.args:
                if isinstance(arg, ast.Name):
                    _doubt_handed(machine, node, machine.evaluate(arg), why, depth)


def _doubt_handed(machine: Machine, node: ast.Call, arg: object, why: Unknown, depth: int) -> None:
    """Doubt what is handed to a call nobody knows; a function is called with some of what stands there."""
    machine.poison(arg, why)
    if isinstance(arg, Function) and depth < DEEP:
        some = replace(why, among=find_origins(machine, node))
        doubt_run(machine, arg, Call.at(node.lineno, some), why, depth)


def _doubt_owner(machine: Machine, owner: object, method: str, why: Unknown) -> None:
    """Doubt what a method could change of the object it is called on."""
    machine.poison(owner, why)
    if not isinstance(owner, Value):
        return
    if method in DECIDING:
        call_value(machine, owner.attribute(method, machine, why.line), Call.at(why.line, why))
    elif method in GROWING and not isinstance(look_up_method(owner, method), Function):
        owner.put(None, why, machine, why.line)


def look_up_method(owner: Value, name: str) -> object:
    """Give the method of the code's own class, if it has one."""
    return owner.cls.find(name) if isinstance(owner, Instance) else None


def _doubt_setting(machine: Machine, args: list[ast.expr], why: Unknown) -> None:
    """Doubt ``setattr(owner, name, value)``."""
    made = _blame(machine, why, args[2] if len(args) > 2 else None)
    match args:
        case [owner, ast.Constant(value=name), *_]:
            assign(machine, find_owner(machine, owner, why), str(name), made, why.line)
        case [owner, _, *_]:
            assign(machine, find_owner(machine, owner, why), "?", made, why.line)


def _make_call(machine: Machine, node: ast.Call, why: Unknown, *first: object) -> Call:
    """Give the call that is in doubt, with as much as is known of its arguments."""
    args = [arg for arg in node.args if not isinstance(arg, ast.Starred)]
    return Call.at(node.lineno, *first, *(machine.evaluate(arg) if names_only(arg) else why for arg in args))


def doubt_run(machine: Machine, function: Function, call: Call, why: Unknown, depth: int = 0) -> Unknown:
    """Doubt all that the body of a function changes; what it gives is not known."""
    names = bind_arguments(function, call)
    if isinstance(function.body, ast.expr):
        return why
    outer, machine.scope = machine.scope, Scope({} if isinstance(names, Unknown) else names, function.scope)
    try:
        doubt(machine, function.body, why, depth + 1)
    except (Return, Doubted):
        return why
    finally:
        machine.scope = outer
    return why
