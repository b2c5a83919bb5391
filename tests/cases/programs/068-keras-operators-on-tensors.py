import keras
from keras import layers, ops

inp = keras.Input((16, 16, 8), name="inp")
a = layers.Conv2D(8, 3, padding="same")(inp)
x = a + inp
x = layers.Add()([x, a])
gate = layers.Dense(8, activation="sigmoid")(x)
x = x * gate
x = ops.relu(x)
x = 0.5 * x - 1.0
pooled = ops.mean(x, axis=[1, 2])
flat = ops.reshape(pooled, (-1, 2, 4))
flat = ops.transpose(flat, (0, 2, 1))
seq = layers.LayerNormalization()(flat)
cat = ops.concatenate([seq, flat], axis=-1)
out = layers.Dense(3)(layers.Flatten()(cat))
model = keras.Model(inp, out)
