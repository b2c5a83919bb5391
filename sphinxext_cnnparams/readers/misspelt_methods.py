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
    made = [part for part in session.made if isinstance(part, Instance)]
    classes = dict.fromkeys(cls for part in made for cls in part.cls.order())
    found = {cls: wrong for cls in classes if (wrong := _find_in(cls, session)) is not None}
    if not found:
        return None
    parts = (part for _, part in tree(root, lists=True) if isinstance(part, Instance))
    used = {cls for part in parts for cls in part.cls.order()}
    return min((wrong for cls, wrong in found.items() if cls in used), key=lambda wrong: wrong.line, default=None)


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
