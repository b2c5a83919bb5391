# input: 40x40x1
import keras
from keras.layers import Conv2D, Dense, Flatten, MaxPooling2D, BatchNormalization, ReLU


class ConvBlock(keras.Model):
    def __init__(self, filters, kernel_size=3, **kwargs):
        super(ConvBlock, self).__init__(**kwargs)
        self.conv = Conv2D(filters, kernel_size, padding="same", use_bias=False)
        self.bn = BatchNormalization()
        self.act = ReLU()

    def call(self, x, training=False):
        return self.act(self.bn(self.conv(x), training=training))


class Detector(keras.Model):
    def __init__(self, n_classes=3, n_boxes=2, **kwargs):
        super().__init__(**kwargs)
        self.n_boxes = n_boxes
        self.block1 = ConvBlock(8, 5)
        self.block2 = ConvBlock(16, name="second")
        self.pool = MaxPooling2D()
        self.flat = Flatten()
        self.classes = Dense(n_classes, activation="softmax")
        self.boxes = Dense(4 * n_boxes)
        self.never = Dense(7)

    def features(self, x, training):
        x = self.pool(self.block1(x, training=training))
        x = self.pool(self.block2(x, training=training))
        return self.flat(x)

    def call(self, inputs, training=None):
        f = self.features(inputs, training)
        boxes = keras.ops.reshape(self.boxes(f), (-1, self.n_boxes, 4))
        return self.classes(f), boxes

    def model(self):
        x = keras.Input((40, 40, 1))
        return keras.Model(inputs=[x], outputs=self.call(x))


model = Detector(n_boxes=5)
