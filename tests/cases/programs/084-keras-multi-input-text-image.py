import keras
from keras import layers

num_tags, num_words, num_departments = 12, 1000, 4

title_input = keras.Input(shape=(None,), name="title", dtype="int32")
body_input = keras.Input(shape=(30,), name="body", dtype="int32")
tags_input = keras.Input(shape=(num_tags,), name="tags")

embed = layers.Embedding(num_words, 16)      # shared by both texts
title_features = layers.LSTM(24)(embed(title_input))
body_features = layers.Conv1D(8, 3, activation="relu")(embed(body_input))
body_features = layers.GlobalAveragePooling1D()(body_features)

x = layers.concatenate([title_features, body_features, tags_input])

priority_pred = layers.Dense(1, name="priority")(x)
department_pred = layers.Dense(num_departments, name="department")(x)

model = keras.Model(
    inputs=[title_input, body_input, tags_input],
    outputs={"priority": priority_pred, "department": department_pred},
)
