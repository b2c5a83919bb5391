"""Texts with values in them: f-strings."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from ..guards import guard, weigh
from ..library.texts import is_wide
from ..machine import Machine
from ..signals import require_known
from ..values.values import Unknown, Value

CONVERSIONS: dict[int, Callable[[object], str]] = {ord("s"): str, ord("r"): repr, ord("a"): ascii}


def _joined(machine: Machine, node: ast.JoinedStr) -> object:
    parts = [machine.evaluate(part) for part in node.values]
    require_known(parts)
    return "".join(map(str, parts))


def _formatted(machine: Machine, node: ast.FormattedValue) -> object:
    value = machine.evaluate(node.value)
    spec = machine.evaluate(node.format_spec) if node.format_spec else ""
    require_known(value)
    require_known(spec)
    if isinstance(value, Value) or is_wide(str(spec)) or weigh(value, node.lineno) > 1000:
        return Unknown("this text is not read", node.lineno)
    convert = CONVERSIONS.get(node.conversion)
    return guard(machine, lambda: format(convert(value) if convert else value, str(spec)), node.lineno)


FORMATS: dict[type[ast.expr], Callable[[Machine, Any], object]] = {
    ast.JoinedStr: _joined,
    ast.FormattedValue: _formatted,
}
