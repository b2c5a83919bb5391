# shim: tensorflow
from tensorflow import keras
from tensorflow.keras import layers


def mlp_block(width, hidden, rate):
    return keras.Sequential([
        layers.Dense(hidden, activation="gelu"),
        layers.Dropout(rate),
        layers.Dense(width),
        layers.Dropout(rate),
    ])


def add_positions(tokens):
    """Learned positions, looked up by their numbers."""
    length, width = tokens.shape[1:]
    positions = keras.ops.arange(length)
    return tokens + layers.Embedding(length, width)(positions)


inputs = layers.Input((224, 224, 3))
tokens = layers.Conv2D(192, kernel_size=16, strides=16, padding="valid")(inputs)
h, w, c = tokens.shape[1], tokens.shape[2], tokens.shape[3]
tokens = layers.Reshape((h * w, c))(tokens)
tokens = add_positions(tokens)
for _ in range(12):
    normed = layers.LayerNormalization(epsilon=1e-6)(tokens)
    tokens += layers.MultiHeadAttention(num_heads=3, key_dim=64, dropout=0.1)(query=normed, value=normed, key=normed)
    tokens += mlp_block(192, 4 * 192, 0.1)(layers.LayerNormalization(epsilon=1e-6)(tokens))
tokens = layers.LayerNormalization(epsilon=1e-6)(tokens)
pooled = layers.GlobalAveragePooling1D()(tokens)
outputs = layers.Dense(1000)(pooled)
model = keras.Model(inputs, outputs)
