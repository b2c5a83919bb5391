# input: 32x32x3
# object: ResNetish([16, 32], num_blocks=2)
import keras
from keras.layers import Layer, Conv2D, BatchNormalization, Activation, GlobalAveragePooling2D, Dense


class ResidualBlock(Layer):
    def __init__(self, filters, strides=1, **kwargs):
        super(ResidualBlock, self).__init__(**kwargs)
        self.conv1 = Conv2D(filters, 3, strides=strides, padding="same", use_bias=False)
        self.bn1 = BatchNormalization()
        self.relu = Activation("relu")
        self.conv2 = Conv2D(filters, 3, padding="same", use_bias=False)
        self.bn2 = BatchNormalization()
        if strides != 1:
            self.shortcut = keras.Sequential([Conv2D(filters, 1, strides=strides), BatchNormalization()])
        else:
            self.shortcut = lambda x: x

    def call(self, inputs, training=None):
        y = self.relu(self.bn1(self.conv1(inputs), training=training))
        y = self.bn2(self.conv2(y), training=training)
        return self.relu(y + self.shortcut(inputs))


class ResNetish(keras.Model):
    def __init__(self, widths, num_blocks=2, num_classes=10):
        super().__init__()
        self.stem = Conv2D(widths[0], 3, padding="same")
        self.blocks = []
        for i, width in enumerate(widths):
            for j in range(num_blocks):
                self.blocks.append(ResidualBlock(width, strides=2 if i > 0 and j == 0 else 1))
        self.pool = GlobalAveragePooling2D()
        self.head = Dense(num_classes)

    def call(self, inputs, training=False):
        x = self.stem(inputs)
        for block in self.blocks:
            x = block(x, training=training)
        return self.head(self.pool(x))
