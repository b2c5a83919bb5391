"""Keras's layers that act in training only (https://keras.io/api/layers/regularization_layers/)."""

from __future__ import annotations

from functools import partial

from ....core.layers import Elementwise
from ...tracing.arguments import Maker, number
from .shared import check_share

DROPS = "drops values in training, no weights"


def dropout(*, rate: object) -> Elementwise:
    """Read ``Dropout``, ``AlphaDropout`` and ``GaussianDropout``."""
    check_share(rate)
    return Elementwise(DROPS)


def spatial_dropout(rank: int, *, rate: object) -> Elementwise:
    """Read ``SpatialDropout2D`` and its kin."""
    check_share(rate)
    return Elementwise(DROPS, ranks=(rank + 1,))


def gaussian_noise(*, stddev: object) -> Elementwise:
    """Read ``GaussianNoise``."""
    number(stddev, "stddev", 0)
    return Elementwise("adds noise in training, no weights")


def activity_regularization(*, l1: object, l2: object) -> Elementwise:
    """Read ``ActivityRegularization``."""
    number(l1, "l1", float("-inf"))
    number(l2, "l2", float("-inf"))
    return Elementwise("adds to the loss, no weights")


DROPOUT: dict[str, Maker] = {
    "ActivityRegularization": activity_regularization,
    "AlphaDropout": dropout,
    "Dropout": dropout,
    "GaussianDropout": dropout,
    "GaussianNoise": gaussian_noise,
    **{f"SpatialDropout{n}D": partial(spatial_dropout, n) for n in (1, 2, 3)},
}
