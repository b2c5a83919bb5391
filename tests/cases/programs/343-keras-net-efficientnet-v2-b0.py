# input: 224x224x3
import keras
from keras import layers
from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    repeats: int
    filters: int
    expand: int
    stride: int
    se: float = 0.0
    kernel: int = 3

    @property
    def fused(self):
        return self.se == 0


STAGES = (
    Stage(1, 16, 1, 1),
    Stage(2, 32, 4, 2),
    Stage(2, 48, 4, 2),
    Stage(3, 96, 4, 2, se=0.25),
    Stage(5, 112, 6, 1, se=0.25),
    Stage(8, 192, 6, 2, se=0.25),
)


def conv(filters, kernel, stride=1):
    return layers.Conv2D(filters, kernel, stride, padding="same", use_bias=False)


class ConvBNAct(layers.Layer):
    def __init__(self, conv, activation="swish", **kwargs):
        super().__init__(**kwargs)
        self.conv = conv
        self.bn = layers.BatchNormalization(momentum=0.9)
        self.act = layers.Activation(activation)

    def call(self, x):
        return self.act(self.bn(self.conv(x)))


class SqueezeExcite(layers.Layer):
    def __init__(self, squeezed, **kwargs):
        super().__init__(**kwargs)
        self.squeezed = squeezed

    def build(self, input_shape):
        self.pool = layers.GlobalAveragePooling2D(keepdims=True)
        self.reduce = layers.Conv2D(self.squeezed, 1, activation="swish")
        self.expand = layers.Conv2D(input_shape[-1], 1, activation="sigmoid")
        super().build(input_shape)

    def call(self, x):
        return x * self.expand(self.reduce(self.pool(x)))


class MBConv(layers.Layer):
    def __init__(self, filters_in, stage, stride, drop=0.0, **kwargs):
        super().__init__(**kwargs)
        hidden = filters_in * stage.expand
        steps = []
        if stage.fused and stage.expand == 1:
            steps += [ConvBNAct(conv(stage.filters, stage.kernel, stride))]
        elif stage.fused:
            steps += [ConvBNAct(conv(hidden, stage.kernel, stride)), ConvBNAct(conv(stage.filters, 1), "linear")]
        else:
            depthwise = layers.DepthwiseConv2D(stage.kernel, strides=stride, padding="same", use_bias=False)
            steps += [
                ConvBNAct(conv(hidden, 1)),
                ConvBNAct(depthwise),
                SqueezeExcite(max(1, int(filters_in * stage.se))),
                ConvBNAct(conv(stage.filters, 1), "linear"),
            ]
        self.steps = steps
        self.residual = stride == 1 and filters_in == stage.filters
        self.dropout = layers.Dropout(drop, noise_shape=(None, 1, 1, 1)) if drop else None

    def call(self, x, training=None):
        y = x
        for step in self.steps:
            y = step(y)
        if not self.residual:
            return y
        if self.dropout is not None:
            y = self.dropout(y, training=training)
        return x + y


def efficientnet_v2_b0(classes=1000, survival=0.2):
    model = keras.Sequential(name="efficientnetv2-b0")
    model.add(layers.Rescaling(scale=1.0 / 255))
    model.add(layers.Normalization(mean=[0.485, 0.456, 0.406], variance=[0.229**2, 0.224**2, 0.225**2]))
    model.add(ConvBNAct(conv(32, 3, 2), name="stem"))
    total, done, filters = sum(s.repeats for s in STAGES), 0, 32
    for number, stage in enumerate(STAGES, 1):
        for repeat in range(stage.repeats):
            stride = stage.stride if repeat == 0 else 1
            model.add(MBConv(filters, stage, stride, survival * done / total, name=f"block{number}{'abcdefgh'[repeat]}"))
            filters = stage.filters
            done += 1
    model.add(ConvBNAct(conv(1280, 1), name="top"))
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(classes, activation="softmax", name="predictions"))
    return model


model = efficientnet_v2_b0()
model.build((None, 224, 224, 3))
