"""The modules that layers of PyTorch are made of: the projection of an attention, the blocks of a transformer.

Source: ``named_modules()`` of the layers themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from ...core.layers import UnknownLayer
from ...core.problem import say
from ...core.structs import Struct, field
from ..python import Call, Copy, Machine, Native, Unknown, Value
from ..tracing.container import Stack
from ..tracing.module import LayerObject
from ..tracing.training import TensorSlot
from ..tracing.weight import WeightOf, weight_of


def _block(attentions: tuple[str, ...], norms: int) -> Mapping[str, str]:
    """Give the modules of one block of a transformer."""
    return {
        **dict.fromkeys(attentions, "MultiheadAttention"),
        "linear1": "Linear",
        "dropout": "Dropout",
        "linear2": "Linear",
        **{f"norm{i}": "LayerNorm" for i in range(1, norms + 1)},
        **{f"dropout{i}": "Dropout" for i in range(1, norms + 1)},
    }


_STACK = {"layers": "ModuleList", "norm": "LayerNorm"}
PARTS: Mapping[str, Mapping[str, str]] = {
    "MultiheadAttention": {"out_proj": "Linear"},
    "TransformerEncoderLayer": _block(("self_attn",), 2),
    "TransformerDecoderLayer": _block(("self_attn", "multihead_attn"), 3),
    "TransformerEncoder": _STACK,
    "TransformerDecoder": _STACK,
    "Transformer": {"encoder": "TransformerEncoder", "decoder": "TransformerDecoder"},
}
"""What stands inside of a kind of layer, by name, in PyTorch's order."""
WEIGHTLESS = "Dropout"
CHANGING = ("append", "extend", "insert", "pop", "add_module", "register_module")
"""Methods that put other modules inside."""
FEATURES = {"out_features": 0, "in_features": 1}
"""The attributes of a linear part, by the dimension of its weight that they are."""


