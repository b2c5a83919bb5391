import keras
from keras import layers
from dataclasses import dataclass, field


@dataclass
class Config:
    growth: int = 32
    blocks: list = field(default_factory=lambda: [6, 12, 32, 32])
    compression: float = 0.5
    classes: int = 1000
    input_shape: tuple = (224, 224, 3)


class DenseLayer(layers.Layer):
    """BN, ReLU, 1 × 1, BN, ReLU, 3 × 3; what comes out is put beside what went in."""

    def __init__(self, growth, **kwargs):
        super().__init__(**kwargs)
        self.steps = [
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2D(4 * growth, 1, use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2D(growth, 3, padding="same", use_bias=False),
        ]
        self.beside = layers.Concatenate()

    def call(self, x):
        new = x
        for step in self.steps:
            new = step(new)
        return self.beside([x, new])


def transition(x, config):
    channels = int(x.shape[-1] * config.compression)
    x = layers.ReLU()(layers.BatchNormalization()(x))
    x = layers.Conv2D(channels, 1, use_bias=False)(x)
    return layers.AveragePooling2D(2, strides=2)(x)


def build(config):
    inputs = layers.Input(shape=config.input_shape)
    x = layers.ZeroPadding2D(3)(inputs)
    x = layers.Conv2D(2 * config.growth, 7, strides=2, use_bias=False)(x)
    x = layers.ReLU()(layers.BatchNormalization()(x))
    x = layers.MaxPooling2D(3, strides=2)(layers.ZeroPadding2D(1)(x))
    last = len(config.blocks) - 1
    for i, count in enumerate(config.blocks):
        for _ in range(count):
            x = DenseLayer(config.growth)(x)
        if i != last:
            x = transition(x, config)
    x = layers.ReLU()(layers.BatchNormalization()(x))
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(config.classes, activation="softmax")(x))


model = build(Config())
