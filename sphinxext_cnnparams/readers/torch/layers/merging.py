"""PyTorch's modules that compare two inputs (https://pytorch.org/docs/stable/nn.html#distance-functions)."""

from __future__ import annotations

from ....core.layers import Compare
from ...tracing.arguments import Maker, axis_number, flag


def cosine_similarity(*, dim: object) -> Compare:
    """Read ``CosineSimilarity``."""
    return Compare(axis_number(dim, "dim"))


def pairwise_distance(*, keepdim: object) -> Compare:
    """Read ``PairwiseDistance``, which compares along the last dimension."""
    return Compare(-1, keep=flag(keepdim, "keepdim"))


MERGING: dict[str, Maker] = {
    "CosineSimilarity": cosine_similarity,
    "PairwiseDistance": pairwise_distance,
}
