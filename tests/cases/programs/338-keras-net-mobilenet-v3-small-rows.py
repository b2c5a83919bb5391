import keras
from keras import layers
from keras.activations import hard_sigmoid, hard_swish


def make_divisible(v, divisor=8):
    new = max(divisor, (int(v + divisor / 2) // divisor) * divisor)
    return new + divisor if new < 0.9 * v else new


def bn(x, activation=None):
    x = layers.BatchNormalization(epsilon=1e-3, momentum=0.999)(x)
    return x if activation is None else layers.Activation(activation)(x)


def se_block(x):
    channels = x.shape[-1]
    s = layers.GlobalAveragePooling2D(keepdims=True)(x)
    s = layers.Conv2D(make_divisible(channels / 4), 1, activation='relu')(s)
    s = layers.Conv2D(channels, 1, activation=hard_sigmoid)(s)
    return x * s


rows = [
    # k, exp, out, SE, NL, s
    (3, 16, 16, True, 'relu', 2),
    (3, 72, 24, False, 'relu', 2),
    (3, 88, 24, False, 'relu', 1),
    (5, 96, 40, True, hard_swish, 2),
    (5, 240, 40, True, hard_swish, 1),
    (5, 240, 40, True, hard_swish, 1),
    (5, 120, 48, True, hard_swish, 1),
    (5, 144, 48, True, hard_swish, 1),
    (5, 288, 96, True, hard_swish, 2),
    (5, 576, 96, True, hard_swish, 1),
    (5, 576, 96, True, hard_swish, 1),
]

image = layers.Input((224, 224, 3))
x = layers.Rescaling(scale=1.0 / 127.5, offset=-1.0)(image)
x = bn(layers.Conv2D(16, 3, 2, 'same', use_bias=False)(x), hard_swish)
for k, exp, out, se, nl, s in rows:
    block_input = x
    if exp != block_input.shape[-1]:
        x = bn(layers.Conv2D(exp, 1, use_bias=False)(x), nl)
    x = bn(layers.DepthwiseConv2D(k, s, 'same', use_bias=False)(x), nl)
    if se:
        x = se_block(x)
    x = bn(layers.Conv2D(out, 1, use_bias=False)(x))
    if s == 1 and block_input.shape[-1] == out:
        x = x + block_input
x = bn(layers.Conv2D(576, 1, use_bias=False)(x), hard_swish)
x = layers.GlobalAveragePooling2D(keepdims=True)(x)
x = layers.Conv2D(1024, 1, activation=hard_swish)(x)
x = layers.Dropout(0.2)(x)
x = layers.Conv2D(1000, 1)(x)
x = layers.Softmax()(layers.Flatten()(x))
model = keras.Model(image, x)
