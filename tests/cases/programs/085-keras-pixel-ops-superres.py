import keras
from keras import layers, ops

def upsample(x, scale, channels=16, name=None):
    x = layers.Conv2D(channels * (scale ** 2), 3, padding="same", name=name)(x)
    def depth_to_space(t):
        n, h, w, c = t.shape
        t = ops.reshape(t, (-1, h, w, scale, scale, c // scale ** 2))
        t = ops.transpose(t, (0, 1, 3, 2, 4, 5))
        return ops.reshape(t, (-1, h * scale, w * scale, c // scale ** 2))
    return layers.Lambda(depth_to_space, name=name + "_shuffle" if name else None)(x)

def res_block(x_in, filters, scaling=None):
    x = layers.Conv2D(filters, 3, padding='same', activation='relu')(x_in)
    x = layers.Conv2D(filters, 3, padding='same')(x)
    if scaling:
        x = layers.Lambda(lambda t: t * scaling)(x)
    x = layers.Add()([x_in, x])
    return x

x_in = keras.Input(shape=(20, 24, 3))
x = layers.Lambda(lambda t: (t - 127.5) / 127.5, name="normalize")(x_in)
x = b = layers.Conv2D(16, 3, padding='same')(x)
for i in range(2):
    b = res_block(b, 16, scaling=0.1)
b = layers.Conv2D(16, 3, padding='same')(b)
x = layers.Add()([x, b])
x = upsample(x, 2, name='up_2')
x = layers.Conv2D(3, 3, padding='same')(x)
edsr = keras.Model(x_in, x, name="edsr")
