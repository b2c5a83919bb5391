import keras
from keras import layers

base = keras.applications.ResNet50V2(include_top=False, weights=None, input_shape=(64, 64, 1), pooling="avg")
model = keras.Sequential([base, layers.Dense(10)])
