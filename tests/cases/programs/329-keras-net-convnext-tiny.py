# shim: tensorflow
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class LayerScale(layers.Layer):
    """Multiply every channel by a number that is learned and starts small."""

    def __init__(self, init_values, projection_dim, **kwargs):
        super().__init__(**kwargs)
        self.init_values = init_values
        self.projection_dim = projection_dim

    def build(self, _):
        self.gamma = self.add_weight(
            name="gamma",
            shape=(self.projection_dim,),
            initializer=keras.initializers.Constant(self.init_values),
            trainable=True,
        )

    def call(self, x):
        return x * self.gamma

    def get_config(self):
        config = super().get_config()
        config.update({"init_values": self.init_values, "projection_dim": self.projection_dim})
        return config


class StochasticDepth(layers.Layer):
    """Leave out a branch now and then while training."""

    def __init__(self, drop_path_rate, **kwargs):
        super().__init__(**kwargs)
        self.drop_path_rate = drop_path_rate

    def call(self, x, training=None):
        if training:
            keep_prob = 1 - self.drop_path_rate
            shape = (tf.shape(x)[0],) + (1,) * (len(x.shape) - 1)
            random_tensor = keep_prob + tf.random.uniform(shape, 0, 1)
            random_tensor = tf.floor(random_tensor)
            return (x / keep_prob) * random_tensor
        return x


def convnext_block(projection_dim, drop_path_rate=0.0, layer_scale_init_value=1e-6):
    def apply(inputs):
        x = layers.Conv2D(projection_dim, kernel_size=7, padding="same", groups=projection_dim)(inputs)
        x = layers.LayerNormalization(epsilon=1e-6)(x)
        x = layers.Dense(4 * projection_dim)(x)
        x = layers.Activation("gelu")(x)
        x = layers.Dense(projection_dim)(x)
        if layer_scale_init_value is not None:
            x = LayerScale(layer_scale_init_value, projection_dim)(x)
        layer = StochasticDepth(drop_path_rate) if drop_path_rate else layers.Activation("linear")
        return inputs + layer(x)

    return apply


def head(num_classes):
    return keras.Sequential(
        [layers.GlobalAveragePooling2D(), layers.LayerNormalization(epsilon=1e-6), layers.Dense(num_classes)],
        name="head",
    )


def convnext(depths, projection_dims, drop_path_rate=0.1, input_shape=(224, 224, 3), classes=1000):
    inputs = layers.Input(shape=input_shape)
    stem = keras.Sequential(
        [layers.Conv2D(projection_dims[0], 4, strides=4), layers.LayerNormalization(epsilon=1e-6)], name="stem"
    )
    downsample_layers = [stem]
    for dim in projection_dims[1:]:
        downsample_layers.append(
            keras.Sequential([layers.LayerNormalization(epsilon=1e-6), layers.Conv2D(dim, 2, strides=2)])
        )

    depth_drop_rates = [float(rate) for rate in np.linspace(0.0, drop_path_rate, sum(depths))]
    x = inputs
    cur = 0
    for i, (depth, dim) in enumerate(zip(depths, projection_dims)):
        x = downsample_layers[i](x)
        for j in range(depth):
            x = convnext_block(dim, drop_path_rate=depth_drop_rates[cur + j])(x)
        cur += depth
    return keras.Model(inputs, head(classes)(x), name="convnext_tiny")


model = convnext(depths=[3, 3, 9, 3], projection_dims=[96, 192, 384, 768])
