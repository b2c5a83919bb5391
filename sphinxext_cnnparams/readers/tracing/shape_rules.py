"""Rules of shapes for calculations on tensors, the batch among their dimensions: pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.problem import Sentence, say
from .tensor import Batch, Size, Sizes

MOST_PARTS = 1000
"""How many parts a tensor is taken into."""


class Mismatch(ValueError):
    """Say that shapes do not go together; the sentence goes on from the operation's name."""

    def __init__(self, text: Sentence) -> None:
        super().__init__(text)
        self.text = text


def write_dims(dims: Sequence[Size]) -> str:
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


def find_axis(axis: int, rank: int) -> int:
    """Give the place of an axis that may count from the end; raises Mismatch if there is none."""
    if not -rank <= axis < rank:
        raise Mismatch(say("works along dimension {axis}, but there are only {rank}", axis=axis, rank=rank))
    return axis % rank


def measure(dims: Sizes, axis: int) -> Size:
    """Give the size of one dimension; raises Mismatch if there is none."""
    return dims[find_axis(axis, len(dims))]


def broadcast(a: Sizes, b: Sizes, *, symbolic: bool = False) -> Sizes:
    """Combine two shapes as NumPy does: sizes of 1 are repeated; raises Mismatch.

    Where the batch meets another size behind the first dimension, a *symbolic*
    tensor has that size; of any other nobody knows.
    """
    rank = max(len(a), len(b))
    left: Sizes = (1,) * (rank - len(a)) + tuple(a)
    right: Sizes = (1,) * (rank - len(b)) + tuple(b)
    pairs = list(zip(left, right, strict=True))
    return tuple(_met(x, y, symbolic) if i and _is_met(x, y) else _paired(x, y, a, b) for i, (x, y) in enumerate(pairs))


def _is_met(x: Size, y: Size) -> bool:
    """Tell whether the batch meets a plain size that is not 1."""
    one, other = (x, y) if isinstance(x, Batch) else (y, x)
    return isinstance(one, Batch) and isinstance(other, int) and other != 1


def _met(x: Size, y: Size, symbolic: bool) -> Size:
    return (y if isinstance(x, Batch) else x) if symbolic else None


def _paired(x: Size, y: Size, a: Sizes, b: Sizes) -> Size:
    if x == y or y == 1:
        return x
    if x == 1:
        return y
    if x is None or y is None:
        return y if x is None else x
    if isinstance(x, Batch) or isinstance(y, Batch):
        return x if isinstance(x, Batch) else y  # a size written out for the batch
    raise Mismatch(say("cannot combine {one} with {other}", one=write_dims(a), other=write_dims(b)))


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
            raise Mismatch(
                say(
                    "cannot make {wanted} of {shape}",
                    wanted=write_dims(wanted),
                    shape=write_dims(dims),
                )
            )
        return tuple(wanted)
    return tuple(_remaining(dims, wanted, total, known, batches - own) if n == -1 else n for n in wanted)


def _batch_written_out(dims: Sizes, wanted: list[Size]) -> bool:
    """Tell whether the first size stands for the batch, as in ``view(64, -1)``."""
    if not dims or not isinstance(dims[0], Batch) or not wanted or not isinstance(wanted[0], int) or wanted[0] == -1:
        return False
    if any(isinstance(n, Batch) for n in wanted) or wanted[0] == dims[0].times > 1:  # batches put together are parted
        return False
    inner, per_image = volume(wanted[1:])[0], volume(dims[1:])[0]
    return -1 in wanted[1:] or (inner is not None and inner == per_image)


