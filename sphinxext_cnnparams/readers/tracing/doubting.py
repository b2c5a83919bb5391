"""Parts of a network of which some are frozen, and nobody knows which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...core.problem import Sentence
from ..python import Iterator as Once
from ..python import Machine, Unknown, Value, is_listed
from .module import LayerObject
from .recorded_models import RecordedPiece
from .tensor import Parameter
from .tree import holds_module, is_module, train, tree
from .weight import WeightOf

ASKING = frozenset(("requires_grad", "requires_grad_", "trainable"))
"""Attributes that decide on what is trained."""
FREEZING = ("freeze", "requires_grad", "trainable")
"""What stands in the names of functions that freeze what they are handed."""

ADAPTING = ("enable_lora", "quantize")
"""Methods after which a layer has other weights."""
REPLACING = ("weight", "bias")
"""Attributes of layers whose tensors another one takes the place of."""
SOME = "which of them are frozen is not known"


def find_trained(value: object) -> Iterator[object]:
    """Give the parts of a network that a value is, or that a list or a dictionary holds."""
    if isinstance(value, Once):
        value = value.items
    if is_listed(value):
        yield from (part for item in value for part in find_trained(item))
    elif isinstance(value, dict):
        yield from (part for item in value.values() for part in find_trained(item))
    elif isinstance(value, Unknown):
        yield from value.among
    elif is_module(value) or isinstance(value, (Parameter, WeightOf, RecordedPiece)):
        yield value


def doubt_trained(parts: Iterable[object], machine: Machine) -> None:
    """See that nobody knows whether these are trained."""
    for part in parts:
        if is_module(part):
            train(part, None)
        elif isinstance(part, Value):
            part.assign("requires_grad", Unknown(SOME, 0), machine, 0)


def may_hold_module(value: object) -> bool:
    """Tell whether a value is a part of a network, or may be one: what a class makes nobody knows of."""
    return value.made.rpartition(".")[2][:1].isupper() if isinstance(value, Unknown) else holds_module(value)


def lose_some(parts: Iterable[object], why: Sentence) -> None:
    """Make the layers among these unknown that have weights."""
    for part in parts:
        for _, inner in tree(part, lists=True) if is_module(part) else ():
            if isinstance(inner, LayerObject) and inner.layer.weights:
                inner.lose(why)
