# shim: tensorflow
import tensorflow as tf
from tensorflow.keras import layers, models

AUTOTUNE = tf.data.AUTOTUNE
strategy = tf.distribute.MirroredStrategy()
GLOBAL_BATCH = 32 * 2

train_ds = tf.data.Dataset.list_files("flowers/*").map(lambda p: p, num_parallel_calls=AUTOTUNE).batch(GLOBAL_BATCH)

with strategy.scope():
    inputs = tf.keras.Input(shape=(64, 64, 3), dtype=tf.keras.backend.floatx())
    x = layers.Rescaling(1 / 255)(inputs)
    x = layers.Conv2D(12, (3, 3), strides=(2, 2), activation="relu", padding="same")(x)
    x = layers.Conv2D(24, (3, 3), strides=(2, 2), activation="relu", padding="same")(x)
    h, w, c = x.shape[1:]
    tokens = tf.reshape(x, (tf.shape(x)[0], h * w, c))
    x = layers.Dense(16, activation="relu")(tokens)
    x = tf.concat([x, tokens], axis=-1)
    x = layers.GlobalMaxPooling1D()(x)
    outputs = layers.Dense(3)(x)
    model = models.Model(inputs=inputs, outputs=outputs)
    model.compile(optimizer="adam", loss="mse")

callbacks = [tf.keras.callbacks.EarlyStopping(patience=3)]
history = model.fit(train_ds, epochs=5, callbacks=callbacks)
