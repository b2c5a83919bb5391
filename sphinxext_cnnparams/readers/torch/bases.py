"""Classes that PyTorch's own layers inherit from, and that code inherits from as well: each is one of the layers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..python import Call, is_listed

Base = Callable[..., tuple[str, Mapping[str, object]]]
"""What a base class is handed, as in PyTorch; it gives the layer and its arguments."""


def _same(kind: str) -> Base:
    return lambda *args, **kwargs: (kind, {"": args, **kwargs})


def _convolution(
    in_channels: object,
    out_channels: object,
    kernel_size: object,
    stride: object,
    padding: object,
    dilation: object,
    transposed: object,
    output_padding: object,
    groups: object,
    bias: object,
    padding_mode: object,
    **others: object,
) -> tuple[str, Mapping[str, object]]:
    given = {
        "in_channels": in_channels,
        "out_channels": out_channels,
        "kernel_size": kernel_size,
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
        "groups": groups,
        "bias": bias,
        "padding_mode": padding_mode,
    }
    rank = len(kernel_size) if is_listed(kernel_size) else 0
    if transposed is True:
        return f"ConvTranspose{rank}d", {**given, "output_padding": output_padding}
    return f"Conv{rank}d", given


def _recurrent(mode: object, *args: object, **kwargs: object) -> tuple[str, Mapping[str, object]]:
    kind = "RNN" if str(mode).startswith("RNN") else str(mode)
    return kind, {"": args, **kwargs}


def _cell(
    input_size: object, hidden_size: object, bias: object, num_chunks: object, **others: object
) -> tuple[str, Mapping[str, object]]:
    kind = {1: "RNNCell", 3: "GRUCell", 4: "LSTMCell"}.get(num_chunks if isinstance(num_chunks, int) else 0, "?")
    return kind, {"input_size": input_size, "hidden_size": hidden_size, "bias": bias}


BASES: Mapping[str, Base] = {
    "_BatchNorm": _same("SyncBatchNorm"),  # which takes any number of dimensions
    "_NormBase": _same("SyncBatchNorm"),
    "_InstanceNorm": _same("InstanceNorm2d"),
    "_ConvNd": _convolution,
    "_ConvTransposeNd": _convolution,
    "RNNBase": _recurrent,
    "RNNCellBase": _cell,
}
"""The layer that each is, as far as weights go."""
EMPTY = ("Module", "Loss", "DropoutNd", "PoolNd", "PadNd", "Function", "ActivationBase", "Container")
"""What the names of bases end in that have no weights and no parts."""


def find_layer(name: str, call: Call) -> tuple[str, Call] | None:
    """Give the layer that a base class is, with its arguments; None where it is no such class, or not so called."""
    base = BASES.get(name)
    if base is None:
        return None
    try:
        kind, given = base(*call.args, **call.kwargs)
    except TypeError:
        return None
    kwargs: dict[str, Any] = dict(given)
    args = kwargs.pop("", ())
    return kind, Call(tuple(args), kwargs, call.line, call.end)
