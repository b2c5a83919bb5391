# input: 224x224x3
# object: MobileNetV3Large(num_classes=1000)
import keras
from keras import layers


def round_channels(value, divisor=8):
    rounded = max(divisor, int(value + divisor / 2) // divisor * divisor)
    return rounded if rounded >= 0.9 * value else rounded + divisor


class SqueezeExcitation(layers.Layer):
    def __init__(self, ratio=4, **kwargs):
        super().__init__(**kwargs)
        self.ratio = ratio

    def build(self, input_shape):
        channels = input_shape[-1]
        self.pool = layers.GlobalAveragePooling2D(keepdims=True)
        self.reduce = layers.Conv2D(round_channels(channels / self.ratio), 1, activation="relu")
        self.expand = layers.Conv2D(channels, 1, activation="hard_sigmoid")

    def call(self, inputs):
        return inputs * self.expand(self.reduce(self.pool(inputs)))


class ConvUnit(layers.Layer):
    """A convolution (or a depthwise one), its normalization, its activation."""

    def __init__(self, conv, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.conv = conv
        self.bn = layers.BatchNormalization(epsilon=0.001, momentum=0.99)
        self.act = layers.Activation(activation) if activation else layers.Identity()

    def call(self, x, training=None):
        return self.act(self.bn(self.conv(x), training=training))


class Bottleneck(layers.Layer):
    def __init__(self, in_channels, kernel, expanded, out_channels, use_se, activation, strides):
        super().__init__()
        self.residual = strides == 1 and in_channels == out_channels
        pointwise = {"kernel_size": 1, "use_bias": False}
        self.units = []
        if expanded != in_channels:
            self.units.append(ConvUnit(layers.Conv2D(expanded, **pointwise), activation))
        depthwise = layers.DepthwiseConv2D(kernel, strides=strides, padding="same", use_bias=False)
        self.units.append(ConvUnit(depthwise, activation))
        if use_se:
            self.units.append(SqueezeExcitation())
        self.units.append(ConvUnit(layers.Conv2D(out_channels, **pointwise)))

    def call(self, x):
        y = x
        for unit in self.units:
            y = unit(y)
        return layers.add([x, y]) if self.residual else y


class MobileNetV3Large(keras.Model):
    BLOCKS = (
        # kernel, expanded, out, squeeze, activation, strides
        (3, 16, 16, False, "relu", 1),
        (3, 64, 24, False, "relu", 2),
        (3, 72, 24, False, "relu", 1),
        (5, 72, 40, True, "relu", 2),
        (5, 120, 40, True, "relu", 1),
        (5, 120, 40, True, "relu", 1),
        (3, 240, 80, False, "hard_swish", 2),
        (3, 200, 80, False, "hard_swish", 1),
        (3, 184, 80, False, "hard_swish", 1),
        (3, 184, 80, False, "hard_swish", 1),
        (3, 480, 112, True, "hard_swish", 1),
        (3, 672, 112, True, "hard_swish", 1),
        (5, 672, 160, True, "hard_swish", 2),
        (5, 960, 160, True, "hard_swish", 1),
        (5, 960, 160, True, "hard_swish", 1),
    )

    def __init__(self, num_classes=10, **kwargs):
        super().__init__(**kwargs)
        self.stem = ConvUnit(layers.Conv2D(16, 3, 2, padding="same", use_bias=False), "hard_swish")
        self.blocks = keras.Sequential()
        channels = 16
        for kernel, expanded, out, *rest in self.BLOCKS:
            self.blocks.add(Bottleneck(channels, kernel, expanded, out, *rest))
            channels = out
        self.last = ConvUnit(layers.Conv2D(6 * channels, 1, use_bias=False), "hard_swish")
        self.head = keras.Sequential(
            [
                layers.GlobalAveragePooling2D(),
                layers.Dense(1280, activation="hard_swish"),
                layers.Dropout(0.2),
                layers.Dense(num_classes, activation="softmax"),
            ]
        )

    def call(self, x):
        return self.head(self.last(self.blocks(self.stem(x))))
