# shim: keras2
import keras
from keras import layers


def fire_module(x, squeeze_filters, expand_filters, name):
    x = layers.Conv2D(squeeze_filters, (1, 1), activation="relu", padding="valid", name=name + "/squeeze1x1")(x)
    left = layers.Conv2D(expand_filters, (1, 1), activation="relu", padding="valid", name=name + "/expand1x1")(x)
    right = layers.Conv2D(expand_filters, (3, 3), activation="relu", padding="same", name=name + "/expand3x3")(x)
    return layers.concatenate([left, right], axis=3, name=name + "/concat")


def bypass(x, *args, **kwargs):
    """A fire module beside a shortcut."""
    return layers.add([x, fire_module(x, *args, **kwargs)])


img = layers.Input(shape=(227, 227, 3))
x = layers.Conv2D(64, (3, 3), strides=(2, 2), padding="valid", activation="relu", name="conv1")(img)
x = layers.MaxPooling2D(pool_size=(3, 3), strides=(2, 2), name="pool1")(x)
x = fire_module(x, 16, 64, name="fire2")
x = bypass(x, 16, 64, name="fire3")
x = layers.MaxPooling2D(pool_size=(3, 3), strides=(2, 2), name="pool3")(x)
x = fire_module(x, 32, 128, name="fire4")
x = bypass(x, 32, 128, name="fire5")
x = layers.MaxPooling2D(pool_size=(3, 3), strides=(2, 2), name="pool5")(x)
x = fire_module(x, 48, 192, name="fire6")
x = bypass(x, 48, 192, name="fire7")
x = fire_module(x, 64, 256, name="fire8")
x = bypass(x, 64, 256, name="fire9")
x = layers.Dropout(0.5, name="drop9")(x)
x = layers.Conv2D(1000, (1, 1), activation="relu", name="conv10")(x)
x = layers.GlobalAveragePooling2D()(x)
out = layers.Activation("softmax", name="loss")(x)
squeeze = keras.Model(img, out, name="squeezenet_v1.1")
