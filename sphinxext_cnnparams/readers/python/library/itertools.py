"""Iterators made of iterators: ``itertools``, whose items are worked out at once."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

from .. import limits
from ..guards import attempt
from ..machine import Machine
from ..operations import call_value, iterate, require_items, require_truth
from ..signals import require_known
from ..values.functions import Native, Pure
from ..values.iterators import Iterator, Mapped
from ..values.values import Call, Unknown, Value, first_unknown

COUNTED = 1000
"""How far ``itertools.count`` counts: no network has more parts."""

MOST_REPEATED = 20
"""How often ``itertools.product`` repeats what it is given: twice as many items each time, at least."""


def over_each(name: str, function: Callable[..., object]) -> Native:
    """Make a function over one or several things that can be gone through."""

    def go(call: Call, machine: Machine) -> object:
        lists = [require_items(machine, arg, call.line) for arg in call.args]
        result = attempt(lambda: function(*lists, **call.kwargs), call.line, name)
        return Iterator(result) if isinstance(result, list) else result

    return Native(name, go)


def _takewhile(call: Call, machine: Machine) -> object:
    predicate, what = call.args
    kept = []
    for item in require_items(machine, what, call.line):
        if not require_truth(call_value(machine, predicate, call.passing(item)), call.line):
            break
        kept.append(item)
    return kept


def _starmap(call: Call, machine: Machine) -> object:
    function, what = call.args
    rounds = [iterate(machine, item, call.line) for item in require_items(machine, what, call.line)]
    return first_unknown(rounds) or Mapped(
        list(rounds), lambda args: call_value(machine, function, call.passing(*args))
    )


def _islice(call: Call, machine: Machine) -> object:
    """Evaluate ``islice``; of what can be gone through only once the rest stays."""
    what, *bounds = call.args
    if not all(n is None or type(n) is int for n in bounds):
        require_known(bounds)
        return Unknown("islice() of these bounds is not read", call.line)
    part: slice[Any, Any, Any] = slice(*bounds)
    if isinstance(what, Iterator) and part.stop is not None:
        machine.count(call.line, part.stop)
        taken = [what.next(call.line) for _ in range(min(part.stop, len(what.items)))]
        return Iterator(taken[part])
    return Iterator(require_items(machine, what, call.line)[part])


def _product(*lists: list[object], repeat: int = 1) -> list[object]:
    if repeat > MOST_REPEATED or math.prod(len(items) for items in lists) ** repeat > limits.ITEMS:
        raise OverflowError("a product this large is not read")
    return list(itertools.product(*lists, repeat=repeat))


def _accumulate(items: list[Any]) -> list[Any]:
    if not all(isinstance(item, (int, float)) for item in items):
        raise TypeError("adding up what are no numbers is not read")
    return list(itertools.accumulate(items))


CHAIN = over_each("chain", lambda *lists: list(itertools.chain(*lists)))


def _chain_items(call: Call, machine: Machine) -> object:
    (what,) = call.args
    return CHAIN.call(call.passing(*require_items(machine, what, call.line)), machine)


FROM_ITERABLE = Native("from_iterable", _chain_items)
ITERTOOLS: dict[str, Value] = {
    "itertools.accumulate": over_each("accumulate", _accumulate),
    "itertools.chain": Native("chain", CHAIN.function, {"from_iterable": FROM_ITERABLE}),
    "itertools.chain.from_iterable": FROM_ITERABLE,
    "itertools.count": Pure("count", lambda start=0, step=1: list(range(start, start + COUNTED * step, step))),
    "itertools.islice": Native("islice", _islice),
    "itertools.pairwise": over_each("pairwise", lambda items: list(itertools.pairwise(items))),
    "itertools.product": over_each("product", _product),
    "itertools.repeat": Pure("repeat", lambda item, times=COUNTED: [item] * min(times, COUNTED), tolerant=True),
    "itertools.starmap": Native("starmap", _starmap),
    "itertools.takewhile": Native("takewhile", _takewhile),
    "itertools.zip_longest": over_each("zip_longest", lambda *lists: list(itertools.zip_longest(*lists))),
}
