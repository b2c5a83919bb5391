"""Functions that take tensors apart, repeat them, and put their parts elsewhere, and their shapes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...core.view import EACH
from .. import shapes, views
from ..alike import moved
from ..calculation import At, Calculation, Dimless, integer, size, sizes
from ..shapes import MOST_PARTS, Mismatch
from ..tensor import Batch, Size, Sizes, Tensor


def times(old: Size, by: Size) -> Size:
    """Multiply a dimension; the batch may be either factor."""
    if isinstance(by, Batch):
        return by if old == 1 else None
    if isinstance(old, Batch):
        return old if by == 1 else Batch(old.times * by) if isinstance(by, int) else None
    return None if old is None or by is None else old * by


def split(at: At, x: object, indices_or_sections: object, axis: object = 0) -> object:
    """Read ``ops.split``: a number of equal parts, or the places where to cut."""
    tensor, place, whole = _along(at, x, axis)
    if not isinstance(indices_or_sections, (list, tuple)):
        return _cut(at, tensor, place, _equal(whole, integer(indices_or_sections)))
    cuts = [0, *(min(integer(n), whole) for n in indices_or_sections), whole]
    lengths = [end - start for start, end in pairwise(cuts)]
    if min(lengths) < 0:
        raise Mismatch(f"is cut at {', '.join(map(str, cuts[1:-1]))}, which do not grow")
    return _cut(at, tensor, place, lengths)


def split_of_tensorflow(
    at: At, value: object, num_or_size_splits: object, axis: object = 0, num: object = None, name: object = None
) -> object:
    """Read ``tf.split``: a number of equal parts, or the size of each; one −1 is the rest."""
    tensor, place, whole = _along(at, value, axis)
    if not isinstance(num_or_size_splits, (list, tuple)):
        return _cut(at, tensor, place, _equal(whole, integer(num_or_size_splits)))
    lengths = [integer(n) for n in num_or_size_splits]
    if lengths.count(-1) == 1:
        rest = whole - sum(lengths) - 1
        lengths = [rest if n == -1 else n for n in lengths]
    if sum(lengths) != whole or min(lengths, default=0) < 0:
        raise Mismatch(f"is to make parts of {', '.join(map(str, lengths))} of {whole} values")
    return _cut(at, tensor, place, lengths)


def _along(at: At, x: object, axis: object) -> tuple[Tensor, int, int]:
    """Give a tensor, the place of one of its dimensions, and its size; raises Dimless where that is not known."""
    tensor = at.tensor(x)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(axis), len(dims))
    whole = dims[place]
    if not isinstance(whole, int):
        raise Dimless
    return tensor, place, whole


def _equal(whole: int, parts: int) -> list[int]:
    if parts < 1 or whole % parts:
        raise Mismatch(f"is to make {parts} equal parts of {whole} values")
    if parts > MOST_PARTS:
        raise Mismatch("splits a dimension into more parts than a network has")
    return [whole // parts] * parts


def _cut(at: At, tensor: Tensor, place: int, lengths: Sequence[int]) -> list[Tensor]:
    dims = at.dims(tensor)
    return [at.hidden([tensor], (*dims[:place], n, *dims[place + 1 :]), EACH) for n in lengths]


def unstack(at: At, x: object, num: object = None, axis: object = 0, name: object = None) -> object:
    """Read ``unstack``: one tensor for each position along a dimension."""
    tensor = at.tensor(x)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(axis), len(dims))
    whole = dims[place] if isinstance(dims[place], int) else num
    if not isinstance(whole, int) or whole > MOST_PARTS:
        raise Dimless
    rest = (*dims[:place], *dims[place + 1 :])
    kept = [i for i in range(len(dims)) if i != place]
    return [at.hidden([tensor], rest, views.taken(dims, kept, rest)) for _ in range(whole)]


def take(at: At, x: object, indices: object, axis: object = None) -> Tensor:
    """Read ``ops.take``: what stands at some positions along a dimension."""
    tensor = at.tensor(x)
    dims = at.dims(tensor)
    if axis is None:
        if len(dims) != 1:
            raise Dimless
        axis = 0
    place = shapes.axis_of(integer(axis), len(dims))
    others = [indices] if isinstance(indices, Tensor) else []
    return at.hidden([tensor, *others], (*dims[:place], *_positions(at, indices), *dims[place + 1 :]))


def gather(
    at: At,
    params: object,
    indices: object,
    validate_indices: object = None,
    axis: object = None,
    batch_dims: object = 0,
    name: object = None,
) -> Tensor:
    """Read ``tf.gather``, which takes along the first dimension unless told."""
    if batch_dims != 0:
        raise ValueError("batch_dims")
    return take(at, params, indices, 0 if axis is None else axis)


def _positions(at: At, indices: object) -> Sizes:
    """Give the shape of indices: of a number none, of a list its length."""
    if isinstance(indices, (list, tuple)):
        inner = {_positions(at, index) for index in indices}
        if len(inner) != 1:
            raise Dimless
        return (len(indices), *inner.pop())
    if isinstance(indices, int):
        return ()
    return at.dims(at.tensor(indices))


def sliced(at: At, inputs: object, start_indices: object, shape: object) -> Tensor:
    """Read ``slice``: where it starts, and how much is taken; −1 is the rest."""
    tensor = at.tensor(inputs)
    dims = at.dims(tensor)
    starts, lengths = sizes((start_indices,)), sizes((shape,))
    return at.hidden([tensor], tuple(_length(n, a, k) for n, a, k in zip(dims, starts, lengths, strict=True)))


def slice_of_tensorflow(at: At, input_: object, begin: object, size: object, name: object = None) -> Tensor:
    """Read ``tf.slice``."""
    return sliced(at, input_, begin, size)


def _length(n: Size, start: Size, length: Size) -> Size:
    if length != -1:
        if isinstance(n, int) and isinstance(start, int) and isinstance(length, int) and start + length > n:
            raise Mismatch(f"takes {length} values from {start} on, but there are only {n}")
        return length
    if start == 0:
        return n
    return n - start if isinstance(n, int) and isinstance(start, int) else None


def strided_slice(at: At, input_: object, begin: object, end: object, strides: object = None) -> Tensor:
    """Read ``tf.strided_slice`` without masks."""
    tensor = at.tensor(input_)
    dims = at.dims(tensor)
    if not isinstance(begin, (list, tuple)) or not isinstance(end, (list, tuple)):
        raise Dimless
    steps = strides if isinstance(strides, (list, tuple)) else (1,) * len(begin)
    ends = [None if isinstance(n, Batch) else integer(n) for n in end]
    key = tuple(slice(integer(a), b, integer(s)) for a, b, s in zip(begin, ends, steps, strict=True))
    made = shapes.item(dims, key)
    return at.hidden([tensor], made, views.item(dims, key, made or ()))


def moveaxis(at: At, x: object, source: object, destination: object) -> Tensor:
    """Read ``moveaxis``."""
    return moved(at, x, source, destination)


def tile(at: At, x: object, repeats: object = None, **kwargs: object) -> Tensor:
    """Read ``tile``; a number may be that of the images in the batch."""
    tensor = at.tensor(x)
    counts = sizes((repeats if repeats is not None else kwargs.get("multiples", kwargs.get("n")),))
    return at.hidden([tensor], tuple(times(n, by) for n, by in zip(at.dims(tensor), counts, strict=True)))


def repeat(at: At, x: object, repeats: object, axis: object = None, name: object = None) -> Tensor:
    """Read ``repeat`` along an axis; as often for every position, or so often for each."""
    tensor = at.tensor(x)
    dims = list(at.dims(tensor))
    place = shapes.axis_of(integer(axis), len(dims))
    if isinstance(repeats, (list, tuple)):
        counts = [integer(n) for n in repeats]
        if len(counts) != dims[place]:
            raise Mismatch(f"is told {len(counts)} numbers for {shapes.text([dims[place]])} positions")
        dims[place] = sum(counts)
    else:
        dims[place] = times(dims[place], size(repeats))
    return at.hidden([tensor], tuple(dims))


def repeat_elements(at: At, x: object, rep: object, axis: object) -> Tensor:
    """Read ``backend.repeat_elements``."""
    return repeat(at, x, rep, axis)


def repeat_vector(at: At, x: object, n: object) -> Tensor:
    """Read ``backend.repeat``: a vector of each image becomes a sequence of equal ones."""
    tensor = at.tensor(x)
    dims = at.dims(tensor)
    if len(dims) != 2:
        raise Mismatch(f"needs one vector for each image, not {shapes.text(dims)}")
    return at.hidden([tensor], (dims[0], size(n), dims[1]))


ARRANGING: dict[str, Calculation] = {
    "gather": gather,
    "moveaxis": moveaxis,
    "repeat": repeat,
    "repeat_elements": repeat_elements,
    "slice": sliced,
    "split": split,
    "strided_slice": strided_slice,
    "take": take,
    "tile": tile,
    "unstack": unstack,
}
