from functools import partial
import keras
from keras import layers

DefaultConv2D = partial(layers.Conv2D, kernel_size=3, padding="same",
                        activation="relu", kernel_initializer="he_normal")
Conv2D = partial(layers.Conv2D, padding="same", use_bias=False)

model = keras.Sequential([
    DefaultConv2D(filters=64, kernel_size=7, input_shape=[28, 28, 1]),
    layers.MaxPool2D(),
    DefaultConv2D(filters=128),
    DefaultConv2D(filters=128),
    layers.MaxPool2D(),
    Conv2D(32, 1),
    Conv2D(32, (3, 1), strides=(2, 1)),
    layers.BatchNormalization(scale=False),
    layers.Flatten(),
    layers.Dense(units=64, activation="relu", kernel_initializer="he_normal"),
    layers.Dropout(0.5),
    layers.Dense(units=10, activation="softmax")
])
