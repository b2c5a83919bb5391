"""Attributes of layers of Keras: read as what they were made with, and set after they were made."""

from __future__ import annotations

from ...core.problem import say
from ..python import Call, Machine, Native, Unknown, is_listed
from ..tracing.module import NAMING, LayerObject
from ..tracing.tensor import read_flag
from .layers.catalogue import SIGNATURES

INERT = ("activation", "initializer", "regularizer", "constraint", "name", "rate", "dtype", "seed", "epsilon")
"""What the names of arguments end in that change neither a shape nor a count."""
CHANGES = ("enable_lora", "quantize")
"""Methods that give a layer weights beside its own."""
ADAPTED = ("Dense", "Conv1D", "Conv2D", "Conv3D", "Embedding", "EinsumDense")
"""Layers that have these methods."""
OF_MODELS = frozenset("layers inputs outputs get_layer add pop summary compile fit evaluate predict".split())
"""What models have, and layers have not."""
TOLD = frozenset(
    "activation dilation_rate filters groups kernel_size momentum padding pool_size rate recurrent_activation "
    "return_sequences strides units use_bias".split()
)
"""Arguments that the layers which take them keep under the same names."""
TUNING = ("_constraint", "_initializer", "_regularizer")
HELD = frozenset("kernel recurrent_kernel depthwise_kernel gamma beta moving_mean moving_variance embeddings".split())
"""Weights by their names, which are attributes of the layers that hold them."""
COPYING = ("Bidirectional", "RNN", "SpectralNormalization", "TimeDistributed")
"""Layers that have attributes of the layer inside, too."""
SPREAD = frozenset("kernel_size strides dilation_rate pool_size".split())
"""Arguments that are kept as one number for each dimension (``standardize_tuple`` in keras.src.utils)."""


def read_argument(module: LayerObject, name: str, line: int) -> object:
    """Give an attribute that is an argument of the constructor, as Keras keeps it; Unknown if it is none."""
    signature, name = SIGNATURES.get(module.kind), name.removeprefix("_")  # _key_dim of MultiHeadAttention
    if name in module.given:
        return _spread(module, name, module.given[name])
    known = signature is not None and name in signature.defaults and (name in TOLD or not name.endswith(INERT))
    usual = signature.defaults[name] if signature is not None and known else None
    if usual is None:
        why = say("the attribute {name} of a layer of Keras is not read", name=name)
        return Unknown(why, line, among=() if name.endswith(INERT) else (module,))
    return _spread(module, name, usual)


def _spread(module: LayerObject, name: str, value: object) -> object:
    if name not in SPREAD or not module.kind.endswith(("1D", "2D", "3D", "Transpose")):
        return value
    rank = int(module.kind.removesuffix("Transpose")[-2])
    return tuple(value) if is_listed(value) else (value,) * rank


def has(module: LayerObject, name: str) -> bool | None:
    """Tell whether a layer has an attribute: what only models have, what some layers are told, or a weight."""
    own = SIGNATURES.get(module.kind)
    if module.is_model or module.is_recorded or module.is_piece or own is None:
        return None
    if name in OF_MODELS:
        return False
    if name == "enable_lora":
        return module.kind in ADAPTED
    if module.kind not in COPYING and (name in TOLD or name.endswith(TUNING)):
        return name in own
    return False if name in HELD else None


def set_attribute(module: LayerObject, name: str, value: object) -> None:
    """See what setting an attribute of a layer of Keras does."""
    if name == "trainable":
        module.train(read_flag(value))
        return
    if name in NAMING and isinstance(value, str):
        module.name, module.own_name = value, True
        return
    arguments = SIGNATURES.get(module.kind)
    is_weight = any(slot.name == name for slot in module.slots())
    inert = name.endswith((*INERT, "momentum"))
    if is_weight or (arguments is not None and name in arguments and not inert):
        module.lose(say("has its {name} set after it was made, which is not read", name=name))


def find_change(module: LayerObject, name: str) -> Native | None:
    """Give a method that gives a layer other weights; None if the name is that of no such method."""
    if name not in CHANGES or module.kind not in ADAPTED:
        return None
    why = say("is changed by {name}(), which is not read", name=name)
    return Native(name, lambda call, machine: module.lose(why))


def find_convolution(module: LayerObject, name: str) -> Native | None:
    """Give ``convolution_op`` of a convolution, which slides a kernel as the layer slides its own."""
    if name != "convolution_op" or module.kind not in ("Conv1D", "Conv2D", "Conv3D"):
        return None

    def convolve(call: Call, machine: Machine) -> object:
        told = {way: read_argument(module, way, call.line) for way in ("strides", "padding", "dilation_rate")}
        return machine.call("keras.ops.conv", Call(call.args, {**call.kwargs, **told}, call.line, call.end))

    return Native(name, convolve)
