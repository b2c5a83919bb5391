"""Calls: the function, then its arguments, then what it gives."""

from __future__ import annotations

import ast
from contextlib import ExitStack

from ....core.problem import say
from ..machine import Machine
from ..operations import call_value
from ..values.values import Call
from .displays import evaluate_items, require_mapping


def evaluate_call(machine: Machine, node: ast.Call) -> object:
    """Evaluate a call; what it does on a line with a comment is kept in mind."""
    spots = [] if machine.running is None else list(machine.running.spots(node, machine.commented))
    if not spots:
        return _evaluate(machine, node)
    with ExitStack() as remarked:
        for spot in spots:
            remarked.enter_context(machine.host.remarked(spot))
        return _evaluate(machine, node)


def _evaluate(machine: Machine, node: ast.Call) -> object:
    function = machine.evaluate(node.func)
    args = evaluate_items(machine, node.args)
    kwargs: dict[str, object] = {}
    for keyword in node.keywords:
        value = machine.evaluate(keyword.value)
        if keyword.arg is not None:
            if keyword.arg in kwargs:
                machine.find_fault(say("{name} is given twice in one call", name=keyword.arg), keyword.value.lineno)
            kwargs[keyword.arg] = value
            continue
        more = require_mapping(value, "the arguments behind ** are", node.lineno)
        kwargs.update({str(key): item for key, item in more.items()})
    call = Call(tuple(args.require()), kwargs, node.lineno, node.end_lineno or node.lineno)
    return call_value(machine, function, call)
