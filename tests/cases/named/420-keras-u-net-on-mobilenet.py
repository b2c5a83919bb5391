import keras
from keras import layers

base = keras.applications.MobileNetV2(input_shape=(128, 128, 3), include_top=False)
names = ["block_1_expand_relu", "block_3_expand_relu", "block_6_expand_relu", "block_13_expand_relu"]
down = keras.Model(base.input, [base.get_layer(name).output for name in [*names, "block_16_project"]])
down.trainable = False
inputs = keras.Input((128, 128, 3))
*skips, x = down(inputs)
for skip, filters in zip(reversed(skips), (512, 256, 128, 64)):
    x = layers.Conv2DTranspose(filters, 3, strides=2, padding="same", use_bias=False)(x)
    x = layers.ReLU()(layers.BatchNormalization()(x))
    x = layers.Concatenate()([x, skip])
model = keras.Model(inputs, layers.Conv2DTranspose(3, 3, strides=2, padding="same")(x))
