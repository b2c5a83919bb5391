# input: 224x224x3
# shim: tensorflow
import tensorflow as tf


def make_divisible(v, divisor=8, min_value=None):
    """Round to a multiple of *divisor*, but by no more than a tenth down."""
    if min_value is None:
        min_value = divisor
    new_v = max(min_value, int(v + divisor / 2) // divisor * divisor)
    if new_v < 0.9 * v:
        new_v += divisor
    return new_v


class ConvBNReLU6(tf.keras.Sequential):
    def __init__(self, filters, kernel_size=3, strides=1, **kwargs):
        super().__init__(**kwargs)
        self.add(tf.keras.layers.Conv2D(filters, kernel_size, strides, padding="same", use_bias=False))
        self.add(tf.keras.layers.BatchNormalization(epsilon=1e-3, momentum=0.999))
        self.add(tf.keras.layers.ReLU(6.0))


class InvertedResidual(tf.keras.Model):
    def __init__(self, in_channels, out_channels, stride, expand_ratio):
        super().__init__()
        assert stride in [1, 2]
        hidden = in_channels * expand_ratio
        self.use_res_connect = stride == 1 and in_channels == out_channels

        body = []
        if expand_ratio != 1:
            body.append(ConvBNReLU6(hidden, kernel_size=1))
        body += [
            tf.keras.layers.DepthwiseConv2D(3, strides=stride, padding="same", use_bias=False),
            tf.keras.layers.BatchNormalization(epsilon=1e-3, momentum=0.999),
            tf.keras.layers.ReLU(max_value=6),
            tf.keras.layers.Conv2D(out_channels, 1, use_bias=False),
            tf.keras.layers.BatchNormalization(epsilon=1e-3, momentum=0.999),
        ]
        self.body = tf.keras.Sequential(body)

    def call(self, x, training=False):
        y = self.body(x, training=training)
        return x + y if self.use_res_connect else y


class MobileNetV2(tf.keras.Model):
    settings = [
        # t, c, n, s
        [1, 16, 1, 1],
        [6, 24, 2, 2],
        [6, 32, 3, 2],
        [6, 64, 4, 2],
        [6, 96, 3, 1],
        [6, 160, 3, 2],
        [6, 320, 1, 1],
    ]

    def __init__(self, num_classes=1000, width_mult=1.0):
        super().__init__()
        channels = make_divisible(32 * width_mult)
        features = [ConvBNReLU6(channels, strides=2)]
        for t, c, n, s in self.settings:
            out = make_divisible(c * width_mult)
            for i in range(n):
                features.append(InvertedResidual(channels, out, s if i == 0 else 1, expand_ratio=t))
                channels = out
        features.append(ConvBNReLU6(make_divisible(1280 * max(1.0, width_mult)), kernel_size=1))
        self.features = tf.keras.Sequential(features)
        self.pool = tf.keras.layers.GlobalAveragePooling2D()
        self.dropout = tf.keras.layers.Dropout(0.2)
        self.classifier = tf.keras.layers.Dense(num_classes, activation="softmax")

    def call(self, x, training=False):
        x = self.pool(self.features(x, training=training))
        return self.classifier(self.dropout(x, training=training))


model = MobileNetV2()
