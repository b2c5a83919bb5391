"""
Title: Text classification with 1D convolutions
Author: A. N. Author
Date created: 2020/05/13
Last modified: 2020/07/17
Description: Movie reviews as sequences of word vectors.
Accelerator: GPU
"""

"""
## Introduction

The IMDB data set has 25,000 reviews for training. Every review is cut or padded to 400 words.
"""

import keras
from keras import layers

max_features = 20000
sequence_length = 400
embedding_dim = 128

"""
## Build the model

An embedding of 20,000 words with 128 dimensions has 2,560,000 parameters, far more than everything behind it.
"""

inputs = keras.Input(shape=(sequence_length,), dtype="int64")
x = layers.Embedding(max_features, embedding_dim)(inputs)  # (None, 400, 128)
x = layers.Dropout(0.5)(x)
x = layers.Conv1D(128, 7, padding="valid", activation="relu", strides=3, name="conv_a")(x)
x = layers.Conv1D(128, 7, padding="valid", activation="relu", strides=3, name="conv_b")(x)
x = layers.GlobalMaxPooling1D()(x)
x = layers.Dense(128, activation="relu", name="hidden")(x)
x = layers.Dropout(0.5)(x)
predictions = layers.Dense(1, activation="sigmoid", name="predictions")(x)
model = keras.Model(inputs, predictions)

"""
Both convolutions have 128 filters of width 7 and a stride of 3. Layer `conv_a` shortens the sequence from
400 to 132 steps, `conv_b` to 43.

Each of the convolutions has 114,688 parameters. The hidden layer has 16,512, and the prediction needs only 129.
The total is 2,806,273.

## Train

We train for 3 epochs. Test accuracy should be around 86%.
"""

model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
