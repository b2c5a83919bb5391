"""How the arguments of layers are bound, and what is said of those that do not fit."""

import pytest

from sphinxext_cnnparams.core.layers import UnknownLayer
from sphinxext_cnnparams.core.network import Node
from sphinxext_cnnparams.readers.python import Call
from sphinxext_cnnparams.readers.read import Request, read
from sphinxext_cnnparams.readers.tracing.arguments import Refused, bind_arguments
from sphinxext_cnnparams.readers.tracing.signatures import Signature

SIGNATURE = Signature(("filters", "kernel_size", "strides"), ("bias",), {"strides": 1, "bias": True})


def bound(*args: object, **kwargs: object) -> dict[str, object]:
    return bind_arguments(SIGNATURE, Call(args, kwargs, 1, 1), ("name",))


def test_positions_and_names_are_bound() -> None:
    assert bound(6, 5) == {"filters": 6, "kernel_size": 5}
    assert bound(6, kernel_size=5, bias=False) == {"filters": 6, "kernel_size": 5, "bias": False}


def test_what_every_layer_takes_is_left_aside() -> None:
    assert bound(6, 5, name="c1") == {"filters": 6, "kernel_size": 5}


def test_what_takes_anything_keeps_the_names() -> None:
    assert bind_arguments(Signature(takes_anything=True), Call((1, 2), {"unused": 3}, 1, 1)) == {"unused": 3}


@pytest.mark.parametrize(("args", "kwargs", "message"), [
    ((1, 2, 3, 4), {}, "takes 3 arguments by position and is given 4"),
    ((1, 2), {"stride": 2}, "has no argument stride; did you mean strides?"),
    ((1, 2), {"nome": 2}, "has no argument nome; did you mean name?"),
    ((1, 2), {"Filters": 2}, "has no argument Filters; did you mean filters?"),
    ((1, 2), {"x": 2}, "has no argument x"),
    ((1, 2), {"filters": 2}, "is given filters twice"),
    ((), {}, "is called without filters and kernel_size"),
    ((1,), {}, "is called without kernel_size"),
])  # fmt: skip
def test_what_does_not_fit_is_named(args: tuple[object, ...], kwargs: dict[str, object], message: str) -> None:
    with pytest.raises(Refused) as refused:
        bound(*args, **kwargs)
    assert str(refused.value) == message


def made(call: str) -> Node:
    """Read one layer."""
    head = "import torch.nn as nn\n" if call.startswith("nn.") else "from keras import layers\n"
    reading = read(Request(f"{head}layer = {call}\n", given="8x8x8"))
    assert reading.network is not None
    return reading.network.nodes[-1]


def reason(call: str) -> str:
    layer = made(call).layer
    return str(layer.reason) if isinstance(layer, UnknownLayer) else ""


@pytest.mark.parametrize("call", [
    "layers.Conv3DTranspose(2, 3, 1, 'valid', 'channels_last', 0)",  # here the format stands before the padding
    "layers.Conv2DTranspose(2, 3, 1, 'valid', 0, 'channels_last')",
    "layers.AveragePooling2D()",  # Keras 2 had a default
    "layers.Conv2D(2, 3, lora_alpha=1)",
    "layers.LeakyReLU(alpha=0.2)",
    "layers.Flatten(activity_regularizer='l2', autocast=False)",
    "layers.Embedding(10, 4, input_length=3)",
    "nn.Identity(54, unused=True)",
    "nn.LSTM(8, 4, 1, True, True, 0.0, False, 2)",
])  # fmt: skip
def test_what_the_frameworks_take_is_read(call: str) -> None:
    assert reason(call) == ""


@pytest.mark.parametrize(("call", "message"), [
    ("layers.CategoryEncoding()", "is called without num_tokens"),
    ("layers.Conv2D(2, 3, 1, 'valid', None, 1, 1, None, True, None, None, None, None, None, None, None, 4)",
     "takes 16 arguments by position and is given 17"),
    ("nn.AdaptiveAvgPool2d(1, return_indices=True)", "has no argument return_indices"),
    ("nn.AvgPool1d(2, divisor_override=2)", "has no argument divisor_override"),
    ("nn.Tanh(True)", "takes no arguments by position and is given 1"),
    ("nn.LazyConv2d(1, 6, 5, 1, 0, 1, 1, True, 'zeros', None, None)",
     "takes 10 arguments by position and is given 11"),
    ("nn.LazyConv2d(in_channels=1, out_channels=6, kernel_size=5)",
     "has no argument in_channels; did you mean out_channels?"),
])  # fmt: skip
def test_what_they_do_not_take_is_refused(call: str, message: str) -> None:
    assert reason(call) == message


def test_a_name_by_position_is_a_name() -> None:
    assert made("layers.SpatialDropout2D(0.2, None, None, 'drop')").name == "drop"
    assert made("layers.MaxPooling2D(2, 2, 'same', None, 'pool')").name == "pool"


@pytest.mark.parametrize(("layer", "message"), [
    ("Conv2d(1, 6, kernel=5)", "has no argument kernel; did you mean kernel_size?"),
    ("MaxPool2d()", "is called without kernel_size"),
])  # fmt: skip
def test_what_could_not_be_made_stays_unknown_when_it_is_set(layer: str, message: str) -> None:
    head = "import torch.nn as nn\n"
    reading = read(
        Request(f"{head}layer = nn.{layer}\nlayer.stride = 2\nmodel = nn.Sequential(layer)\n", given="1x8x8")
    )
    assert reading.network is not None
    made = reading.network.nodes[-1].layer
    assert isinstance(made, UnknownLayer)
    assert str(made.reason) == message
