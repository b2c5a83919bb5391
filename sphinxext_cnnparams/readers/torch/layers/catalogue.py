"""All modules of PyTorch that are read."""

from __future__ import annotations

from pathlib import Path

from ...arguments import Maker
from ...signatures import recorded_signatures
from .activations import ACTIVATIONS
from .basic import BASIC
from .convolution import CONVOLUTIONS
from .lazy import LAZY_MODULES
from .normalization import NORMALIZATION
from .pooling import POOLS
from .rearranging import REARRANGING
from .recurrent import RECURRENT
from .transformer import TRANSFORMERS

LAYERS: dict[str, Maker] = {
    **ACTIVATIONS,
    **BASIC,
    **CONVOLUTIONS,
    **LAZY_MODULES,
    **NORMALIZATION,
    **POOLS,
    **REARRANGING,
    **RECURRENT,
    **TRANSFORMERS,
}
SIGNATURES = recorded_signatures(Path(__file__).parents[1] / "signatures.json")
