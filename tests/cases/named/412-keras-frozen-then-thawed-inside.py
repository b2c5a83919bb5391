import keras
from keras import layers

base = keras.applications.VGG16(weights="imagenet", include_top=False, input_shape=(150, 150, 3))
base.trainable = False
for layer in base.layers:
    layer.trainable = True
model = keras.Sequential([base, layers.GlobalMaxPooling2D(), layers.Dense(2)])
model.layers[0].trainable = False
