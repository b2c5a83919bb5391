"""Containers: children in order, each under its key."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Self

from ...core.problem import Problem, say
from ...core.shape import Shape
from ...core.structs import field, replace
from ..python import (
    Call,
    Copy,
    Foreign,
    Instance,
    Machine,
    Unknown,
    find_unknown,
    is_listed,
    iterate,
    list_nodes,
    name_last,
)
from .feeding import step, why_not
from .graph import tensors_in
from .inheritance import FrameworkHalf
from .module import InputObject, Method, Module
from .tensor import Tensor, read_flag
from .tree import train
from .weight import WeightOf


def put_nowhere(line: int) -> Unknown:
    """Stand for a child that was put in at a place nobody knows, where it may take that of another one."""
    return Unknown("a child was put in, and where is not known", line, made="Module")


class Stack(Module):
    """Stand for a container: children in order, each under its key.

    *runs* says that it can be called, which a ``ModuleList`` cannot; *cut* is
    the container it is a slice of.
    """

    children: dict[str, object] = field(default_factory=dict)
    shape: Shape | None = None
    runs: bool = True
    extra: dict[str, object] = field(default_factory=dict)
    cut: Stack | None = None

    def copy(self, copy: Copy) -> object:
        return self.copied_anew(copy)

    def copied_anew(self, copy: Copy) -> Self:
        """Copy a container, of its own kind."""
        made = replace(self, children={}, extra=dict(self.extra))
        copy.keep(self, made)
        made.children = {key: copy(child) for key, child in self.children.items()}
        if self.runs:
            self.session.made.append(made)
        return made

    def apply(self, call: Call, machine: Machine) -> object:
        session = self.session
        if not self.runs:
            return Unknown(say("a {kind} cannot be called", kind=self.kind), call.line)
        if self.begins_merged:
            return Unknown("calling a Sequential that begins with merged models is not read", call.line)
        value = call.args[0] if call.args else next(iter(call.kwargs.values()), None)
        if not session.graph.within and not list(tensors_in(value, session.graph)):
            return Unknown("what a model makes of data is not known", call.line)
        with session.inside(self):
            for key, child in list(self.children.items()):
                if isinstance(child, InputObject) or (isinstance(child, Tensor) and key == "0"):
                    continue
                value = step(session, self, key, child, value, call, machine)
        return value

    @property
    def begins_merged(self) -> bool:
        """Tell whether a container begins with what other models give, and not with an input."""
        first = next(iter(self.children.values()), None)
        return isinstance(first, Tensor) and bool(first.graph.uses[first.node].inputs)

    def own_input(self) -> Shape | None:
        if self.shape is not None:
            return self.shape
        first = self._find_first()
        return first.own_input() if isinstance(first, (Module, Tensor, FrameworkHalf)) else None

    def own_refusal(self) -> Problem | None:
        first = self._find_first()
        return first.own_refusal() if isinstance(first, (Module, Tensor, FrameworkHalf)) else None

    def _find_first(self) -> object:
        """Give what may say which input the container has: its first child, of an author's layer what it inherits."""
        first = next(iter(self.children.values()), None)
        return first.half if isinstance(first, Instance) else first

    def push(self, child: object, key: str | None = None) -> None:
        """Put a child on top, under the next free number unless it has a key."""
        if isinstance(child, Foreign) and (line := self._find_line(child)):
            child = Unknown.of_name(child.last, why_not(child), line)
        self.children[str(len(self.children)) if key is None else key] = child

    def _find_line(self, child: Foreign) -> int:
        """Give the line on which a class itself, or a function, stands where a layer is wanted; 0 if none is found."""
        around = (s for s in self.session.machine.program if s.lineno <= self.line <= (s.end_lineno or s.lineno))
        found = [node for statement in around for node in list_nodes(statement)]
        called = {id(node.func) for node in found if isinstance(node, ast.Call)}
        named = (
            node.lineno
            for node in found
            if isinstance(node, ast.expr) and id(node) not in called and name_last(node) == child.last
        )
        return next((line for line in named if self.line <= line <= self.end), 0)

    def contents(self) -> Iterator[tuple[str, object]]:
        return self.session.dialect.list_contents(self)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in self.extra:
            return self.extra[name]
        if name in self.children:
            return self.children[name]
        return self.children if name == "_modules" else Module.attribute(self, name, machine, line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        values = list(self.children.values())
        if isinstance(key, str):
            return self.children.get(key, Unknown(say("there is no {key} in this container", key=key), line))
        if isinstance(key, slice):
            try:
                kept = dict(list(self.children.items())[key])
            except TypeError:
                return Unknown("this slice is not read", line)
            made = Stack(
                self.session, self.kind, self.name, self.line, self.end, children=kept, runs=self.runs, cut=self
            )
            if self.runs:
                self.session.made.append(made)
            else:
                made.renumber()
            return made
        if isinstance(key, int) and -len(values) <= key < len(values):
            return values[key]
        return Unknown(say("there is no item {key} in this container", key=key), line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        keys = list(self.children)
        if isinstance(key, int) and -len(keys) <= key < len(keys):
            self.children[keys[key]] = value
        elif isinstance(key, str):
            self.children[key] = value
        else:
            self.push(value if isinstance(value, Unknown) else put_nowhere(line))

    def length(self, line: int) -> int | Unknown:
        return len(self.children)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        if self.kind in ("ModuleDict", "ParameterDict"):
            return list(self.children)
        return list(self.children.values())

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            self.session.dialect.run_known(self.session)
            train(self, read_flag(value))
        elif isinstance(value, Module) or name in self.children:
            self.children[name] = value
        else:
            self.extra[name] = value if not isinstance(value, WeightOf) else value.own() or value

    def remove(self, key: object, machine: Machine, line: int) -> None:
        keys = list(self.children)
        if isinstance(key, int) and -len(keys) <= key < len(keys):
            del self.children[keys[key]]
        elif isinstance(key, slice) and find_unknown([key.start, key.stop, key.step]) is None:
            for name in keys[key]:
                del self.children[name]
        elif isinstance(key, str):
            self.children.pop(key, None)
        else:
            self.push(Unknown("a child was taken out, and which is not known", line))
        self.renumber()

    def renumber(self) -> None:
        """Give children without names of their own new numbers, as PyTorch does."""
        if all(key.isdecimal() for key in self.children):
            self.children = {str(i): child for i, child in enumerate(self.children.values())}

    def is_true(self, line: int) -> bool | Unknown:
        return bool(self.children) or not self.session.dialect.empty_is_false

    def combine(self, operator: ast.AST, other: object, machine: Machine, line: int, *, swapped: bool) -> object:
        found = self._joined(operator, other, swapped=swapped)
        if found is None:
            return Unknown("this operation on a container is not read", line)
        made = Stack(self.session, self.kind, self.name, self.line, self.end, runs=self.runs)
        for child in found:
            made.push(child)
        if made.runs:
            self.session.made.append(made)
        return made

    def _joined(self, operator: ast.AST, other: object, *, swapped: bool) -> list[object] | None:
        """Give the children of a sum or a multiple: a Sequential is added to its like, and repeats the same modules."""
        own = list(self.children.values())
        if self.runs and isinstance(operator, ast.Mult) and type(other) is int and other > 0:
            return own * other
        if swapped or not isinstance(operator, ast.Add):
            return None
        if isinstance(other, Stack):
            return [*own, *other.children.values()]
        return [*own, *other] if isinstance(other, list) and not self.runs else None

    def methods(self) -> dict[str, Method]:
        return {
            "add": self._add,
            "append": self._add,
            "extend": self._extend,
            "insert": self._insert,
            "add_module": self._add_module,
            "register_module": self._add_module,
            "update": self._update,
            "pop": self._pop,
            "build": self._build,
            "keys": lambda call, machine: list(self.children),
            "values": lambda call, machine: list(self.children.values()),
            "items": lambda call, machine: list(self.children.items()),
        }

    def _add(self, call: Call, machine: Machine) -> object:
        for child in (*call.args, *call.kwargs.values())[:1]:
            self.push(child)
            self.session.dialect.note_growth(self, self.session)
        return self

    def _insert(self, call: Call, machine: Machine) -> object:
        index, child = (*call.args, *(call.kwargs[k] for k in ("index", "module") if k in call.kwargs))
        values = list(self.children.values())
        values.insert(*((index, child) if isinstance(index, int) else (len(values), put_nowhere(call.line))))
        self.children = {str(i): value for i, value in enumerate(values)}
        return self

    def _extend(self, call: Call, machine: Machine) -> object:
        (given,) = (*call.args, *call.kwargs.values())
        items = iterate(machine, given, call.line)
        for child in [items] if isinstance(items, Unknown) else items:
            self.push(child)
        return self if self.runs or self.kind == "ModuleList" else None

    def _update(self, call: Call, machine: Machine) -> object:
        """Take in what a dictionary holds, another container, or pairs of a name and a child."""
        (given,) = (*call.args, *call.kwargs.values())
        given = given.children if isinstance(given, Stack) else given
        pairs = list(given.items()) if isinstance(given, dict) else iterate(machine, given, call.line)
        for pair in [pairs] if isinstance(pairs, Unknown) else pairs:
            if is_listed(pair) and len(pair) == 2 and isinstance(pair[0], str):
                self.children[pair[0]] = pair[1]
            else:
                self.push(pair if isinstance(pair, Unknown) else put_nowhere(call.line))
        return None

    def _add_module(self, call: Call, machine: Machine) -> object:
        values = (*call.args, *(call.kwargs[k] for k in ("name", "module", "layer") if k in call.kwargs))
        if len(values) == 2 and isinstance(values[0], str):
            self.push(values[1], values[0])
        else:
            self._add(call, machine)
        return None

    def _pop(self, call: Call, machine: Machine) -> object:
        if call.args and isinstance(call.args[0], str):
            return self.children.pop(call.args[0], None)
        index = call.args[0] if call.args else -1
        taken = self.item(index, machine, call.line)
        self.remove(index, machine, call.line)
        self.session.dialect.note_growth(self, self.session)
        return taken

    def _build(self, call: Call, machine: Machine) -> object:
        for shape in (*call.args, *call.kwargs.values())[:1]:
            dims = shape if isinstance(shape, (tuple, list)) else ()
            if len(dims) > 1 and all(n is None or isinstance(n, int) for n in dims[1:]):
                self.shape = Shape(tuple(dims[1:]), "last")
        return None
