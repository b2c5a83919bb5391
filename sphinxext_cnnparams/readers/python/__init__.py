"""A subset of Python, evaluated without executing it."""

from __future__ import annotations

from . import limits
from .evaluator import Evaluator
from .limits import Ceiling
from .machine import Machine, Result
from .operations import call, iterated
from .scope import Scope
from .signals import Raised
from .source import cleaned, comments, parsed
from .values.arrays import Numbers
from .values.classes import Bound, Class, Half, Instance
from .values.iterators import Iterator
from .values.values import Call, Copy, Foreign, Function, Native, Unknown, Value, described, unknown_in

__all__ = [
    "Bound",
    "Call",
    "Ceiling",
    "Class",
    "Copy",
    "Evaluator",
    "Foreign",
    "Function",
    "Half",
    "Instance",
    "Iterator",
    "Machine",
    "Native",
    "Numbers",
    "Raised",
    "Result",
    "Scope",
    "Unknown",
    "Value",
    "call",
    "cleaned",
    "comments",
    "described",
    "iterated",
    "limits",
    "parsed",
    "unknown_in",
]
