"""Operations that make tensors, some of which have known values."""

from __future__ import annotations

from math import ceil

from ...python import Numbers, Unknown, is_listed
from ..datasets import Array
from ..tensor import Batch, Parameter, Sizes, Tensor
from ..tensor_values import MOST, list_values, space_evenly
from ..weight import WeightOf
from .kinds import Given, Length, Lengths, Like, as_number, as_size
from .product import Product, hide

PLAIN = (int, float)


def fill(shape: Lengths) -> Product:
    """Make a tensor of a shape."""
    return hide(tuple(shape))


def imitate(x: Like) -> Product:
    """Make a tensor of the shape of another."""
    return hide(x)


def identify(rows: Length, columns: Given = None) -> Product:
    """Make the matrix that changes nothing, or a part of it."""
    return hide((rows, rows if columns is None else as_size(columns)))


def count_up(start: Given, stop: Given = None, step: Given = 1, options: Given = ()) -> Product:
    """Make a list of numbers at equal distances; one number alone is where it stops."""
    if stop is None and isinstance(start, Batch):
        return Product((start,))
    if any(isinstance(n, Unknown) for n in (start, stop, step)):
        return Product((None,))
    if stop is None and start == 0:  # where it stops is not known: nobody counts up to nothing
        return Product((None,))
    given = (0, start, step) if stop is None else (start or 0, stop, step)
    first, last, by = (as_number(n) for n in given)
    length = max(0, ceil((last - first) / by))
    whole = all(isinstance(n, int) for n in (first, last, by))
    values = list_values(range(int(first), int(last), int(by))) if whole and length <= MOST and not options else None
    return Product((length,), values=values)


def space(start: Given, stop: Given, steps: Given, options: Given = ()) -> Product:
    """Make a list of so many numbers at equal distances."""
    values = None
    if type(start) in PLAIN and type(stop) in PLAIN and type(steps) is int and not options:
        values = space_evenly(as_number(start), as_number(stop), steps)
    return Product((as_size(steps),), values=values)


def copy_list(data: Given, options: Given = ()) -> Product:
    """Make a tensor of a number, or of lists of lists."""
    dims = measure(data)
    items = data if is_listed(data) else data.items if isinstance(data, Numbers) else [data]
    is_short = dims is not None and len(dims) < 2
    return Product(dims, values=list_values(items) if is_short and not options else None)


def measure(data: object) -> Sizes | None:
    """Give the dimensions of a number, an array, a tensor, or of lists of them; None where they are not known.

    >>> measure([[1, 2, 3], [4, 5, 6]]), measure(0.5), measure([])
    ((2, 3), (), (0,))
    """
    if isinstance(data, (*PLAIN, complex)):
        return ()
    if isinstance(data, (Array, Tensor, Parameter, WeightOf)):
        return data.dims
    items = data.items if isinstance(data, Numbers) else data
    if not is_listed(items):
        return None
    inner = dict.fromkeys(map(measure, items))
    alike = next(iter(inner), ()) if len(inner) < 2 else None
    return None if alike is None else (len(items), *alike)
