"""Cases of layers: tables of vectors."""

from __future__ import annotations

from ..grids import Grid, each

# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    *each("10 ? 5,4", "Embedding(1000, 64)", "Embedding(input_dim=1000, output_dim=64)",
          "Embedding(1000, 64, mask_zero=True)"),
    *each("10", "Embedding(1000, 64, input_length=10)", "Embedding(1000, 64, trainable=False)", "Embedding(0, 64)",
          "Embedding(1000, 64, embeddings_initializer='uniform')", "Embedding(1000)", "Embedding(1000, -1)",
          "Embedding(1000.0, 64)", "Embedding(1000, 64.5)", "Embedding(vocab_size=10, output_dim=3)", "Embedding()",
          "Embedding(1000, 64, input_shape=(10,))", "Embedding(output_dim=8, input_dim=100, input_length=10)",
          "Embedding(num_embeddings=10, embedding_dim=3)", "ReversibleEmbedding(100, 8)",
          "ReversibleEmbedding(100, 8, tie_weights=False)", "ReversibleEmbedding(100)"),
)
TORCH: tuple[Grid, ...] = (
    *each("10 5,4", "nn.Embedding(1000, 64)", "nn.Embedding(1000, 64, padding_idx=0)",
          "nn.Embedding(num_embeddings=1000, embedding_dim=64)"),
    *each("10", "nn.Embedding(1000)", "nn.Embedding(0, 64)", "nn.Embedding(1000.0, 64)", "nn.Embedding(10, 3, 11)",
          "nn.Embedding(10, 3, -10)", "nn.Embedding(10, 3, padding_idx=10)", "nn.Embedding(10, -3)", "nn.Embedding()",
          "nn.Embedding(input_dim=10, output_dim=3)", "nn.Embedding(10, 3, max_norm=1.0, sparse=True)",
          "nn.Embedding(10, 3, mask_zero=True)", "nn.EmbeddingBag(10)", 'nn.EmbeddingBag(10, 3, mode="mode")',
          "nn.EmbeddingBag(1000, 64)", 'nn.EmbeddingBag(1000, 64, mode="sum")', 'nn.EmbeddingBag(9, 4, mode="max")'),
    *each("5,4", "nn.EmbeddingBag(1000, 64)"),
)
# fmt: on
