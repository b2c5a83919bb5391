"""The kinds of arguments that operations take, and how each is made of what the code hands over.

An operation is a plain function whose annotations are kinds; ``Fed`` is to it nothing but the dimensions of a tensor.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any, get_type_hints

from ....core.problem import say
from ...python import Unknown, Value, describe, is_listed
from ..tensor import Batch, Size, Sizes, Tensor
from .at import At, Dimless

Inputs = list[Tensor]
"""The tensors a result comes from, which kinds add to."""
Kind = Callable[[At, object, Inputs], object]
"""Makes what an operation takes of an argument as it was written; raises TypeError where it is none."""


def take_fed(at: At, value: object, inputs: Inputs) -> Sizes:
    """Take a tensor; raises Dimless if its dimensions are not known."""
    dims = take_perhaps(at, value, inputs)
    if dims is None:
        raise Dimless
    return dims


def take_perhaps(at: At, value: object, inputs: Inputs) -> Sizes | None:
    """Take a tensor, whose dimensions may not be known."""
    inputs.append(at.tensor(value))
    return inputs[-1].dims


def take_all(at: At, value: object, inputs: Inputs) -> list[Sizes]:
    """Take several tensors."""
    if not is_listed(value):
        raise Dimless
    inputs += (tensors := [at.tensor(item) for item in value])
    if any(tensor.dims is None for tensor in tensors):
        raise Dimless
    return [tensor.dims or () for tensor in tensors]


def take_among(at: At, value: object, inputs: Inputs) -> list[Sizes | None]:
    """Take the tensors among several values."""
    tensors = [item for item in as_items(value) if isinstance(item, Tensor)]
    inputs += (own := [at.tensor(tensor) for tensor in tensors])
    return [tensor.dims for tensor in own]


def take_like(at: At, value: object, inputs: Inputs) -> Sizes | None:
    """Take the dimensions of a tensor from which nothing comes."""
    return at.tensor(value).dims


def take_positions(at: At, value: object, inputs: Inputs) -> Sizes:
    """Take the shape of indices: of a number none, of a list its length."""
    if is_listed(value):
        inner = {take_positions(at, index, inputs) for index in value}
        if len(inner) != 1:
            raise Dimless
        return (len(value), *inner.pop())
    return () if isinstance(value, int) else take_fed(at, value, inputs)


def as_items(value: object) -> Sequence[object]:
    """Take one value, or several in a list, as several."""
    return value if is_listed(value) else (value,)


def as_size(value: object) -> Size:
    """Take one size; what is not known is None; raises TypeError where it is no size."""
    if type(value) is int or type(value) is Batch:
        return value
    if value is None or isinstance(value, Unknown):
        return None
    raise TypeError(say("{given} is no size", given=write(value)))


def as_sizes(value: object) -> list[Size]:
    """Take the sizes of a shape."""
    return [as_size(item) for item in as_items(value)]


def as_integer(value: object) -> int:
    """Take a whole number; raises TypeError where it is none."""
    if type(value) is not int:
        raise TypeError(say("{given} is no whole number", given=write(value)))
    return value


def as_parts(value: object) -> int | list[int]:
    """Take a whole number, or a list of them."""
    return [as_integer(item) for item in value] if is_listed(value) else as_integer(value)


def as_number(value: object) -> float:
    """Take a number; raises TypeError where it is none."""
    if type(value) is not int and type(value) is not float:
        raise TypeError("a value that is no number")
    return value


def as_text(value: object) -> str:
    """Take a text; raises TypeError where it is none."""
    if not isinstance(value, str):
        raise TypeError(say("{given} is no text", given=write(value)))
    return value


def as_axes(value: object) -> list[int] | None:
    """Take one dimension, several, or None for all."""
    return None if value is None else [as_integer(item) for item in as_items(value)]


def write(value: object) -> str:
    """Print a value for a message."""
    if is_listed(value):
        inner = ", ".join(map(write, value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner},)" if len(value) == 1 else f"({inner})"
    return describe(value).lower() if isinstance(value, Value) else repr(value)


def plain(read: Callable[[Any], object]) -> Kind:
    """Make the kind of an argument that is no tensor."""
    return lambda at, value, inputs: read(value)


# tensors: an operation gets their dimensions
Fed = Annotated[Sizes, take_fed]
"""A tensor that goes in; without known dimensions nothing comes out."""
Perhaps = Annotated[Sizes | None, take_perhaps]
"""A tensor that goes in, whose dimensions may not be known."""
AllFed = Annotated[list[Sizes], take_all]
"""Several tensors that go in."""
Among = Annotated[list[Sizes | None], take_among]
"""The tensors among several arguments."""
Like = Annotated[Sizes | None, take_like]
"""A tensor that is only looked at."""
Positions = Annotated[Sizes, take_positions]
"""Indices: the shape of a number, a list or a tensor."""
# numbers
Axis = Annotated[int, plain(as_integer)]
Axes = Annotated[list[int] | None, plain(as_axes)]
"""Some dimensions, or None."""
Length = Annotated[Size, plain(as_size)]
Lengths = Annotated[list[Size], plain(as_sizes)]
"""Sizes, as those of a shape."""
Whole = Annotated[int, plain(as_integer)]
Parts = Annotated[int | list[int], plain(as_parts)]
"""A number of parts, their size, or where they begin."""
# what else there is
Flag = Annotated[bool, plain(bool)]
Text = Annotated[str, plain(as_text)]
Given = Annotated[object, plain(lambda value: value)]
"""An argument as it was written."""


@lru_cache(maxsize=512)
def kinds_of(operation: Callable[..., object]) -> Mapping[str, Kind]:
    """Give the parameters of an operation in order, with their kinds."""
    hints = get_type_hints(operation, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items() if name != "return"}
