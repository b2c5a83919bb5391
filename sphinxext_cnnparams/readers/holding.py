"""What an object of the code holds: layers, weights of its own, or something nobody knows."""

from __future__ import annotations

import ast

from .python import MAKING, Function, Instance, Unknown, list_all
from .tracing.container import Stack
from .tracing.functional import ModelObject
from .tracing.module import LayerObject
from .tracing.recorded_models import RecordedPiece
from .tracing.tensor import Parameter
from .tracing.tree import tree


def holds_layers(model: object) -> bool:
    """Tell whether something can be the model: a loss or the like, which may have weights too, cannot."""
    if any(isinstance(part, LayerObject) for _, part in tree(model, lists=True)) or isinstance(model, ModelObject):
        return True
    return isinstance(model, Stack) and (_holds_pieces(model) or holds_weights(model))


def _holds_pieces(model: Stack) -> bool:
    """Tell whether a container has layers in it that are taken from inside a well-known model."""
    return any(isinstance(child, RecordedPiece) for child in model.children.values())


def holds_weights(model: object) -> bool:
    """Tell whether there are weights that belong to no layer of the framework."""
    return any(isinstance(part, Parameter) or _makes_weights(part) for _, part in tree(model, lists=True))


def _makes_weights(part: object) -> bool:
    """Tell whether a class of Keras makes weights once it is used."""
    names = [name for cls in part.cls.order() for name in cls.names.values()] if isinstance(part, Instance) else []
    bodies = [function.body for function in names if isinstance(function, Function)]
    nodes = (node for body in bodies if isinstance(body, tuple) for node in list_all(body))
    return any(isinstance(node, ast.Attribute) and node.attr in MAKING for node in nodes)


def holds_unknowns(model: object) -> bool:
    """Tell whether a container has something in it of which nobody knows what it is."""
    return isinstance(model, Stack) and any(isinstance(child, Unknown) for child in model.children.values())
