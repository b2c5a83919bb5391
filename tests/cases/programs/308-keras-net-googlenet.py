# shim: tensorflow
import tensorflow as tf
from tensorflow.keras.layers import (
    AveragePooling2D,
    Concatenate,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Input,
    Lambda,
    MaxPooling2D,
)
from tensorflow.keras.models import Model


def inception(x, f1, f3_reduce, f3, f5_reduce, f5, pool_proj, name):
    branch1 = Conv2D(f1, 1, padding="same", activation="relu", name=f"{name}_1x1")(x)

    branch2 = Conv2D(f3_reduce, 1, padding="same", activation="relu", name=f"{name}_3x3_reduce")(x)
    branch2 = Conv2D(f3, 3, padding="same", activation="relu", name=f"{name}_3x3")(branch2)

    branch3 = Conv2D(f5_reduce, 1, padding="same", activation="relu", name=f"{name}_5x5_reduce")(x)
    branch3 = Conv2D(f5, 5, padding="same", activation="relu", name=f"{name}_5x5")(branch3)

    branch4 = MaxPooling2D(3, strides=1, padding="same", name=f"{name}_pool")(x)
    branch4 = Conv2D(pool_proj, 1, padding="same", activation="relu", name=f"{name}_pool_proj")(branch4)

    return Concatenate(axis=-1, name=f"{name}_output")([branch1, branch2, branch3, branch4])


def lrn(name):
    return Lambda(lambda t: tf.nn.local_response_normalization(t, depth_radius=2, alpha=2e-5, beta=0.75), name=name)


def build_googlenet(num_classes=1000):
    image = Input(shape=(224, 224, 3), name="image")

    x = Conv2D(64, 7, strides=2, padding="same", activation="relu", name="conv1")(image)
    x = MaxPooling2D(3, strides=2, padding="same", name="pool1")(x)
    x = lrn("norm1")(x)
    x = Conv2D(64, 1, activation="relu", name="conv2_reduce")(x)
    x = Conv2D(192, 3, padding="same", activation="relu", name="conv2")(x)
    x = lrn("norm2")(x)
    x = MaxPooling2D(3, strides=2, padding="same", name="pool2")(x)

    x = inception(x, 64, 96, 128, 16, 32, 32, name="inception_3a")
    x = inception(x, 128, 128, 192, 32, 96, 64, name="inception_3b")
    x = MaxPooling2D(3, strides=2, padding="same", name="pool3")(x)

    x = inception(x, 192, 96, 208, 16, 48, 64, name="inception_4a")
    x = inception(x, 160, 112, 224, 24, 64, 64, name="inception_4b")
    x = inception(x, 128, 128, 256, 24, 64, 64, name="inception_4c")
    x = inception(x, 112, 144, 288, 32, 64, 64, name="inception_4d")
    x = inception(x, 256, 160, 320, 32, 128, 128, name="inception_4e")
    x = MaxPooling2D(3, strides=2, padding="same", name="pool4")(x)

    x = inception(x, 256, 160, 320, 32, 128, 128, name="inception_5a")
    x = inception(x, 384, 192, 384, 48, 128, 128, name="inception_5b")
    x = AveragePooling2D(7, strides=1, name="pool5")(x)

    x = Flatten()(x)
    x = Dropout(0.4)(x)
    x = Dense(num_classes, activation="softmax", name="classifier")(x)
    return Model(image, x, name="googlenet")


model = build_googlenet()
