import keras
from keras import layers, regularizers

weight_decay = 1e-4


def mlpconv(x, maps, kernel_size, **kwargs):
    """A convolution and two of size 1 × 1: a small network slides over the image."""
    sizes = [kernel_size] + [1] * (len(maps) - 1)
    for filters, size in zip(maps, sizes):
        x = layers.Conv2D(
            filters, size, padding="same", activation="relu",
            kernel_regularizer=regularizers.l2(weight_decay), **kwargs,
        )(x)
    return x


(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
num_classes = 10

image = keras.Input(shape=x_train.shape[1:])
x = mlpconv(image, maps=(192, 160, 96), kernel_size=5)
x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
x = layers.Dropout(0.5)(x)
x = mlpconv(x, maps=(192, 192, 192), kernel_size=5)
x = layers.AveragePooling2D(3, strides=2, padding="same")(x)
x = layers.Dropout(0.5)(x)
x = mlpconv(x, maps=(192, 192, num_classes), kernel_size=3)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Activation("softmax")(x)

nin = keras.Model(image, x)
