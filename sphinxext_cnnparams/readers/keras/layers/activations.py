"""Keras's activations, as layers and as arguments (https://keras.io/api/layers/activations/)."""

from __future__ import annotations

from ....core.layers import Elementwise, PReLU
from ....core.problem import say
from ...tracing.arguments import Maker, Refused, integer, items, require, suggestion

FUNCTIONS = frozenset(
    "celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu linear "
    "log_sigmoid log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax softplus softsign sparse_plus "
    "sparse_sigmoid sparsemax squareplus swish tanh tanh_shrink threshold".split()
)


def check_activation(activation: object) -> None:
    """Refuse an activation whose name Keras does not know; functions and objects are the author's own."""
    if isinstance(activation, str) and activation not in FUNCTIONS:
        raise Refused(
            say(
                "has no activation called {activation}{suggestion}",
                activation=repr(activation),
                suggestion=suggestion(activation, FUNCTIONS),
            )
        )


def activation(*, activation: object) -> Elementwise:
    """Read ``Activation``."""
    check_activation(activation)
    return Elementwise()


def each_value() -> Elementwise:
    """Read ``ReLU``, ``LeakyReLU`` and ``ELU``: no argument changes a shape or a count."""
    return Elementwise()


def softmax(*, axis: object) -> Elementwise:
    """Read ``Softmax``."""
    require(axis, "axis")
    number = axis if isinstance(axis, int) else -1
    if number == 0:
        raise Refused("works along the images of a batch; name another axis")
    return Elementwise(axis=number - 1 if number > 0 else number)  # Keras counts the batch as axis 0


def prelu(*, shared_axes: object) -> PReLU:
    """Read ``PReLU``; Keras counts the axes from 1, after the batch."""
    require(shared_axes, "shared_axes")
    axes = () if shared_axes is None else items(shared_axes)
    return PReLU(shared=tuple(integer(axis, "shared_axes", -99) - 1 for axis in axes))


ACTIVATIONS: dict[str, Maker] = {
    "Activation": activation,
    "ELU": each_value,
    "LeakyReLU": each_value,
    "PReLU": prelu,
    "ReLU": each_value,
    "Softmax": softmax,
}
