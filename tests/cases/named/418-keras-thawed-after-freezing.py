import keras
from keras import layers

base = keras.applications.EfficientNetV2B0(include_top=False, weights="imagenet", input_shape=(224, 224, 3))
base.trainable = False
inputs = keras.Input(shape=(224, 224, 3))
x = base(inputs, training=False)
x = layers.GlobalAveragePooling2D()(x)
model = keras.Model(inputs, layers.Dense(37)(x))
model.compile(optimizer="adam", loss="mse")
base.trainable = True
for layer in base.layers:
    layer.trainable = True
