# input: 224x224x3
import keras
from keras import layers, ops


class TransformerBlock(layers.Layer):
    def __init__(self, embed_dim, num_heads, mlp_ratio=4, rate=0.0):
        super(TransformerBlock, self).__init__()
        self.att = layers.MultiHeadAttention(num_heads=num_heads, key_dim=embed_dim // num_heads)
        self.mlp = keras.Sequential([
            layers.Dense(embed_dim * mlp_ratio, activation=keras.activations.gelu),
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


class VisionTransformer(keras.Model):
    def __init__(self, image_size, patch_size, num_layers, num_classes, d_model, num_heads):
        super(VisionTransformer, self).__init__()
        num_patches = (image_size // patch_size) ** 2
        self.d_model = d_model
        self.patch_size = patch_size
        self.pos_emb = self.add_weight(name="pos_emb", shape=(1, num_patches + 1, d_model))
        self.class_emb = self.add_weight(name="class_emb", shape=(1, 1, d_model))
        self.patch_proj = layers.Dense(d_model)
        self.enc_layers = [TransformerBlock(d_model, num_heads) for _ in range(num_layers)]
        self.norm = layers.LayerNormalization(epsilon=1e-6)
        self.mlp_head = layers.Dense(num_classes)

    def patchify(self, images):
        patches = ops.image.extract_patches(images, size=self.patch_size)
        b, h, w, c = ops.shape(patches)
        return ops.reshape(patches, (b, h * w, c))

    def call(self, x, training=False):
        x = self.patch_proj(self.patchify(x))
        class_emb = ops.repeat(self.class_emb, ops.shape(x)[0], axis=0)
        x = ops.concatenate([class_emb, x], axis=1) + self.pos_emb
        for layer in self.enc_layers:
            x = layer(x, training=training)
        return self.mlp_head(self.norm(x)[:, 0])


model = VisionTransformer(image_size=224, patch_size=16, num_layers=12, num_classes=1000, d_model=192, num_heads=3)
