import keras
from keras import backend as K
from keras import layers, regularizers
from keras.layers import Activation, BatchNormalization, Conv2D, Dropout

DEPTH, WIDEN = 28, 10
DROPOUT = 0.3
WEIGHT_DECAY = 5e-4

assert (DEPTH - 4) % 6 == 0, "the depth must be 6n + 4"
n = (DEPTH - 4) // 6
channel_axis = 1 if K.image_data_format() == "channels_first" else -1

conv_params = dict(
    padding="same",
    use_bias=False,
    kernel_initializer="he_normal",
    kernel_regularizer=regularizers.L2(WEIGHT_DECAY),
)


def bn_relu(x):
    return Activation("relu")(BatchNormalization(axis=channel_axis, momentum=0.9)(x))


def wide_basic(x, planes, stride):
    pre = bn_relu(x)
    y = Conv2D(planes, 3, strides=stride, **conv_params)(pre)
    y = bn_relu(y)
    if DROPOUT > 0:
        y = Dropout(DROPOUT)(y)
    y = Conv2D(planes, 3, **conv_params)(y)
    if x.shape[channel_axis] == planes:
        return layers.add([y, x])
    # the first block of a group: the shortcut starts after the activation
    return layers.add([y, Conv2D(planes, 1, strides=stride, **conv_params)(pre)])


def group(x, planes, stride):
    for stride in [stride] + (n - 1) * [1]:
        x = wide_basic(x, planes, stride)
    return x


inputs = keras.Input(shape=(32, 32, 3))
x = Conv2D(16, 3, **conv_params)(inputs)
x = group(x, 16 * WIDEN, 1)
x = group(x, 32 * WIDEN, 2)
x = group(x, 64 * WIDEN, 2)
x = bn_relu(x)
x = layers.AveragePooling2D(8)(x)
x = layers.Flatten()(x)
outputs = layers.Dense(10, activation="softmax", kernel_regularizer=regularizers.L2(WEIGHT_DECAY))(x)

model = keras.Model(inputs, outputs, name=f"WRN-{DEPTH}-{WIDEN}")
model.summary()
