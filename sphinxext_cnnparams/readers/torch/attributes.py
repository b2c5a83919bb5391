"""What layers of PyTorch hold as attributes, and what setting one after construction does to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...core.layers import (
    Conv,
    Dense,
    Embedding,
    TransposedConv,
    UnknownLayer,
)
from ...core.problem import say
from ..python import Unknown
from ..tracing.arguments import Refused, make_layer
from ..tracing.module import LayerObject, settings_of
from ..tracing.tensor import Parameter, Sizes, Tensor
from ..tracing.weight import SharedWeight, WeightOf
from .layers.catalogue import LAYERS, SIGNATURES
from .layers.shared import spread
from .tensors import dims_of, has_tensor

INERT = frozenset(
    "in_channels out_channels in_features out_features num_features num_channels num_embeddings embedding_dim "
    "padding_idx eps momentum inplace affine elementwise_affine track_running_stats negative_slope approximate".split()
)
"""Attributes that are only read again: to set them changes neither a weight nor a shape."""
ACTING = ("Conv", "Pool", "Upsample", "Pad", "Pixel", "Flatten", "Unflatten", "Dropout", "Fold", "Unfold", "GLU")
"""What the names of layers contain whose other arguments are looked at whenever they are called."""
SPREAD = frozenset("kernel_size stride padding dilation output_padding".split())
"""Arguments of convolutions that are kept as one number for each dimension."""
PLAIN = ("Conv", "Pool", "Norm", "Dropout", "Linear", "LSTM", "GRU", "RNN")
"""What the names of layers contain that keep their arguments, also those that are not given, as they are."""


def argument(module: LayerObject, name: str, line: int) -> object:
    """Give an attribute that is an argument of the constructor, as PyTorch keeps it; None if it is none.

    Source: ``__init__`` of ``torch.nn.modules.conv._ConvNd`` and of ``torch.nn.modules.pooling``.
    """
    signature = SIGNATURES.get(module.kind)
    if signature is None or name not in signature:
        return None
    usual = signature.defaults if any(part in module.kind for part in PLAIN) else {}
    values = {**usual, **module.given}
    if name not in values:
        return Unknown(say("the attribute {name} of {kind} is not read", name=name, kind=module.kind), line)
    value = values[name]
    if name == "stride" and value is None:
        return argument(module, "kernel_size", line)
    kernel = getattr(module.layer, "kernel", ())
    if "Conv" in module.kind and name in SPREAD and not isinstance(value, str):
        try:
            return spread(value, len(kernel), name, 0)
        except Refused as refused:
            return Unknown(say("{kind} {refused}", kind=module.kind, refused=refused), line)
    return value


def set_attribute(module: LayerObject, name: str, value: object, line: int) -> None:
    """See what setting an attribute does; what is not known of it makes the layer unknown."""
    if module.scheme and name != "bias" and name not in INERT:
        module.lose(say("has its {name} set after it was made, which is not read", name=name))
        return
    if name in ("weight", "bias"):
        _weight_set(module, name, value)
        return
    if any(slot.name == name or slot.name.startswith(f"{name}.") for slot in module.slots()):
        _inside_set(module, name, value)
        return
    module.names[name] = value
    signature = SIGNATURES.get(module.kind)
    if signature is None or name not in signature or name in INERT:
        return
    if "Conv" in module.kind:
        _convolution_set(module, name, value)
    elif any(part in module.kind for part in ACTING):
        strides = {"stride": argument(module, "stride", line)} if "stride" in signature else {}
        rebuild(module, {**strides, name: value})
    elif name not in module.given or module.given[name] is not value:
        module.lose(say("has its {name} set after it was made, which is not read", name=name))


def _convolution_set(module: LayerObject, name: str, value: object) -> None:
    """See what setting an attribute of a convolution does: its weights stay, and what is padded with is kept apart.

    Source: ``_conv_forward`` in ``torch.nn.modules.conv``.
    """
    mode = module.names.get("padding_mode", module.given.get("padding_mode", "zeros"))
    if name == "kernel_size" or (name == "padding" and mode != "zeros"):
        return
    if name == "padding_mode" and "padding" not in module.names:
        return
    if name == "padding_mode":
        module.lose("has its padding and its padding_mode set after it was made, which is not read")
    elif name == "groups":
        dims = dims_of(module.layer, "weight")
        known = dims is not None and isinstance(value, int) and isinstance(dims[1], int)
        incoming = {"in_channels": dims[1] * value} if known else {}  # type: ignore[index, operator]
        rebuild(module, {**incoming, name: value} if known else {name: Unknown("groups", 0)})
    else:
        rebuild(module, {name: value})


def rebuild(module: LayerObject, given: dict[str, object]) -> None:
    """Make a layer anew with other arguments; one that cannot be made is unknown, with the reason."""
    signature = SIGNATURES[module.kind]
    arguments = {**module.given, **given}
    if any(name not in arguments for name in signature.required):
        return  # it could not be made in the first place, and the reason is known
    try:
        module.layer = make_layer(LAYERS[module.kind], signature, arguments)
    except Refused as refused:
        module.layer = UnknownLayer(refused.text)
    module.given = arguments
    module.settings = settings_of(arguments)


def let_go(module: LayerObject, word: str) -> None:
    """Let a layer have a weight of its own again: one that it shared is left to the others."""
    shared = module.tied.pop(word, None)
    if isinstance(shared, SharedWeight) and shared.home is module:
        shared.home = None


def _weight_set(module: LayerObject, word: str, value: object) -> None:
    """Take another weight: none, that of another layer, or one of the author's own."""
    if isinstance(value, WeightOf) and value.layer is not module:
        value = value.own() or value
    if value is None or isinstance(value, WeightOf):
        let_go(module, word)
        module.tied[word] = None if value is None else value.layer.tied.get(word, value.layer)
    elif isinstance(value, Parameter):
        before = dims_of(module.layer, word)
        is_other = value.dims and before and value.dims[0] != before[0]
        if isinstance(value, SharedWeight) and is_other and has_tensor(module.layer, "bias"):
            module.lose(say("is given a {word} of another shape, which is not read", word=word))
        refit(module, word, value.dims)
        let_go(module, word)
        module.tied[word] = value
        module.training = module.training.changed(word, value.trainable)
    elif isinstance(value, Unknown):
        module.lose(say("is given a {word} that is not known: {why}", word=word, why=value.why))
    else:
        module.lose(say("is given a {word} that is no parameter", word=word))


