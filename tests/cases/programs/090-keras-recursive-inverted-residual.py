import keras
from keras import layers
from keras.layers import Conv2D, DepthwiseConv2D, BatchNormalization, ReLU, Add


def inverted_residual(x, expand=6, filters=16, stride=1):
    shortcut = x
    c_in = x.shape[-1]
    m = Conv2D(c_in * expand, 1, use_bias=False)(x) if expand > 1 else x
    m = ReLU(max_value=6.0)(BatchNormalization()(m))
    m = DepthwiseConv2D(3, stride, padding="same", use_bias=False)(m)
    m = BatchNormalization()(m)
    m = ReLU(6)(m)
    m = Conv2D(filters, 1, use_bias=False)(m)
    m = BatchNormalization()(m)
    if stride == 1 and c_in == filters:
        return Add()([m, shortcut])
    return m


def repeat(x, n, **settings):
    """n blocks, written without a loop."""
    if n == 0:
        return x
    x = inverted_residual(x, **settings)
    return repeat(x, n - 1, **{**settings, "stride": 1})


inputs = keras.Input((64, 64, 3))
x = Conv2D(16, 3, 2, "same")(inputs)
for t, c, n, s in [(1, 8, 1, 1), (6, 12, 2, 2), (6, 16, 3, 2)]:
    x = repeat(x, n, expand=t, filters=c, stride=s)
x = Conv2D(32, 1)(x)
x = layers.GlobalAveragePooling2D(keepdims=True)(x)
x = layers.Flatten()(x)
model = keras.Model(inputs, layers.Dense(10, "softmax")(x))
