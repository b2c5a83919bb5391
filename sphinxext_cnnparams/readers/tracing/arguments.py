"""Arguments of layers: bound as the framework binds them, and turned into numbers."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

from ...core.alike import ask, suggest
from ...core.layer import Layer
from ...core.problem import Sentence, count_arguments, list_both, say
from ..python import Call, Value, find_unknown, is_listed
from .signatures import Signature
from .tensor import Batch, Tensor

Maker = Callable[..., Layer]

GIVEN_INPUT = "is given its input where it is made; make it first and then call it, as Flatten()(x)"


class Refused(Exception):
    """Say why a layer cannot be made; the sentence goes on from the layer's name."""

    def __init__(self, text: Sentence) -> None:
        super().__init__(text)
        self.text = text


def bind_arguments(signature: Signature, call: Call, common: Collection[str] = ()) -> dict[str, object]:
    """Bind the arguments of *call* to the parameters of *signature*; give those that are given.

    *common* are keywords every layer of the dialect takes.  Raises Refused
    with the name of what is missing, or of what was meant.
    """
    if signature.takes_anything:
        return dict(call.kwargs)
    names = signature.positional
    if len(call.args) > len(names):
        inputs = call.args[0] if is_listed(call.args[0]) else call.args[:1]
        if not names and all(isinstance(value, Tensor) for value in inputs):
            raise Refused(GIVEN_INPUT)
        pattern = "takes {most} by position and is given {given}"
        raise Refused(say(pattern, most=count_arguments(len(names)), given=len(call.args)))
    given = dict(zip(names, call.args, strict=False))
    for name, value in call.kwargs.items():
        if name not in signature:
            if name in common:
                continue
            raise Refused(
                say(
                    "has no argument {name}{suggestion}",
                    name=name,
                    suggestion=suggest_argument(name, [*signature.names, *common]),
                )
            )
        if name in given:
            raise Refused(say("is given {name} twice", name=name))
        given[name] = value
    if missing := [name for name in signature.required if name not in given]:
        raise Refused(say("is called without {missing}", missing=list_both(missing)))
    return given


def make_layer(maker: Maker, signature: Signature, given: Mapping[str, object]) -> Layer:
    """Call a dialect's function with the arguments it uses: as they are given, or as they are otherwise.

    Raises Refused with what is wrong with one of them.
    """
    return call_maker(maker, {**signature.defaults, **given})


def call_maker(maker: Maker, values: Mapping[str, object]) -> Layer:
    """Call a dialect's function with those of *values* it uses; raises Refused with what is wrong with one of them."""
    used = _used(maker)
    return maker(**(values if used is None else {name: values[name] for name in used if name in values}))


@lru_cache(maxsize=512)
def _used(maker: Maker) -> tuple[str, ...] | None:
    """Give the names of the arguments a dialect's function uses; None if it looks at all of them."""
    parameters = inspect.signature(maker).parameters
    if any(p.kind is p.VAR_KEYWORD for p in parameters.values()):
        return None
    return tuple(parameters)


WORDS = (
    ("filters", "out_channels"),
    ("units", "out_features"),
    ("strides", "stride"),
    ("pool_size", "kernel_size"),
    ("dilation_rate", "dilation"),
    ("use_bias", "bias"),
    ("rate", "p"),
    ("input_dim", "num_embeddings", "in_features"),
    ("output_dim", "embedding_dim"),
    ("epsilon", "eps"),
)
"""What one framework calls what the other one calls otherwise."""


def suggest_argument(name: str, known: Iterable[str]) -> Sentence:
    """Give "; did you mean …?": an argument that is close, or what this framework calls one of the other's."""
    options = list(known)
    same = (other for words in WORDS if name in words for other in words if other in options)
    return ask(next(same, "")) or suggestion(name, options)


def suggestion(name: str, known: Iterable[str]) -> Sentence:
    """Give "; did you mean …?", if something known is close.

    >>> print(suggestion("stride", ["strides", "padding"]))
    ; did you mean strides?
    """
    return suggest(name, known, 0.7)


def require(value: object, name: str) -> object:
    """Give a value back; raises Refused with its history if it is unknown."""
    if (lacking := find_lacking(value, name)) is not None:
        raise Refused(lacking)
    return value


