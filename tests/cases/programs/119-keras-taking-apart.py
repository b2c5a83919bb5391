import keras
from keras import layers, ops

inputs = keras.Input((8, 10, 6))
x = layers.Conv2D(12, 3, padding="same", name="embed")(inputs)
rows = ops.unstack(x, axis=1)                                   # eight of 10, 12
first = layers.Dense(4, name="first_row")(rows[0])
middle = layers.Conv2D(3, (5, 1), name="middle")(x[:, 1:7])
column = layers.Conv1D(5, 3, name="column")(x[:, :, -1])
flat = ops.reshape(x, (-1, 80, 12))
query, key, value = ops.split(x, 3, axis=-1)
query = layers.Conv2D(2, 1, name="query")(query)
few, many = ops.split(x, [5], axis=-1)
many = layers.Conv2D(2, 1, name="others")(many)
parts = ops.split(x, [4, 8], axis=2)                            # 4, 4 and 2 columns
last = layers.Conv2D(2, (3, 1), name="last")(parts[-1])
even = layers.Dense(3, name="even")(ops.take(flat, [0, 2, 4, 6], axis=1))
one = layers.Dense(2, name="one")(ops.take(flat, 7, axis=1))
ordered = layers.Dense(3, name="ordered")(ops.sort(flat, axis=1))
larger = ops.maximum(ops.max(first, axis=1), ops.mean(first, axis=1))
larger = layers.Dense(2, name="larger")(larger)
both = ops.stack([x, ops.flip(x, axis=1)], axis=1)              # 2, 8, 10, 12
tall = layers.Conv3D(2, (2, 3, 3), name="tall")(both)
ends = ops.stack([ops.amax(middle, (1, 2, 3)), ops.norm(ops.reshape(last, (-1, 24)), axis=1), ops.std(tall, axis=[1, 2, 3, 4])], axis=1)
scores = layers.Dense(6, name="scores")(ends)
outputs = [query, many, column, even, one, ordered, larger, scores]
model = keras.Model(inputs, outputs)
