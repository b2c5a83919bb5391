import keras
from keras import layers

base = keras.Sequential(name="base")
base.add(keras.Input((48, 48, 3)))
base.add(layers.Rescaling(1. / 255))
for i, f in enumerate([16, 32, 64]):
    base.add(layers.Conv2D(f, 3, padding="same", name=f"block{i + 1}_conv"))
    base.add(layers.BatchNormalization())
    base.add(layers.ReLU())
    base.add(layers.MaxPool2D())

# Freeze the first blocks
for layer in base.layers[:-4]:
    layer.trainable = False
base.get_layer("block1_conv").trainable = True

inputs = keras.Input((48, 48, 3))
x = base(inputs, training=False)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dropout(0.2)(x)
frozen = layers.Dense(8, trainable=False)
x = frozen(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
print(len(model.trainable_weights))
