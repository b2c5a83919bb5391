# batch: 1
# shim: tensorflow
import tensorflow as tf
from tensorflow.keras import layers as L
from tensorflow.keras.models import Model


def conv_block(inputs, num_filters):
    x = L.Conv2D(num_filters, 3, activation="relu", kernel_initializer="he_normal")(inputs)
    x = L.Conv2D(num_filters, 3, activation="relu", kernel_initializer="he_normal")(x)
    return x


def encoder_block(inputs, num_filters):
    x = conv_block(inputs, num_filters)
    p = L.MaxPool2D((2, 2))(x)
    return x, p


def crop_like(skip, target):
    """Cut the border off *skip*, so that it is as large as *target*."""
    dh, dw = skip.shape[1] - target.shape[1], skip.shape[2] - target.shape[2]
    return L.Cropping2D(((dh // 2, dh - dh // 2), (dw // 2, dw - dw // 2)))(skip)


def decoder_block(inputs, skip, num_filters):
    x = L.Conv2DTranspose(num_filters, (2, 2), strides=2, padding="same")(inputs)
    x = L.Concatenate()([crop_like(skip, x), x])
    return conv_block(x, num_filters)


def build_unet(input_shape, num_classes=2):
    inputs = L.Input(input_shape)
    skips = []
    x = inputs
    for num_filters in (64, 128, 256, 512):
        s, x = encoder_block(x, num_filters)
        skips.append(s)
    x = conv_block(x, 1024)
    x = L.Dropout(0.5)(x)
    for skip in reversed(skips):
        x = decoder_block(x, skip, skip.shape[-1])
    outputs = L.Conv2D(num_classes, 1, activation="softmax")(x)
    return Model(inputs, outputs, name="UNet")


# the paper's image: 572 × 572 goes in, 388 × 388 comes out
model = build_unet((572, 572, 1))
model.summary()
