import keras

base = keras.applications.DenseNet121(include_top=False, input_shape=(64, 64, 3), pooling="avg")
for layer in base.layers:
    if isinstance(layer, keras.layers.BatchNormalization):
        layer.momentum = 0.9
        layer.trainable = False
model = keras.Sequential([base, keras.layers.Dense(2)])
