"""Containers of Keras that run as soon as their input is known; models that keep what is in them from being trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.shape import Shape
from ..python import Call, Instance
from ..tracing.container import Stack
from ..tracing.feeding import step
from ..tracing.module import InputObject, LayerObject, Module
from ..tracing.tensor import Batch, Parameter, Sizes, Tensor
from ..tracing.training import Training, opposite
from ..tracing.tree import train, tree

if TYPE_CHECKING:
    from ..tracing.session import Session


def as_sizes(shape: Shape | None) -> Sizes | None:
    """Give the dimensions of a batch of samples."""
    return None if shape is None else (Batch(), *shape.dims)


def trace_containers(session: Session) -> None:
    """Run every Sequential whose input is known, so that its layers have outputs, as Keras does at once."""
    for stack in session.made:
        if not isinstance(stack, Stack) or id(stack) in session.ends or id(stack) in session.underway:
            continue
        shape = stack.own_input()
        if shape is None:
            continue
        first = next(iter(stack.children.values()))
        start = (
            first if isinstance(first, Tensor) else session.graph.source("input", (Batch(), *shape.dims), stack.line)
        )
        session.underway.add(id(stack))  # what is in it may ask for what others have given
        value = through(stack, session, start)
        session.underway.discard(id(stack))
        if isinstance(value, Tensor):
            session.ends[id(stack)] = (start, value)


def build_uncalled(root: object, session: Session) -> None:
    """Build the containers in a model that know their input and were never fed, as Keras does at once."""
    for _, part in tree(root, lists=True):
        if isinstance(part, Stack) and part.own_input() is not None and not part.begins_merged:
            layers = [child for _, child in tree(part, lists=True) if isinstance(child, LayerObject)]
            if layers and all(layer.built_on is None for layer in layers):
                graph, session.graph = session.graph, session.fresh_graph()
                shape = part.own_input()
                assert shape is not None
                through(part, session, session.graph.source("input", (Batch(), *shape.dims), part.line))
                session.graph = graph


def through(stack: Stack, session: Session, value: object) -> object:
    """Feed a value to what a container holds, one after another, but for its input."""
    for i, (key, child) in enumerate(stack.children.items()):
        if not isinstance(child, InputObject) and not (isinstance(child, Tensor) and i == 0):
            value = step(session, stack, key, child, value, Call((value,), {}, stack.line, stack.end), session.machine)
    return value


def hold(root: object) -> None:
    """Keep what is in a frozen model from being trained, even what was put in or thawed later.

    Keras asks only the model itself (keras.src.layers.layer): in a frozen
    model inside it, a layer that was thawed later is trained.
    """
    half = root.half if isinstance(root, Instance) else None
    is_held = root.held if isinstance(root, Module) else half is not None and half.is_held()
    if is_held is False:
        return
    learns = opposite(is_held)
    train(root, learns)
    for _, part in tree(root, lists=True):  # also what the code has let be trained by itself
        if isinstance(part, LayerObject):
            part.training = Training(learns)
        elif isinstance(part, Parameter):
            part.trainable = part.trainable and learns
