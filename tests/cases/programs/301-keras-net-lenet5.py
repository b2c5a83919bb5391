# shim: tensorflow
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = tf.pad(x_train[..., None] / 255.0, [[0, 0], [2, 2], [2, 2], [0, 0]])

# C3 sees all six maps here; in the paper each of its filters sees some of them
model = tf.keras.models.Sequential([
    tf.keras.layers.Conv2D(6, kernel_size=5, activation='tanh', input_shape=(32, 32, 1), name='C1'),
    tf.keras.layers.AveragePooling2D(pool_size=2, strides=2, name='S2'),
    tf.keras.layers.Conv2D(16, kernel_size=5, activation='tanh', name='C3'),
    tf.keras.layers.AveragePooling2D(pool_size=2, strides=2, name='S4'),
    tf.keras.layers.Conv2D(120, kernel_size=5, activation='tanh', name='C5'),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(84, activation='tanh', name='F6'),
    tf.keras.layers.Dense(10, activation='softmax', name='output'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.summary()
