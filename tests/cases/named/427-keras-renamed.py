import keras
from keras import layers

left = keras.applications.VGG16(include_top=False, input_shape=(48, 48, 3))
right = keras.applications.VGG16(include_top=False, input_shape=(48, 48, 3))
for layer in left.layers:
    layer.name = f"left_{layer.name}"
for layer in right.layers:
    layer.name = layer.name + "_right"
ends = [left.get_layer("left_block5_pool").output, right.get_layer("block5_pool_right").output]
model = keras.Model([left.input, right.input], layers.Dense(2)(layers.Flatten()(layers.Concatenate()(ends))))
