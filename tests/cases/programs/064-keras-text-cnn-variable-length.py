import keras
from keras import layers

vocab_size = 2_000
inputs = keras.Input(shape=(None,), dtype="int64")
x = layers.Embedding(vocab_size, 32, name="word_vectors")(inputs)
convs = []
for size in (3, 4, 5):
    c = layers.Conv1D(16, size, padding="same", activation="relu", name=f"conv_{size}gram")(x)
    convs.append(c)
x = layers.Concatenate()(convs)
x = layers.MaxPooling1D(5)(x)
x = layers.Bidirectional(layers.LSTM(12, return_sequences=True))(x)
x = layers.GlobalMaxPooling1D()(x)
predictions = layers.Dense(1, activation="sigmoid", name="predictions")(x)
model = keras.Model(inputs, predictions)
