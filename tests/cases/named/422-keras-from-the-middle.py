import keras
from keras import layers

base = keras.applications.ResNet50(include_top=False, weights=None, input_shape=(64, 64, 3))
model = keras.Model(base.get_layer("conv3_block1_1_conv").input, base.get_layer("conv4_block6_out").output)
