"""Functions of PyTorch that make tensors."""

from __future__ import annotations

from ..calculation import At, integer, size, sizes
from ..known import MOST, evenly, listed
from ..tracing.tensor import Size, Tensor


def created(at: At, *shape: object, size: object = None, **kwargs: object) -> Tensor:
    """Read ``zeros``, ``randn`` and others that make a tensor of a shape."""
    return at.hidden([], tuple(sizes(shape if size is None else (size,))))


def like(at: At, input: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``zeros_like`` and its kin."""
    tensor = at.tensor(input)
    return at.hidden([], tensor.dims)


def full(at: At, size: object, fill_value: object = 0, **kwargs: object) -> Tensor:
    """Read ``full``."""
    return at.hidden([], tuple(sizes((size,))))


def arange(at: At, *args: object, **kwargs: object) -> Tensor:
    """Read ``arange``."""
    whole = range(*[integer(arg) for arg in args])
    made = at.hidden([], (len(whole),))
    made.values = listed(whole[:MOST]) if len(whole) <= MOST and not kwargs else None
    return made


def linspace(at: At, start: object, end: object, steps: object = 100, **kwargs: object) -> Tensor:
    """Read ``linspace``."""
    made = at.hidden([], (size(steps),))
    numbers = all(type(n) in (int, float) for n in (start, end)) and type(steps) is int
    made.values = evenly(start, end, steps) if numbers and not kwargs else None  # type: ignore[arg-type]
    return made


def made_of(at: At, data: object = 0, *args: object, **kwargs: object) -> Tensor:
    """Read ``tensor`` and ``as_tensor``: lists of lists."""
    dims: list[Size] = []
    given = data if isinstance(data, (list, tuple)) else [data]
    while isinstance(data, (list, tuple)):
        dims.append(len(data))
        data = data[0] if data else 0
    made = at.hidden([], tuple(dims))
    made.values = listed(given) if len(dims) < 2 and not args and not kwargs else None
    return made


def new(at: At, input: object, *shape: object, **kwargs: object) -> Tensor:
    """Read ``new_zeros`` and its kin."""
    return created(at, *shape, **kwargs)


def new_full(at: At, input: object, size: object, fill_value: object = 0, **kwargs: object) -> Tensor:
    """Read ``new_full``."""
    return full(at, size)


def new_tensor(at: At, input: object, data: object = 0, **kwargs: object) -> Tensor:
    """Read ``new_tensor``."""
    return made_of(at, data, **kwargs)


def eye(at: At, n: object, m: object = None, **kwargs: object) -> Tensor:
    """Read ``eye``."""
    return at.hidden([], (size(n), size(n if m is None else m)))
