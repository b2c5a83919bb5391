import keras
from keras import layers

conv_base = keras.applications.VGG16(weights="imagenet", include_top=False, input_shape=(180, 180, 3))
conv_base.trainable = True
set_trainable = False
for layer in conv_base.layers:
    if layer.name == "block5_conv1":
        set_trainable = True
    layer.trainable = set_trainable
model = keras.Sequential([conv_base, layers.Flatten(), layers.Dense(256), layers.Dense(1)])
