import keras
from keras import layers

base = keras.applications.MobileNetV3Large(
    include_top=False, weights=None, input_shape=(64, 64, 3), include_preprocessing=False
)
x = base.layers[40].output
model = keras.Model(base.input, layers.Dense(2)(layers.Flatten()(x)))
for layer in model.layers[:12]:
    layer.trainable = False
