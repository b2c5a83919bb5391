"""Containers and models of Keras, and how they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..python import Call, Instance, Machine, Unknown, find_unknown, is_listed
from ..tracing.container import Stack
from ..tracing.datasets import Array
from ..tracing.functional import ModelObject
from ..tracing.graph import tensors_in
from ..tracing.module import Module
from ..tracing.operations.making import measure
from ..tracing.recorded_models import UnknownInside
from ..tracing.tensor import Parameter, Sizes, as_places, read_flag
from ..tracing.training import opposite
from ..tracing.tree import train
from ..tracing.unknown_calls import place_unknowns
from .pretrained.models import Application

if TYPE_CHECKING:
    from ..tracing.session import Session


def make_sequential(kind: str, call: Call, session: Session) -> object:
    """Make ``keras.Sequential(...)``."""
    given = dict(zip(("layers", "trainable", "name"), call.args, strict=False)) | dict(call.kwargs)
    if isinstance(given.get("trainable"), str):  # before Keras 3 the name stood second
        given["name"] = given.pop("trainable")
    name, own = session.dialect.choose_name(kind, given.get("name"), session)
    learns = read_flag(given.get("trainable", True))
    stack = Stack(session, kind, name, call.line, call.end, own, held=opposite(learns))
    layers = call.args[0] if call.args else call.kwargs.get("layers")
    for child in layers if is_listed(layers) else [] if layers is None else [layers]:
        stack.push(child)
    if learns is None:
        train(stack, learns)
    note_growth(session, stack)
    session.made.append(stack)
    return stack


def note_growth(session: Session, stack: Stack) -> None:
    """Give away the name of the functional model Keras builds behind a Sequential whose input is known."""
    session.ends.pop(id(stack), None)
    if stack.own_input() is not None:
        session.dialect.name_module("Functional", session)


class LostModel(Unknown):
    """Stand for a model of which nobody knows where it begins or ends; of these *whole* ones it has some layers."""

    whole: tuple[Module, ...] = ()

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            for model in self.whole:
                model.train(None)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        """Go through its layers: of one that stands for all of them nobody knows which one it is."""
        found: list[object] = [model.any_layer() for model in self.whole if isinstance(model, Application)]
        return found or self


def find_wholes(values: Iterable[object]) -> Iterator[Module]:
    """Find the well-known models of which some layers stand between the ends of another one, nobody knows which."""
    for value in values:
        if isinstance(value, UnknownInside):
            yield value.model
        elif is_listed(value):
            yield from find_wholes(value)


def make_model(kind: str, call: Call, session: Session) -> object:
    """Make ``keras.Model(inputs, outputs)``."""
    values = [*call.args, *(call.kwargs[k] for k in ("inputs", "input", "outputs", "output") if k in call.kwargs)]
    if len(values) < 2:
        return Unknown("a Model without inputs and outputs is not read", call.line)
    values[:2] = map(_in_order, values[:2])
    ends = [values[0], place_unknowns(values[1], session, call.line)]
    inputs, outputs = (list(tensors_in(value, session.graph)) for value in ends)
    lost = next((unknown for v in values[:2] if (unknown := find_unknown(v)) is not None), None)
    if not inputs or not outputs:
        why = lost or Unknown("the inputs and outputs of this Model are not known", call.line)
        return LostModel(why.why, why.line, whole=tuple(find_wholes(values[:2])))
    given = call.kwargs.get("name", call.args[2] if len(call.args) > 2 else None)
    name, own = session.dialect.choose_name("Functional", given, session)
    learns = read_flag(call.kwargs.get("trainable", True))
    model = ModelObject(
        session, "Functional", name, call.line, call.end, own, inputs, outputs, values[1], held=opposite(learns)
    )
    if learns is None:
        train(model, learns)
    model.beside = tuple(find_wholes(values[:2]))
    model.begin_anew()
    session.made.append(model)
    return model


def _in_order(value: object) -> object:
    """Give named tensors in the order of their names, as Keras takes them (keras.src.tree)."""
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        return {name: value[name] for name in sorted(value)}
    return value


def read_shape(shape: object) -> Sizes | None:
    """Read the shape of a weight; None where nothing is known of it."""
    sizes = as_places(shape)
    return tuple(n if isinstance(n, int) else None for n in sizes) if is_listed(sizes) else None


def make_variable(kind: str, call: Call, session: Session) -> object:
    """Make ``keras.Variable(...)``: a tensor that is learnt by itself."""
    first = call.args[0] if call.args else call.kwargs.get("initializer", call.kwargs.get("initial_value"))
    shape = call.kwargs.get("shape", call.args[1] if len(call.args) > 1 else None)
    dims = measure(first) if shape is None else read_shape(shape)
    return Parameter(dims, call.line, read_flag(call.kwargs.get("trainable", True)))


UNCOUNTED = "Keras counts no tf.Variable among the weights of a layer: add_weight() makes one that it counts"


def make_uncounted(kind: str, call: Call, session: Session) -> object:
    """Make ``tf.Variable(...)``, which no layer of Keras keeps among its weights (keras.src.layers.layer, _tracker)."""
    owner = session.machine.scope.names.get("self")
    if isinstance(owner, Instance) and owner.half is not None:
        session.note(UNCOUNTED)
    first = call.args[0] if call.args else call.kwargs.get("initial_value")
    dims = measure(first) if call.kwargs.get("shape") is None else read_shape(call.kwargs["shape"])
    sizes = tuple(n for n in dims or () if isinstance(n, int))
    if dims is None or len(sizes) != len(dims):
        return first if isinstance(first, Unknown) else Unknown("the shape of a variable is not known", call.line)
    return Array(sizes)
