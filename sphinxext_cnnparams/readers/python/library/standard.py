"""What model code uses of the standard library and of NumPy: a written-out table of pure re-implementations."""

from __future__ import annotations

import functools
import itertools
import json
import math
import string
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .. import limits
from ..guards import FAILURES
from ..machine import Machine
from ..operations import call, iterated, truth
from ..values.arrays import Numbers
from ..values.classes import Class, Field
from ..values.enums import auto
from ..values.iterators import Iterator, Mapped
from ..values.records import named_tuple
from ..values.values import Call, Native, Unknown, Value, unknown_in
from .argparse import parser
from .methods import Pure
from .regex import EXPRESSIONS


@dataclass(frozen=True, slots=True)
class Partial(Value):
    """Stand for what ``functools.partial`` makes."""

    function: object
    args: tuple[object, ...]
    kwargs: dict[str, object]

    def called(self, how: Call, machine: Machine) -> object:
        merged = Call((*self.args, *how.args), {**self.kwargs, **how.kwargs}, how.line, how.end)
        return call(machine, self.function, merged)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return {"func": self.function, "args": self.args, "keywords": self.kwargs}.get(name) or Value.attribute(
            self, name, machine, line
        )


def _partial(how: Call, machine: Machine) -> object:
    return (
        Partial(how.args[0], how.args[1:], dict(how.kwargs)) if how.args else Unknown("partial() of nothing", how.line)
    )


def _reduce(how: Call, machine: Machine) -> object:
    function, what, *start = how.args
    items = iterated(machine, what, how.line)
    if isinstance(items, Unknown):
        return items
    values = [*start, *items]
    if not values:
        return Unknown("reduce() of nothing", how.line)
    return functools.reduce(lambda a, b: call(machine, function, Call((a, b), {}, how.line, how.end)), values)


def _over(name: str, function: Callable[..., object]) -> Native:
    """Make a function over one or several things that can be gone through."""

    def of(how: Call, machine: Machine) -> object:
        lists = []
        for arg in how.args:
            items = iterated(machine, arg, how.line)
            if isinstance(items, Unknown):
                return items
            lists.append(items)
        try:
            result = function(*lists, **how.kwargs)
            return Iterator(result) if isinstance(result, list) else result
        except FAILURES as failure:
            return Unknown(f"{name}(): {failure}", how.line)

    return Native(name, of)


def _takewhile(how: Call, machine: Machine) -> object:
    predicate, what = how.args
    items = iterated(machine, what, how.line)
    if isinstance(items, Unknown):
        return items
    kept = []
    for item in items:
        known = truth(call(machine, predicate, Call((item,), {}, how.line, how.end)), how.line)
        if isinstance(known, Unknown):
            return known
        if not known:
            break
        kept.append(item)
    return kept


COUNTED = 1000
"""How far ``itertools.count`` counts: no network has more parts."""


def _starmap(how: Call, machine: Machine) -> object:
    function, what = how.args
    items = iterated(machine, what, how.line)
    if isinstance(items, Unknown):
        return items
    rounds = [iterated(machine, item, how.line) for item in items]
    lost = next((each for each in rounds if isinstance(each, Unknown)), None)
    return lost or Mapped(list(rounds), lambda args: call(machine, function, Call(tuple(args), {}, how.line, how.end)))


def _islice(how: Call, machine: Machine) -> object:
    """Evaluate ``islice``; of what can be gone through only once the rest stays."""
    what, *bounds = how.args
    if not all(n is None or type(n) is int for n in bounds):
        return unknown_in(bounds) or Unknown("islice() of these bounds is not read", how.line)
    part: slice[Any, Any, Any] = slice(*bounds)
    if isinstance(what, Iterator) and part.stop is not None:
        machine.count(how.line, part.stop)
        taken = [what.next(how.line) for _ in range(min(part.stop, len(what.items)))]
        return Iterator(taken[part])
    items = iterated(machine, what, how.line)
    return items if isinstance(items, Unknown) else Iterator(items[part])


def _copied(how: Call, machine: Machine) -> object:
    (value,) = how.args
    if isinstance(value, (list, dict, set)):
        return machine.doubted(value) or value.copy()
    return (
        value
        if isinstance(value, tuple) or not isinstance(value, Value)
        else Unknown("a copy of this is not read", how.line)
    )


