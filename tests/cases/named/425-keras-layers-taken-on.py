import keras

base = keras.applications.VGG19(include_top=False)
model = keras.Sequential([keras.Input((100, 100, 3))])
for layer in base.layers[1:12]:
    model.add(layer)
