# shim: tensorflow
import tensorflow as tf
from tensorflow.keras import layers, models
from tensorflow.keras.layers import Activation, Add, BatchNormalization, Conv2D, DepthwiseConv2D, Multiply, ReLU


def relu6(x):
    return ReLU(6.)(x)


def hard_sigmoid(x):
    return ReLU(6.)(x + 3.) * (1. / 6.)


def hard_swish(x):
    return Multiply()([x, hard_sigmoid(x)])


def relu(x):
    return ReLU()(x)


NL = {'RE': relu, 'HS': hard_swish}


def depth(v, divisor=8):
    new_v = max(divisor, int(v + divisor / 2) // divisor * divisor)
    return new_v + divisor if new_v < .9 * v else new_v


def squeeze_excite(inputs, se_ratio=1 / 4):
    channels = inputs.shape[-1]
    x = layers.GlobalAveragePooling2D(keepdims=True)(inputs)
    x = Conv2D(depth(channels * se_ratio), kernel_size=1)(x)
    x = ReLU()(x)
    x = Conv2D(channels, kernel_size=1)(x)
    x = hard_sigmoid(x)
    return Multiply()([inputs, x])


def bneck(x, kernel, exp_size, out, se, nl, stride):
    shortcut, channels = x, x.shape[-1]
    act = NL[nl]
    if exp_size != channels:
        x = Conv2D(exp_size, 1, padding='same', use_bias=False)(x)
        x = act(BatchNormalization(epsilon=1e-3, momentum=.999)(x))
    x = DepthwiseConv2D(kernel, strides=stride, padding='same', use_bias=False)(x)
    x = act(BatchNormalization(epsilon=1e-3, momentum=.999)(x))
    if se:
        x = squeeze_excite(x)
    x = Conv2D(out, 1, padding='same', use_bias=False)(x)
    x = BatchNormalization(epsilon=1e-3, momentum=.999)(x)
    if stride == 1 and channels == out:
        x = Add()([shortcut, x])
    return x


table = """
3   16  16  SE RE 2
3   72  24  -  RE 2
3   88  24  -  RE 1
5   96  40  SE HS 2
5  240  40  SE HS 1
5  240  40  SE HS 1
5  120  48  SE HS 1
5  144  48  SE HS 1
5  288  96  SE HS 2
5  576  96  SE HS 1
5  576  96  SE HS 1
"""

img = layers.Input((224, 224, 3))
x = layers.Rescaling(1. / 127.5, offset=-1.)(img)
x = Conv2D(16, 3, strides=(2, 2), padding='same', use_bias=False)(x)
x = hard_swish(BatchNormalization(epsilon=1e-3, momentum=.999)(x))
for row in table.strip().splitlines():
    k, exp, out, se, nl, s = row.split()
    x = bneck(x, int(k), int(exp), int(out), se == 'SE', nl, int(s))
x = Conv2D(576, 1, padding='same', use_bias=False)(x)
x = hard_swish(BatchNormalization(epsilon=1e-3, momentum=.999)(x))
x = layers.GlobalAveragePooling2D(keepdims=True)(x)
x = hard_swish(Conv2D(1024, 1, padding='same')(x))
x = layers.Dropout(.2)(x)
x = Conv2D(1000, 1, padding='same')(x)
x = layers.Flatten()(x)
x = Activation('softmax')(x)
model = models.Model(img, x, name='mobilenet_v3_small')
