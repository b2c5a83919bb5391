# input: 224x224x3
# shim: tensorflow
import tensorflow as tf
from tensorflow.keras import layers


class Patches(layers.Layer):
    def __init__(self, patch_size):
        super(Patches, self).__init__()
        self.patch_size = patch_size

    def call(self, images):
        batch_size = tf.shape(images)[0]
        patches = tf.image.extract_patches(
            images=images,
            sizes=[1, self.patch_size, self.patch_size, 1],
            strides=[1, self.patch_size, self.patch_size, 1],
            rates=[1, 1, 1, 1],
            padding="VALID",
        )
        patch_dims = patches.shape[-1]
        return tf.reshape(patches, [batch_size, -1, patch_dims])


class TransformerBlock(layers.Layer):
    def __init__(self, embed_dim, num_heads, mlp_ratio=4, rate=0.0):
        super(TransformerBlock, self).__init__()
        self.att = layers.MultiHeadAttention(num_heads=num_heads, key_dim=embed_dim // num_heads)
        self.mlp = tf.keras.Sequential([
            layers.Dense(embed_dim * mlp_ratio, activation=tf.keras.activations.gelu),
            layers.Dropout(rate),
            layers.Dense(embed_dim),
        ])
        self.layernorm1 = layers.LayerNormalization(epsilon=1e-6)
        self.layernorm2 = layers.LayerNormalization(epsilon=1e-6)
        self.dropout = layers.Dropout(rate)

    def call(self, inputs, training=False):
        x = self.layernorm1(inputs)
        x = self.att(x, x)
        x = inputs + self.dropout(x, training=training)
        return x + self.mlp(self.layernorm2(x), training=training)


class VisionTransformer(tf.keras.Model):
    def __init__(self, image_size, patch_size, num_layers, num_classes, d_model, num_heads):
        super(VisionTransformer, self).__init__()
        num_patches = (image_size // patch_size) ** 2
        self.d_model = d_model
        self.patches = Patches(patch_size)
        self.pos_emb = self.add_weight(name="pos_emb", shape=(1, num_patches + 1, d_model))
        self.class_emb = self.add_weight(name="class_emb", shape=(1, 1, d_model))
        self.patch_proj = layers.Dense(d_model)
        self.enc_layers = [TransformerBlock(d_model, num_heads) for _ in range(num_layers)]
        self.norm = layers.LayerNormalization(epsilon=1e-6)
        self.mlp_head = layers.Dense(num_classes)

    def call(self, x, training=False):
        batch_size = tf.shape(x)[0]
        x = self.patch_proj(self.patches(x))
        class_emb = tf.broadcast_to(self.class_emb, [batch_size, 1, self.d_model])
        x = tf.concat([class_emb, x], axis=1)
        x = x + self.pos_emb
        for layer in self.enc_layers:
            x = layer(x, training=training)
        return self.mlp_head(self.norm(x)[:, 0])


model = VisionTransformer(image_size=224, patch_size=16, num_layers=12, num_classes=1000, d_model=192, num_heads=3)
