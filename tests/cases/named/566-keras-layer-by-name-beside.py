from tensorflow import keras
from tensorflow.keras import layers

base = keras.applications.MobileNetV2(weights="imagenet", include_top=False, input_shape=(96, 96, 3))
x = layers.GlobalAveragePooling2D()(base.output)
model = keras.Model(base.input, layers.Dense(3)(x))
model.get_layer("block_3_expand").trainable = False
