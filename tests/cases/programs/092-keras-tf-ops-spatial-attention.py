# shim: tensorflow
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


def spatial_attention(x):
    h, w, c = x.shape[1], x.shape[2], x.shape[3]
    query = layers.Conv2D(c // 8, 1)(x)
    key = layers.Conv2D(c // 8, 1)(x)
    value = layers.Conv2D(c, 1)(x)
    query = tf.reshape(query, (-1, h * w, c // 8))
    key = tf.transpose(tf.reshape(key, (-1, h * w, c // 8)), (0, 2, 1))
    value = layers.Reshape((h * w, c))(value)
    scores = layers.Softmax()(tf.matmul(query, key))
    out = tf.matmul(scores, value)
    out = tf.reshape(out, (-1, h, w, c))
    return layers.Concatenate()([x, out])


inputs = keras.layers.Input([16, 16, 3])
x = layers.Conv2D(32, 5, strides=2, padding="same", activation=tf.nn.relu)(inputs)
x = spatial_attention(x)
pooled = tf.reduce_mean(x, axis=[1, 2])
x = layers.Dense(10, activation=tf.nn.softmax)(pooled)
model = keras.Model(inputs=inputs, outputs=x)
