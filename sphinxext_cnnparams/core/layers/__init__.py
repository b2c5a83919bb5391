"""The catalogue: one file per family, one entry per kind."""

from .activation import Elementwise, PReLU
from .attention import AdditiveAttention, DotAttention, MultiHeadAttention
from .convolution import Conv, DepthwiseConv, SeparableConv, TransposedConv
from .dense import Bilinear, Dense, Maxout
from .einsum import EinsumDense, MixedAxes
from .embedding import Embedding, Encode, Tokenize
from .layer_norm import GroupNorm, InstanceNorm, LayerNorm, Standardize
from .merging import Combine, Compare, Concatenate, Dot
from .named import Recorded
from .normalization import BatchNorm
from .pooling import AdaptivePool, FractionalPool, GlobalPool, Pool, Unpool
from .rearranging import ChannelShuffle, Fold, Halve, Permute, PixelShuffle, PixelUnshuffle, Repeat, Unfold
from .recurrent import GRU, LSTM, ConvLSTM, SimpleRNN
from .reshaping import Flatten, Pad, Reshape, Unflatten, UpSample
from .source import Input, UnknownLayer
from .transformer import Transformer
from .wrappers import SpectralNorm, TimeDistributed, WeightNorm

__all__ = [
    "GRU",
    "LSTM",
    "AdaptivePool",
    "AdditiveAttention",
    "BatchNorm",
    "Bilinear",
    "ChannelShuffle",
    "Combine",
    "Compare",
    "Concatenate",
    "Conv",
    "ConvLSTM",
    "Dense",
    "DepthwiseConv",
    "Dot",
    "DotAttention",
    "EinsumDense",
    "Elementwise",
    "Embedding",
    "Encode",
    "Flatten",
    "Fold",
    "FractionalPool",
    "GlobalPool",
    "GroupNorm",
    "Halve",
    "Input",
    "InstanceNorm",
    "LayerNorm",
    "Maxout",
    "MixedAxes",
    "MultiHeadAttention",
    "PReLU",
    "Pad",
    "Permute",
    "PixelShuffle",
    "PixelUnshuffle",
    "Pool",
    "Recorded",
    "Repeat",
    "Reshape",
    "SeparableConv",
    "SimpleRNN",
    "SpectralNorm",
    "Standardize",
    "TimeDistributed",
    "Tokenize",
    "Transformer",
    "TransposedConv",
    "Unflatten",
    "Unfold",
    "UnknownLayer",
    "Unpool",
    "UpSample",
    "WeightNorm",
]
