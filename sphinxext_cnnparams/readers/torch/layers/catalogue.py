"""All modules of PyTorch that are read."""

from __future__ import annotations

from pathlib import Path

from ...tracing.arguments import Maker
from ...tracing.signatures import recorded_signatures
from .activations import ACTIVATIONS
from .attention import ATTENTION
from .convolution import CONVOLUTIONS
from .core import CORE
from .dropout import DROPOUT
from .embedding import EMBEDDINGS
from .lazy import LAZY_MODULES
from .merging import MERGING
from .normalization import NORMALIZATION
from .padding import PADDING
from .pooling import POOLS
from .rearranging import REARRANGING
from .recurrent import RECURRENT
from .reshaping import RESHAPING
from .transformer import TRANSFORMERS
from .upsampling import UPSAMPLING

LAYERS: dict[str, Maker] = {
    **ACTIVATIONS,
    **ATTENTION,
    **CONVOLUTIONS,
    **CORE,
    **DROPOUT,
    **EMBEDDINGS,
    **LAZY_MODULES,
    **MERGING,
    **NORMALIZATION,
    **PADDING,
    **POOLS,
    **REARRANGING,
    **RECURRENT,
    **RESHAPING,
    **TRANSFORMERS,
    **UPSAMPLING,
}
SIGNATURES = recorded_signatures(Path(__file__).parents[1] / "signatures.json")
