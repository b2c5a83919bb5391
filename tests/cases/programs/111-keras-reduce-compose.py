from functools import reduce
import keras
from keras.layers import Input, Conv2D, BatchNormalization, LeakyReLU, ZeroPadding2D, UpSampling2D, Concatenate, Add
from keras.regularizers import l2


def compose(*funcs):
    """Apply layers from left to right."""
    if funcs:
        return reduce(lambda f, g: lambda *a, **kw: g(f(*a, **kw)), funcs)
    raise ValueError("Composition of empty sequence not supported.")


def DarknetConv(*args, **kwargs):
    darknet_kwargs = {"kernel_regularizer": l2(5e-4)}
    darknet_kwargs["padding"] = "valid" if kwargs.get("strides") == (2, 2) else "same"
    darknet_kwargs.update(kwargs)
    return Conv2D(*args, **darknet_kwargs)


def DarknetConv_BN_Leaky(*args, **kwargs):
    no_bias_kwargs = {"use_bias": False}
    no_bias_kwargs.update(kwargs)
    return compose(
        DarknetConv(*args, **no_bias_kwargs),
        BatchNormalization(),
        LeakyReLU(negative_slope=0.1))


def resblock_body(x, num_filters, num_blocks):
    # Darknet uses left and top padding instead of 'same' mode
    x = ZeroPadding2D(((1, 0), (1, 0)))(x)
    x = DarknetConv_BN_Leaky(num_filters, (3, 3), strides=(2, 2))(x)
    for i in range(num_blocks):
        y = compose(
            DarknetConv_BN_Leaky(num_filters // 2, (1, 1)),
            DarknetConv_BN_Leaky(num_filters, (3, 3)))(x)
        x = Add()([x, y])
    return x


num_anchors, num_classes = 3, 5
image = Input(shape=(64, 64, 3))
x = DarknetConv_BN_Leaky(8, (3, 3))(image)
x = middle = resblock_body(x, 16, 1)
x = resblock_body(x, 32, 2)
y1 = DarknetConv(num_anchors * (num_classes + 5), (1, 1))(x)
x = compose(DarknetConv_BN_Leaky(16, (1, 1)), UpSampling2D(2))(x)
x = Concatenate()([x, middle])
y2 = DarknetConv(num_anchors * (num_classes + 5), (1, 1))(x)
model = keras.Model(image, [y1, y2])
