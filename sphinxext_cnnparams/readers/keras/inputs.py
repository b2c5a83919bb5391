"""How Keras is told the shape of its input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...core.problem import Problem
from ...core.shape import Shape
from ..python import Call
from ..tracing.arguments import Refused, bind_arguments, dimensions
from ..tracing.module import InputObject
from ..tracing.tensor import Batch, Tensor
from .layers.catalogue import SIGNATURES

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


def _sample(given: Mapping[str, object]) -> tuple[int | None, ...]:
    """Give the dimensions of one sample."""
    batch = given.get("batch_shape") if given.get("batch_shape") is not None else given.get("batch_input_shape")
    if batch is not None:
        return dimensions(batch, "batch_shape")[1:]
    sample = given.get("shape") if given.get("shape") is not None else given.get("input_shape")
    if sample is None:
        raise Refused("is called without shape")
    return dimensions(sample, "shape")


def _unknown_source(made: InputObject, session: Session, call: Call) -> Tensor:
    """Make an input of which nothing is known but why, unless the author says it."""
    dims = session.given_dims(made.name)
    if dims is not None:
        return session.graph.source(made.name, dims, call.line, made)
    tensor = session.graph.source(made.name, None, call.line, made)
    session.graph.uses[tensor.node].problem = Problem(made.refused, call.line, "shape")
    return tensor


def make_input(kind: str, call: Call, session: Session) -> object:
    """Make ``keras.Input(...)``, which is a tensor, or ``layers.InputLayer(...)``, which is a layer."""
    name, own = session.dialect.choose_name("InputLayer", call.kwargs.get("name"), session)
    try:
        dims = _sample(bind_arguments(SIGNATURES[kind], call))
    except Refused as refused:
        made = InputObject(session, "InputLayer", name, call.line, call.end, own, shape=None, refused=refused.text)
        return made if kind == "InputLayer" else _unknown_source(made, session, call)
    made = InputObject(session, "InputLayer", name, call.line, call.end, own, shape=Shape(dims, "last"))
    return made if kind == "InputLayer" else session.graph.source(name, (Batch(), *dims), call.line, made)
