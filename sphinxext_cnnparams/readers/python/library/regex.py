"""Regular expressions on short texts: only such patterns as cannot take long."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ....core.problem import say
from ....core.structs import Struct, field
from ..guards import FAILURES, attempt
from ..machine import Machine
from ..signals import require_known
from ..values.functions import Native
from ..values.values import Call, Unknown, Value, find_unknown

LONGEST = 200
"""Characters of a text."""
WIDEST = 100
"""Characters of a pattern."""
TRIALS = 10_000_000
"""Ways in which a pattern may be tried on a text."""
TOKEN = re.compile(
    r"(?P<escape>\\.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?:|\?P<\w+>)?)|(?P<close>\))"
    r"|(?P<option>\?\??)|(?P<repeat>[*+]\??|\{\d*,?\d*\}\??)|(?P<either>\|)|(?P<plain>.)",
    re.DOTALL,
)


def count_trials(pattern: str, text: str) -> int:
    """Count the ways in which a pattern can be tried on a text, at most; raises ValueError where it is not read.

    A choice inside what is repeated is refused, and so are looking around and looking back.
    """
    if len(pattern) > WIDEST or len(text) > LONGEST:
        raise ValueError(
            say(
                "a pattern of more than {widest} characters, or a text of more than {longest}, is not read",
                widest=WIDEST,
                longest=LONGEST,
            )
        )
    ways = len(text) + 1
    choices = [False]  # in each group that is open: whether it can be read in more than one way
    inner = False  # the same of the group that has just been closed
    for token in TOKEN.finditer(pattern):
        kind, piece = token.lastgroup, token[0]
        if kind == "escape" and piece[1].isdigit():
            raise ValueError("a pattern that looks back is not read")
        if piece == "(" and pattern[token.end() : token.end() + 1] == "?":
            raise ValueError("a pattern that looks around is not read")
        if kind == "repeat" and inner:
            raise ValueError("a pattern with a choice inside what is repeated is not read")
        inner = kind == "close" and _close(choices)
        if kind == "open":
            choices.append(False)
        elif kind in GROWTH:
            choices[-1] = True
            ways *= GROWTH[kind](len(text))
    if ways > TRIALS:
        raise ValueError("a pattern that can be tried in so many ways is not read")
    return ways


def _close(choices: list[bool]) -> bool:
    """Close a group; what it leaves open is left open by the one around it."""
    inner = choices.pop() if len(choices) > 1 else True
    choices[-1] = choices[-1] or inner
    return inner


GROWTH: dict[str | None, Callable[[int], int]] = {
    "option": lambda length: 2,
    "either": lambda length: 2,
    "repeat": lambda length: length + 1,
}
"""How many ways a part of a pattern can be tried in on a text of a length."""


class Match(Value, Struct):
    """Stand for a match."""

    match: re.Match[str] = field(repr=False)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name not in ("group", "groups", "groupdict", "start", "end", "span"):
            return Value.attribute(self, name, machine, line)
        return Native(name, lambda call, machine: _ask(getattr(self.match, name), call))

    def item(self, key: object, machine: Machine, line: int) -> object:
        return _ask(self.match.group, Call.at(line, key))


def _ask(function: Callable[..., object], call: Call) -> object:
    unknown = find_unknown([*call.args, *call.kwargs.values()])
    return unknown or attempt(lambda: function(*call.args, **call.kwargs), call.line)


def _make_search(name: str) -> Callable[..., object]:
    """Make a function that gives a match or None."""

    def function(pattern: str, text: str) -> object:
        match = getattr(re, name)(pattern, text)
        return None if match is None else Match(match)

    return function


def _sub(pattern: str, repl: str, text: str, count: int = 0) -> str:
    if len(repl) > WIDEST:
        raise ValueError("a replacement this long is not read")
    return re.sub(pattern, repl, text, count=count)  # which is short, as pattern, replacement and text are


RULES: dict[str, tuple[Callable[..., object], tuple[str, ...]]] = {
    **{name: (_make_search(name), ("pattern", "string")) for name in ("match", "search", "fullmatch")},
    "findall": (re.findall, ("pattern", "string")),
    "finditer": (lambda pattern, text: [Match(m) for m in re.finditer(pattern, text)], ("pattern", "string")),
    "split": (lambda pattern, text, most=0: re.split(pattern, text, maxsplit=most), ("pattern", "string", "maxsplit")),
    "sub": (_sub, ("pattern", "repl", "string", "count")),
}
"""Each function with the names of its arguments, in Python's order."""


def _try(name: str, call: Call, machine: Machine) -> object:
    """Evaluate ``re.match(…)`` and its kin."""
    function, names = RULES[name]
    given: dict[str, Any] = dict(zip(names, call.args, strict=False)) | dict(call.kwargs)
    require_known(given)
    if len(call.args) > len(names) or not set(given) <= set(names) or not {"pattern", "string"} <= set(given):
        return Unknown(say("re.{name}() is not read in this form", name=name), call.line)
    if not all(isinstance(given[key], str) for key in ("pattern", "string", "repl") if key in given):
        return Unknown(say("re.{name}() is only read of texts", name=name), call.line)
    try:
        machine.count(call.line, count_trials(given["pattern"], given["string"]) // 20)
        return function(*(given[key] for key in names if key in given))
    except (re.error, *FAILURES) as failure:
        return Unknown(say("re.{name}(): {failure}", name=name, failure=failure), call.line)


class Pattern(Value, Struct):
    """Stand for what ``re.compile`` makes."""

    pattern: str

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "pattern":
            return self.pattern
        if name not in RULES:
            return Value.attribute(self, name, machine, line)
        return Native(name, lambda call, machine: _try(name, self._given(call), machine))

    def _given(self, call: Call) -> Call:
        return Call((self.pattern, *call.args), call.kwargs, call.line, call.end)


def _compile(call: Call, machine: Machine) -> object:
    (pattern,) = call.args
    return Pattern(pattern) if isinstance(pattern, str) else Unknown("re.compile() is only read of texts", call.line)


def _make_function(name: str) -> Native:
    return Native(name, lambda call, machine: _try(name, call, machine))


REGEX: dict[str, Value] = {
    **{f"re.{name}": _make_function(name) for name in RULES},
    "re.compile": Native("compile", _compile),
    "re.escape": Native("escape", lambda call, machine: _ask(re.escape, call)),
}
"""Functions of the module ``re``."""
