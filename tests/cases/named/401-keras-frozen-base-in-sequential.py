from tensorflow import keras
from tensorflow.keras import layers

base = keras.applications.VGG16(weights="imagenet", include_top=False, input_shape=(150, 150, 3))
base.trainable = False
model = keras.Sequential([
    base,
    layers.Flatten(),
    layers.Dense(256, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="rmsprop", loss="binary_crossentropy", metrics=["accuracy"])