class PartOfLayer(LayerObject):
    """Stand for a module inside a layer, at its path there; its weights are those of the *whole*, and counted there."""

    is_piece: ClassVar[bool] = True

    whole: LayerObject = field(kw_only=True)
    path: str = field(kw_only=True)

    def counted_in(self) -> object:
        return self.whole

    def copy(self, copy: Copy) -> object:
        whole = copy(self.whole)
        assert isinstance(whole, LayerObject)
        return make_part(whole, self.path, self.kind)

    def train(self, learns: bool | None) -> None:
        for slot in self.slots():
            self.whole.training = self.whole.training.changed(slot.name, learns)

    def slots(self) -> list[TensorSlot]:
        return [slot for slot in self.whole.slots() if slot.name.startswith(f"{self.path}.")]

    def tensors(self, path: str) -> Iterator[tuple[str, WeightOf]]:
        """Give its weights, under their names below *path*."""
        outer = f"{path}." if path else ""
        for slot in self.slots():
            yield f"{outer}{slot.name.removeprefix(f'{self.path}.')}", weight_of(self.whole, slot)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if (part := find_part(self, name)) is not None:
            return part
        weights = dict(self.tensors(""))
        if name in weights:
            return weights[name]
        if name == "bias" and "weight" in weights:
            return None
        if name in FEATURES and "weight" in weights and (dims := weights["weight"].dims) is not None:
            return dims[FEATURES[name]]
        if name in CHANGING:
            return Native(name, self._change)
        return LayerObject.attribute(self, name, machine, line)

    def _change(self, call: Call, machine: Machine) -> object:
        """Give what comes of putting other modules inside: the layer is not known any more."""
        self.put(None, None, machine, call.line)
        return Unknown(say("what this makes of a {kind} is not read", kind=self.whole.kind), call.line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        self.whole.assign(f"{self.path}.{name}", value, machine, line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        self.whole.assign(self.path, value, machine, line)

    def remove(self, key: object, machine: Machine, line: int) -> None:
        self.put(key, None, machine, line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        parts = [part for _, part in list_parts(self)]
        if isinstance(key, slice):
            cut = Stack(self.session, "ModuleList", "", line, line, runs=False)
            for part in parts[key]:
                cut.push(part)
            return cut
        if isinstance(key, int) and -len(parts) <= key < len(parts):
            return parts[key]
        return Unknown(say("there is no item {key} in this part of a {kind}", key=key, kind=self.whole.kind), line)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return [part for _, part in list_parts(self)]

    def length(self, line: int) -> int | Value:
        return len(list(list_parts(self)))


def make_half(whole: LayerObject, name: str) -> LayerObject | None:
    """Make the encoder or the decoder of a ``Transformer`` as a layer of its own; None if it is not PyTorch's own."""
    given, title = whole.given, name.capitalize()
    if given.get(f"custom_{name}") is not None:
        return None

    def make(kind: str, *args: object, **kwargs: object) -> LayerObject:
        return whole.session.dialect.make_layer(kind, Call(args, kwargs, whole.line, whole.end), whole.session)

    told = {word: given[word] for word in OF_BLOCKS if word in given}
    width = told.setdefault("d_model", 512)
    block = make(f"Transformer{title}Layer", **told, nhead=given.get("nhead", 8))
    norm = make("LayerNorm", width, bias=given.get("bias", True))
    return make(f"Transformer{title}", block, given.get(f"num_{name}_layers", 6), norm)


OF_BLOCKS = "d_model dim_feedforward dropout activation batch_first norm_first bias".split()
"""Arguments of a ``Transformer`` that are those of its blocks."""


class TensorsBelow(Value, Struct):
    """Stand for what holds tensors of a layer at a path inside it: ``layer.parametrizations.weight``."""

    whole: LayerObject
    path: str

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        found = find_tensors(self.whole, f"{self.path}.{name}")
        return Value.attribute(self, name, machine, line) if found is None else found

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        self.whole.assign(f"{self.path}.{name}", value, machine, line)


def find_tensors(module: LayerObject, path: str) -> WeightOf | TensorsBelow | None:
    """Find the tensor of a layer at a path, or what holds those below it; one that was set to None is gone."""
    slots = [slot for slot in module.slots() if module.tied.get(slot.name, module) is not None]
    found = next((slot for slot in slots if slot.name == path), None)
    if found is not None:
        return weight_of(module, found)
    return TensorsBelow(module, path) if any(slot.name.startswith(f"{path}.") for slot in slots) else None


def make_part(whole: LayerObject, path: str, kind: str) -> PartOfLayer:
    """Make what stands for a module inside a layer."""
    layer = UnknownLayer(say("is a part of a {kind}, which is counted as a whole", kind=whole.kind))
    return PartOfLayer(whole.session, kind, "", whole.line, whole.end, layer=layer, whole=whole, path=path)


def list_parts(module: LayerObject) -> Iterator[tuple[str, PartOfLayer]]:
    """Give the modules that stand directly inside a layer, or inside a part of one, by their names."""
    if module.kind not in PARTS and module.kind != "ModuleList":
        return
    whole, outer = (module.whole, f"{module.path}.") if isinstance(module, PartOfLayer) else (module, "")
    filled = {slot.name[len(outer) :].partition(".")[0] for slot in module.slots() if "." in slot.name[len(outer) :]}
    kinds = PARTS.get(module.kind) or dict.fromkeys(filled, _kind_of_block(whole, outer))
    for name, kind in kinds.items():
        if name in filled or (filled and kind == WEIGHTLESS):
            yield name, make_part(whole, f"{outer}{name}", kind)


def _kind_of_block(whole: LayerObject, path: str) -> str:
    decodes = whole.kind == "TransformerDecoder" or path.startswith("decoder.")
    return "TransformerDecoderLayer" if decodes else "TransformerEncoderLayer"


def find_part(module: LayerObject, name: str) -> PartOfLayer | None:
    """Find a module inside a layer, or inside a part of one, by its name."""
    return dict(list_parts(module)).get(name)


def unfold(path: str, module: object) -> Iterator[tuple[str, object]]:
    """Give a module and, with their paths, all modules that are inside it because it is a layer made of these."""
    yield path, module
    if isinstance(module, LayerObject):
        for name, part in list_parts(module):
            yield from unfold(f"{path}.{name}" if path else name, part)
