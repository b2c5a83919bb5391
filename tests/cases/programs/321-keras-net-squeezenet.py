# shim: tensorflow
import tensorflow as tf
from tensorflow.keras.layers import Activation, Concatenate, Conv2D, Dropout, GlobalAveragePooling2D, MaxPooling2D


class Fire(tf.keras.layers.Layer):
    def __init__(self, squeeze, expand, name=None):
        super().__init__(name=name)
        self.squeeze = Conv2D(squeeze, 1, activation="relu")
        self.expand1 = Conv2D(expand, 1, activation="relu")
        self.expand3 = Conv2D(expand, 3, padding="same", activation="relu")
        self.concat = Concatenate()

    def call(self, inputs):
        squeezed = self.squeeze(inputs)
        return self.concat([self.expand1(squeezed), self.expand3(squeezed)])


def squeezenet(num_classes=1000):
    """SqueezeNet 1.0, of the paper."""
    fires = iter(enumerate([(16, 64), (16, 64), (32, 128), (32, 128), (48, 192), (48, 192), (64, 256), (64, 256)], 2))

    def fire():
        number, (s, e) = next(fires)
        return Fire(s, e, name=f"fire{number}")

    return tf.keras.Sequential(
        [
            tf.keras.layers.InputLayer(shape=(224, 224, 3)),
            Conv2D(96, 7, strides=2, activation="relu", name="conv1"),
            MaxPooling2D(3, 2),
            fire(),
            fire(),
            fire(),
            MaxPooling2D(3, 2),
            *[fire() for _ in range(4)],
            MaxPooling2D(3, 2),
            fire(),
            Dropout(0.5),
            Conv2D(num_classes, 1, activation="relu", name="conv10"),
            GlobalAveragePooling2D(),
            Activation("softmax"),
        ],
        name="squeezenet",
    )


model = squeezenet()
