"""What can be called: functions of the code, of other libraries and of our own, and methods."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from ....core.problem import say
from ....core.structs import MutableStruct, Struct, field
from ..guards import FAILURES, explain, weigh
from ..limits import check_number
from ..signals import NotKnown
from .values import CONTAINERS, Call, Unknown, Value, find_unknown

if TYPE_CHECKING:
    from ..machine import Machine
    from ..scope import Scope
    from .classes import Class
    from .instances import Instance
    from .records import Record

NAMED = ("NamedTuple", "namedtuple")
"""What makes a class a named tuple."""


class Foreign(Value, Struct):
    """Stand for a name of another library, by its dotted path."""

    path: str

    is_callable: ClassVar[bool] = True
    is_type: ClassVar[bool] = True

    def describe(self) -> str:
        return self.path

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in ("__name__", "__qualname__"):
            return self.last
        return at_line(machine.member(self.path, name), line)

    def inherited(self, heir: Class, name: str, machine: Machine, line: int) -> object:
        own = machine.host.inherited(heir, self.path, name)
        return self.attribute(name, machine, line) if own is None else own

    def call(self, call: Call, machine: Machine) -> object:
        return machine.call(self.path, call)

    def has_instance(self, value: object, machine: Machine) -> bool | Unknown:
        return machine.host.is_a(value, self.path)

    def makes_named_tuples(self) -> bool:
        return self.last in NAMED

    def is_same(self, other: Foreign) -> bool:
        """Tell whether two names mean the same: tutorials import a thing from several places of one library."""
        return self.path == other.path or (self.last == other.last and self.path[:5] == other.path[:5])

    @property
    def last(self) -> str:
        """Give the part behind the last dot."""
        return self.path.rpartition(".")[2]


class Imported(Unknown):
    """Stand for a name of a module that is not read: it may be anything, a function too, which can be called."""

    path: str = ""

    is_callable: ClassVar[bool] = True

    @classmethod
    def of_path(cls, path: str, line: int = 0) -> Imported:
        """Stand for the name at the end of a dotted path."""
        module, _, name = path.rpartition(".")
        why = say("{name} comes from {module}, which is not read", name=name, module=module)
        return cls(why, line, path=path)

    def describe(self) -> str:
        return self.path

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return at_line(machine.member(self.path, name), line)

    def call(self, call: Call, machine: Machine) -> object:
        return machine.call(self.path, call)

    def has_instance(self, value: object, machine: Machine) -> bool | Unknown:
        return False if isinstance(value, Value) and value.excludes(self.path) else self


def at_line(value: object, line: int) -> object:
    """Give a name of a module that is not read the line on which it stands."""
    return Imported.of_path(value.path, line) if isinstance(value, Imported) else value


class Function(Value, MutableStruct):
    """Stand for a function the code defines, with the names it closes over.

    *owner* is the class in whose body it stands: where ``super()`` begins.
    """

    name: str
    parameters: ast.arguments
    body: tuple[ast.stmt, ...] | ast.expr
    scope: Scope
    defaults: tuple[object, ...] = ()
    keyword_defaults: Mapping[str, object] = field(default_factory=dict)
    owner: object = None
    generator: bool = False
    line: int = 0

    is_callable: ClassVar[bool] = True

    def describe(self) -> str:
        return f"{self.name}()"

    def call(self, call: Call, machine: Machine) -> object:
        return machine.apply(self, call)

    def on_object(self, owner: Instance | Record, machine: Machine, line: int) -> object:
        return Bound(self, owner)


class Native(Value, Struct):
    """Stand for a function or method of our own that needs the whole call; *members* are what it has itself."""

    name: str
    function: Callable[[Call, Machine], object]
    members: Mapping[str, Value] = field(default_factory=dict)

    is_callable: ClassVar[bool] = True

    def describe(self) -> str:
        return f"{self.name}()"

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self.members.get(name) or Value.attribute(self, name, machine, line)

    def call(self, call: Call, machine: Machine) -> object:
        try:
            return self.function(call, machine)
        except NotKnown as left:
            return left.unknown
        except FAILURES as failure:
            machine.failures += 1
            return Unknown(say("{name}(): {failure}", name=self.name, failure=explain(failure)), call.line)

    def has_instance(self, value: object, machine: Machine) -> bool | Unknown:
        return Unknown("this check of a type is not read", 0)

    def makes_named_tuples(self) -> bool:
        return self.name in NAMED


class Pure(Value, Struct):
    """Stand for a function of plain data that has no effects beyond its arguments.

    *tolerant* ones may be handed unknown items: they only pass them on.
    *gathering* ones go through what they are handed, also through iterators.
    """

    name: str
    function: Callable[..., object]
    tolerant: bool = False
    gathering: bool = False

    is_callable: ClassVar[bool] = True
    is_type: ClassVar[bool] = True  # as its kin int, str and dict are

    def call(self, call: Call, machine: Machine) -> object:
        args = tuple(gather(arg, machine, call.line) for arg in call.args) if self.gathering else call.args
        if not self.tolerant and (unknown := find_unknown((args, dict(call.kwargs)))):
            return unknown
        for arg in (getattr(self.function, "__self__", None), *args):
            if isinstance(arg, (str, *CONTAINERS)):
                machine.count(call.line, weigh(arg, call.line))
        try:
            return check_number(self.function(*args, **call.kwargs))
        except FAILURES as failure:
            machine.failures += 1
            if any(isinstance(arg, Value) and arg.is_data for arg in args):
                return Unknown("the values of data are not known", call.line)
            return Unknown(say("{name}(): {failure}", name=self.name, failure=explain(failure)), call.line)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self.name if name == "__name__" else Value.attribute(self, name, machine, line)


def gather(value: object, machine: Machine, line: int) -> object:
    """Give what a function of plain data goes through; one whose items are not known is unknown."""
    return value.gather(machine, line) if isinstance(value, Value) else value


class Bound(Value, Struct):
    """Stand for a method with the object, or the class, it belongs to."""

    function: Function
    owner: Value

    is_callable: ClassVar[bool] = True

    def call(self, call: Call, machine: Machine) -> object:
        self.owner.run_method(self.function.name, call)
        return self.function.call(Call((self.owner, *call.args), call.kwargs, call.line, call.end), machine)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self.owner if name == "__self__" else self.function.attribute(name, machine, line)


class Descriptor(Value, Struct):
    """Stand for what ``@property``, ``@staticmethod`` and ``@classmethod`` make of a function."""

    kind: str
    function: Function

    def on_object(self, owner: Instance | Record, machine: Machine, line: int) -> object:
        if self.kind == "property":
            return Bound(self.function, owner).call(Call.at(line), machine)
        return self._on(owner.cls)

    def on_class(self, owner: Class) -> object:
        return self if self.kind == "property" else self._on(owner)

    def _on(self, owner: Class) -> Value:
        return Bound(self.function, owner) if self.kind == "classmethod" else self.function
