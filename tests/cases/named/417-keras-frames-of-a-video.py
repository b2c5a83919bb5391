import keras
from keras import layers

base = keras.applications.MobileNetV2(include_top=False, pooling="avg", input_shape=(96, 96, 3))
base.trainable = False
model = keras.Sequential([keras.Input((5, 96, 96, 3)), layers.TimeDistributed(base), layers.LSTM(8), layers.Dense(3)])
