"""PyTorch's shuffling, folding and comparing layers (https://pytorch.org/docs/stable/nn.html#vision-layers)."""

from __future__ import annotations

from functools import partial

from ....core.layers import (
    Bilinear,
    ChannelShuffle,
    Compare,
    Embedding,
    Fold,
    Halve,
    Pad,
    PixelShuffle,
    PixelUnshuffle,
    Unfold,
)
from ...arguments import Maker, Refused, axis_number, choice, extents, flag, integer
from .basic import pads


def pixel_shuffle(*, upscale_factor: object) -> PixelShuffle:
    """Read ``PixelShuffle``."""
    return PixelShuffle(integer(upscale_factor, "upscale_factor"))


def pixel_unshuffle(*, downscale_factor: object) -> PixelUnshuffle:
    """Read ``PixelUnshuffle``."""
    return PixelUnshuffle(integer(downscale_factor, "downscale_factor"))


def channel_shuffle(*, groups: object) -> ChannelShuffle:
    """Read ``ChannelShuffle``."""
    return ChannelShuffle(integer(groups, "groups"))


def circular_pad(rank: int, *, padding: object) -> Pad:
    """Read ``CircularPad2d`` and its kin: values come from the other end."""
    return Pad(pads(rank, padding), round=True)


def unfold(*, kernel_size: object, dilation: object, padding: object, stride: object) -> Unfold:
    """Read ``Unfold``."""
    return Unfold(
        kernel=extents(kernel_size, 2, "kernel_size"),
        stride=extents(stride, 2, "stride"),
        padding=tuple((n, n) for n in extents(padding, 2, "padding", 0)),
        dilation=extents(dilation, 2, "dilation"),
    )


def fold(*, output_size: object, kernel_size: object, dilation: object, padding: object, stride: object) -> Fold:
    """Read ``Fold``."""
    return Fold(
        target=extents(output_size, 2, "output_size"),
        kernel=extents(kernel_size, 2, "kernel_size"),
        stride=extents(stride, 2, "stride"),
        padding=tuple((n, n) for n in extents(padding, 2, "padding", 0)),
        dilation=extents(dilation, 2, "dilation"),
    )


def halve(*, dim: object) -> Halve:
    """Read ``GLU``."""
    return Halve(axis_number(dim, "dim"))


def bilinear(*, in1_features: object, in2_features: object, out_features: object, bias: object) -> Bilinear:
    """Read ``Bilinear``."""
    return Bilinear(
        left=integer(in1_features, "in1_features"),
        right=integer(in2_features, "in2_features"),
        units=integer(out_features, "out_features"),
        bias=flag(bias, "bias"),
    )


def cosine_similarity(*, dim: object) -> Compare:
    """Read ``CosineSimilarity``."""
    return Compare(axis_number(dim, "dim"))


def pairwise_distance(*, keepdim: object) -> Compare:
    """Read ``PairwiseDistance``, which compares along the last dimension."""
    return Compare(-1, keep=flag(keepdim, "keepdim"))


def embedding(*, num_embeddings: object, embedding_dim: object, padding_idx: object) -> Embedding:
    """Read ``Embedding``."""
    entries = integer(num_embeddings, "num_embeddings")
    _check_padding(padding_idx, entries)
    return Embedding(entries=entries, size=integer(embedding_dim, "embedding_dim"), layout="first")


def embedding_bag(*, num_embeddings: object, embedding_dim: object, mode: object, padding_idx: object) -> Embedding:
    """Read ``EmbeddingBag``, which makes one vector of all those of a sample."""
    choice(mode, "mode", ("mean", "sum", "max"))
    entries = integer(num_embeddings, "num_embeddings")
    _check_padding(padding_idx, entries)
    return Embedding(entries=entries, size=integer(embedding_dim, "embedding_dim"), bag=True, layout="first")


def _check_padding(padding_idx: object, entries: int) -> None:
    """Refuse a padding entry that is not in the table."""
    if padding_idx is not None and not -entries <= integer(padding_idx, "padding_idx", -entries) < entries:
        raise Refused(f"needs padding_idx below {entries}, the number of its entries")


_RANKS = (1, 2, 3)
REARRANGING: dict[str, Maker] = {
    "Bilinear": bilinear,
    "ChannelShuffle": channel_shuffle,
    **{f"CircularPad{n}d": partial(circular_pad, n) for n in _RANKS},
    "CosineSimilarity": cosine_similarity,
    "Embedding": embedding,
    "EmbeddingBag": embedding_bag,
    "Fold": fold,
    "GLU": halve,
    "PairwiseDistance": pairwise_distance,
    "PixelShuffle": pixel_shuffle,
    "PixelUnshuffle": pixel_unshuffle,
    "Unfold": unfold,
}
