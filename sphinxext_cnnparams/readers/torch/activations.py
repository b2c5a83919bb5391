"""PyTorch's activations (https://pytorch.org/docs/stable/nn.html#non-linear-activations-weighted-sum-nonlinearity)."""

from __future__ import annotations

from ...core.layers import Elementwise, PReLU
from ..arguments import Maker, choice, integer, known


def plain() -> Elementwise:
    """Read ``Sigmoid``, ``Tanh`` and others without arguments."""
    return Elementwise()


def inplace(inplace: object = False) -> Elementwise:
    """Read ``ReLU``, ``SiLU`` and others that may work in place."""
    return Elementwise()


def leaky_relu(negative_slope: object = 0.01, inplace: object = False) -> Elementwise:
    """Read ``LeakyReLU``."""
    return Elementwise()


def elu(alpha: object = 1.0, inplace: object = False) -> Elementwise:
    """Read ``ELU`` and ``CELU``."""
    return Elementwise()


def gelu(approximate: object = "none") -> Elementwise:
    """Read ``GELU``."""
    choice(approximate, "approximate", ("none", "tanh"))
    return Elementwise()


def softmax(dim: object = None) -> Elementwise:
    """Read ``Softmax``, ``LogSoftmax`` and ``Softmin``; PyTorch counts the batch as dimension 0."""
    known(dim, "dim")
    number = dim if isinstance(dim, int) else -1
    return Elementwise(axis=number - 1 if number > 0 else number or -1)


def softmax_2d() -> Elementwise:
    """Read ``Softmax2d``."""
    return Elementwise(ranks=(2, 3))


def hardtanh(
    min_val: object = -1.0,
    max_val: object = 1.0,
    inplace: object = False,
    min_value: object = None,
    max_value: object = None,
) -> Elementwise:
    """Read ``Hardtanh``."""
    return Elementwise()


def softplus(beta: object = 1.0, threshold: object = 20.0) -> Elementwise:
    """Read ``Softplus``."""
    return Elementwise()


def shrink(lambd: object = 0.5) -> Elementwise:
    """Read ``Hardshrink`` and ``Softshrink``."""
    return Elementwise()


def threshold(threshold: object, value: object, inplace: object = False) -> Elementwise:
    """Read ``Threshold``."""
    return Elementwise()


def rrelu(lower: object = 1 / 8, upper: object = 1 / 3, inplace: object = False) -> Elementwise:
    """Read ``RReLU``."""
    return Elementwise()


def prelu(num_parameters: object = 1, init: object = 0.25, device: object = None, dtype: object = None) -> PReLU:
    """Read ``PReLU``."""
    return PReLU(slopes=integer(num_parameters, "num_parameters"))


ACTIVATIONS: dict[str, Maker] = {
    "CELU": elu,
    "ELU": elu,
    "GELU": gelu,
    "Hardshrink": shrink,
    "Hardsigmoid": inplace,
    "Hardswish": inplace,
    "Hardtanh": hardtanh,
    "LeakyReLU": leaky_relu,
    "LogSigmoid": plain,
    "LogSoftmax": softmax,
    "Mish": inplace,
    "PReLU": prelu,
    "RReLU": rrelu,
    "ReLU": inplace,
    "ReLU6": inplace,
    "SELU": inplace,
    "SiLU": inplace,
    "Sigmoid": plain,
    "Softmax": softmax,
    "Softmax2d": softmax_2d,
    "Softmin": softmax,
    "Softplus": softplus,
    "Softshrink": shrink,
    "Softsign": plain,
    "Tanh": plain,
    "Tanhshrink": plain,
    "Threshold": threshold,
}
