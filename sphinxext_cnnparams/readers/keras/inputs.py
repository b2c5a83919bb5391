"""How Keras is told the shape of its input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...core.problem import Problem
from ...core.shape import Shape
from ..arguments import Refused, bound, dimensions
from ..python import Call
from ..tracing.module import InputObject
from ..tracing.tensor import Batch, Tensor

if TYPE_CHECKING:
    from ..tracing.session import Session


def declared_input(kwargs: Mapping[str, object]) -> Shape | None:
    """Read ``input_shape=``, ``batch_input_shape=`` or ``input_dim=`` of a first layer.

    A table of vectors has an ``output_dim``, and its ``input_dim`` is the
    number of its entries; it is told the ``input_length``.  Raises Refused
    where it is not known.
    """
    readers = {"input_shape": 0, "batch_input_shape": 1, "batch_shape": 1, "input_length": 0, "input_dim": 0}
    if "output_dim" in kwargs:
        readers.pop("input_dim")
    for name, skipped in readers.items():
        value = kwargs.get(name)
        if value is not None:
            return Shape(dimensions(value, name)[skipped:], "last")
    return None


def _input(
    shape: object = None,
    batch_size: object = None,
    dtype: object = None,
    sparse: object = None,
    ragged: object = None,
    batch_shape: object = None,
    name: object = None,
    tensor: object = None,
    optional: object = False,
    input_shape: object = None,
    input_tensor: object = None,
    batch_input_shape: object = None,
) -> tuple[int | None, ...]:
    """Give the dimensions of one sample."""
    whole = batch_shape if batch_shape is not None else batch_input_shape
    if whole is not None:
        return dimensions(whole, "batch_shape")[1:]
    sample = shape if shape is not None else input_shape
    if sample is None:
        raise Refused("is called without shape")
    return dimensions(sample, "shape")


def _refused(made: InputObject, session: Session, call: Call) -> Tensor:
    """Make an input of which nothing is known but why."""
    tensor = session.graph.source(made.name, None, call.line, made)
    session.graph.uses[tensor.node].problem = Problem(made.refused, call.line, "shape")
    return tensor


def make_input(kind: str, call: Call, session: Session) -> object:
    """Make ``keras.Input(...)``, which is a tensor, or ``layers.InputLayer(...)``, which is a layer."""
    name, own = session.dialect.choose_name("InputLayer", call.kwargs.get("name"), session)
    try:
        dims = _input(**bound(_input, call))  # type: ignore[arg-type]
    except Refused as refused:
        made = InputObject(session, "InputLayer", name, call.line, call.end, own, shape=None, refused=str(refused))
        return made if kind == "InputLayer" else _refused(made, session, call)
    made = InputObject(session, "InputLayer", name, call.line, call.end, own, shape=Shape(dims, "last"))
    return made if kind == "InputLayer" else session.graph.source(name, (Batch(), *dims), call.line, made)