CHAIN = _over("chain", lambda *lists: list(itertools.chain(*lists)))


def _from_iterable(how: Call, machine: Machine) -> object:
    (what,) = how.args
    lists = iterated(machine, what, how.line)
    return lists if isinstance(lists, Unknown) else CHAIN.called(Call(tuple(lists), {}, how.line, how.end), machine)


def _not_read(name: str) -> Callable[[Call, Machine], object]:
    return lambda how, machine: Unknown(f"{name}() is not read (line {how.line})", how.line)


def _shuffled(how: Call, machine: Machine) -> object:
    machine.poison(how.args[0], Unknown("its order is not known", how.line))
    return None


def _dictionary(how: Call, machine: Machine) -> object:
    made: dict[object, object] = {}
    if how.args and isinstance(how.args[0], dict):
        made |= how.args[0]
    elif how.args:
        pairs = iterated(machine, how.args[0], how.line)
        if isinstance(pairs, Unknown):
            return pairs
        made |= {pair[0]: pair[1] for pair in pairs if isinstance(pair, (tuple, list)) and len(pair) == 2}
    return made | dict(how.kwargs)


def _namespace(how: Call, machine: Machine) -> object:
    return Class("SimpleNamespace", (), dict(how.kwargs), how.line)


def _rounded(value: float, digits: int = 0) -> float:
    return float(round(value, digits))


def _prod(items: object, start: float = 1) -> float:
    """Multiply; a product that is no number of a network any more is refused on the way."""
    product = start
    for item in items:  # type: ignore[attr-defined]
        product *= item
        if isinstance(product, int) and product.bit_length() > limits.BITS:
            raise OverflowError("a number this large is not read")
    return product


def _arange(start: float, stop: float | None = None, step: float = 1) -> Numbers:
    """Count on as NumPy does: the step is what the first two values differ by."""
    first, end = (0, start) if stop is None else (start, stop)
    count = max(0, math.ceil((end - first) / step))
    if count > limits.ITEMS:
        raise OverflowError("an array this long is not read")
    delta = first + step - first
    return Numbers(tuple(first + i * delta for i in range(count)))


def _linspace(start: float, stop: float, num: int = 50, endpoint: bool = True) -> Numbers:
    """Space values evenly as NumPy does: the last one is *stop* itself."""
    if not 0 <= num <= limits.ITEMS:
        raise OverflowError("an array of this length is not read")
    gaps = num - 1 if endpoint else num
    step = (stop - start) / gaps if gaps > 0 else 0.0
    made = [i * step + start for i in range(num)]
    if endpoint and num > 1:
        made[-1] = stop * 1.0
    return Numbers(tuple(map(float, made)))


def _array(items: list[object], **kwargs: object) -> Numbers:
    """Make an array of one dimension: the reader knows no others."""
    if any(isinstance(item, (list, tuple, Value)) for item in items):
        raise ValueError("an array of several dimensions is not read")
    return Numbers(tuple(items))


def _each(function: Pure) -> Native:
    """Let a function of one number work on each number of an array."""

    def of(how: Call, machine: Machine) -> object:
        if len(how.args) != 1 or not isinstance(how.args[0], Numbers):
            return function.called(how, machine)
        made = [function.called(Call((item,), how.kwargs, how.line, how.end), machine) for item in how.args[0].items]
        return unknown_in(made) or Numbers(tuple(made))

    return Native(function.name, of)


