import keras
from keras import layers

base = keras.applications.EfficientNetB3(include_top=False, input_shape=(200, 200, 3))
for layer in base.layers[-30:]:
    if not isinstance(layer, layers.BatchNormalization):
        layer.trainable = True
for layer in base.layers[:-30]:
    layer.trainable = False
model = keras.Sequential([base, layers.GlobalAveragePooling2D(), layers.Dense(6)])
