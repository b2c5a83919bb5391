# shim: tensorflow
import tensorflow as tf
from tensorflow.keras import layers


class ResNeXtBlock(tf.keras.Model):
    """A bottleneck of *cardinality* paths, written as one convolution in groups."""

    def __init__(self, width, out_channels, cardinality=32, strides=1, shortcut=False, name=None):
        super().__init__(name=name)
        conv = lambda *args, **kwargs: layers.Conv2D(*args, use_bias=False, padding="same", **kwargs)
        self.reduce = conv(width, 1)
        self.bn1 = layers.BatchNormalization()
        self.grouped = conv(width, 3, strides=strides, groups=cardinality)
        self.bn2 = layers.BatchNormalization()
        self.expand = conv(out_channels, 1)
        self.bn3 = layers.BatchNormalization()
        self.shortcut = None
        if shortcut:
            self.shortcut = tf.keras.Sequential([conv(out_channels, 1, strides=strides), layers.BatchNormalization()])

    def call(self, x, training=None):
        y = tf.nn.relu(self.bn1(self.reduce(x), training=training))
        y = tf.nn.relu(self.bn2(self.grouped(y), training=training))
        y = self.bn3(self.expand(y), training=training)
        if self.shortcut is not None:
            x = self.shortcut(x, training=training)
        return tf.nn.relu(x + y)


def resnext50_32x4d(num_classes=1000):
    inputs = tf.keras.Input(shape=(224, 224, 3))
    x = layers.Conv2D(64, 7, strides=2, padding="same", use_bias=False)(inputs)
    x = layers.BatchNormalization()(x)
    x = layers.ReLU()(x)
    x = layers.MaxPool2D(3, strides=2, padding="same")(x)
    for stage, depth in enumerate([3, 4, 6, 3]):
        width = 32 * 4 * 2**stage
        for i in range(depth):
            block = ResNeXtBlock(
                width,
                2 * width,
                strides=2 if stage and not i else 1,
                shortcut=not i,
                name="stage%d_block%d" % (stage + 1, i + 1),
            )
            x = block(x)
    x = layers.GlobalAvgPool2D()(x)
    logits = layers.Dense(num_classes)(x)
    return tf.keras.Model(inputs, logits, name="resnext50_32x4d")


net = resnext50_32x4d()
