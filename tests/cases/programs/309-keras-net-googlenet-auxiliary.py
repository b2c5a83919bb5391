# input: 224x224x3
# object: GoogLeNet()
import keras
from keras import layers


class Inception(layers.Layer):
    """Four branches over one input: (1×1), (reduce, 3×3), (reduce, 5×5), projection."""

    def __init__(self, one, three, five, projection, **kwargs):
        super().__init__(**kwargs)
        conv = lambda filters, size: layers.Conv2D(filters, size, padding="same", activation="relu")
        self.branch1 = conv(one, 1)
        self.branch2 = keras.Sequential([conv(three[0], 1), conv(three[1], 3)])
        self.branch3 = keras.Sequential([conv(five[0], 1), conv(five[1], 5)])
        self.branch4 = keras.Sequential([layers.MaxPooling2D(3, 1, "same"), conv(projection, 1)])

    def call(self, x):
        branches = [self.branch1, self.branch2, self.branch3, self.branch4]
        return keras.ops.concatenate([branch(x) for branch in branches], axis=-1)


class Auxiliary(layers.Layer):
    """A classifier half way: it brings the gradient nearer to the first layers."""

    def __init__(self, classes, **kwargs):
        super().__init__(**kwargs)
        self.pool = layers.AveragePooling2D(5, strides=3)
        self.conv = layers.Conv2D(128, 1, activation="relu")
        self.flatten = layers.Flatten()
        self.hidden = layers.Dense(1024, activation="relu")
        self.dropout = layers.Dropout(0.7)
        self.scores = layers.Dense(classes, activation="softmax")

    def call(self, x, training=False):
        x = self.flatten(self.conv(self.pool(x)))
        x = self.dropout(self.hidden(x), training=training)
        return self.scores(x)


TABLE = {
    "3a": (64, (96, 128), (16, 32), 32),
    "3b": (128, (128, 192), (32, 96), 64),
    "4a": (192, (96, 208), (16, 48), 64),
    "4b": (160, (112, 224), (24, 64), 64),
    "4c": (128, (128, 256), (24, 64), 64),
    "4d": (112, (144, 288), (32, 64), 64),
    "4e": (256, (160, 320), (32, 128), 128),
    "5a": (256, (160, 320), (32, 128), 128),
    "5b": (384, (192, 384), (48, 128), 128),
}


class GoogLeNet(keras.Model):
    def __init__(self, classes=1000):
        super().__init__()
        self.stem = keras.Sequential(
            [
                layers.Conv2D(64, 7, strides=2, padding="same", activation="relu"),
                layers.MaxPooling2D(3, strides=2, padding="same"),
                layers.Conv2D(64, 1, activation="relu"),
                layers.Conv2D(192, 3, padding="same", activation="relu"),
                layers.MaxPooling2D(3, strides=2, padding="same"),
            ]
        )
        self.inceptions = {name: Inception(*sizes) for name, sizes in TABLE.items()}
        self.pools = {name: layers.MaxPooling2D(3, strides=2, padding="same") for name in ("3b", "4e")}
        self.auxiliaries = {name: Auxiliary(classes) for name in ("4a", "4d")}
        self.average = layers.GlobalAveragePooling2D()
        self.dropout = layers.Dropout(0.4)
        self.classifier = layers.Dense(classes, activation="softmax")

    def call(self, images, training=False):
        x = self.stem(images)
        extra = []
        for name, inception in self.inceptions.items():
            x = inception(x)
            if name in self.pools:
                x = self.pools[name](x)
            if name in self.auxiliaries:
                extra.append(self.auxiliaries[name](x, training=training))
        x = self.dropout(self.average(x), training=training)
        return [self.classifier(x), *extra]
