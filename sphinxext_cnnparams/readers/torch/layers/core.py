"""PyTorch's linear layers, and the one that does nothing (https://pytorch.org/docs/stable/nn.html#linear-layers)."""

from __future__ import annotations

from ....core.layers import Bilinear, Dense, Elementwise
from ...tracing.arguments import Maker, flag, integer
from .shared import LAZY, channels


def linear(*, in_features: object = LAZY, out_features: object, bias: object) -> Dense:
    """Read ``Linear``."""
    return Dense(
        declared=channels(in_features, "in_features", 0),
        units=integer(out_features, "out_features", 0),
        bias=flag(bias, "bias"),
    )


def bilinear(*, in1_features: object, in2_features: object, out_features: object, bias: object) -> Bilinear:
    """Read ``Bilinear``."""
    return Bilinear(
        left=integer(in1_features, "in1_features"),
        right=integer(in2_features, "in2_features"),
        units=integer(out_features, "out_features"),
        bias=flag(bias, "bias"),
    )


def identity() -> Elementwise:
    """Read ``Identity``."""
    return Elementwise("changes nothing, no weights")


CORE: dict[str, Maker] = {
    "Bilinear": bilinear,
    "Identity": identity,
    "Linear": linear,
}
