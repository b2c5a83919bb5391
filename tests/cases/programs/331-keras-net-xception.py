import keras
from keras.layers import (
    Activation,
    BatchNormalization,
    Conv2D,
    Dense,
    GlobalAveragePooling2D,
    Input,
    MaxPooling2D,
    SeparableConv2D,
    add,
)


def sep_bn(x, filters, relu_first=True):
    if relu_first:
        x = Activation("relu")(x)
    x = SeparableConv2D(filters, 3, padding="same", use_bias=False)(x)
    return BatchNormalization()(x)


def shrink(x, first, second, relu_first=True):
    """Two separable convolutions and a pooling layer, beside a 1 × 1 convolution."""
    residual = Conv2D(second, 1, strides=2, padding="same", use_bias=False)(x)
    residual = BatchNormalization()(residual)
    x = sep_bn(x, first, relu_first)
    x = sep_bn(x, second)
    x = MaxPooling2D(3, strides=2, padding="same")(x)
    return add([x, residual])


def entry_flow(x):
    for filters, strides in ((32, 2), (64, 1)):
        x = Conv2D(filters, 3, strides=strides, use_bias=False)(x)
        x = BatchNormalization()(x)
        x = Activation("relu")(x)
    x = shrink(x, 128, 128, relu_first=False)
    for filters in [256, 728]:
        x = shrink(x, filters, filters)
    return x


def middle_flow(x, times=8):
    while times:
        residual = x
        for _ in range(3):
            x = sep_bn(x, 728)
        x = add([x, residual])
        times -= 1
    return x


def exit_flow(x, classes):
    x = shrink(x, 728, 1024)
    for filters in (1536, 2048):
        x = sep_bn(x, filters, relu_first=False)
        x = Activation("relu")(x)
    x = GlobalAveragePooling2D()(x)
    return Dense(classes, activation="softmax")(x)


image = Input(shape=(299, 299, 3))
xception = keras.Model(inputs=image, outputs=exit_flow(middle_flow(entry_flow(image)), classes=1000))
print(xception.count_params())
