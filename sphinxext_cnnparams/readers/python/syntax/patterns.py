"""The patterns of ``match``: one function per kind, in a table."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from ....core.problem import at_line, say
from ..library.inspection import is_of
from ..library.methods import get_attribute
from ..machine import Machine
from ..operations import compare
from ..values.classes import Class
from ..values.functions import Foreign, Function, Native, Pure
from ..values.values import Unknown, Value, is_listed

WHOLE = (Foreign, Function, Native, Class, Pure)
"""Values of our own that are surely no sequence."""


def matches(machine: Machine, pattern: ast.pattern, value: object) -> bool | Unknown:
    """Tell whether a pattern fits a value, and bind its names as far as it does."""
    rule = PATTERNS.get(type(pattern))
    if rule is None:
        name = type(pattern).__name__.removeprefix("Match").lower()
        return Unknown(
            say("a {name} pattern of match is not read{at}", name=name, at=at_line(pattern.lineno)),
            pattern.lineno,
        )
    return rule(machine, pattern, value)


def _value(machine: Machine, pattern: ast.MatchValue, value: object) -> bool | Unknown:
    if isinstance(value, Unknown):
        return value
    found = compare(machine, ast.Eq(), value, machine.evaluate(pattern.value), pattern.lineno)
    return found if isinstance(found, Unknown) else bool(found)


def _singleton(machine: Machine, pattern: ast.MatchSingleton, value: object) -> bool | Unknown:
    return value if isinstance(value, Unknown) else value is pattern.value


def _alternatives(machine: Machine, pattern: ast.MatchOr, value: object) -> bool | Unknown:
    for part in pattern.patterns:
        found = matches(machine, part, value)
        if found is not False:
            return found
    return False


def _named(machine: Machine, pattern: ast.MatchAs, value: object) -> bool | Unknown:
    found = True if pattern.pattern is None else matches(machine, pattern.pattern, value)
    if found is True and pattern.name is not None:
        machine.scope.bind(pattern.name, value)
    return found


def _sequence(machine: Machine, pattern: ast.MatchSequence, value: object) -> bool | Unknown:
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Value) and not isinstance(value, WHOLE):
        return Unknown("whether this is a sequence is not read", pattern.lineno)
    if not is_listed(value):
        return False
    if doubt := machine.find_doubt(value):
        return doubt
    machine.count(pattern.lineno, len(value))
    star = next((i for i, part in enumerate(pattern.patterns) if isinstance(part, ast.MatchStar)), None)
    wanted = len(pattern.patterns)
    if star is None:
        return len(value) == wanted and _all(machine, pattern.patterns, list(value))
    after = wanted - 1 - star
    if len(value) < wanted - 1:
        return False
    end = len(value) - after
    return _all(machine, pattern.patterns, [*value[:star], list(value[star:end]), *value[end:]])


def _all(machine: Machine, patterns: list[ast.pattern], values: list[object]) -> bool | Unknown:
    for part, value in zip(patterns, values, strict=True):
        found = matches(machine, part, value)
        if found is not True:
            return found
    return True


def _rest(machine: Machine, pattern: ast.MatchStar, value: object) -> bool | Unknown:
    if pattern.name is not None:
        machine.scope.bind(pattern.name, value)
    return True


def _class(machine: Machine, pattern: ast.MatchClass, value: object) -> bool | Unknown:
    """Match ``case nn.Conv2d(out_channels=c)`` and ``case int(n)``: the kind first, then what it has."""
    if isinstance(value, Unknown):
        return value
    kind = machine.evaluate(pattern.cls)
    found = is_of(value, kind, machine)
    if found is not True:
        return found
    listed = _match_names(kind, pattern)
    if isinstance(listed, Unknown):
        return listed
    names = [*listed, *pattern.kwd_attrs]
    for name, part in zip(names, (*pattern.patterns, *pattern.kwd_patterns), strict=True):
        inner = value if name == WHOLE_VALUE else get_attribute(machine, value, name, pattern.lineno)
        found = matches(machine, part, inner)
        if found is not True:
            return found
    return True


def _match_names(kind: object, pattern: ast.MatchClass) -> list[str] | Unknown:
    """Give the attributes that patterns without a name are compared with; what is plain data is compared whole."""
    wanted = len(pattern.patterns)
    if not isinstance(kind, Class):
        return [WHOLE_VALUE] * wanted
    listed = kind.find("__match_args__")
    names = [str(name) for name in listed] if is_listed(listed) else [*kind.fields]
    if len(names) < wanted:
        return Unknown("what this pattern is compared with is not known", pattern.lineno)
    return names[:wanted]


WHOLE_VALUE = ""
"""The name that stands for the value itself."""
PATTERNS: dict[type[ast.pattern], Callable[[Machine, Any, object], bool | Unknown]] = {
    ast.MatchValue: _value,
    ast.MatchSingleton: _singleton,
    ast.MatchOr: _alternatives,
    ast.MatchAs: _named,
    ast.MatchSequence: _sequence,
    ast.MatchStar: _rest,
    ast.MatchClass: _class,
}
