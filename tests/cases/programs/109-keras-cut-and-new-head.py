import keras
from keras import layers, Model

source = keras.Sequential(
    [
        keras.Input((32, 32, 3)),
        layers.Conv2D(16, 3, activation="relu", name="first"),
        layers.MaxPooling2D(name="pool"),
        layers.Conv2D(32, 3, activation="relu", name="second"),
        layers.GlobalAveragePooling2D(name="gap"),
        layers.Dense(10, name="old_head"),
    ]
)
source.pop()  # no longer needed
source.trainable = False

x = source.layers[-2].output
y = source.get_layer("gap").output
x = layers.Conv2D(8, 1, name="squeeze")(x)
x = layers.Flatten(name="flat")(x)
x = layers.Concatenate(name="both")([x, y])
new_head = layers.Dense(4, activation="softmax", name="new_head")(x)
model = Model(inputs=source.inputs, outputs=new_head)
for layer in model.layers:
    print(layer.name, layer.trainable)
