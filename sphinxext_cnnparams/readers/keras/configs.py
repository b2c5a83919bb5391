"""Configurations of layers and models: what ``get_config()`` gives, what is made from it, and models made anew.

Sources: keras.src.layers.layer, keras.src.models.cloning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.problem import say
from ...core.structs import MutableStruct, field
from ..python import Call, Instance, Machine, Unknown, Value, call_value
from ..tracing.container import Stack
from ..tracing.copying import Copying, deep_copy
from ..tracing.functional import ModelObject
from ..tracing.module import LayerObject, Module
from ..tracing.tree import tree

if TYPE_CHECKING:
    from ..tracing.session import Session


class ModelConfig(Value, MutableStruct):
    """Stand for the configuration of a model, or for its text: what is made from it has layers like these."""

    model: object


def give_config(module: object) -> object:
    """Give the configuration of a layer, by the names of its arguments, or that of a model."""
    if not isinstance(module, LayerObject) or module.is_model or module.is_recorded:
        return ModelConfig(module)
    learns = module.training.usual
    given = {
        name: value for name, value in module.given.items() if not isinstance(value, Value) or isinstance(value, Module)
    }
    return {**given, "name": module.name, "trainable": learns is not False}


def make_from_config(path: str, call: Call, session: Session, machine: Machine) -> object:
    """Evaluate ``Dense.from_config(config)``; None for other paths."""
    owner, _, last = path.rpartition(".")
    if last != "from_config":
        return None
    config = call.args[0] if call.args else call.kwargs.get("config")
    if isinstance(config, ModelConfig):
        return deep_copy(call.passing(config.model), session)
    made = deep_copy(call.passing(config), session)
    if not isinstance(made, dict) or not all(isinstance(name, str) for name in made):
        unknown = config if isinstance(config, Unknown) else None
        return unknown or Unknown(say("the result of {path}() is not known", path=path), call.line, made=path)
    return machine.call(owner, Call((), made, call.line, call.end))


def serialize(kind: str, call: Call, session: Session) -> object:
    """Evaluate ``keras.layers.serialize(layer)``."""
    module = call.args[0] if call.args else call.kwargs.get("layer")
    return ModelConfig(module) if isinstance(module, Module) else Unknown("what is serialized is not read", call.line)


def make_again(kind: str, call: Call, session: Session) -> object:
    """Evaluate ``model_from_json(text)`` and its kin."""
    return make_from_config("from_config", call, session, session.machine)


NOT_MADE = "what the clone_function makes of a layer is not known"


class Cloning(Copying):
    """Copy a model, each of its layers as *function* says."""

    function: object = field(kw_only=True)
    call: Call = field(kw_only=True)

    def __call__(self, value: object) -> object:
        if isinstance(value, LayerObject) and id(value) not in self.memo:
            made = call_value(self.session.machine, self.function, self.call.passing(value))
            self.keep(value, made if isinstance(made, Value) else Unknown(NOT_MADE, self.call.line))
        return Copying.__call__(self, value)


def clone_model(kind: str, call: Call, session: Session) -> object:
    """Evaluate ``clone_model(model)``, also with a function that makes each layer."""
    given = dict(zip(("model", "input_tensors", "clone_function"), call.args, strict=False)) | dict(call.kwargs)
    model, function = given.get("model"), given.get("clone_function")
    if function is None:
        return deep_copy(call.passing(model), session)
    inside = [part for _, part in tree(model, lists=True) if part is not model]
    layers = [part for part in inside if isinstance(part, LayerObject)]
    if any(layer.is_recorded for layer in layers) or any(
        isinstance(part, (Stack, ModelObject, Instance)) for part in inside
    ):
        return Unknown("clone_model() with a clone_function is not read for models inside others", call.line)
    cloning = Cloning(session, lambda size: None, function=function, call=call)
    made = cloning(model)
    kept = [cloning.memo.get(id(part)) for part in layers]
    lost = next((layer for layer in kept if not isinstance(layer, LayerObject)), None)
    if lost is None:
        return made
    why = Unknown(NOT_MADE, call.line)
    return lost if isinstance(lost, Unknown) else why
