import keras
from keras import layers

base = keras.applications.EfficientNetV2B0(
    include_top=False, weights=None, input_shape=(96, 96, 3), include_preprocessing=False
)
for layer in base.layers[:-30]:
    layer.trainable = False
model = keras.Sequential([base, layers.GlobalAveragePooling2D(), layers.Dense(3)])
