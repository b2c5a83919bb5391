import keras

model = keras.applications.VGG16(include_top=False, input_shape=(64, 64, 3))
[setattr(layer, "trainable", False) for layer in model.layers if not layer.name.startswith("block5")]
