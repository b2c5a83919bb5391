"""Shapes that authors state by ``compute_output_shape()``: Keras takes them, and asks ``call`` of none.

Source: ``compute_output_spec`` in keras.src.layers.layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...core.problem import say
from ..python import is_listed
from ..tracing.tensor import Batch, Sizes, Tensor, sample

if TYPE_CHECKING:
    from ..tracing.session import Session

STATED = "the shape that {name} states by compute_output_shape(), {stated}, is not {made}, which its call() gives"
TAKEN = "what the call() of {name} gives is not known; its shape is taken from compute_output_shape()"
Stated = tuple[int | None, ...]


def stand_for(result: object, said: object, fed: Sequence[Tensor], name: str, session: Session) -> object:
    """Give what comes out of a class of the author's own, called *name*, the shapes that are *said* of it.

    What its ``call`` gives, the *result*, stays where it has these.
    """
    shapes = read_shapes(said)
    if not shapes or not fed:
        return result
    graph, is_one = fed[0].graph, not is_listed(next(iter(said), None)) if is_listed(said) else True
    made = list(result) if type(result) in (list, tuple) else [result]  # type: ignore[call-overload]
    known = [tensor.dims for tensor in made if isinstance(tensor, Tensor) and tensor.dims is not None]
    if len(known) != len(made) or len(made) != len(shapes):
        session.note(say(TAKEN, name=name))
        lost = [graph.computed("stated", fed, as_batch(shape), graph.line) for shape in shapes]
        return lost[0] if is_one else lost
    if shapes == [sample(dims) for dims in known]:
        return result
    if any(map(_contradicts, shapes, known)):
        session.note(say(STATED, name=name, stated=shapes[0], made=sample(known[0]) or ()))
    tensors = [
        graph.computed("stated", [tensor], as_batch(shape), graph.line)
        for tensor, shape in zip(made, shapes, strict=True)
    ]
    return tensors[0] if is_one else tensors


def read_shapes(said: object) -> list[Stated]:
    """Read one shape or several without their batches; none where any of them is not known.

    >>> read_shapes((None, 3, 4)), read_shapes([(None, 3), (None, None)]), read_shapes((None, "a"))
    ([(3, 4)], [(3,), (None,)], [])
    """
    items = list(said) if is_listed(said) else []
    parts = [list(item) for item in items if is_listed(item)]
    shapes = [items] if len(parts) < len(items) else parts
    known = [tuple(n for n in shape[1:] if n is None or type(n) is int) for shape in shapes]
    return known if all(len(read) == len(shape) - 1 for shape, read in zip(shapes, known, strict=True)) else []


def as_batch(shape: Stated) -> Sizes:
    """Give the dimensions of a batch of such samples."""
    return (Batch(), *shape)


def _contradicts(stated: Stated, made: Sizes) -> bool:
    sizes = sample(made) or ()
    pairs = zip(stated, sizes, strict=False)
    return len(sizes) != len(stated) or any(None not in (n, m) and n != m for n, m in pairs)
