"""Functions of PyTorch that take one value of many, or multiply matrices."""

from __future__ import annotations

from ...core.receptive import ALL, LAST
from .. import shapes, views
from ..alike import summed
from ..calculation import At, axes, count
from ..tracing.tensor import Tensor
from .valuewise import arithmetic


def reduction(
    at: At,
    input: object,
    dim: object = None,
    keepdim: object = False,
    *,
    dtype: object = None,
    unbiased: object = None,
    correction: object = None,
) -> Tensor:
    """Read ``mean``, ``sum`` and others that take one value along dimensions."""
    tensor = at.tensor(input)
    dims, along, keep = at.dims(tensor), axes(dim), bool(keepdim)
    return at.seen([tensor], shapes.reduced(dims, along, keep=keep), views.over(dims, along, keep=keep))


def extreme(at: At, input: object, dim: object = None, keepdim: object = False) -> object:
    """Read ``max`` and its kin: with a dimension they give values and indices."""
    if dim is None:
        return reduction(at, input)
    if not isinstance(dim, int):
        return arithmetic(at, input, dim)
    values = reduction(at, input, dim, keepdim)
    return (values, values)


def norm(at: At, input: object, p: object = "fro", dim: object = None, keepdim: object = False) -> Tensor:
    """Read ``norm``."""
    return reduction(at, input, dim, keepdim)


def matmul(at: At, input: object, other: object) -> Tensor:
    """Read ``matmul``, ``bmm`` and ``mm``."""
    first, second = at.tensor(input), at.tensor(other)
    a, b = at.dims(first), at.dims(second)
    dims = shapes.multiplied(a, b)
    return at.seen([first, second], dims, views.product(a, b), work=count(*dims, a[-1]))


def einsum(at: At, equation: object, *operands: object) -> Tensor:
    """Read ``einsum``."""
    return summed(at, equation, operands)


def linear(at: At, input: object, weight: object, bias: object = None) -> Tensor:
    """Read ``F.linear``."""
    first, second = at.tensor(input), at.tensor(weight)
    dims = at.dims(first)
    made = (*dims[:-1], at.dims(second)[0])
    return at.seen([first, second], made, LAST, work=count(*made, dims[-1]))


def attention(at: At, query: object, key: object, value: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``scaled_dot_product_attention``."""
    parts = [at.tensor(x) for x in (query, key, value)]
    (*lead, queries, size_of_key), (*_, keys, size_of_value) = at.dims(parts[0]), at.dims(parts[2])
    scores, sums = count(*lead, queries, keys, size_of_key), count(*lead, queries, keys, size_of_value)
    work = None if scores is None or sums is None else scores + sums
    return at.seen(parts, (*lead, queries, size_of_value), ALL, work=work)
