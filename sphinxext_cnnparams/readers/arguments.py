"""Arguments of layers: bound as the framework binds them, and turned into numbers."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache

from ..core.layer import Layer
from .python import Call, Value, find_unknown
from .tensor import Tensor

Maker = Callable[..., Layer]


class Refused(Exception):
    """Say why a layer cannot be made; the sentence goes on from the layer's name."""


@lru_cache(maxsize=512)
def signature(maker: Maker) -> inspect.Signature:
    """Give the signature of a dialect's function, once."""
    return inspect.signature(maker)


def bound(maker: Maker, call: Call, common: Collection[str] = ()) -> dict[str, object]:
    """Bind the arguments of *call* to the framework's own parameters.

    *common* are keywords every layer of the dialect takes.  Raises Refused
    with the name of what is missing, or of what was meant.
    """
    parameters = signature(maker).parameters
    names = [name for name, p in parameters.items() if p.kind is p.POSITIONAL_OR_KEYWORD]
    if any(p.kind is p.VAR_POSITIONAL for p in parameters.values()):
        return dict(call.kwargs) | {"args": call.args}
    if len(call.args) > len(names):
        raise Refused(f"takes at most {len(names)} arguments by position, {len(call.args)} are given")
    given = dict(zip(names, call.args, strict=False))
    for name, value in call.kwargs.items():
        if name in common and name not in parameters:
            continue
        if name not in parameters:
            raise Refused(f"has no argument {name}{suggestion(name, [*parameters, *common])}")
        if name in given:
            raise Refused(f"is given {name} twice")
        given[name] = value
    missing = [name for name, p in parameters.items() if p.default is p.empty and name not in given]
    if missing:
        raise Refused(f"is called without {' and '.join(missing)}")
    return given


def suggestion(name: str, known: Iterable[str]) -> str:
    """Give "; did you mean …?", if something known is close.

    >>> suggestion("stride", ["strides", "padding"])
    '; did you mean strides?'
    """
    options = list(known)
    close = difflib.get_close_matches(name, options, 1, 0.7)
    if not close:
        lowered = {option.lower(): option for option in options}
        close = [lowered[match] for match in difflib.get_close_matches(name.lower(), lowered, 1, 0.7)]
    return f"; did you mean {close[0]}?" if close else ""


def known(value: object, name: str) -> object:
    """Give a value back; raises Refused with its history if it is unknown."""
    unknown = value.why if isinstance(value, Tensor) and value.dims is None else find_unknown(value)
    if unknown is not None:
        raise Refused(f"needs {name}, which is not known: {unknown.why}")
    return value


def integer(value: object, name: str, least: int = 1) -> int:
    """Turn an argument into a whole number of at least *least*; Refused otherwise."""
    known(value, name)
    if isinstance(value, float) and value.is_integer():
        raise Refused(f"needs a whole number for {name}, not {value}; divide with // instead of /")
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refused(f"needs a whole number for {name}, not {shown(value)}")
    if value < least:
        raise Refused(f"needs {name} of at least {least}, not {value}")
    return value


def axis_number(value: object, name: str = "axis") -> int:
    """Read the number of one dimension; a framework counts the batch as 0, we do not count it."""
    value = integer(value, name, -99)
    if value == 0:
        raise Refused(f"with {name}=0 works along the samples of a batch; name another dimension")
    return value - 1 if value > 0 else value


def extents(value: object, rank: int, name: str, least: int = 1) -> tuple[int, ...]:
    """Turn one number, or one per dimension, into *rank* numbers; Refused otherwise."""
    known(value, name)
    if not isinstance(value, (tuple, list)):
        return (integer(value, name, least),) * rank
    if len(value) == 1 and rank > 1:
        raise Refused(f"needs one number or {rank} for {name}, not {shown(value)}")
    if len(value) != rank:
        raise Refused(f"needs {rank} numbers for {name}, not {shown(value)}")
    return tuple(integer(item, name, least) for item in value)


def choice(value: object, name: str, options: Collection[str]) -> str:
    """Take an argument that is one of the words *options*; Refused otherwise."""
    known(value, name)
    if not isinstance(value, str) or value not in options:
        raise Refused(f"needs {name} to be one of {', '.join(options)}, not {shown(value)}")
    return value


def flag(value: object, name: str) -> bool:
    """Turn an argument into yes or no; Refused if it is unknown."""
    known(value, name)
    return True if isinstance(value, Value) else bool(value)


def number(value: object, name: str, least: float, most: float = float("inf")) -> float:
    """Turn an argument into a number between *least* and *most*; Refused otherwise."""
    known(value, name)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
        bounds = f"between {least:g} and {most:g}" if most != float("inf") else f"of at least {least:g}"
        raise Refused(f"needs a number {bounds} for {name}, not {shown(value)}")
    return value


def dimensions(value: object, name: str) -> tuple[int | None, ...]:
    """Turn an argument into the dimensions of a shape; None and −1 stay unknown; Refused otherwise."""
    known(value, name)
    items = value if isinstance(value, (tuple, list)) else (value,)
    return tuple(None if item is None or item == -1 else integer(item, name) for item in items)


def shown(value: object) -> str:
    """Print a value for a message, shortly."""
    text = repr(value) if not isinstance(value, Value) else "a value of another kind"
    return text if len(text) < 40 else f"{text[:37]}…"
