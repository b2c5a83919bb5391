from tensorflow import keras

base = keras.applications.MobileNetV2(weights="imagenet", include_top=False, pooling="avg", input_shape=(96, 96, 3))
for layer in base.layers[:10]:
    layer.stage = 1
    layer.trainable = False
for weight in base.layers[20].weights:
    weight.stage = 2
base.get_layer("Conv1").stage = 3
model = keras.Sequential([base, keras.layers.Dense(3)])
