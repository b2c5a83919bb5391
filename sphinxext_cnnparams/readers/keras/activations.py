"""Keras's activations, as layers and as arguments (https://keras.io/api/layers/activations/)."""

from __future__ import annotations

from ...core.layers import Elementwise, PReLU
from ..arguments import Maker, Refused, integer, known, suggestion

FUNCTIONS = frozenset(
    "celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu linear "
    "log_sigmoid log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax softplus softsign sparse_plus "
    "sparse_sigmoid sparsemax squareplus swish tanh tanh_shrink threshold".split()
)


def checked(activation: object) -> None:
    """Refuse an activation whose name Keras does not know; functions and objects are the author's own."""
    if isinstance(activation, str) and activation not in FUNCTIONS:
        raise Refused(f"has no activation called {activation!r}{suggestion(activation, FUNCTIONS)}")


def activation(activation: object) -> Elementwise:
    """Read ``Activation``."""
    checked(activation)
    return Elementwise()


def relu(max_value: object = None, negative_slope: object = 0.0, threshold: object = 0.0) -> Elementwise:
    """Read ``ReLU``."""
    return Elementwise()


def leaky_relu(negative_slope: object = 0.3, alpha: object = None) -> Elementwise:
    """Read ``LeakyReLU``; Keras 2 called the slope *alpha*."""
    return Elementwise()


def elu(alpha: object = 1.0) -> Elementwise:
    """Read ``ELU``."""
    return Elementwise()


def softmax(axis: object = -1) -> Elementwise:
    """Read ``Softmax``."""
    known(axis, "axis")
    number = axis if isinstance(axis, int) else -1
    if number == 0:
        raise Refused("works along the images of a batch; name another axis")
    return Elementwise(axis=number - 1 if number > 0 else number)  # Keras counts the batch as axis 0


def prelu(
    alpha_initializer: object = None,
    alpha_regularizer: object = None,
    alpha_constraint: object = None,
    shared_axes: object = None,
) -> PReLU:
    """Read ``PReLU``; Keras counts the axes from 1, after the batch."""
    known(shared_axes, "shared_axes")
    axes = shared_axes if isinstance(shared_axes, (list, tuple)) else [] if shared_axes is None else [shared_axes]
    return PReLU(shared=tuple(integer(axis, "shared_axes", -99) - 1 for axis in axes))


ACTIVATIONS: dict[str, Maker] = {
    "Activation": activation,
    "ELU": elu,
    "LeakyReLU": leaky_relu,
    "PReLU": prelu,
    "ReLU": relu,
    "Softmax": softmax,
}
