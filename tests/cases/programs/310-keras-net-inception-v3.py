# shim: tensorflow
from tensorflow.keras import layers
from tensorflow.keras.models import Model
from functools import partial


def conv_bn(x, filters, rows, columns, strides=1, padding='same'):
    x = layers.Conv2D(filters, (rows, columns), strides=strides, padding=padding, use_bias=False)(x)
    x = layers.BatchNormalization(axis=3, scale=False)(x)
    return layers.Activation('relu')(x)


def chain(x, *convolutions):
    for filters, rows, columns in convolutions:
        x = conv_bn(x, filters, rows, columns)
    return x


def average(x, filters):
    x = layers.AveragePooling2D((3, 3), strides=(1, 1), padding='same')(x)
    return conv_bn(x, filters, 1, 1)


concat = partial(layers.concatenate, axis=3)

img_input = layers.Input(shape=(299, 299, 3))

# 299 -> 35
x = conv_bn(img_input, 32, 3, 3, strides=2, padding='valid')
x = conv_bn(x, 32, 3, 3, padding='valid')
x = conv_bn(x, 64, 3, 3)
x = layers.MaxPooling2D((3, 3), strides=(2, 2))(x)
x = conv_bn(x, 80, 1, 1, padding='valid')
x = conv_bn(x, 192, 3, 3, padding='valid')
x = layers.MaxPooling2D((3, 3), strides=(2, 2))(x)

# three times 35 x 35
for i, pooled in enumerate([32, 64, 64]):
    x = concat(
        [
            conv_bn(x, 64, 1, 1),
            chain(x, (48, 1, 1), (64, 5, 5)),
            chain(x, (64, 1, 1), (96, 3, 3), (96, 3, 3)),
            average(x, pooled),
        ],
        name=f'mixed{i}',
    )

# 35 -> 17
a = conv_bn(x, 384, 3, 3, strides=2, padding='valid')
b = chain(x, (64, 1, 1), (96, 3, 3))
b = conv_bn(b, 96, 3, 3, strides=2, padding='valid')
c = layers.MaxPooling2D((3, 3), strides=(2, 2))(x)
x = concat([a, b, c], name='mixed3')

# four times 17 x 17, with kernels in two parts
for i, n in enumerate([128, 160, 160, 192], 4):
    once = chain(x, (n, 1, 1), (n, 1, 7), (192, 7, 1))
    twice = chain(x, (n, 1, 1), (n, 7, 1), (n, 1, 7), (n, 7, 1), (192, 1, 7))
    x = concat([conv_bn(x, 192, 1, 1), once, twice, average(x, 192)], name=f'mixed{i}')

# 17 -> 8
a = conv_bn(conv_bn(x, 192, 1, 1), 320, 3, 3, strides=2, padding='valid')
b = chain(x, (192, 1, 1), (192, 1, 7), (192, 7, 1))
b = conv_bn(b, 192, 3, 3, strides=2, padding='valid')
c = layers.MaxPooling2D((3, 3), strides=(2, 2))(x)
x = concat([a, b, c], name='mixed8')

# twice 8 x 8, with kernels side by side
for i in range(2):
    a = conv_bn(x, 320, 1, 1)
    b = conv_bn(x, 384, 1, 1)
    b = concat([conv_bn(b, 384, 1, 3), conv_bn(b, 384, 3, 1)], name='mixed9_' + str(i))
    c = chain(x, (448, 1, 1), (384, 3, 3))
    c = concat([conv_bn(c, 384, 1, 3), conv_bn(c, 384, 3, 1)])
    x = concat([a, b, c, average(x, 192)], name='mixed' + str(9 + i))

x = layers.GlobalAveragePooling2D(name='avg_pool')(x)
x = layers.Dense(1000, activation='softmax', name='predictions')(x)
inception = Model(img_input, x, name='inception_v3')
