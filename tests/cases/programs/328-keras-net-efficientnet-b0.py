import math
from copy import deepcopy

import keras
from keras import layers

BLOCKS = [
    dict(kernel_size=3, repeats=1, filters_in=32, filters_out=16, expand_ratio=1, strides=1),
    dict(kernel_size=3, repeats=2, filters_in=16, filters_out=24, expand_ratio=6, strides=2),
    dict(kernel_size=5, repeats=2, filters_in=24, filters_out=40, expand_ratio=6, strides=2),
    dict(kernel_size=3, repeats=3, filters_in=40, filters_out=80, expand_ratio=6, strides=2),
    dict(kernel_size=5, repeats=3, filters_in=80, filters_out=112, expand_ratio=6, strides=1),
    dict(kernel_size=5, repeats=4, filters_in=112, filters_out=192, expand_ratio=6, strides=2),
    dict(kernel_size=3, repeats=1, filters_in=192, filters_out=320, expand_ratio=6, strides=1),
]
INITIALIZER = {
    "class_name": "VarianceScaling",
    "config": {"scale": 2.0, "mode": "fan_out", "distribution": "truncated_normal"},
}


def round_filters(filters, width, divisor=8):
    filters *= width
    new = max(divisor, int(filters + divisor / 2) // divisor * divisor)
    if new < 0.9 * filters:
        new += divisor
    return int(new)


def round_repeats(repeats, depth):
    return int(math.ceil(depth * repeats))


def mbconv(x, drop_rate, name, *, kernel_size, filters_in, filters_out, expand_ratio, strides, se_ratio=0.25):
    filters = filters_in * expand_ratio
    inputs = x
    if expand_ratio != 1:
        x = layers.Conv2D(filters, 1, use_bias=False, kernel_initializer=INITIALIZER, name=name + "expand_conv")(x)
        x = layers.BatchNormalization(name=name + "expand_bn")(x)
        x = layers.Activation("swish", name=name + "expand_activation")(x)

    x = layers.DepthwiseConv2D(
        kernel_size, strides=strides, padding="same", use_bias=False, depthwise_initializer=INITIALIZER,
        name=name + "dwconv",
    )(x)
    x = layers.BatchNormalization(name=name + "bn")(x)
    x = layers.Activation("swish", name=name + "activation")(x)

    # squeeze and excite
    squeezed = max(1, int(filters_in * se_ratio))
    se = layers.GlobalAveragePooling2D(name=name + "se_squeeze")(x)
    se = layers.Reshape((1, 1, filters), name=name + "se_reshape")(se)
    se = layers.Conv2D(squeezed, 1, activation="swish", name=name + "se_reduce")(se)
    se = layers.Conv2D(filters, 1, activation="sigmoid", name=name + "se_expand")(se)
    x = layers.multiply([x, se], name=name + "se_excite")

    x = layers.Conv2D(filters_out, 1, use_bias=False, kernel_initializer=INITIALIZER, name=name + "project_conv")(x)
    x = layers.BatchNormalization(name=name + "project_bn")(x)
    if strides == 1 and filters_in == filters_out:
        if drop_rate > 0:
            x = layers.Dropout(drop_rate, noise_shape=(None, 1, 1, 1), name=name + "drop")(x)
        x = layers.add([x, inputs], name=name + "add")
    return x


def EfficientNet(width, depth, resolution, dropout=0.2, drop_connect=0.2, classes=1000):
    img = layers.Input((resolution, resolution, 3))
    x = layers.Rescaling(1.0 / 255.0)(img)
    x = layers.Normalization(axis=3)(x)
    x = layers.ZeroPadding2D(((0, 1), (0, 1)), name="stem_conv_pad")(x)
    x = layers.Conv2D(round_filters(32, width), 3, strides=2, padding="valid", use_bias=False, name="stem_conv")(x)
    x = layers.BatchNormalization(name="stem_bn")(x)
    x = layers.Activation("swish", name="stem_activation")(x)

    b = 0
    blocks = float(sum(round_repeats(args["repeats"], depth) for args in BLOCKS))
    for i, args in enumerate(deepcopy(BLOCKS)):
        args["filters_in"] = round_filters(args["filters_in"], width)
        args["filters_out"] = round_filters(args["filters_out"], width)
        for j in range(round_repeats(args.pop("repeats"), depth)):
            if j > 0:
                args["strides"] = 1
                args["filters_in"] = args["filters_out"]
            x = mbconv(x, drop_connect * b / blocks, name="block{}{}_".format(i + 1, chr(j + 97)), **args)
            b += 1

    x = layers.Conv2D(round_filters(1280, width), 1, use_bias=False, name="top_conv")(x)
    x = layers.BatchNormalization(name="top_bn")(x)
    x = layers.Activation("swish", name="top_activation")(x)
    x = layers.GlobalAveragePooling2D(name="avg_pool")(x)
    x = layers.Dropout(dropout, name="top_dropout")(x)
    x = layers.Dense(classes, activation="softmax", name="predictions")(x)
    return keras.Model(img, x)


model = EfficientNet(width=1.0, depth=1.0, resolution=224)
