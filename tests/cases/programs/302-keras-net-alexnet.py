# shim: tensorflow
import tensorflow as tf
from tensorflow.keras import layers, models


def lrn(x):
    return tf.nn.local_response_normalization(x, depth_radius=2, bias=2.0, alpha=1e-4, beta=0.75)


alexnet = models.Sequential(name="alexnet")
alexnet.add(layers.Input(shape=(227, 227, 3)))

# block 1
alexnet.add(layers.Conv2D(96, (11, 11), strides=(4, 4), padding="valid", activation="relu"))
alexnet.add(layers.Lambda(lrn))
alexnet.add(layers.MaxPool2D(pool_size=(3, 3), strides=(2, 2)))

# block 2: two groups, one for each graphics card of 2012
alexnet.add(layers.Conv2D(256, (5, 5), padding="same", groups=2, activation="relu"))
alexnet.add(layers.Lambda(lrn))
alexnet.add(layers.MaxPool2D(pool_size=(3, 3), strides=(2, 2)))

# blocks 3, 4, 5
alexnet.add(layers.Conv2D(384, (3, 3), padding="same", activation="relu"))
alexnet.add(layers.Conv2D(384, (3, 3), padding="same", groups=2, activation="relu"))
alexnet.add(layers.Conv2D(256, (3, 3), padding="same", groups=2, activation="relu"))
alexnet.add(layers.MaxPool2D(pool_size=(3, 3), strides=(2, 2)))

alexnet.add(layers.Flatten())
for _ in range(2):
    alexnet.add(layers.Dense(4096, activation="relu"))
    alexnet.add(layers.Dropout(0.5))
alexnet.add(layers.Dense(1000, activation="softmax"))

alexnet.summary()
alexnet.compile(
    loss="categorical_crossentropy",
    optimizer=tf.keras.optimizers.SGD(learning_rate=0.01, momentum=0.9),
    metrics=["accuracy"],
)
