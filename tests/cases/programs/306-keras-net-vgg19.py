# shim: tensorflow
from tensorflow import keras
from tensorflow.keras import layers
from typing import NamedTuple


class Stage(NamedTuple):
    filters: int
    convs: int


STAGES = [Stage(64, 2), Stage(128, 2), Stage(256, 4), Stage(512, 4), Stage(512, 4)]


def vgg_stage(filters, convs, index):
    """Some convolutions and a pooling layer, as one model."""
    stage = keras.Sequential(name=f"stage{index}")
    for n in range(1, convs + 1):
        stage.add(layers.Conv2D(filters, 3, padding="same", kernel_initializer="he_normal", name=f"conv{n}"))
        stage.add(layers.ReLU(name=f"relu{n}"))
    stage.add(layers.MaxPooling2D(2, name="pool"))
    return stage


inputs = keras.Input(shape=(224, 224, 3), name="image")
x = inputs
for index, stage in enumerate(STAGES, start=1):
    x = vgg_stage(*stage, index)(x)
x = layers.Flatten(name="flatten")(x)
for name in ("fc1", "fc2"):
    x = layers.Dense(4096, activation="relu", name=name)(x)
    x = layers.Dropout(0.5, name=f"{name}_dropout")(x)
probabilities = layers.Dense(1000, activation="softmax", name="predictions")(x)

vgg19 = keras.Model(inputs=inputs, outputs=probabilities, name="vgg19")
vgg19.summary(expand_nested=True)
