"""PyTorch's tables of vectors (https://pytorch.org/docs/stable/nn.html#sparse-layers)."""

from __future__ import annotations

from ....core.layers import Embedding
from ....core.problem import say
from ...tracing.arguments import Maker, Refused, choice, integer


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
        raise Refused(say("needs padding_idx below {entries}, the number of its entries", entries=entries))


EMBEDDINGS: dict[str, Maker] = {
    "Embedding": embedding,
    "EmbeddingBag": embedding_bag,
}