def _remaining(dims: Sizes, wanted: list[Size], total: int | None, known: int | None, batches: int) -> Size:
    if total is None or not known:
        is_batch = wanted[0] == -1 and batches == 1 and all(isinstance(n, int) for n in wanted)
        return Batch() if is_batch else None  # images are flattened like this: nobody means to mix them
    if total % known:
        per_image = volume([n for n in dims if not isinstance(n, Batch)])[0]
        shown = write_dims([None if n == -1 else n for n in wanted])
        raise Mismatch(
            say(
                "cannot make {wanted} of {shape}, which has {per_image} values an image",
                wanted=shown,
                shape=write_dims(dims),
                per_image=per_image,
            )
        )
    return Batch(total // known) if batches == 1 else total // known if batches == 0 else None


def permute(dims: Sizes, order: Sequence[int]) -> Sizes:
    """Exchange dimensions; raises Mismatch."""
    places = [find_axis(axis, len(dims)) for axis in order]
    if sorted(places) != list(range(len(dims))):
        raise Mismatch(say("needs each of the {dims} dimensions once, not {order}", dims=len(dims), order=tuple(order)))
    return tuple(dims[place] for place in places)


def swap(dims: Sizes, first: int, second: int) -> Sizes:
    """Exchange two dimensions; raises Mismatch."""
    return permute(dims, exchange(len(dims), first, second))


def exchange(rank: int, first: int, second: int) -> list[int]:
    """Give the order of dimensions in which two are exchanged; raises Mismatch."""
    a, b = find_axis(first, rank), find_axis(second, rank)
    order = list(range(rank))
    order[a], order[b] = b, a
    return order


def put(dims: Sizes, axis: int, *sizes: Size) -> Sizes:
    """Put other sizes, or none, in the place of one dimension; raises Mismatch."""
    place = find_axis(axis, len(dims))
    return (*dims[:place], *sizes, *dims[place + 1 :])


def item(dims: Sizes, key: object) -> Sizes | None:
    """Index with numbers, slices, ``...`` and ``None``; None where that is not known; raises Mismatch."""
    result: list[Size] = []
    for part, place in pair(dims, key):
        if place is None:
            result.append(1)
        elif isinstance(part, slice):
            result.append(_sliced(dims[place], part))
        elif isinstance(part, list):
            result.append(_listed(dims[place], part, key))
        elif not isinstance(part, int):
            return None
        elif isinstance(size := dims[place], int) and not -size <= part < size:
            raise Mismatch(say("takes index {index} of a dimension of {size}", index=part, size=size))
    return tuple(result)


def pair(dims: Sizes, key: object) -> list[tuple[object, int | None]]:
    """Give the parts of what stands in square brackets, each with its dimension; a new dimension has none."""
    keys = list(key) if isinstance(key, tuple) else [key]
    used = sum(1 for part in keys if part is not None and part is not Ellipsis)
    if used > len(dims):
        raise Mismatch(say("has more indices than {shape} has dimensions", shape=write_dims(dims)))
    at = keys.index(Ellipsis) if Ellipsis in keys else len(keys)
    keys[at : at + 1] = [slice(None)] * (len(dims) - used)
    places = iter(range(len(dims)))
    return [(part, None if part is None else next(places)) for part in keys]


def _listed(size: Size, places: list[object], key: object) -> Size:
    """Give how many positions a list names, or marks; beside other lists or numbers that is not known."""
    others = [part for part in (key if isinstance(key, tuple) else ()) if isinstance(part, (int, list))]
    if len(others) > 1 or not all(isinstance(place, int) for place in places):
        return None
    if isinstance(size, Batch):
        return size
    if all(isinstance(place, bool) for place in places):
        return sum(place is True for place in places)
    for place in places:
        if isinstance(size, int) and isinstance(place, int) and not -size <= place < size:
            raise Mismatch(say("takes index {index} of a dimension of {size}", index=place, size=size))
    return len(places)


def _part_of_batch(size: Batch, start: object, stop: object) -> Size:
    """Give how many images there are from one place to another, as of two batches that stand one behind the other."""
    first = start.times if isinstance(start, Batch) else 0 if start == 0 else None
    last = stop.times if isinstance(stop, Batch) else size.times if stop is None else None
    return Batch(last - first) if first is not None and last is not None and first < last <= size.times else None


def _sliced(size: Size, key: slice) -> Size:
    if key == slice(None) or (key.start in (None, 0) and key.stop is None and key.step in (None, 1)):
        return size
    if isinstance(size, Batch) and key.step in (None, 1):
        return _part_of_batch(size, key.start or 0, key.stop)
    if not isinstance(size, int):
        return None
    try:
        return len(range(*key.indices(size)))
    except (TypeError, ValueError):
        return None
