"""Layers of TensorFlow 1 that were functions: ``tf.layers.conv2d(inputs, 32, 5)`` (tf.compat.v1.layers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...python import Call, Machine, call_value

if TYPE_CHECKING:
    from ...tracing.session import Session

HOMES = ("tensorflow.layers.", "tensorflow.compat.v1.layers.")
FUNCTIONS = {
    **{f"conv{n}d": f"Conv{n}D" for n in (1, 2, 3)},
    **{f"conv{n}d_transpose": f"Conv{n}DTranspose" for n in (2, 3)},
    **{f"separable_conv{n}d": f"SeparableConv{n}D" for n in (1, 2)},
    **{f"max_pooling{n}d": f"MaxPooling{n}D" for n in (1, 2, 3)},
    **{f"average_pooling{n}d": f"AveragePooling{n}D" for n in (1, 2, 3)},
    "batch_normalization": "BatchNormalization",
    "dense": "Dense",
    "dropout": "Dropout",
    "flatten": "Flatten",
}
"""What the layer behind each function is called."""

DEFAULTS = {"dropout": {"rate": 0.5}}
NO_SHAPES = frozenset(("training", "reuse", "fused"))
"""Arguments layers do not take, which change no shape and no count."""


def fed_at_once(path: str, call: Call, session: Session, machine: Machine) -> object:
    """Make a layer and feed it, as the functions of ``tf.layers`` do; None for all others."""
    name = path.rpartition(".")[2]
    if path not in [f"{home}{name}" for home in HOMES] or name not in FUNCTIONS:
        return None
    inputs, *positions = (call.kwargs["inputs"], *call.args) if "inputs" in call.kwargs else call.args or (None,)
    given = {key: value for key, value in call.kwargs.items() if key != "inputs" and key not in NO_SHAPES}
    settings = given if positions else {**DEFAULTS.get(name, {}), **given}
    layer = machine.host.call(
        f"keras.layers.{FUNCTIONS[name]}", Call(tuple(positions), settings, call.line, call.end), machine
    )
    return call_value(machine, layer, Call((inputs,), {}, call.line, call.end))
