import keras
from keras import layers

base = keras.applications.MobileNetV2(include_top=False, input_shape=(96, 96, 3))
extractor = keras.Model(base.inputs, base.output)
extractor.trainable = False
inputs = keras.Input((96, 96, 3))
x = layers.GlobalAveragePooling2D()(extractor(inputs))
model = keras.Model(inputs, layers.Dense(2)(x))
