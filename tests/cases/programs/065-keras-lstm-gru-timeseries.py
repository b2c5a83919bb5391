from keras import Sequential
from keras.layers import LSTM, GRU, Dense, Conv1D, Input, SimpleRNN, TimeDistributed

n_steps, n_features, n_out = 24, 7, 4

model = Sequential([
    Input((n_steps, n_features)),
    Conv1D(filters=32, kernel_size=5, strides=1, padding="causal", activation="relu"),
    LSTM(20, return_sequences=True),
    GRU(16, return_sequences=True, dropout=0.1),
    TimeDistributed(Dense(8)),
    SimpleRNN(10),
    Dense(n_out),
])
model.compile(loss="mse", optimizer="adam")
