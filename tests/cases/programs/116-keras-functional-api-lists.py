import keras
from keras import layers

num_filters = [4, 8]
ins = [keras.Input(shape=(24, 24, 1), name="view_%d" % i) for i in range(3)]
encoder = keras.Sequential([layers.Conv2D(n, 3, activation="relu") for n in num_filters], name="view_encoder")
encoder.add(layers.GlobalAveragePooling2D())

views = [encoder(i) for i in ins]
mean = layers.Average()(views)
biggest = layers.maximum(views)
dots = layers.Dot(axes=1, normalize=True)([mean, biggest])
diff = layers.subtract([mean, biggest])
merged = layers.concatenate([mean, biggest, dots, diff])
repeated = layers.RepeatVector(5)(merged)
permuted = layers.Permute((2, 1))(repeated)
seq = layers.Conv1DTranspose(6, 3, strides=2)(permuted)
seq = layers.UpSampling1D(2)(seq)
seq = layers.ZeroPadding1D(1)(seq)
seq = layers.SeparableConv1D(4, 5)(seq)
seq = layers.AveragePooling1D(2)(seq)
outs = [layers.Dense(k, name=f"head_{k}")(layers.Flatten()(seq)) for k in (2, 3)]
model = keras.Model(inputs=ins, outputs=outs)
