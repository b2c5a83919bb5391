import keras
from keras import layers

base = keras.applications.ConvNeXtTiny(include_top=False, weights=None, include_preprocessing=False, pooling="avg")
base.trainable = False
model = keras.Sequential([keras.Input((64, 64, 3)), base, layers.Dense(len(base.layers)), layers.Normalization()])
