"""PyTorch's lazy modules, which learn from their first input how many channels come in."""

from __future__ import annotations

from ...tracing.arguments import Maker
from .convolution import CONVOLUTIONS
from .core import CORE
from .normalization import NORMALIZATION

LEARNING = ("Conv", "ConvTranspose", "Linear", "BatchNorm", "InstanceNorm")
"""The modules that have a lazy form, without the number of their dimensions."""
LAZY_MODULES: dict[str, Maker] = {
    f"Lazy{kind}": maker
    for kind, maker in {**CONVOLUTIONS, **CORE, **NORMALIZATION}.items()
    if kind.rstrip("123d") in LEARNING
}
"""The functions of the modules that are not lazy: what a lazy one does not take, the channels, stays LAZY."""
