# object: vgg19
import keras
from keras import layers

blocks = [(64, 2), (128, 2), (256, 4), (512, 4), (512, 4)]

vgg19 = keras.Sequential(name="vgg19")
vgg19.add(keras.Input(shape=(224, 224, 3)))
for index, (filters, convs) in enumerate(blocks, start=1):
    stage = keras.Sequential(name=f"stage{index}")
    for n in range(1, convs + 1):
        stage.add(layers.Conv2D(filters, 3, padding="same", kernel_initializer="he_normal", name=f"conv{n}"))
        stage.add(layers.ReLU(name=f"relu{n}"))
    stage.add(layers.MaxPooling2D(2, name="pool"))
    vgg19.add(stage)
vgg19.add(layers.Flatten(name="flatten"))
for name in ("fc1", "fc2"):
    vgg19.add(layers.Dense(4096, activation="relu", name=name))
    vgg19.add(layers.Dropout(0.5, name=f"{name}_dropout"))
vgg19.add(layers.Dense(1000, activation="softmax", name="predictions"))
vgg19.summary(expand_nested=True)
