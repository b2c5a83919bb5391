"""Operations that make tensors, some of which have known values."""

from __future__ import annotations

from math import ceil

from ...python import is_listed
from ..tensor import Size
from ..tensor_values import MOST, list_values, space_evenly
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
    dims: list[Size] = []
    first = data
    while is_listed(first):
        dims.append(len(first))
        first = first[0] if first else 0
    items = data if is_listed(data) else [data]
    return Product(tuple(dims), values=list_values(items) if len(dims) < 2 and not options else None)
