# input: 224x224x3
# object: convnext_tiny
import keras
from keras import layers


class Block(layers.Layer):
    """A wide depthwise convolution, then an MLP at every pixel."""

    def __init__(self, dim, layer_scale=1e-6, **kwargs):
        super().__init__(**kwargs)
        self.dwconv = layers.DepthwiseConv2D(7, padding="same")
        self.norm = layers.LayerNormalization(epsilon=1e-6)
        self.pwconv1 = layers.Dense(4 * dim)
        self.act = layers.Activation("gelu")
        self.pwconv2 = layers.Dense(dim)
        self.gamma = self.add_weight(shape=(dim,), initializer=keras.initializers.Constant(layer_scale), name="gamma")

    def call(self, x):
        shortcut = x
        x = self.norm(self.dwconv(x))
        x = self.pwconv2(self.act(self.pwconv1(x)))
        return shortcut + self.gamma * x


class ConvNeXt(keras.Model):
    def __init__(self, depths=(3, 3, 9, 3), dims=(96, 192, 384, 768), num_classes=1000):
        super().__init__()
        self.downsample = [
            keras.Sequential([layers.Conv2D(dims[0], 4, strides=4), layers.LayerNormalization(epsilon=1e-6)])
        ]
        self.downsample += [
            keras.Sequential([layers.LayerNormalization(epsilon=1e-6), layers.Conv2D(dim, 2, strides=2)])
            for dim in dims[1:]
        ]
        self.stages = [keras.Sequential([Block(dim) for _ in range(depth)]) for depth, dim in zip(depths, dims)]
        self.pool = layers.GlobalAveragePooling2D()
        self.norm = layers.LayerNormalization(epsilon=1e-6)
        self.head = layers.Dense(num_classes)

    def call(self, x):
        for down, stage in zip(self.downsample, self.stages, strict=True):
            x = stage(down(x))
        return self.head(self.norm(self.pool(x)))


convnext_tiny = ConvNeXt()
