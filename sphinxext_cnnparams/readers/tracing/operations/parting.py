"""Operations that take tensors apart, or parts out of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ....core.problem import say
from ....core.receptive import EACH
from ...python import is_listed
from .. import shape_rules as shapes
from .. import sight_rules as views
from ..shape_rules import MOST_PARTS, Mismatch, find_axis, measure, put
from ..sizes import reckon
from ..tensor import Batch, Size, Sizes
from .at import Dimless
from .kinds import Axis, Fed, Given, Length, Lengths, Parts, Positions, Whole, as_integer
from .product import Product, hide, show


def split_at(x: Fed, sections: Parts, axis: Axis) -> list[Product]:
    """Cut into a number of equal parts, or at some places."""
    whole = known_size(x, axis)
    if isinstance(sections, int):
        return cut(x, axis, divide(whole, sections))
    cuts = [0, *(min(n, whole) for n in sections), whole]
    lengths = [end - start for start, end in pairwise(cuts)]
    if min(lengths) < 0:
        raise Mismatch(say("is cut at {cuts}, which do not grow", cuts=", ".join(map(str, cuts[1:-1]))))
    return cut(x, axis, lengths)


def split_into(x: Fed, sizes: Parts, axis: Axis) -> list[Product]:
    """Cut into a number of equal parts, or into parts of some sizes; one −1 is the rest."""
    whole = known_size(x, axis)
    if isinstance(sizes, int):
        return cut(x, axis, divide(whole, sizes))
    if sizes.count(-1) == 1:
        rest = whole - sum(sizes) - 1
        sizes = [rest if n == -1 else n for n in sizes]
    check_sum(whole, sizes)
    return cut(x, axis, sizes)


def check_sum(whole: Size, sizes: Sequence[int]) -> None:
    """See that parts of these sizes make the whole; raises Mismatch."""
    if isinstance(whole, int) and (sum(sizes) != whole or min(sizes, default=0) < 0):
        raise Mismatch(
            say("cannot make parts of {sizes} of {whole} values", sizes=", ".join(map(str, sizes)), whole=whole)
        )


def split(x: Fed, size: Parts, axis: Axis) -> list[Product]:
    """Cut into parts of one size, the last of which may be smaller, or into parts of some sizes."""
    whole = measure(x, axis)
    if isinstance(size, int):
        return cut(x, axis, fill_up(whole, size))
    check_sum(whole, size)
    return cut(x, axis, size)


def split_evenly(x: Fed, sections: Parts, axis: Axis) -> list[Product]:
    """Cut into parts of nearly one size, the larger ones first, or at some places."""
    if not isinstance(sections, int):
        return split_at(x, sections, axis)
    whole = known_size(x, axis)
    if not 0 < sections <= MOST_PARTS:
        raise Dimless
    return cut(x, axis, [whole // sections + (i < whole % sections) for i in range(sections)])


def chunk(x: Fed, chunks: Whole, axis: Axis) -> list[Product]:
    """Cut into at most so many parts of one size; the last one may be smaller."""
    size = measure(x, axis)
    if isinstance(size, Batch) and chunks > 0 and size.times % chunks == 0:
        return [hide(put(x, axis, Batch(size.times // chunks)), EACH)] * chunks
    whole = known_size(x, axis)
    return cut(x, axis, fill_up(whole, -(-whole // chunks)))


def known_size(x: Sizes, axis: int) -> int:
    """Give the size of a dimension; raises Dimless where it is not known."""
    whole = measure(x, axis)
    if not isinstance(whole, int):
        raise Dimless
    return whole


def divide(whole: int, parts: int) -> list[int]:
    """Give the sizes of equal parts; raises Mismatch."""
    if parts < 1 or whole % parts:
        raise Mismatch(say("cannot make {parts} equal parts of {whole} values", parts=parts, whole=whole))
    if parts > MOST_PARTS:
        raise Mismatch("splits a dimension into more parts than a network has")
    return [whole // parts] * parts


def fill_up(whole: Size, size: int) -> list[int]:
    """Give the sizes of parts of *size*, and of the rest; raises Mismatch."""
    if not isinstance(whole, int) or size < 1:
        raise Mismatch("splits a dimension whose size is not known")
    if whole // size > MOST_PARTS:
        raise Mismatch("splits a dimension into more parts than a network has")
    return [min(size, whole - start) for start in range(0, whole, size)]


def cut(x: Sizes, axis: int, lengths: Sequence[int]) -> list[Product]:
    """Give parts of these sizes; raises Mismatch."""
    return [hide(put(x, axis, n), EACH) for n in lengths]


def select_positions(x: Fed, axis: Axis, index: Positions) -> Product:
    """Take parts at some positions along a dimension."""
    if len(index) > 1:
        raise Mismatch(say("needs a list of positions, not {shape}", shape=shapes.write_dims(index)))
    return hide(put(x, axis, index[0] if index else 1))


def look_up(x: Fed, table: Fed) -> Product:
    """Take the row of a table for each value of *x*."""
    if len(table) != 2:
        raise Mismatch(say("needs a table of two dimensions, not {shape}", shape=shapes.write_dims(table)))
    return hide((*x, table[1]))


def gather(x: Fed, axis: Axis, index: Fed) -> Product:
    """Take one value for each position of *index*, which has as many dimensions."""
    if len(index) != len(x):
        raise Mismatch(
            say("needs positions of {rank} dimensions, not {shape}", rank=len(x), shape=shapes.write_dims(index))
        )
    return hide(index)


def unstack(x: Fed, axis: Axis, number: Given = None) -> list[Product]:
    """Give one tensor for each position along a dimension."""
    whole = measure(x, axis)
    parts = whole if isinstance(whole, int) else number
    if not isinstance(parts, int) or not 0 < parts <= MOST_PARTS:
        raise Dimless
    return [select(x, axis) for _ in range(parts)]


def select(x: Fed, axis: Axis) -> Product:
    """Take one position along a dimension."""
    place = find_axis(axis, len(x))
    rest = put(x, place)
    return hide(rest, views.follow(x, [i for i in range(len(x)) if i != place], rest))


def narrow(x: Fed, axis: Axis, start: Length, length: Length) -> Product:
    """Take some positions side by side along a dimension."""
    place, whole = find_axis(axis, len(x)), measure(x, axis)
    dims = put(x, axis, measure_part(whole, start, length))
    return hide(dims, views.see_item(x, (..., slice(start, None), *[slice(None)] * (len(x) - place - 1)), dims))


def take(x: Fed, indices: Positions, axis: Given = None) -> Product:
    """Take what stands at some positions along a dimension; a list has but one."""
    if axis is None and len(x) != 1:
        raise Dimless
    return hide(put(x, 0 if axis is None else as_integer(axis), *indices))


def pick(x: Fed, number: Length, axis: Axis) -> list[Product]:
    """Give the largest values along a dimension, and their places."""
    dims = put(x, axis, number)
    return [show(dims), hide(dims)]


def slice_block(x: Fed, starts: Lengths, lengths: Lengths) -> Product:
    """Take a block: where it starts, and how much is taken; −1 is the rest."""
    return hide(tuple(measure_part(n, a, k) for n, a, k in zip(x, starts, lengths, strict=True)))


def measure_part(n: Size, start: Size, length: Size) -> Size:
    """Give the size of what is taken from a dimension of *n*; raises Mismatch."""
    if length == -1:
        return n if start == 0 else reckon(lambda whole, first: whole - first, n, start)
    if (reckon(lambda whole, first, taken: first + taken - whole, n, start, length) or 0) > 0:
        raise Mismatch(
            say("takes {length} values from {start} on, but there are only {n}", length=length, start=start, n=n)
        )
    return length


def slice_strides(x: Fed, begin: Given, end: Given, strides: Given = None) -> Product:
    """Take every so many positions from some on, up to others."""
    if not is_listed(begin) or not is_listed(end):
        raise Dimless
    steps = strides if is_listed(strides) else (1,) * len(begin)
    ends = [None if isinstance(n, Batch) else as_integer(n) for n in end]
    key = tuple(slice(as_integer(a), b, as_integer(s)) for a, b, s in zip(begin, ends, steps, strict=True))
    dims = shapes.item(x, key)
    return hide(dims, views.see_item(x, key, dims or ()))


def slide(x: Fed, axis: Axis, length: Whole, step: Whole) -> Product:
    """Take windows along a dimension, whose values stand in a new one at the end."""
    whole = measure(x, axis)
    if isinstance(whole, int) and (whole < length or step < 1):
        raise Mismatch(say("takes windows of {length} of a dimension of {whole}", length=length, whole=whole))
    return hide((*put(x, axis, reckon(lambda n: (n - length) // step + 1, whole)), length))
