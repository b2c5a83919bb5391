"""Rules of shapes for calculations on tensors, the batch among their dimensions: pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from .tensor import Batch, Size, Sizes

MOST_PARTS = 1000
"""How many parts a tensor is taken into."""


class Mismatch(ValueError):
    """Say that shapes do not go together; the sentence goes on from the operation's name."""


def text(dims: Sequence[Size]) -> str:
    """Print dimensions, the batch as N."""
    return " × ".join("N" if isinstance(n, Batch) else "?" if n is None else str(n) for n in dims) or "a number"


def volume(dims: Sequence[Size]) -> tuple[int | None, int]:
    """Multiply dimensions: the number of values, and how many batches are among the factors."""
    known, batches = 1, 0
    lost = False
    for n in dims:
        if isinstance(n, Batch):
            known, batches = known * n.times, batches + 1
        elif n is None:
            lost = True
        else:
            known *= n
    return (None if lost else known), batches


def axis_of(axis: int, rank: int) -> int:
    """Give the place of an axis that may count from the end; raises Mismatch if there is none."""
    if not -rank <= axis < rank:
        raise Mismatch(f"works along dimension {axis}, but there are only {rank}")
    return axis % rank


def broadcast(a: Sizes, b: Sizes) -> Sizes:
    """Combine two shapes as NumPy does: sizes of 1 are repeated; raises Mismatch."""
    rank = max(len(a), len(b))
    left: Sizes = (1,) * (rank - len(a)) + tuple(a)
    right: Sizes = (1,) * (rank - len(b)) + tuple(b)
    return tuple(_paired(x, y, a, b) for x, y in zip(left, right, strict=True))


def _paired(x: Size, y: Size, a: Sizes, b: Sizes) -> Size:
    if x == y or y == 1:
        return x
    if x == 1:
        return y
    if x is None or y is None:
        return y if x is None else x
    if isinstance(x, Batch) or isinstance(y, Batch):
        return x if isinstance(x, Batch) else y  # a size written out for the batch
    raise Mismatch(f"cannot combine {text(a)} with {text(b)}")


def reshape(dims: Sizes, target: Sequence[Size]) -> Sizes:
    """Read the same values in another shape; at most one −1 is worked out; raises Mismatch."""
    wanted = list(target)
    if _batch_written_out(dims, wanted):
        wanted[0] = dims[0]
    total, batches = volume(dims)
    rest = [n for n in wanted if n != -1]
    known, own = volume(rest)
    if len(rest) == len(wanted):
        if total is not None and known is not None and batches == own and total != known:
            raise Mismatch(f"is to make {text(wanted)} of {text(dims)}")
        return tuple(wanted)
    return tuple(_remaining(dims, wanted, total, known, batches - own) if n == -1 else n for n in wanted)


def _batch_written_out(dims: Sizes, wanted: list[Size]) -> bool:
    """Tell whether the first size stands for the batch, as in ``view(64, -1)``."""
    if not dims or not isinstance(dims[0], Batch) or not wanted or not isinstance(wanted[0], int) or wanted[0] == -1:
        return False
    if any(isinstance(n, Batch) for n in wanted):
        return False
    inner, per_image = volume(wanted[1:])[0], volume(dims[1:])[0]
    return -1 in wanted[1:] or (inner is not None and inner == per_image)


