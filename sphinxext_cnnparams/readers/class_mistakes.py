"""Mistakes in the classes of the code: ``foward``, no ``super().__init__()``, an attribute that is set twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from ..core.alike import find_alike
from ..core.problem import Problem, say
from .python import Class, Function, Instance
from .tracing.session import Session
from .tracing.tree import tree

ALIKE = 0.85
"""How much alike two names are that differ in one letter or two."""


def find_misspelt(root: object, session: Session) -> Problem | None:
    """Find the first method of a model's classes whose name is nearly that of one its framework calls."""
    made = [part for part in session.made if isinstance(part, Instance)]
    classes = dict.fromkeys(cls for part in made for cls in part.cls.order())
    found = {cls: wrong for cls in classes if (wrong := _find_in(cls, session)) is not None}
    if not found:
        return find_set_twice(root)
    parts = (part for _, part in tree(root, lists=True) if isinstance(part, Instance))
    used = {cls for part in parts for cls in part.cls.order()}
    return min((wrong for cls, wrong in found.items() if cls in used), key=lambda wrong: wrong.line, default=None)


def find_set_twice(root: object) -> Problem | None:
    """Find an attribute that is set twice running, while one of nearly its name is used and never set."""
    parts = [part for _, part in tree(root, lists=True) if isinstance(part, Instance)]
    for cls in dict.fromkeys(part.cls for part in parts):
        init = cls.method("__init__")
        if init is None or not isinstance(init.body, tuple):
            continue
        twice = [second for first, second in pairwise(map(_target, init.body)) if first and first == second]
        if not twice:
            continue
        methods = [method for method in cls.names.values() if isinstance(method, Function)]
        used = {name for method in methods for name in _attributes(method)}
        lost = [name for name in used if name not in cls.names and not any(name in part.names for part in parts)]
        if meant := find_alike(twice[0], sorted(lost)):
            line = [statement.lineno for statement in init.body if _target(statement) == twice[0]][1]
            text = say("self.{name} is set twice; did you mean self.{meant}?", name=twice[0], meant=meant)
            return Problem(text, line)
    return None


def _target(statement: ast.stmt) -> str:
    """Give the attribute of ``self`` that a statement sets to what is called; "" if none."""
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Call):
        return ""
    target = statement.targets[0]
    is_own = isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
    return target.attr if is_own and isinstance(target, ast.Attribute) else ""


def _attributes(method: Function) -> Iterator[str]:
    """Give the names of what a method calls of ``self``."""
    for statement in method.body if isinstance(method.body, tuple) else ():
        for node in ast.walk(statement):
            function = node.func if isinstance(node, ast.Call) else None
            if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
                yield from [function.attr] if function.value.id == "self" else []


def find_uninitialised(root: object, session: Session) -> Iterator[Problem]:
    """Find the classes of a model whose ``__init__`` does not call that of their base: there it would fail."""
    parts = [part for _, part in tree(root, lists=True) if isinstance(part, Instance) and part.half is not None]
    for cls in dict.fromkeys(part.cls for part in parts):
        init = cls.method("__init__")
        if init is not None and isinstance(init.body, tuple) and not _calls_init(init.body):
            text = say(
                "{name}.__init__() does not call super().__init__(), which {title} needs",
                name=cls.name,
                title=session.dialect.title,
            )
            yield Problem(text, init.line)


def _calls_init(body: tuple[ast.stmt, ...]) -> bool:
    """Tell whether ``__init__`` is called somewhere, or something is left out, as ``...``."""
    nodes = [node for statement in body for node in ast.walk(statement)]
    called = (node.func for node in nodes if isinstance(node, ast.Call))
    named = (
        function.value for function in called if isinstance(function, ast.Attribute) and function.attr == "__init__"
    )
    is_short = any(isinstance(node, ast.Constant) and node.value is ... for node in nodes)
    return is_short or any(not isinstance(owner, ast.Name) or owner.id != "super" for owner in named)


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