def _json(text: str) -> object:
    """Read JSON; a text that is too deep is refused."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("JSON this deep is not read") from None


def _product(*lists: list[object], repeat: int = 1) -> list[object]:
    if math.prod(len(items) for items in lists) ** repeat > limits.ITEMS:
        raise OverflowError("a product this large is not read")
    return list(itertools.product(*lists, repeat=repeat))


MATH = {
    name: Pure(name, getattr(math, name))
    for name in "ceil floor sqrt log log2 log10 exp pow gcd lcm fabs trunc isqrt sin cos".split()
} | {"prod": Pure("prod", _prod)}
NUMPY: dict[str, Value] = {
    **{name: _each(MATH[name]) for name in ("sqrt", "log", "log2", "log10", "exp")},
    "ceil": _each(Pure("ceil", lambda x: float(math.ceil(x)))),
    "floor": _each(Pure("floor", lambda x: float(math.floor(x)))),
    "abs": _each(Pure("abs", abs)),
    "prod": _over("prod", _prod),
    "round": _each(Pure("round", _rounded)),
    "sum": _over("sum", sum),
    "max": _over("max", max),
    "min": _over("min", min),
    "mean": _over("mean", lambda items: sum(items) / len(items)),
    "int32": Pure("int32", int),
    "int64": Pure("int64", int),
    "float32": Pure("float32", float),
    "maximum": Pure("maximum", max),
    "minimum": Pure("minimum", min),
    "array": _over("array", _array),
    "arange": Pure("arange", _arange),
    "linspace": Pure("linspace", _linspace),
    "cumsum": _over("cumsum", lambda items: Numbers(tuple(itertools.accumulate(items)))),
    "log1p": _each(Pure("log1p", math.log1p)),
}
FUNCTIONS: dict[str, Value] = {
    **{f"math.{name}": function for name, function in MATH.items()},
    **{f"{module}.{name}": function for module in ("numpy", "np") for name, function in NUMPY.items()},
    "argparse.ArgumentParser": Native("ArgumentParser", parser),
    "collections.OrderedDict": Native("OrderedDict", _dictionary),
    "collections.defaultdict": Native("defaultdict", _not_read("defaultdict")),
    "collections.namedtuple": Native("namedtuple", named_tuple),
    "copy.copy": Native("copy", _copied),
    "dataclasses.field": Native("field", Field.made),
    "collections.Counter": Native("Counter", _not_read("Counter")),
    "random.shuffle": Native("shuffle", _shuffled),
    "heapq.heapify": Native("heapify", _shuffled),
    "heapq.heappush": Native("heappush", _shuffled),
    "bisect.insort": Native("insort", _shuffled),
    "functools.partial": Native("partial", _partial),
    "functools.reduce": Native("reduce", _reduce),
    "itertools.chain": Native("chain", CHAIN.function, {"from_iterable": Native("from_iterable", _from_iterable)}),
    "itertools.chain.from_iterable": Native("from_iterable", _from_iterable),
    "itertools.islice": Native("islice", _islice),
    "itertools.starmap": Native("starmap", _starmap),
    "itertools.product": _over("product", _product),
    "itertools.accumulate": _over("accumulate", lambda items: list(itertools.accumulate(items))),
    "itertools.pairwise": _over("pairwise", lambda items: list(itertools.pairwise(items))),
    "itertools.count": Pure("count", lambda start=0, step=1: list(range(start, start + COUNTED * step, step))),
    "itertools.takewhile": Native("takewhile", _takewhile),
    "itertools.repeat": Pure("repeat", lambda item, times=COUNTED: [item] * min(times, COUNTED), tolerant=True),
    "itertools.zip_longest": _over("zip_longest", lambda *lists: list(itertools.zip_longest(*lists))),
    "json.loads": Pure("loads", _json),
    "operator.add": Pure("add", lambda a, b: a + b),
    "operator.mul": Pure("mul", lambda a, b: a * b),
    "typing.NamedTuple": Native("NamedTuple", named_tuple),
    "enum.auto": Native("auto", auto),
    **EXPRESSIONS,
    "types.SimpleNamespace": Native("SimpleNamespace", _namespace),
}
LETTERS = "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation".split()
CONSTANTS: dict[str, object] = {
    **{f"string.{name}": getattr(string, name) for name in LETTERS},
    **{f"{module}.{name}": getattr(math, name) for module in ("math", "numpy") for name in ("e", "pi")},
    "math.tau": math.tau,
    "math.inf": math.inf,
    "numpy.inf": math.inf,
    "numpy.newaxis": None,
    "tensorflow.newaxis": None,
}
NOT_HERE = object()


def member(path: str, name: str) -> object:
    """Give a function or a constant of a library, NOT_HERE if it is none of these."""
    full = f"{path}.{name}"
    return FUNCTIONS.get(full) or CONSTANTS.get(full, NOT_HERE)
