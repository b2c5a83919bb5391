# shim: tensorflow
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class MlpBlock(layers.Layer):
    def __init__(self, mlp_dim):
        super().__init__()
        self.mlp_dim = mlp_dim

    def build(self, input_shape):
        self.dense1 = layers.Dense(self.mlp_dim)
        self.dense2 = layers.Dense(input_shape[-1])

    def call(self, x):
        return self.dense2(tf.nn.gelu(self.dense1(x)))


class MixerBlock(layers.Layer):
    """Mix the patches, then the channels."""

    def __init__(self, tokens_mlp_dim, channels_mlp_dim, **kwargs):
        super().__init__(**kwargs)
        self.norm1 = layers.LayerNormalization(epsilon=1e-6)
        self.norm2 = layers.LayerNormalization(epsilon=1e-6)
        self.transpose = layers.Permute((2, 1))
        self.token_mixing = MlpBlock(tokens_mlp_dim)
        self.channel_mixing = MlpBlock(channels_mlp_dim)

    def call(self, x):
        y = self.norm1(x)
        y = tf.transpose(y, (0, 2, 1))
        y = self.token_mixing(y)
        x = x + self.transpose(y)
        return x + self.channel_mixing(self.norm2(x))


def mlp_mixer(image_size=224, patch=16, hidden_dim=512, num_blocks=8, tokens=256, channels=2048, classes=1000):
    model = keras.models.Sequential()
    model.add(layers.InputLayer(shape=(image_size, image_size, 3)))
    model.add(layers.Conv2D(hidden_dim, patch, strides=patch, name="stem"))
    model.add(layers.Reshape(target_shape=((image_size // patch) ** 2, hidden_dim)))
    for i in range(num_blocks):
        model.add(MixerBlock(tokens, channels, name="block_{:02d}".format(i)))
    model.add(layers.LayerNormalization(epsilon=1e-6, name="pre_head"))
    model.add(layers.GlobalAveragePooling1D())
    model.add(layers.Dense(classes, kernel_initializer="zeros", name="head"))
    return model


mixer = mlp_mixer()
