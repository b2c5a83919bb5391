"""PyTorch's activations (https://pytorch.org/docs/stable/nn.html#non-linear-activations-weighted-sum-nonlinearity)."""

from __future__ import annotations

from ....core.layers import Elementwise, Halve, PReLU
from ...tracing.arguments import Maker, axis_number, choice, integer, require


def each_value() -> Elementwise:
    """Read ``ReLU``, ``Tanh`` and all others on whose arguments no shape and no count depends."""
    return Elementwise()


def gelu(*, approximate: object) -> Elementwise:
    """Read ``GELU``."""
    choice(approximate, "approximate", ("none", "tanh"))
    return Elementwise()


def softmax(*, dim: object) -> Elementwise:
    """Read ``Softmax``, ``LogSoftmax`` and ``Softmin``; PyTorch counts the batch as dimension 0."""
    require(dim, "dim")
    number = dim if isinstance(dim, int) else -1
    return Elementwise(axis=number - 1 if number > 0 else number or -1)


def softmax_2d() -> Elementwise:
    """Read ``Softmax2d``."""
    return Elementwise(ranks=(2, 3))


def prelu(*, num_parameters: object) -> PReLU:
    """Read ``PReLU``."""
    return PReLU(slopes=integer(num_parameters, "num_parameters"))


def halve(*, dim: object) -> Halve:
    """Read ``GLU``."""
    return Halve(axis_number(dim, "dim"))


ACTIVATIONS: dict[str, Maker] = {
    **dict.fromkeys(
        "CELU ELU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid Mish RReLU ReLU ReLU6 SELU SiLU "
        "Sigmoid Softplus Softshrink Softsign Tanh Tanhshrink Threshold".split(),
        each_value,
    ),
    "GELU": gelu,
    "GLU": halve,
    "LogSoftmax": softmax,
    "PReLU": prelu,
    "Softmax": softmax,
    "Softmax2d": softmax_2d,
    "Softmin": softmax,
}
