import keras

model = keras.applications.VGG16(weights=None, input_shape=(64, 64, 3), classes=10)
model.summary()
