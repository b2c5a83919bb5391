"""PyTorch's layers that drop values (https://pytorch.org/docs/stable/nn.html#dropout-layers)."""

from __future__ import annotations

from ....core.layers import Elementwise
from ...tracing.arguments import Maker, number

DROPS = "drops values in training, no weights"


def dropout(*, p: object) -> Elementwise:
    """Read ``Dropout``, ``Dropout2d`` and their kin."""
    number(p, "p", 0, 1)
    return Elementwise(DROPS)


def dropout_1d(*, p: object) -> Elementwise:
    """Read ``Dropout1d``, which alone among its kin insists on its dimensions."""
    number(p, "p", 0, 1)
    return Elementwise(DROPS, ranks=(1, 2))


DROPOUT: dict[str, Maker] = {
    "AlphaDropout": dropout,
    "Dropout": dropout,
    "Dropout1d": dropout_1d,
    "Dropout2d": dropout,
    "Dropout3d": dropout,
    "FeatureAlphaDropout": dropout,
}
