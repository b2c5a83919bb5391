import keras
from keras import layers


class CNN(keras.Model):
    def __init__(self, num_classes=10):
        super().__init__(name="cnn")
        self.augment = keras.Sequential([layers.RandomFlip(), layers.RandomTranslation(0.1, 0.1)])
        self.convs = [layers.Conv2D(f, 3, activation="relu") for f in (16, 32)]
        self.pool = layers.MaxPooling2D()
        self.head = keras.Sequential([
            layers.Flatten(),
            layers.Dropout(0.5),
            layers.Dense(num_classes),
        ], name="head")

    def call(self, x, training=False):
        if training:
            x = self.augment(x)
        for conv in self.convs:
            x = self.pool(conv(x))
        return self.head(x)


model = CNN(num_classes=4)
model.build(input_shape=(None, 28, 28, 1))
model.summary()
