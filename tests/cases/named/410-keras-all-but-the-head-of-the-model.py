import keras
from keras import layers

base = keras.applications.DenseNet121(include_top=False, weights="imagenet", input_shape=(96, 96, 3))
x = layers.GlobalAveragePooling2D()(base.output)
model = keras.Model(base.input, layers.Dense(7)(x))
for layer in model.layers[:-1]:
    layer.trainable = False
