import keras
from keras import layers

image = keras.Input((128, 128, 3), name="image")
encoder = keras.applications.MobileNetV2(input_tensor=image, include_top=False, alpha=0.35)
for layer in encoder.layers[:20]:
    layer.trainable = False
skips = [image, *(encoder.get_layer(f"block_{i}_expand_relu").output for i in (1, 3, 6))]
x = encoder.get_layer("block_13_expand_relu").output
for skip, filters in zip(reversed(skips), (64, 48, 32, 16)):
    x = layers.Concatenate()([layers.UpSampling2D()(x), skip])
    x = layers.Conv2D(filters, 3, padding="same")(x)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
model = keras.Model(image, layers.Conv2D(1, 1, activation="sigmoid")(x))
