"""All layers of Keras that are read, and other spellings of them."""

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
from .extras import EXTRAS, GONE
from .merging import MERGING
from .normalization import NORMALIZATION
from .padding import PADDING
from .pooling import POOLS
from .preprocessing import PREPROCESSING
from .recurrent import RECURRENT
from .reshaping import RESHAPING
from .upsampling import UPSAMPLING
from .vocabulary import VOCABULARIES
from .wrapping import WRAPPING

LAYERS: dict[str, Maker] = {
    **ACTIVATIONS,
    **ATTENTION,
    **CONVOLUTIONS,
    **CORE,
    **DROPOUT,
    **EMBEDDINGS,
    **MERGING,
    **NORMALIZATION,
    **PADDING,
    **POOLS,
    **PREPROCESSING,
    **RECURRENT,
    **RESHAPING,
    **UPSAMPLING,
    **VOCABULARIES,
    **WRAPPING,
}
SIGNATURES = recorded_signatures(Path(__file__).parents[1] / "signatures.json", EXTRAS, GONE)
_RANKS = (1, 2, 3)
ALIASES: dict[str, str] = {
    **{f"Convolution{n}D": f"Conv{n}D" for n in _RANKS},
    **{f"Convolution{n}DTranspose": f"Conv{n}DTranspose" for n in _RANKS},
    **{f"Deconvolution{n}D": f"Conv{n}DTranspose" for n in _RANKS},
    **{f"SeparableConvolution{n}D": f"SeparableConv{n}D" for n in (1, 2)},
    **{f"DepthwiseConvolution{n}D": f"DepthwiseConv{n}D" for n in (1, 2)},
    **{f"MaxPool{n}D": f"MaxPooling{n}D" for n in _RANKS},
    **{f"AvgPool{n}D": f"AveragePooling{n}D" for n in _RANKS},
    **{f"GlobalMaxPool{n}D": f"GlobalMaxPooling{n}D" for n in _RANKS},
    **{f"GlobalAvgPool{n}D": f"GlobalAveragePooling{n}D" for n in _RANKS},
    **{f"AtrousConvolution{n}D": f"Conv{n}D" for n in (1, 2)},
    "TimeDistributedDense": "Dense",
    "GroupedQueryAttention": "GroupQueryAttention",
}
