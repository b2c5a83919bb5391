# object: make_critic()
# shim: tensorflow
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

IMG_SHAPE = (28, 28, 1)
noise_dim = 128


def conv_block(x, filters, activation, kernel_size=(3, 3), strides=(1, 1), padding="same",
               use_bias=True, use_bn=False, use_dropout=False, drop_value=0.5):
    x = layers.Conv2D(filters, kernel_size, strides=strides, padding=padding, use_bias=use_bias)(x)
    if use_bn:
        x = layers.BatchNormalization()(x)
    x = activation(x)
    if use_dropout:
        x = layers.Dropout(drop_value)(x)
    return x


def make_critic():
    img_input = layers.Input(shape=IMG_SHAPE)
    # Zero pad the input to make the input images size to (32, 32, 1).
    x = layers.ZeroPadding2D((2, 2))(img_input)
    for i, f in enumerate((16, 32, 64)):
        x = conv_block(x, f, kernel_size=(5, 5), strides=(2, 2), activation=layers.LeakyReLU(0.2),
                       use_dropout=i in (1, 2), drop_value=0.3)
    x = layers.Flatten()(x)
    return keras.models.Model(img_input, layers.Dense(1)(x), name="discriminator")


def make_generator():
    noise = layers.Input(shape=(noise_dim,))
    x = layers.Dense(4 * 4 * 64, use_bias=False)(noise)
    x = layers.Reshape((4, 4, 64))(x)
    for f in (32, 16):
        x = layers.UpSampling2D((2, 2))(x)
        x = conv_block(x, f, layers.LeakyReLU(0.2), use_bias=False, use_bn=True)
    x = layers.Conv2D(1, 3, activation="tanh", padding="same")(x)
    x = layers.Cropping2D((1, 1))(x)
    return keras.models.Model(noise, x, name="generator")


class WGAN(keras.Model):
    def __init__(self, discriminator, generator, latent_dim, discriminator_extra_steps=3, gp_weight=10.0):
        super().__init__()
        self.discriminator = discriminator
        self.generator = generator
        self.latent_dim = latent_dim
        self.d_steps = discriminator_extra_steps
        self.gp_weight = gp_weight

    def compile(self, d_optimizer, g_optimizer, d_loss_fn, g_loss_fn):
        super().compile()
        self.d_optimizer = d_optimizer

    def train_step(self, real_images):
        if isinstance(real_images, tuple):
            real_images = real_images[0]
        for i in range(self.d_steps):
            with tf.GradientTape() as tape:
                fake_images = self.generator(tf.random.normal((tf.shape(real_images)[0], self.latent_dim)))
        return {"d_loss": 0.0}
