import tensorflow as tf
from tensorflow.keras.applications import MobileNetV2

IMG_SIZE = (160, 160)
base_model = MobileNetV2(input_shape=IMG_SIZE + (3,), include_top=False, weights="imagenet", pooling="avg")
base_model.trainable = True
for layer in base_model.layers[:100]:
    layer.trainable = False
model = tf.keras.Sequential([base_model, tf.keras.layers.Dense(5)])
