# shim: tensorflow
import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Input, Conv2D, Dense, Flatten, Reshape, Conv2DTranspose, LeakyReLU
from tensorflow.keras.models import Model

depth, latentDim = 1, 16
inputShape = (28, 28, depth)
filters = (32, 64)
inputs = Input(shape=inputShape)
x = inputs

# loop over the number of filters
for f in filters:
    # apply a CONV => RELU => BN operation
    x = Conv2D(f, (3, 3), strides=2, padding="same")(x)
    x = LeakyReLU(negative_slope=0.2)(x)

# flatten the network and then construct our latent vector
volumeSize = x.shape
x = Flatten()(x)
latent = Dense(latentDim)(x)
encoder = Model(inputs, latent, name="encoder")

latentInputs = Input(shape=(latentDim,))
x = Dense(int(np.prod(volumeSize[1:])))(latentInputs)
x = Reshape((volumeSize[1], volumeSize[2], volumeSize[3]))(x)
for f in filters[::-1]:
    x = Conv2DTranspose(f, (3, 3), strides=2, padding="same")(x)
    x = LeakyReLU(negative_slope=0.2)(x)
outputs = Conv2DTranspose(depth, (3, 3), padding="same", activation="sigmoid")(x)
decoder = Model(latentInputs, outputs, name="decoder")

autoencoder = Model(inputs, decoder(encoder(inputs)), name="autoencoder")
