"""A subset of Python, evaluated without executing it."""

from __future__ import annotations

from . import limits
from .comments import CodeComment, Comments, cut_comment, find_comments, list_comments, scan_comments
from .evaluator import Evaluator
from .library.methods import get_attribute
from .library.printing import Displayed
from .limits import Ceiling
from .machine import Machine, Result
from .making import MAKING
from .operations import call_value, iterate
from .scope import Scope
from .signals import Raised
from .source import clean, parse
from .spots import Spot
from .stated import STATED, CheckedShape
from .syntax.checks import FACTS, differ, spell
from .trees import list_all, list_nodes, name_last
from .values.arrays import Numbers
from .values.classes import Class
from .values.functions import Bound, Foreign, Function, Imported, Native
from .values.instances import Half, Instance
from .values.iterators import Iterator
from .values.records import name_items
from .values.values import MISTYPED, Call, Copy, Unknown, Value, describe, find_unknown, is_listed

__all__ = [
    "FACTS",
    "MAKING",
    "MISTYPED",
    "STATED",
    "Bound",
    "Call",
    "Ceiling",
    "CheckedShape",
    "Class",
    "CodeComment",
    "Comments",
    "Copy",
    "Displayed",
    "Evaluator",
    "Foreign",
    "Function",
    "Half",
    "Imported",
    "Instance",
    "Iterator",
    "Machine",
    "Native",
    "Numbers",
    "Raised",
    "Result",
    "Scope",
    "Spot",
    "Unknown",
    "Value",
    "call_value",
    "clean",
    "cut_comment",
    "describe",
    "differ",
    "find_comments",
    "find_unknown",
    "get_attribute",
    "is_listed",
    "iterate",
    "limits",
    "list_all",
    "list_comments",
    "list_nodes",
    "name_items",
    "name_last",
    "parse",
    "scan_comments",
    "spell",
]
