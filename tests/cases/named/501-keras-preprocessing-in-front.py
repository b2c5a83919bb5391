import keras
from keras import layers

base = keras.applications.MobileNetV3Small(include_top=False, include_preprocessing=False, pooling="avg")
base.trainable = False
inputs = keras.Input((96, 96, 3))
x = layers.Rescaling(1 / 127.5, offset=-1)(inputs)
x = base(x, training=False)
model = keras.Model(inputs, layers.Dense(3)(x))
