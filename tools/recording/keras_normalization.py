"""Cases of Keras: normalization, embeddings."""

from __future__ import annotations

from .grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
CASES: tuple[Grid, ...] = (
    grid("LayerNormalization(center={c}, scale={s})", "28,27,32 16 ?,8", c="True; False", s="True; False"),
    grid("{name}(axis={a})", "8,7,6", name="LayerNormalization; RMSNormalization; UnitNormalization",
         a="1; 2; 3; -1; -2; -3; [1, 2]; [1, 2, 3]; (2, 3); [-1, -2]; [3, 1]; (-1,); 4; -5; None; 1.5; 'c'"),
    *each("8,7,6 16 ?,?,6", "LayerNormalization()", "RMSNormalization()", "UnitNormalization()",
          "LayerNormalization(epsilon=1e-6)", "LayerNormalization(rms_scaling=True)",
          "LayerNormalization(-1, 1e-5, False)", "LayerNormalization(trainable=False)"),
    *each("8,7,6", "LayerNormalization(rms_scaling=True, scale=False)", "LayerNormalization(eps=1e-6)",
          "LayerNormalization(rms_scaling=True, center=False)", "RMSNormalization(center=True)",
          "UnitNormalization(scale=True)", "RMSNormalization(epsilon=1e-3)"),
    *each("8,?,6", "LayerNormalization(axis=2)", "LayerNormalization(axis=2, center=False, scale=False)",
          "UnitNormalization(axis=2)"),
    grid("GroupNormalization({g})", "9,8,32 64 ?,?,16",
         g="; 8; groups=4; 1; -1; 16, center=False; 16, scale=False; 16, center=False, scale=False"),
    grid("GroupNormalization(2, axis={a})", "8,6,4", a="1; 2; 3; -1; -2; -3"),
    *each("8,6,32", "GroupNormalization(3)", "GroupNormalization(0)", "GroupNormalization(-2)",
          "GroupNormalization(2.0)", "GroupNormalization(2, axis=4)", "GroupNormalization(num_groups=2)",
          "GroupNormalization(64)", "GroupNormalization(2, axis=None)"),
    *each("8,8,?", "GroupNormalization(2)"),
    grid("Normalization(axis={a})", "8,7,6 5 ?,3", a="-1; 1; None; (); (1,)"),
    *each("8,7,6", "Normalization(axis=(1, 2))", "Normalization(axis=(-1, 1))", "Normalization(axis=4)",
          "Normalization(mean=3., variance=2.)", "Normalization(mean=3.)", "Normalization(variance=3.)",
          "Normalization(mean=[0.1] * 6, variance=[1.0] * 6)", "Normalization(axis=None, mean=0.0, variance=1.0)",
          "Normalization(invert=True)", "Normalization(means=1)", "Normalization(axis=-5)"),
    *each("3", "Normalization()", "Normalization(input_shape=(3,))", "Normalization(trainable=False)"),
    *each("8,?,3", "Normalization(axis=2)"),
    *each("28,28,3", "SpectralNormalization(Conv2D(32, 3))", "SpectralNormalization(Conv2D(32, 3, use_bias=False))",
          'SpectralNormalization(Conv2D(32, 3, strides=2, padding="same"), power_iterations=2)',
          "SpectralNormalization(Dense(10))", "SpectralNormalization(Conv2DTranspose(8, 3, 2))",
          "SpectralNormalization(DepthwiseConv2D(3, depth_multiplier=2))", "SpectralNormalization(Conv2D(32, 30))",
          "SpectralNormalization(Conv2D(32, 3, trainable=False))", "SpectralNormalization(BatchNormalization())",
          "SpectralNormalization(SeparableConv2D(8, 3))", "SpectralNormalization(Dropout(0.1))",
          "SpectralNormalization()", "SpectralNormalization(3)", "SpectralNormalization(Conv2D(32, 3), 0)",
          "SpectralNormalization(Conv2D(32))", "SpectralNormalization(Conv2D)"),
    *each("3,28,28", 'SpectralNormalization(Conv2D(32, 3, data_format="channels_first"))'),
    *each("16", "SpectralNormalization(Dense(10))", "SpectralNormalization(Dense(10), trainable=False)"),
    # embeddings
    *each("10 ? 5,4", "Embedding(1000, 64)", "Embedding(input_dim=1000, output_dim=64)",
          "Embedding(1000, 64, mask_zero=True)"),
    *each("10", "Embedding(1000, 64, input_length=10)", "Embedding(1000, 64, trainable=False)", "Embedding(0, 64)",
          "Embedding(1000, 64, embeddings_initializer='uniform')", "Embedding(1000)", "Embedding(1000, -1)",
          "Embedding(1000.0, 64)", "Embedding(1000, 64.5)", "Embedding(vocab_size=10, output_dim=3)", "Embedding()",
          "Embedding(1000, 64, input_shape=(10,))", "SpectralNormalization(Embedding(1000, 64))",
          "Embedding(output_dim=8, input_dim=100, input_length=10)", "Embedding(num_embeddings=10, embedding_dim=3)",
          "ReversibleEmbedding(100, 8)", "ReversibleEmbedding(100, 8, tie_weights=False)", "ReversibleEmbedding(100)"),
)
# fmt: on
