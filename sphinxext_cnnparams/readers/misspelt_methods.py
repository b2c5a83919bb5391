"""Methods whose names are nearly those that a framework calls: ``foward``, ``__int__``."""

from __future__ import annotations

from difflib import SequenceMatcher

from ..core.problem import Problem, say
from .python import Class, Function, Instance
from .tracing.session import Session
from .tracing.tree import tree

ALIKE = 0.85
"""How much alike two names are that differ in one letter or two."""


def find_misspelt(root: object, session: Session) -> Problem | None:
    """Find the first method of a model's classes whose name is nearly that of one its framework calls."""
    instances = [part for _, part in tree(root, lists=True) if isinstance(part, Instance) and part.half is not None]
    classes = dict.fromkeys(cls for part in instances for cls in part.cls.order())
    found = (wrong for cls in classes for wanted in session.dialect.called if (wrong := _find(cls, wanted, session)))
    return min(found, key=lambda problem: problem.line, default=None)


def _find(cls: Class, wanted: str, session: Session) -> Problem | None:
    if cls.method(wanted) is not None:
        return None
    for name, value in cls.names.items():
        alike = SequenceMatcher(None, name, wanted).ratio()
        if isinstance(value, Function) and alike >= ALIKE and name not in session.dialect.called:
            text = say(
                "{title} does not call a method {name}; did you mean {wanted}?",
                title=session.dialect.title,
                name=name,
                wanted=wanted,
            )
            return Problem(text, value.line)
    return None
