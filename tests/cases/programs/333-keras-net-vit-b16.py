import keras
from keras import layers, ops


class ClassToken(layers.Layer):
    """Put a learned vector before the patches."""

    def build(self, input_shape):
        self.token = self.add_weight(shape=(1, 1, input_shape[-1]), initializer="zeros", name="token")

    def call(self, patches):
        batch = ops.shape(patches)[0]
        tokens = ops.broadcast_to(self.token, (batch, 1, patches.shape[-1]))
        return ops.concatenate([tokens, patches], axis=1)


class PositionEmbedding(layers.Layer):
    def build(self, input_shape):
        _, length, dim = input_shape
        self.positions = self.add_weight(
            shape=(1, length, dim), initializer=keras.initializers.RandomNormal(stddev=0.02), name="positions"
        )

    def call(self, x):
        return x + self.positions


def encoder_block(x, heads, mlp_dim, dropout, name):
    dim = x.shape[-1]
    y = layers.LayerNormalization(epsilon=1e-6, name=f"{name}_ln1")(x)
    y = layers.MultiHeadAttention(heads, key_dim=dim // heads, dropout=dropout, name=f"{name}_attention")(y, y)
    y = layers.Dropout(dropout)(y)
    x = layers.Add()([x, y])

    y = layers.LayerNormalization(epsilon=1e-6, name=f"{name}_ln2")(x)
    y = layers.Dense(mlp_dim, activation="gelu", name=f"{name}_mlp1")(y)
    y = layers.Dropout(dropout)(y)
    y = layers.Dense(dim, name=f"{name}_mlp2")(y)
    y = layers.Dropout(dropout)(y)
    return layers.Add()([x, y])


def vit(image_size=224, patch_size=16, dim=768, depth=12, heads=12, mlp_dim=3072, classes=1000, dropout=0.1):
    image = keras.Input((image_size, image_size, 3))
    x = layers.Conv2D(dim, patch_size, strides=patch_size, name="patches")(image)
    x = layers.Reshape((-1, dim))(x)
    x = ClassToken(name="class_token")(x)
    x = PositionEmbedding(name="position")(x)
    x = layers.Dropout(dropout)(x)
    for i in range(depth):
        x = encoder_block(x, heads, mlp_dim, dropout, name=f"block{i}")
    x = layers.LayerNormalization(epsilon=1e-6, name="ln")(x)
    x = layers.Lambda(lambda v: v[:, 0], name="first_token")(x)
    return keras.Model(image, layers.Dense(classes, name="head")(x), name="vit_b16")


model = vit()
