import keras
from keras import layers


def relu_conv_bn(x, filters, kernel=1, strides=1):
    x = layers.Activation("relu")(x)
    x = layers.Conv2D(filters, kernel, strides=strides, padding="same", use_bias=False)(x)
    return layers.BatchNormalization(momentum=0.9997, epsilon=1e-3)(x)


def separable(x, filters, kernel, strides=1):
    """Twice: ReLU, separable convolution, batch normalization; only the first has strides."""
    for step in (strides, 1):
        x = layers.ReLU()(x)
        x = layers.SeparableConv2D(filters, kernel, strides=step, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization(momentum=0.9997, epsilon=1e-3)(x)
    return x


def fit(p, x, filters):
    """Bring the input before the last to the size of the last."""
    if p is None:
        return x
    if p.shape[1] != x.shape[1]:
        p = layers.ReLU()(p)
        p1 = layers.AveragePooling2D(1, strides=2)(p)
        p1 = layers.Conv2D(filters // 2, 1, use_bias=False)(p1)
        p2 = layers.ZeroPadding2D(((0, 1), (0, 1)))(p)
        p2 = layers.Cropping2D(((1, 0), (1, 0)))(p2)
        p2 = layers.AveragePooling2D(1, strides=2)(p2)
        p2 = layers.Conv2D(filters // 2, 1, use_bias=False)(p2)
        p = layers.concatenate([p1, p2])
        return layers.BatchNormalization(momentum=0.9997, epsilon=1e-3)(p)
    if p.shape[-1] != filters:
        return relu_conv_bn(p, filters)
    return p


def normal_cell(x, p, filters):
    p = fit(p, x, filters)
    h = relu_conv_bn(x, filters)
    pool = lambda y: layers.AveragePooling2D(3, strides=1, padding="same")(y)
    blocks = [
        layers.add([separable(h, filters, 5), separable(p, filters, 3)]),
        layers.add([separable(p, filters, 5), separable(p, filters, 3)]),
        layers.add([pool(h), p]),
        layers.add([pool(p), pool(p)]),
        layers.add([separable(h, filters, 3), h]),
    ]
    return layers.concatenate([p, *blocks]), x


def reduction_cell(x, p, filters):
    p = fit(p, x, filters)
    h = relu_conv_bn(x, filters)
    settings = dict(pool_size=3, strides=2, padding="same")
    a = layers.add([separable(h, filters, 5, 2), separable(p, filters, 7, 2)])
    b = layers.add([layers.MaxPooling2D(**settings)(h), separable(p, filters, 7, 2)])
    c = layers.add([layers.AveragePooling2D(**settings)(h), separable(p, filters, 5, 2)])
    d = layers.add([layers.AveragePooling2D(3, 1, "same")(a), b])
    e = layers.add([separable(a, filters, 3), layers.MaxPooling2D(**settings)(h)])
    return layers.concatenate([b, c, d, e]), x


def nasnet(cells, filters=32, input_shape=(32, 32, 3), classes=10):
    inputs = keras.Input(input_shape)
    x = layers.Conv2D(32, 3, padding="same", use_bias=False)(inputs)
    x, p = layers.BatchNormalization()(x), None
    for letter in cells:
        if letter == "R":
            filters *= 2
        cell = {"N": normal_cell, "R": reduction_cell}[letter]
        x, p = cell(x, p, filters)
    x = layers.ReLU()(x)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))


model = nasnet("NRN")
