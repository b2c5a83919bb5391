"""PyTorch's dialect: its names, each with the function that reads it, and what it does otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...core.layer import Layer
from ..python import Call, Class, Half, Instance, Machine
from ..tracing.container import Stack
from ..tracing.dialect import Dialect
from ..tracing.functional import ModelObject
from ..tracing.graph import Rules
from ..tracing.module import LayerObject, Module
from ..tracing.training import TensorSlot
from ..tracing.weight import WeightOf
from . import attributes, models
from .autograd import find_inherited
from .borrowed import find_borrowed
from .functions.table import FUNCTIONS
from .hooks import call_hooks
from .layers.catalogue import LAYERS, SIGNATURES
from .layers.embedding import freezes
from .module_attributes import module_attribute
from .output_sizes import sized
from .pretrained.inside import find_class
from .pretrained.timm_layers import find_timm
from .pretrained.torchvision_ops import find_written
from .rules import TorchRules
from .subclassing import TorchHalf
from .tensors import list_tensors
from .unread import NOT_READ

if TYPE_CHECKING:
    from ..tracing.session import Session

STATEFUL = frozenset("LSTM GRU RNN LSTMCell GRUCell RNNCell".split())
"""Layers whose further arguments are states, which decide on no shape."""
SEQUENCES: Mapping[str, tuple[str, ...]] = {
    "MultiheadAttention": ("query", "key", "value"),
    "Transformer": ("src", "tgt"),
    **dict.fromkeys(("TransformerEncoder", "TransformerEncoderLayer"), ("src",)),
    **dict.fromkeys(("TransformerDecoder", "TransformerDecoderLayer"), ("tgt", "memory")),
}
"""Layers whose further arguments are masks, which decide on no shape either, and the names of those before."""


class Torch(Dialect):
    """Answer for PyTorch and torchvision: channels first, modules named after the place where they stand."""

    name = "torch"
    title = "PyTorch"
    layout = "first"
    home = "torch.nn"
    base = "nn.Module"
    deduced = ("in_channels", "in_features", "input_size", "num_features", "num_embeddings")
    called = ("__init__", "forward")
    functions = frozenset(FUNCTIONS)
    roots = frozenset({"torch", "torchvision"})
    libraries = roots | {"torchaudio", "torchtext"}
    usual = {
        "torch": "torch",
        "nn": "torch.nn",
        "F": "torch.nn.functional",
        "torchvision": "torchvision",
        "models": "torchvision.models",
    }
    catalogue = LAYERS
    recorded = SIGNATURES
    specials = models.SPECIALS
    unread = NOT_READ
    plain = frozenset(("Module",))
    no_layers = ("Loss",)

    def find_function(self, name: str, stars: Sequence[str]) -> str | None:
        return models.function(name, stars)

    def find_written(self, path: str, session: Session) -> object:
        return find_class(path, session) or find_written(path, session) or find_timm(path, session)

    def find_inherited(self, heir: Class, path: str, name: str) -> object:
        return find_inherited(heir, path, name)

    def calculate(self, path: str, call: Call, session: Session, machine: Machine) -> object:
        return models.calculate(path, call, session, machine)

    def find_borrowed(self, path: str, call: Call) -> tuple[str, Call] | None:
        return find_borrowed(path, call)

    def rules(self, session: Session) -> Rules:
        return TorchRules(hints=session.hints)

    def inherit(self, session: Session, instance: Instance, path: str) -> Half:
        return TorchHalf(session, instance, path)

    def get_attribute(self, session: Session, module: object, name: str, line: int) -> object:
        return module_attribute(session, module, name, line)

    def set_attribute(self, module: LayerObject, name: str, value: object, line: int) -> None:
        attributes.set_attribute(module, name, value, line)

    def fill(self, weight: WeightOf, value: object) -> None:
        attributes.fill_weight(weight, value)

    def find_fed(self, module: LayerObject, call: Call) -> Sequence[object]:
        if module.kind in STATEFUL:
            return call.args[:1] or [*call.kwargs.values()][:1]
        if (names := SEQUENCES.get(module.kind)) is not None:
            return [*call.args[: len(names)], *(call.kwargs[name] for name in names if name in call.kwargs)]
        return Dialect.find_fed(self, module, call)

    def make_layer(self, kind: str, call: Call, session: Session) -> LayerObject:
        made = Dialect.make_layer(self, kind, call, session)
        if "_freeze" in made.given:
            made.train(freezes(made.given["_freeze"]))
        return made

    def feed(self, module: Module, call: Call, machine: Machine) -> object:
        result = Dialect.feed(self, module, call, machine)
        return call_hooks(module, call, result, module.session) if module.session.hooks else result

    def layer_at(self, module: LayerObject, call: Call) -> Layer:
        return sized(module, call)

    def list_tensors(self, module: LayerObject) -> Sequence[TensorSlot]:
        return list_tensors(module)

    def list_contents(self, module: Stack | ModelObject) -> Iterator[tuple[str, object]]:
        return models.list_contents(module)
