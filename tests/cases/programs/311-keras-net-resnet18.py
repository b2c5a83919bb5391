# input: 224x224x3
# shim: tensorflow
import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras.layers import (
    Add,
    BatchNormalization,
    Conv2D,
    Dense,
    GlobalAveragePooling2D,
    MaxPool2D,
    ReLU,
    ZeroPadding2D,
)


class BasicBlock(tf.keras.layers.Layer):
    expansion = 1

    def __init__(self, filters, stride=1, downsample=False):
        super(BasicBlock, self).__init__()
        self.pad1 = ZeroPadding2D(1)
        self.conv1 = Conv2D(filters, 3, strides=stride, use_bias=False)
        self.bn1 = BatchNormalization()
        self.relu = ReLU()
        self.conv2 = Conv2D(filters, 3, padding='same', use_bias=False)
        self.bn2 = BatchNormalization()
        self.add = Add()
        if downsample:
            self.downsample = tf.keras.Sequential()
            self.downsample.add(Conv2D(filters * self.expansion, 1, strides=stride, use_bias=False))
            self.downsample.add(BatchNormalization())
        else:
            self.downsample = None

    def call(self, x, training=False):
        identity = x
        out = self.conv1(self.pad1(x))
        out = self.bn1(out, training=training)
        out = self.relu(out)
        out = self.conv2(out)
        out = self.bn2(out, training=training)
        if self.downsample is not None:
            identity = self.downsample(x, training=training)
        return self.relu(self.add([out, identity]))


class ResNet(Model):
    def __init__(self, block, layers, num_classes=1000, **kwargs):
        super(ResNet, self).__init__(**kwargs)
        self.in_filters = 64
        self.pad = ZeroPadding2D(3)
        self.conv1 = Conv2D(64, 7, strides=2, use_bias=False)
        self.bn1 = BatchNormalization()
        self.relu = ReLU()
        self.maxpool = MaxPool2D(3, strides=2, padding='same')
        self.layer1 = self._make_layer(block, 64, layers[0])
        self.layer2 = self._make_layer(block, 128, layers[1], stride=2)
        self.layer3 = self._make_layer(block, 256, layers[2], stride=2)
        self.layer4 = self._make_layer(block, 512, layers[3], stride=2)
        self.avgpool = GlobalAveragePooling2D()
        self.fc = Dense(num_classes)

    def _make_layer(self, block, filters, blocks, stride=1):
        downsample = stride != 1 or self.in_filters != filters * block.expansion
        stack = [block(filters, stride, downsample)]
        self.in_filters = filters * block.expansion
        stack.extend(block(filters) for _ in range(blocks - 1))
        return tf.keras.Sequential(stack)

    def call(self, inputs, training=False):
        x = self.relu(self.bn1(self.conv1(self.pad(inputs)), training=training))
        x = self.maxpool(x)
        for stage in (self.layer1, self.layer2, self.layer3, self.layer4):
            x = stage(x, training=training)
        return self.fc(self.avgpool(x))


model = ResNet(BasicBlock, [2, 2, 2, 2])
model.build(input_shape=(None, 224, 224, 3))
model.summary()
