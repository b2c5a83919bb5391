"""Keras's tables of vectors (https://keras.io/api/layers/core_layers/embedding/)."""

from __future__ import annotations

from ....core.layers import Embedding
from ...tracing.arguments import Maker, deduced, flag, integer
from .shared import refuse_lora


def embedding(*, input_dim: object, output_dim: object, lora_rank: object) -> Embedding:
    """Read ``Embedding``; Keras 2 was told the length of its input, too (see inputs.declared_input)."""
    refuse_lora(lora_rank)
    return Embedding(entries=deduced(input_dim, "input_dim"), size=integer(output_dim, "output_dim"))


def reversible_embedding(*, input_dim: object, output_dim: object, tie_weights: object) -> Embedding:
    """Read ``ReversibleEmbedding``, which has a second table unless its weights are tied."""
    return Embedding(
        entries=deduced(input_dim, "input_dim"),
        size=integer(output_dim, "output_dim"),
        reverse=not flag(tie_weights, "tie_weights"),
    )


EMBEDDINGS: dict[str, Maker] = {"Embedding": embedding, "ReversibleEmbedding": reversible_embedding}