def find_lacking(value: object, name: str) -> Sentence | None:
    """Say that an argument is needed, and why it is not known; None if it is."""
    unknown = value.why if isinstance(value, Tensor) and value.dims is None else find_unknown(value)
    return None if unknown is None else say("needs {name}, which is not known: {why}", name=name, why=unknown.why)


def deduced(value: object, name: str, least: int = 1) -> int | None:
    """Turn an argument into a whole number; None where nobody knows it, so that what comes in has to tell it."""
    unknown = None if type(value) is int else find_unknown(value)
    if unknown is not None and not unknown.is_mistyped:
        return None
    return integer(value, name, least)


def integer(value: object, name: str, least: int = 1) -> int:
    """Turn an argument into a whole number of at least *least*; Refused otherwise."""
    require(value, name)
    if isinstance(value, float) and value.is_integer():
        raise Refused(
            say("needs a whole number for {name}, not {value}; divide with // instead of /", name=name, value=value)
        )
    if isinstance(value, Tensor) and any(isinstance(n, Batch) for n in value.dims or ()):
        raise Refused(GIVEN_INPUT)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refused(say("needs a whole number for {name}, not {given}", name=name, given=show(value)))
    if value < least:
        raise Refused(say("needs {name} of at least {least}, not {value}", name=name, least=least, value=value))
    return value


def items(value: object, times: int = 1) -> tuple[object, ...]:
    """Give what is listed; what is no list is an item, so many times.

    >>> items([1, 2]), items(3), items(3, 2)
    ((1, 2), (3,), (3, 3))
    """
    return tuple(value) if is_listed(value) else (value,) * times


def axis_number(value: object, name: str = "axis") -> int:
    """Read the number of one dimension; a framework counts the batch as 0, we do not count it."""
    value = integer(value, name, -99)
    if value == 0:
        raise Refused(say("with {name}=0 works along the samples of a batch; name another dimension", name=name))
    return value - 1 if value > 0 else value


def extents(value: object, rank: int, name: str, least: int = 1) -> tuple[int, ...]:
    """Turn one number, or one per dimension, into *rank* numbers; Refused otherwise."""
    require(value, name)
    if not is_listed(value):
        return (integer(value, name, least),) * rank
    if len(value) == 1 and rank > 1:
        raise Refused(
            say("needs one number or {rank} for {name}, not {given}", rank=rank, name=name, given=show(value))
        )
    if len(value) != rank:
        raise Refused(say("needs {rank} numbers for {name}, not {given}", rank=rank, name=name, given=show(value)))
    return tuple(integer(item, name, least) for item in value)


def choice(value: object, name: str, options: Collection[str]) -> str:
    """Take an argument that is one of the words *options*; Refused otherwise."""
    require(value, name)
    if not isinstance(value, str) or value not in options:
        raise Refused(
            say(
                "needs {name} to be one of {options}, not {given}",
                name=name,
                options=", ".join(options),
                given=show(value),
            )
        )
    return value


def flag(value: object, name: str) -> bool:
    """Turn an argument into yes or no; Refused if it is unknown."""
    require(value, name)
    return True if isinstance(value, Value) else bool(value)


def number(value: object, name: str, least: float, most: float = float("inf")) -> float:
    """Turn an argument into a number between *least* and *most*; Refused otherwise."""
    require(value, name)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
        between = say("between {least:g} and {most:g}", least=least, most=most)
        bounds = between if most != float("inf") else say("of at least {least:g}", least=least)
        raise Refused(
            say("needs a number {bounds} for {name}, not {given}", bounds=bounds, name=name, given=show(value))
        )
    return value


def dimensions(value: object, name: str) -> tuple[int | None, ...]:
    """Turn an argument into the dimensions of a shape; None and −1 stay unknown; Refused otherwise."""
    require(value, name)
    return tuple(None if item is None or item == -1 else integer(item, name) for item in items(value))


def show(value: object) -> str:
    """Print a value for a message, shortly."""
    text = repr(value) if not isinstance(value, Value) else "a value of another kind"
    return text if len(text) < 40 else f"{text[:37]}…"
