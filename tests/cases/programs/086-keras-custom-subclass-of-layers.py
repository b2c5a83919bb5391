import keras
from keras import layers, ops


class ConvBN(layers.Conv2D):
    """A convolution without bias, whatever is asked."""

    def __init__(self, filters, kernel_size, **kwargs):
        kwargs.setdefault("padding", "same")
        kwargs["use_bias"] = False
        super().__init__(filters, kernel_size, **kwargs)


class Mish(layers.Layer):
    def call(self, x):
        return x * ops.tanh(ops.softplus(x))


class PositionEmbedding(layers.Layer):
    def __init__(self, length, dim):
        super().__init__(name="positions")
        self.length, self.dim = length, dim
        self.table = self.add_weight(shape=(length, dim), initializer="random_normal", name="table")

    def call(self, x):
        return x + self.table


class ChannelAttention(layers.Layer):
    def __init__(self, ratio=4, **kwargs):
        super().__init__(**kwargs)
        self.ratio = ratio

    def build(self, input_shape):
        channels = input_shape[-1]
        self.squeeze = layers.Dense(channels // self.ratio, activation="relu")
        self.excite = layers.Dense(channels, activation="sigmoid")
        self.temperature = self.add_weight(shape=(), initializer="ones", name="temperature")

    def call(self, x):
        pooled = ops.mean(x, axis=(1, 2), keepdims=True)
        return x * self.excite(self.squeeze(pooled)) / self.temperature


inp = keras.Input((16, 16, 3))
x = ConvBN(8, 3, strides=2)(inp)
x = Mish()(x)
x = ChannelAttention(name="attention")(x)
x = layers.Reshape((-1, 8))(x)
x = PositionEmbedding(64, 8)(x)
x = layers.LayerNormalization(epsilon=1e-6)(x)
x = layers.GlobalAveragePooling1D()(x)
model = keras.Model(inp, layers.Dense(5)(x))
