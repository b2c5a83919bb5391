import keras
from keras import layers as L

DEPTHS = {50: (3, 4, 6, 3), 101: (3, 4, 23, 3), 152: (3, 8, 36, 3)}


def conv_bn(filters, size, **kwargs):
    """Compose: a function made of two layers."""
    def apply(x):
        x = L.Conv2D(filters, size, **kwargs)(x)
        return L.BatchNormalization(epsilon=1.001e-5)(x)
    return apply


def bottleneck(x, width, stride, project):
    shortcut = conv_bn(4 * width, 1, strides=stride)(x) if project else x
    x = L.ReLU()(conv_bn(width, 1, strides=stride)(x))
    x = L.ReLU()(conv_bn(width, 3, padding="same")(x))
    x = conv_bn(4 * width, 1)(x)
    return L.ReLU()(L.Add()([shortcut, x]))


def resnet(depth, input_shape=(224, 224, 3), classes=1000):
    assert depth in DEPTHS, f"no ResNet of {depth} layers"
    inputs = keras.Input(input_shape)
    x = L.ReLU()(conv_bn(64, 7, strides=2, padding="same")(inputs))
    x = L.MaxPooling2D(3, 2, padding="same")(x)
    for stage, repeats in enumerate(DEPTHS[depth]):
        for block in range(repeats):
            first = block == 0
            x = bottleneck(x, width=64 << stage, stride=2 if first and stage > 0 else 1, project=first)
    x = L.GlobalAveragePooling2D()(x)
    outputs = L.Dense(classes, activation="softmax")(x)
    return keras.Model(inputs, outputs, name=f"resnet{depth}")


model = resnet(152)
