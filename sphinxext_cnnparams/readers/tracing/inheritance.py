"""What a class of the author's own inherits from a framework: the half of its objects the framework defines."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Self

from ...core.alike import USUAL, suggest
from ...core.problem import Problem, at_line, say
from ...core.shape import Shape
from ...core.structs import MutableStruct
from ..python import Call, Class, Foreign, Half, Instance, Machine, Unknown, Value
from .module import ROOTS, Module
from .session import Session
from .tree import holds_module

PART = "Module"
"""What stands for the class of a part of which nobody knows more."""
UNNAMED = "unnamed"
"""How parts are called of which only that they may be there is known."""
NO_MODULES = frozenset("builtins abc typing enum dataclasses collections".split())
PLAIN_LIBRARIES = frozenset("d2l lightning pytorch_lightning pl L flax chainer huggingface_hub".split())
"""Libraries whose classes have no weights of their own."""
PLAIN_CLASSES = frozenset("Module Layer Model LightningModule PreTrainedModel TFPreTrainedModel object ?".split())
"""Names of such classes, wherever they come from."""
NO_MODULE_CLASSES = frozenset(
    "Dataset IterableDataset Function Callback Sequence Optimizer Sampler Loss Metric".split()
)
"""Bases of objects that are no part of a network."""


class FrameworkHalf(Value, MutableStruct):
    """Stand for the half of an object that a framework defines.

    *base* is the path of the class it comes from; *core* is the layer or
    container, where that class is one.
    """

    session: Session
    owner: Instance
    base: str
    core: object = None

    def own_input(self) -> Shape | None:
        """Give the shape its object says its input has, if it says one."""
        return self.core.own_input() if isinstance(self.core, Module) else None

    def own_refusal(self) -> Problem | None:
        """Say why that shape is not known, if the code speaks of one."""
        return self.core.own_refusal() if isinstance(self.core, Module) else None

    def resemble(self, other: Self) -> None:
        """Take over what was said of the half that this one is a copy of."""

    def run_as(self, *, training: bool) -> None:
        """Leave it: some frameworks say so in each call."""

    def keep_doubt(self, name: str, value: object, before: object) -> None:
        """Remember of what is not known any more that it was a part of a network."""
        if isinstance(value, Unknown) and not value.made and holds_module(before):
            self.owner.names[name] = Unknown(value.why, value.line, made=PART)

    def doubt_base(self) -> None:
        """Remember that there may be parts of its base class, one of a framework's own that is not read."""
        if is_own(self.base, self.session):
            self.add_doubt(not_read(self.base, find_heir(self.owner.cls, self.base).line))

    def add_doubt(self, why: Unknown) -> None:
        """Remember that there may be a part more."""
        add_doubt(self.owner, why)


def add_doubt(owner: Instance, why: Unknown) -> None:
    """Remember of an object that it may have a part more."""
    owner.names[f"{UNNAMED} {len(owner.names)}"] = Unknown(why.why, why.line, made=PART)


def find_half(instance: Instance, session: Session) -> Half | None:
    """Give what an instance inherits from a framework's class; foreign bases count as the dialect's own."""
    for base in instance.cls.foreign():
        path = base.path if isinstance(base, Foreign) else "?"
        if path.partition(".")[0] in NO_MODULES or path.rpartition(".")[2] in NO_MODULE_CLASSES:
            continue
        half = (session.find_owner(path) or session.dialect).inherit(session, instance, path)
        session.made.append(instance)
        if not is_own(path, session) and not _is_plain(path):
            add_doubt(instance, not_read(path, find_heir(instance.cls, path).line))
        return half
    return None


def find_heir(cls: Class, path: str) -> Class:
    """Give the class in whose brackets a base of a framework is named: itself, or one it inherits from."""
    named = (heir for heir in cls.order() if any(isinstance(b, Foreign) and b.path == path for b in heir.bases))
    return next(named, cls)


def is_own(path: str, session: Session) -> bool:
    """Tell whether a class is one of a framework that is read."""
    return session.find_owner(path) is not None


def not_read(path: str, line: int) -> Unknown:
    """Say that nothing is known of a class that others inherit from."""
    close = suggest(path.rpartition(".")[2], ROOTS, 0.75)
    return Unknown(
        say("the class {path} is not read, and may have parts of its own{close}", path=path, close=close), line
    )


def _is_plain(path: str) -> bool:
    """Tell whether a class of another library is known to have no parts."""
    root, _, name = path.partition(".")
    return root in PLAIN_LIBRARIES or name.rpartition(".")[2] in PLAIN_CLASSES or path in PLAIN_CLASSES


def find_mistyped(owner: Instance, name: str, line: int, session: Session) -> Unknown | None:
    """Say that an object has no such attribute, if it has one, or a method, of nearly this name."""

    def list_attributes() -> Iterator[str]:
        methods = (method for cls in owner.cls.order() for method in cls.names)
        return (other for other in (*owner.names, *methods) if other.isidentifier())

    if bound := session.hints.find_plain(owner.cls.name, name, lambda: dict(_list_plain(owner))):
        pattern = "{owner} has no attribute {name}: it is set without self{at}"
        return Unknown(say(pattern, owner=owner.cls.name, name=name, at=at_line(bound)), bound)
    close = session.hints.suggest(owner.cls.name, name, list_attributes, USUAL)
    if not close:
        return None
    return Unknown(say("{owner} has no attribute {name}{close}", owner=owner.cls.name, name=name, close=close), line)


def _list_plain(owner: Instance) -> Iterator[tuple[str, int]]:
    """Give the plain variables that ``__init__`` sets, each with its line; the first one counts, and comes last."""
    init = owner.cls.method("__init__")
    for statement in reversed(init.body if init is not None and isinstance(init.body, tuple) else ()):
        targets = statement.targets if isinstance(statement, ast.Assign) else ()
        yield from ((target.id, statement.lineno) for target in targets if isinstance(target, ast.Name))


def make_core(path: str, call: Call, machine: Machine, session: Session) -> Module | None:
    """Make the layer or container behind a class of the author's own, if its base, at *path*, is one."""
    dialect = session.find_owner(path)
    name = path.rpartition(".")[2]
    if dialect is None or not dialect.knows(name) or name in dialect.plain:
        return None
    made = machine.host.call(path, call, machine)
    if made in session.made:
        session.made.remove(made)
    return made if isinstance(made, Module) else None
