import keras
from keras import layers

inputs = keras.Input((128, 128, 3))
a = keras.applications.MobileNet(include_top=False, pooling="avg", input_shape=(128, 128, 3), alpha=0.5)
b = keras.applications.NASNetLarge(include_top=False, pooling="max", input_shape=(128, 128, 3), weights=None)
a.trainable = False
x = layers.concatenate([a(inputs), b(inputs)])
model = keras.Model(inputs, layers.Dense(10, activation="softmax")(x))
