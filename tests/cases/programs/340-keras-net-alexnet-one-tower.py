import keras
from keras.layers import Conv2D, Dense, Dropout, Flatten, MaxPooling2D, ReLU, ZeroPadding2D

# the second AlexNet, for one graphics card (arXiv:1404.5997), without normalization
features = [
    ZeroPadding2D(((2, 1), (2, 1))), Conv2D(64, 11, strides=4), ReLU(), MaxPooling2D(3, 2),
    Conv2D(192, 5, padding="same"), ReLU(), MaxPooling2D(3, 2),
    Conv2D(384, 3, padding="same"), ReLU(),
    Conv2D(256, 3, padding="same"), ReLU(),
    Conv2D(256, 3, padding="same"), ReLU(), MaxPooling2D(3, 2),
]
classifier = [Flatten(), Dropout(0.5), Dense(4096), ReLU(), Dropout(0.5), Dense(4096), ReLU(), Dense(1000)]
model = keras.Sequential([keras.Input((224, 224, 3))] + features + classifier, name="alexnet")
