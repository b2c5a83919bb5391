# shim: tensorflow
from tensorflow import keras
from tensorflow.keras import layers


class AddPositions(layers.Layer):
    """Learned positions, looked up by their numbers."""

    def build(self, input_shape):
        self.length = input_shape[1]
        self.table = layers.Embedding(self.length, input_shape[2])

    def call(self, tokens):
        return tokens + self.table(keras.ops.arange(self.length))


def mlp_block(width, hidden, rate):
    return keras.Sequential([
        layers.Dense(hidden, activation="gelu"),
        layers.Dropout(rate),
        layers.Dense(width),
        layers.Dropout(rate),
    ])


inputs = layers.Input((224, 224, 3))
tokens = layers.Conv2D(192, kernel_size=16, strides=16, padding="valid")(inputs)
h, w, c = tokens.shape[1], tokens.shape[2], tokens.shape[3]
tokens = layers.Reshape((h * w, c))(tokens)
tokens = AddPositions()(tokens)
for _ in range(12):
    normed = layers.LayerNormalization(epsilon=1e-6)(tokens)
    tokens += layers.MultiHeadAttention(num_heads=3, key_dim=64, dropout=0.1)(query=normed, value=normed, key=normed)
    tokens += mlp_block(192, 4 * 192, 0.1)(layers.LayerNormalization(epsilon=1e-6)(tokens))
tokens = layers.LayerNormalization(epsilon=1e-6)(tokens)
pooled = layers.GlobalAveragePooling1D()(tokens)
outputs = layers.Dense(1000)(pooled)
model = keras.Model(inputs, outputs)
