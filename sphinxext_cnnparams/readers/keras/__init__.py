"""Keras's vocabulary: its names, each with the function that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..objects import Stack
from ..python.values import Call
from ..vocabulary import Vocabulary
from .activations import ACTIVATIONS
from .basic import BASIC
from .convolution import CONVOLUTIONS
from .inputs import make_input
from .pooling import POOLS

if TYPE_CHECKING:
    from ..session import Session


def make_sequential(kind: str, call: Call, session: Session) -> object:
    """Make ``keras.Sequential(...)``."""
    name, own = session.named(kind, call.kwargs.get("name"), KERAS)
    stack = Stack(kind, name, call.line, call.end, own)
    layers = call.args[0] if call.args else call.kwargs.get("layers")
    for child in layers if isinstance(layers, (list, tuple)) else [] if layers is None else [layers]:
        stack.push(child)
    session.stacks.append(stack)
    return stack


_RANKS = (1, 2, 3)
ALIASES: dict[str, str] = {
    **{f"Convolution{n}D": f"Conv{n}D" for n in _RANKS},
    **{f"Convolution{n}DTranspose": f"Conv{n}DTranspose" for n in _RANKS},
    **{f"Deconvolution{n}D": f"Conv{n}DTranspose" for n in _RANKS},
    **{f"SeparableConvolution{n}D": f"SeparableConv{n}D" for n in (1, 2)},
    **{f"DepthwiseConvolution{n}D": f"DepthwiseConv{n}D" for n in (1, 2)},
    **{f"MaxPool{n}D": f"MaxPooling{n}D" for n in _RANKS},
    **{f"AvgPool{n}D": f"AveragePooling{n}D" for n in _RANKS},
    **{f"GlobalMaxPool{n}D": f"GlobalMaxPooling{n}D" for n in _RANKS},
    **{f"GlobalAvgPool{n}D": f"GlobalAveragePooling{n}D" for n in _RANKS},
    "InputLayer": "Input",
}
KERAS = Vocabulary(
    dialect="keras",
    title="Keras",
    home="keras.layers",
    roots=frozenset({"keras", "tensorflow", "tf_keras", "keras_core"}),
    usual={
        "keras": "keras",
        "tf": "tensorflow",
        "tensorflow": "tensorflow",
        "layers": "keras.layers",
        "models": "keras.models",
        "L": "keras.layers",
        "K": "keras.backend",
    },
    layers=CONVOLUTIONS | POOLS | BASIC | ACTIVATIONS,
    specials={"Sequential": make_sequential, "Input": make_input},
    aliases=ALIASES,
    common=frozenset(
        ("name", "trainable", "dtype", "input_shape", "batch_input_shape", "batch_size", "input_dim", "weights")
    ),
)
