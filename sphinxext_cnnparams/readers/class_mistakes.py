"""Mistakes in the classes of the code: ``foward``, no ``super().__init__()``, an attribute that is set twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from ..core.alike import find_alike
from ..core.problem import Problem, say
from .python import Class, Function, Instance, list_all
from .tracing.session import Session
from .tracing.tree import tree

ALIKE = 0.85
"""How much alike two names are that differ in one letter or two."""


def find_mistake(root: object, session: Session) -> Problem | None:
    """Find the first mistake in a model's classes by which nothing else can be right."""
    found = {cls: wrong for cls in _list_classes(session) if (wrong := _find_in(cls, session)) is not None}
    if found:
        used = dict.fromkeys(cls for part in _list_objects(root) for cls in part.cls.order())
        return min((found[cls] for cls in used if cls in found), key=lambda wrong: wrong.line, default=None)
    twice = [cls for cls in _list_classes(session) if _list_repeated(cls)]
    parts = _list_objects(root) if twice else []
    own = (cls for cls in dict.fromkeys(part.cls for part in parts) if cls in twice)
    return next(filter(None, (_find_set_twice(cls, parts) for cls in own)), None)


def lacks_parts(cls: Class) -> bool:
    """Tell whether another class of the author's own would make parts that are missing where it is not called."""
    return any(base.names.get("__init__") for base in cls.order()[1:])


def list_uninitialised(root: object, session: Session) -> Iterator[tuple[Class, Problem]]:
    """Give the classes of a model whose ``__init__`` does not call that of their base: there it would fail."""
    wrong = [part.cls for part in session.made if isinstance(part, Instance) and not _calls_init(part.cls)]
    parts = _list_objects(root) if wrong else []
    for cls in dict.fromkeys(part.cls for part in parts if part.half is not None):
        init = cls.method("__init__")
        if cls in wrong and init is not None:
            text = say(
                "{name}.__init__() does not call super().__init__(), which {title} needs",
                name=cls.name,
                title=session.dialect.title,
            )
            yield cls, Problem(text, init.line)


def _list_classes(session: Session) -> list[Class]:
    """Give the classes of all objects a framework has a half of, and what they inherit from."""
    made = (part for part in session.made if isinstance(part, Instance))
    return list(dict.fromkeys(cls for part in made for cls in part.cls.order()))


def _list_objects(root: object) -> list[Instance]:
    """Give the objects of the author's own in a model."""
    return [part for _, part in tree(root, lists=True) if isinstance(part, Instance)]


def _find_set_twice(cls: Class, parts: Sequence[Instance]) -> Problem | None:
    """Find an attribute that is set twice running, while one of nearly its name is used and never set."""
    methods = [method for method in cls.names.values() if isinstance(method, Function)]
    used = {name for method in methods for name in _list_called(method)}
    lost = [name for name in used if name not in cls.names and not any(name in part.names for part in parts)]
    name, line = _list_repeated(cls)[0]
    if meant := find_alike(name, sorted(lost)):
        return Problem(say("self.{name} is set twice; did you mean self.{meant}?", name=name, meant=meant), line)
    return None


def _list_repeated(cls: Class) -> list[tuple[str, int]]:
    """Give the attributes that ``__init__`` sets twice running, each with the line of the second time."""
    pairs = pairwise(_list_body(cls.method("__init__")))
    return [(name, second.lineno) for first, second in pairs if (name := _target(first)) and name == _target(second)]


def _list_body(function: Function | None) -> tuple[ast.stmt, ...]:
    """Give the statements of a function, if there are any."""
    return function.body if function is not None and isinstance(function.body, tuple) else ()


def _target(statement: ast.stmt) -> str:
    """Give the attribute of ``self`` that a statement sets to what is called; "" if none."""
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Call):
        return ""
    target = statement.targets[0]
    is_own = isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
    return target.attr if is_own and isinstance(target, ast.Attribute) else ""


def _list_called(method: Function) -> Iterator[str]:
    """Give the names of what a method calls of ``self``."""
    for node in list_all(_list_body(method)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr=name)):
                yield name


def _calls_init(cls: Class) -> bool:
    """Tell whether ``__init__`` of a class calls another one, or leaves something out, as ``...``; it may be none."""
    body = _list_body(cls.method("__init__"))
    for node in list_all(body):
        match node:
            case ast.Constant(value=value) if value is ...:
                return True
            case ast.Call(func=ast.Attribute(value=owner, attr="__init__")):
                if not (isinstance(owner, ast.Name) and owner.id == "super"):  # not that of the word itself
                    return True
    return not body


def _find_in(cls: Class, session: Session) -> Problem | None:
    return next((wrong for wanted in session.dialect.called if (wrong := _find(cls, wanted, session))), None)


def _find(cls: Class, wanted: str, session: Session) -> Problem | None:
    if cls.method(wanted) is not None:
        return None
    for name, value in cls.names.items():
        is_own = name in session.dialect.called or (name[:1] == "_" != wanted[:1])  # what others call by itself
        if isinstance(value, Function) and not is_own and SequenceMatcher(None, name, wanted).ratio() >= ALIKE:
            text = say(
                "{title} does not call a method {name}; did you mean {wanted}?",
                title=session.dialect.title,
                name=name,
                wanted=wanted,
            )
            return Problem(text, value.line)
    return None
