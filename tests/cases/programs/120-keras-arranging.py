import keras
from keras import layers, ops

inputs = keras.Input((6, 8, 4))
x = layers.Conv2D(8, 3, padding="same", name="conv")(inputs)
wide = layers.Conv2D(2, (1, 5), name="wide")(ops.tile(x, (1, 1, 2, 1)))         # 6, 16, 8
vector = ops.mean(x, axis=(1, 2))                                               # 8
steps = ops.repeat(ops.expand_dims(vector, 1), 5, axis=1)                       # 5, 8
thrice = layers.Dense(4, name="thrice")(ops.tile(steps, [1, 1, 3]))
doubled = layers.Conv2D(3, 1, name="doubled")(ops.repeat(x, 2, axis=2))
moved = layers.Dense(5, name="moved")(ops.moveaxis(x, -1, 1))                   # 8, 6, 8
crossed = layers.Dense(2, name="crossed")(ops.swapaxes(x, 1, 3))                # 8, 8, 6
patches = ops.image.extract_patches(x, (3, 3), strides=(1, 1))                  # 4, 6, 72
columns = layers.Dense(6, name="columns")(patches)
label = ops.one_hot(ops.argmax(vector, axis=1), 8)
classes = layers.Dense(3, name="classes")(label)
weights = ops.einsum("nhwc,nc->nhw", x, vector)
mixed = layers.Dense(4, name="mixed")(weights)
tokens = ops.reshape(x, (-1, 48, 8))
scores = ops.matmul(tokens, ops.transpose(tokens, (0, 2, 1)))                   # 48, 48
attended = layers.Dense(2, name="attended")(ops.matmul(ops.softmax(scores), tokens))
large = layers.Conv2D(1, 1, name="large")(ops.image.resize(x, (9, 12)))
gray = layers.Conv2D(1, 1, name="gray")(ops.image.rgb_to_grayscale(x[..., :3]))
pooled = layers.Conv2D(2, 1, name="pooled")(ops.max_pool(x, 2, padding="same"))
averaged = layers.Conv2D(2, 1, name="averaged")(ops.average_pool(x, (2, 3), strides=1))
padded = layers.Conv2D(2, 3, name="padded")(ops.pad(x, [[0, 0], [1, 2], [3, 0], [0, 0]]))
cut = layers.Conv2D(2, 3, name="cut")(ops.squeeze(ops.expand_dims(x, 1), 1))
grid = ops.broadcast_to(ops.reshape(ops.arange(8, dtype="float32"), (1, 8, 1)), (6, 8, 1))
placed = layers.Dense(3, name="placed")(x + grid)
zeros = ops.where(vector > 0, vector, ops.zeros_like(vector))
one = layers.Dense(2, name="one")(zeros + ops.ones((8,)))
outputs = [wide, thrice, doubled, moved, crossed, columns, classes, mixed, attended, large, gray, pooled, averaged, padded, cut, placed, one]
model = keras.Model(inputs, outputs)
