import keras
from keras.layers import (Input, Conv2D, Conv2DTranspose, MaxPooling2D, Dropout,
                          Concatenate, BatchNormalization, Activation, UpSampling2D)


class UNetBuilder:
    """Builds U-Nets; keeps its settings as attributes."""

    default_filters = (8, 16, 32)

    def __init__(self, input_shape, n_classes, filters=None, up="transpose", dropout=0.1):
        self.input_shape = input_shape
        self.n_classes = n_classes
        self.filters = list(filters or self.default_filters)
        self.up = up
        self.dropout = dropout

    def conv(self, x, n, times=2):
        for _ in range(times):
            x = Conv2D(n, 3, padding="same", kernel_initializer="he_normal")(x)
            x = BatchNormalization()(x)
            x = Activation("relu")(x)
        return x

    def encode(self, x):
        skips = []
        *inner, bottom = self.filters
        for n in inner:
            x = self.conv(x, n)
            skips += [x]
            x = MaxPooling2D((2, 2))(x)
            if self.dropout:
                x = Dropout(self.dropout)(x)
        return self.conv(x, bottom), skips, inner

    def upsample(self, x, n):
        if self.up == "transpose":
            return Conv2DTranspose(n, 2, strides=2, padding="same")(x)
        elif self.up == "nearest":
            return Conv2D(n, 1)(UpSampling2D(2, interpolation="nearest")(x))
        raise ValueError("up must be 'transpose' or 'nearest', not %r" % self.up)

    def build(self):
        inputs = Input(self.input_shape)
        x, skips, widths = self.encode(inputs)
        aux = []
        while skips:
            skip, n = skips.pop(), widths.pop()
            x = self.upsample(x, n)
            x = Concatenate()([x, skip])
            x = self.conv(x, n)
            aux.append(Conv2D(self.n_classes, 1, name=f"out_{x.shape[1]}")(x))
        return keras.Model(inputs, aux[::-1], name="unet")


model = UNetBuilder((64, 48, 3), n_classes=4, up="nearest").build()