def _inside_set(module: LayerObject, name: str, value: object) -> None:
    """Take another tensor, or another module, inside a layer that has several: one that fits changes nothing."""
    slot = next((slot for slot in module.slots() if slot.name == name), None)
    if slot is not None and isinstance(value, Parameter) and slot.dims in (None, value.dims):
        module.training = module.training.changed(name, value.trainable)
    else:
        module.lose(say("has its {name} set after it was made, which is not read", name=name))


def fill_weight(weight: WeightOf, value: object) -> None:
    """See what giving a weight other values does: ``conv.weight.data = …``."""
    if isinstance(value, WeightOf) and value.layer is weight.layer and value.name == weight.name:
        return
    dims = value.dims if isinstance(value, (Tensor, Parameter, WeightOf)) else None
    if not weight.slot.is_whole and (dims is None or dims != weight.dims):
        weight.layer.lose(say("has its {name} set after it was made, which is not read", name=weight.name))
    elif weight.slot.is_whole:
        refit(weight.layer, weight.name, dims)


def refit(module: LayerObject, word: str, dims: Sizes | None) -> None:
    """Fit a layer to a weight of other dimensions; where these are not known, the layer is not."""
    if not module.layer.known:
        return
    before = dims_of(module.layer, word)
    if dims is not None and dims == before:
        return
    if dims is None or not all(isinstance(n, int) for n in dims):
        module.lose(say("is given a {word} whose shape is not known", word=word))
    elif word == "bias" and before is None and not has_tensor(module.layer, word) and "bias" in SIGNATURES[module.kind]:
        rebuild(module, {"bias": True})
        if dims_of(module.layer, word) != dims:
            module.lose("is given a bias that does not fit")
    elif word == "weight" and (fit := FITTING.get(type(module.layer))) and before and len(before) == len(dims):
        rebuild(module, fit(module.layer, dims))
    else:
        module.lose(say("is given a {word} of another shape, which is not read", word=word))


FITTING: dict[type, Callable[[Any, Any], dict[str, object]]] = {
    Conv: lambda layer, dims: {
        "out_channels": dims[0],
        "in_channels": dims[1] * layer.groups,
        "kernel_size": tuple(dims[2:]),
    },
    TransposedConv: lambda layer, dims: {
        "in_channels": dims[0],
        "out_channels": dims[1] * layer.groups,
        "kernel_size": tuple(dims[2:]),
    },
    Dense: lambda layer, dims: {"out_features": dims[0], "in_features": dims[1]},
    Embedding: lambda layer, dims: {"num_embeddings": dims[0], "embedding_dim": dims[1]},
}
"""The arguments with which a layer has a weight of these dimensions."""
