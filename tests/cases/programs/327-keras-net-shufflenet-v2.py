# shim: tensorflow
import tensorflow as tf
from tensorflow.keras import layers, Model
from tensorflow.keras.layers import BatchNormalization, Concatenate, Conv2D, DepthwiseConv2D, Lambda, ReLU


def channel_split(x):
    half = x.shape[-1] // 2
    left = Lambda(lambda z: z[:, :, :, :half])(x)
    right = Lambda(lambda z: z[:, :, :, half:])(x)
    return left, right


def channel_shuffle(x, groups=2):
    height, width, channels = x.shape[1:]
    x = layers.Reshape([height, width, groups, channels // groups])(x)
    x = layers.Permute((1, 2, 4, 3))(x)
    return layers.Reshape([height, width, channels])(x)


def pointwise(x, filters):
    x = Conv2D(filters, 1, use_bias=False)(x)
    x = BatchNormalization()(x)
    return ReLU()(x)


def depthwise(x, strides):
    x = DepthwiseConv2D(3, strides=strides, padding='same', use_bias=False)(x)
    return BatchNormalization()(x)


def shuffle_unit(x, filters, strides):
    branch = filters // 2
    if strides == 1:
        left, right = channel_split(x)
    else:
        left = pointwise(depthwise(x, strides), branch)
        right = x
    right = pointwise(right, branch)
    right = depthwise(right, strides)
    right = pointwise(right, branch)
    return channel_shuffle(Concatenate()([left, right]))


def ShuffleNetV2(scale=1.0, input_shape=(224, 224, 3), classes=1000):
    channels = {0.5: [48, 96, 192, 1024], 1.0: [116, 232, 464, 1024], 1.5: [176, 352, 704, 1024]}[scale]
    *stages, last = channels

    inputs = layers.Input(input_shape)
    x = Conv2D(24, 3, strides=2, padding='same', use_bias=False)(inputs)
    x = ReLU()(BatchNormalization()(x))
    x = layers.MaxPool2D(3, strides=2, padding='same')(x)
    for filters, repeat in zip(stages, [4, 8, 4]):
        for unit in range(repeat):
            x = shuffle_unit(x, filters, strides=2 if unit == 0 else 1)
    x = pointwise(x, last)
    x = layers.GlobalAveragePooling2D()(x)
    return Model(inputs, layers.Dense(classes)(x), name=f'shufflenet_v2_x{scale}')


model = ShuffleNetV2()
model.summary()
