import keras

model = keras.applications.Xception(include_top=False, input_shape=(96, 96, 3))
for layer in model.layers:
    if layer.__class__.__name__ == "BatchNormalization":
        layer.trainable = False
