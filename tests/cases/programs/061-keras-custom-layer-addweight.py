import keras
from keras import layers, ops


class Linear(layers.Layer):
    def __init__(self, units=32, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(
            shape=(input_shape[-1], self.units),
            initializer="random_normal",
            trainable=True,
        )
        self.b = self.add_weight(shape=(self.units,), initializer="zeros", trainable=True)

    def call(self, inputs):
        return ops.matmul(inputs, self.w) + self.b


class Scale(keras.layers.Layer):
    """Multiplies by a weight nobody trains."""

    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(input_shape[-1],), initializer="ones", trainable=False)
        super().build(input_shape)

    def call(self, x):
        return x * self.scale

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return super().get_config()


inputs = keras.Input((8, 8, 3))
x = layers.Conv2D(4, 3)(inputs)
x = Scale()(x)
x = layers.Flatten()(x)
x = Linear(64)(x)
x = layers.ReLU()(x)
outputs = Linear(10, name="logits")(x)
model = keras.Model(inputs, outputs)
