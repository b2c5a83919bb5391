# input: 224x224x3
# shim: tensorflow
import tensorflow as tf


class Block(tf.keras.Model):
    def __init__(self, filters, kernel_size, repetitions, pool_size=2, strides=2):
        super().__init__()
        self.filters = filters
        self.kernel_size = kernel_size
        self.repetitions = repetitions

        for i in range(repetitions):
            setattr(
                self,
                f'conv2D_{i}',
                tf.keras.layers.Conv2D(filters, kernel_size, activation='relu', padding='same'),
            )
        self.max_pool = tf.keras.layers.MaxPooling2D(pool_size, strides)

    def call(self, inputs):
        x = inputs
        for i in range(self.repetitions):
            x = getattr(self, f'conv2D_{i}')(x)
        return self.max_pool(x)


class VGG13(tf.keras.Model):
    def __init__(self, num_classes):
        super().__init__()
        self.block_a = Block(filters=64, kernel_size=3, repetitions=2)
        self.block_b = Block(filters=128, kernel_size=3, repetitions=2)
        self.block_c = Block(filters=256, kernel_size=3, repetitions=2)
        self.block_d = Block(filters=512, kernel_size=3, repetitions=2)
        self.block_e = Block(filters=512, kernel_size=3, repetitions=2)
        self.flatten = tf.keras.layers.Flatten()
        self.fc1 = tf.keras.layers.Dense(4096, activation='relu')
        self.fc2 = tf.keras.layers.Dense(4096, activation='relu')
        self.classifier = tf.keras.layers.Dense(num_classes, activation='softmax')

    def call(self, inputs):
        x = self.block_a(inputs)
        x = self.block_b(x)
        x = self.block_c(x)
        x = self.block_d(x)
        x = self.block_e(x)
        x = self.flatten(x)
        x = self.fc2(self.fc1(x))
        return self.classifier(x)


vgg = VGG13(num_classes=1000)