def _remaining(dims: Sizes, wanted: list[Size], total: int | None, known: int | None, batches: int) -> Size:
    if total is None or not known:
        return None
    if total % known:
        per_image = volume([n for n in dims if not isinstance(n, Batch)])[0]
        shown = text([None if n == -1 else n for n in wanted])
        raise Mismatch(f"is to make {shown} of {text(dims)}, which has {per_image} values an image")
    return Batch(total // known) if batches == 1 else total // known if batches == 0 else None


def permute(dims: Sizes, order: Sequence[int]) -> Sizes:
    """Exchange dimensions; raises Mismatch."""
    places = [axis_of(axis, len(dims)) for axis in order]
    if sorted(places) != list(range(len(dims))):
        raise Mismatch(f"needs each of the {len(dims)} dimensions once, not {tuple(order)}")
    return tuple(dims[place] for place in places)


def swapped(dims: Sizes, first: int, second: int) -> Sizes:
    """Exchange two dimensions; raises Mismatch."""
    return permute(dims, exchange(len(dims), first, second))


def exchange(rank: int, first: int, second: int) -> list[int]:
    """Give the order of dimensions in which two are exchanged; raises Mismatch."""
    a, b = axis_of(first, rank), axis_of(second, rank)
    order = list(range(rank))
    order[a], order[b] = b, a
    return order


def squeezed(dims: Sizes, axes: Sequence[int] | None) -> Sizes:
    """Take out dimensions of 1: those named, or all."""
    if axes is None:
        return tuple(n for n in dims if n != 1)
    places = {axis_of(axis, len(dims)) for axis in axes}
    return tuple(n for i, n in enumerate(dims) if i not in places or n != 1)


def unsqueezed(dims: Sizes, axis: int) -> Sizes:
    """Put in a dimension of 1; raises Mismatch."""
    place = axis_of(axis, len(dims) + 1)
    return (*dims[:place], 1, *dims[place:])


def reduced(dims: Sizes, axes: Sequence[int] | None, *, keep: bool) -> Sizes:
    """Take one value along some dimensions, or along all."""
    places = set(range(len(dims))) if axes is None else {axis_of(axis, len(dims)) for axis in axes}
    if keep:
        return tuple(1 if i in places else n for i, n in enumerate(dims))
    return tuple(n for i, n in enumerate(dims) if i not in places)


def concatenated(shapes: Sequence[Sizes], axis: int) -> Sizes:
    """Join shapes along one dimension; raises Mismatch if the others differ."""
    first = shapes[0]
    place = axis_of(axis, len(first))
    total: Size = 0
    joined = list(first)
    for dims in shapes:
        if len(dims) != len(first):
            raise Mismatch(f"cannot join {text(first)} and {text(dims)}")
        for i, (x, y) in enumerate(zip(joined, dims, strict=True)):
            if i != place and x is not None and y is not None and x != y:
                raise Mismatch(f"cannot join {text(first)} and {text(dims)} along dimension {place}")
            joined[i] = y if x is None else x
        total = _plus(total, dims[place])
    joined[place] = total
    return tuple(joined)


def _plus(a: Size, b: Size) -> Size:
    if isinstance(a, Batch) or isinstance(b, Batch):
        times = (a.times if isinstance(a, Batch) else a or 0) if a else 0
        return Batch(times + b.times) if isinstance(b, Batch) else None
    return None if a is None or b is None else a + b


def agree(a: Sizes, b: Sizes) -> bool:
    """Tell whether two shapes may be one and the same, as far as they are known."""
    return len(a) == len(b) and all(x is None or y is None or x == y for x, y in zip(a, b, strict=True))


def multiplied(a: Sizes, b: Sizes) -> Sizes:
    """Multiply matrices, in batches of them; raises Mismatch."""
    if not a or not b:
        raise Mismatch("needs matrices, not numbers")
    inner = b[-2] if len(b) > 1 else b[0]
    if a[-1] is not None and inner is not None and a[-1] != inner:
        raise Mismatch(f"cannot multiply {text(a)} by {text(b)}")
    rows = a[-2:-1] if len(a) > 1 else ()
    columns = b[-1:] if len(b) > 1 else ()
    return (*broadcast(a[:-2], b[:-2]), *rows, *columns)


def parts(size: Size, sizes: int | Sequence[int]) -> list[Size]:
    """Give the sizes of the parts a dimension is split into: parts of *sizes*, or these sizes."""
    if not isinstance(sizes, int):
        return list(sizes)
    if not isinstance(size, int) or sizes < 1:
        raise Mismatch("splits a dimension whose size is not known")
    if size // sizes > MOST_PARTS:
        raise Mismatch("splits a dimension into more parts than a network has")
    return [min(sizes, size - start) for start in range(0, size, sizes)]


def item(dims: Sizes, key: object) -> Sizes | None:
    """Index with numbers, slices, ``...`` and ``None``; None where that is not known."""
    keys = list(key) if isinstance(key, tuple) else [key]
    used = sum(1 for k in keys if k is not None and k is not Ellipsis)
    if Ellipsis not in keys:
        keys.append(Ellipsis)
    result: list[Size] = []
    place = 0
    for k in keys:
        if k is None:
            result.append(1)
        elif k is Ellipsis:
            skipped = len(dims) - used
            result += dims[place : place + skipped]
            place += skipped
        elif place >= len(dims):
            raise Mismatch(f"has more indices than {text(dims)} has dimensions")
        elif isinstance(k, slice):
            result.append(_sliced(dims[place], k))
            place += 1
        elif isinstance(k, int):
            size = dims[place]
            if isinstance(size, int) and not -size <= k < size:
                raise Mismatch(f"takes index {k} of a dimension of {size}")
            place += 1
        else:
            return None
    return tuple(result)


def kept(dims: Sizes, key: object) -> list[tuple[int | None, int]] | None:
    """Say which dimension each one behind square brackets was, and where it starts; None if values are left out.

    A new dimension was none.
    """
    keys = list(key) if isinstance(key, tuple) else [key]
    used = sum(1 for k in keys if k is not None and k is not Ellipsis)
    if Ellipsis not in keys:
        keys.append(Ellipsis)
    places: list[tuple[int | None, int]] = []
    place = 0
    for k in keys:
        if k is None:
            places.append((None, 0))
        elif k is Ellipsis:
            places += [(i, 0) for i in range(place, place + len(dims) - used)]
            place += len(dims) - used
        else:
            if isinstance(k, slice):
                start = k.start or 0
                if k.step not in (None, 1) or not isinstance(start, int):
                    return None
                size = dims[place]
                places.append((place, start + size if start < 0 and isinstance(size, int) else start))
            place += 1
    return places


def _sliced(size: Size, key: slice) -> Size:
    if key == slice(None) or (key.start in (None, 0) and key.stop is None and key.step in (None, 1)):
        return size
    if not isinstance(size, int):
        return None
    try:
        return len(range(*key.indices(size)))
    except (TypeError, ValueError):
        return None


def einsum(equation: str, shapes: Sequence[Sizes]) -> Sizes | None:
    """Work out ``einsum``; None for equations with an ellipsis; raises Mismatch."""
    left, arrow, right = equation.replace(" ", "").partition("->")
    terms = left.split(",")
    if "." in equation or len(terms) != len(shapes):
        return None
    sizes = einsum_sizes(terms, shapes)
    if not arrow:
        right = "".join(sorted(c for c in sizes if left.count(c) == 1))
    return tuple(sizes.get(letter) for letter in right)


def einsum_work(equation: str, shapes: Sequence[Sizes]) -> int | None:
    """Count the multiplications of one sample where two tensors are multiplied; None for other equations."""
    terms = equation.replace(" ", "").partition("->")[0].split(",")
    if "." in equation or len(terms) != len(shapes):
        return None
    sizes = einsum_sizes(terms, shapes)
    if len(shapes) != 2 or None in sizes.values():
        return 0 if len(shapes) == 1 else None
    return prod(n for n in sizes.values() if isinstance(n, int))


def einsum_sizes(terms: Sequence[str], shapes: Sequence[Sizes]) -> dict[str, Size]:
    """Give every letter of an equation its size; raises Mismatch."""
    sizes: dict[str, Size] = {}
    for term, dims in zip(terms, shapes, strict=True):
        if len(term) != len(dims):
            raise Mismatch(f"names {len(term)} dimensions of {text(dims)}")
        for letter, n in zip(term, dims, strict=True):
            if letter in sizes and sizes[letter] is not None and n is not None and sizes[letter] != n:
                raise Mismatch(f"finds {text([sizes[letter]])} and {text([n])} for {letter}")
            sizes.setdefault(letter, n)
    return sizes
