# input: 64x64x3
import keras
from keras import layers


class Net(keras.Model):
    def __init__(self, classes):
        super().__init__()
        self.base = keras.applications.ResNet101(include_top=False, pooling="avg")
        self.base.trainable = False
        self.fc = layers.Dense(classes)

    def call(self, x):
        return self.fc(self.base(x))


model = Net(4)
