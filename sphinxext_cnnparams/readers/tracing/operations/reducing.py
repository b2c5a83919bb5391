"""Operations that take one value of many, or add up products."""

from __future__ import annotations

from collections.abc import Sequence

from ....core.problem import say
from ....core.receptive import ALL, LAST
from ...python import is_listed
from .. import shape_rules as shapes
from .. import sight_rules as views
from ..shape_rules import Mismatch, broadcast, find_axis, measure, put, write_dims
from ..sizes import count
from ..tensor import Size, Sizes
from .kinds import AllFed, Axes, Axis, Fed, Flag, Given, Text, Whole, as_integer
from .product import Product, hide, show


def reduce(x: Fed, axis: Axes = None, keepdims: Flag = False) -> Product:
    """Take one value along some dimensions, or along all."""
    places = {shapes.find_axis(place, len(x)) for place in (range(len(x)) if axis is None else axis)}
    kept = [1 if i in places else n for i, n in enumerate(x) if keepdims or i not in places]
    return show(tuple(kept), views.see_along(x, axis, keep=keepdims))


def reduce_twice(x: Fed, axis: Axes, keepdims: Flag) -> list[Product]:
    """Give two statistics along some dimensions, or of all values."""
    made = reduce(x, axis, keepdims)
    return [made, made]


def differ(x: Fed, times: Whole, axis: Axis) -> Product:
    """Subtract neighbours along a dimension, so many times."""
    size = measure(x, axis)
    return hide(put(x, axis, size - times if isinstance(size, int) else None))


def measure_distances(x: Fed, y: Fed) -> Product:
    """Give the distance of each vector of one tensor to each of another."""
    return show((*broadcast(x[:-2], y[:-2]), x[-2], y[-2]))


def pair_up(x: Fed, y: Fed) -> Product:
    """Multiply each value of one list with each of another."""
    if len(x) != 1 or len(y) != 1:
        raise Mismatch(say("needs two lists, not {first} and {second}", first=write_dims(x), second=write_dims(y)))
    return hide((*x, *y))


def multiply_matrices(x: Fed, y: Fed, transpose_x: Flag = False, transpose_y: Flag = False) -> Product:
    """Multiply matrices, in batches of them."""
    y = shapes.swap(y, -1, -2) if transpose_y else y
    x = shapes.swap(x, -1, -2) if transpose_x else x
    if not x or not y:
        raise Mismatch("needs matrices, not numbers")
    inner = y[-2] if len(y) > 1 else y[0]
    if x[-1] is not None and inner is not None and x[-1] != inner:
        raise Mismatch(
            say(
                "cannot multiply {one} by {other}",
                one=shapes.write_dims(x),
                other=shapes.write_dims(y),
            )
        )
    rows, columns = x[-2:-1], y[-1:] if len(y) > 1 else ()
    dims = (*shapes.broadcast(x[:-2], y[:-2]), *rows, *columns)
    view = views.MIXED if transpose_x or transpose_y else views.see_products(x, y)
    return show(dims, view, work=count(*dims, x[-1]))


def contract(x: Fed, y: Fed, axes: Given) -> Product:
    """Add up products along dimensions of two tensors: the last of one and the first of the other, or as listed."""
    ours, theirs = find_contracted(x, y, axes)
    sizes = [(x[i], y[j]) for i, j in zip(ours, theirs, strict=True)]
    if any(a != b for a, b in sizes if a is not None and b is not None):
        raise Mismatch(say("cannot multiply {one} by {other}", one=shapes.write_dims(x), other=shapes.write_dims(y)))
    rest = [n for i, n in enumerate(x) if i not in ours] + [n for i, n in enumerate(y) if i not in theirs]
    return show(tuple(rest), views.MIXED, work=count(*rest, *(x[i] for i in ours)))


def find_contracted(x: Sizes, y: Sizes, axes: object) -> tuple[list[int], list[int]]:
    """Give the places of the dimensions that ``axes`` of a contraction names in both tensors."""
    if isinstance(axes, int):
        return list(range(len(x) - axes, len(x))), list(range(axes))
    if not is_listed(axes) or len(axes) != 2:
        raise ValueError("its axes are no pair")
    first, second = (axis if is_listed(axis) else [axis] for axis in axes)
    return [find_axis(as_integer(i), len(x)) for i in first], [find_axis(as_integer(i), len(y)) for i in second]


def project(x: Fed, weight: Fed) -> Product:
    """Multiply the last dimension by a matrix of outputs × inputs."""
    dims = (*x[:-1], weight[0])
    return show(dims, LAST, work=count(*dims, x[-1]))


def attend(query: Fed, key: Fed, value: Fed) -> Product:
    """Weigh values by how well their keys match each query."""
    (*lead, queries, size_of_key), (*_, keys, size_of_value) = query, value
    scores, sums = count(*lead, queries, keys, size_of_key), count(*lead, queries, keys, size_of_value)
    work = None if scores is None or sums is None else scores + sums
    return show((*lead, queries, size_of_value), ALL, work=work)


def sum_products(equation: Text, operands: AllFed) -> Product:
    """Add up products as an equation in Einstein's notation says; one with an ellipsis is not worked out."""
    left, arrow, right = equation.replace(" ", "").partition("->")
    terms = left.split(",")
    if "." in equation or len(terms) != len(operands):
        return show(None, views.MIXED, work=None)
    sizes = match_letters(terms, operands)
    if not arrow:
        right = "".join(sorted(c for c in sizes if left.count(c) == 1))
    dims = tuple(sizes.get(letter) for letter in right)
    products = {1: 0, 2: count(*sizes.values())}  # of more tensors it depends on the order
    return show(dims, views.MIXED, work=products.get(len(operands)))


def match_letters(terms: Sequence[Sequence[str]], shapes_: Sequence[Sizes]) -> dict[str, Size]:
    """Give every letter of an equation its size; raises Mismatch."""
    sizes: dict[str, Size] = {}
    for term, dims in zip(terms, shapes_, strict=True):
        if len(term) != len(dims):
            raise Mismatch(say("names {term} dimensions of {shape}", term=len(term), shape=shapes.write_dims(dims)))
        for letter, n in zip(term, dims, strict=True):
            if letter in sizes and sizes[letter] is not None and n is not None and sizes[letter] != n:
                raise Mismatch(
                    say(
                        "finds {one} and {other} for {letter}",
                        one=shapes.write_dims([sizes[letter]]),
                        other=shapes.write_dims([n]),
                        letter=letter,
                    )
                )
            sizes.setdefault(letter, n)
    return sizes
