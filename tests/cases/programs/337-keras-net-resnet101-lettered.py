# shim: tensorflow
import string
from tensorflow.keras import Model
from tensorflow.keras.layers import *
from tensorflow.keras.regularizers import l2


def bottleneck(x, filters, stage, block, strides=1):
    """Reduce, 3 × 3, restore; the first of a stage projects its shortcut."""
    conv = f'res{stage}{block}_branch'
    bn = f'bn{stage}{block}_branch'
    shortcut = x
    sizes = zip('abc', filters, (1, 3, 1))
    for letter, n, size in sizes:
        x = Conv2D(n, size, strides=strides if letter == 'a' else 1, padding='same', kernel_regularizer=l2(1e-4),
                   name=conv + '2' + letter)(x)
        x = BatchNormalization(epsilon=1.001e-5, name=bn + '2' + letter)(x)
        if letter != 'c':
            x = Activation('relu')(x)
    if block == 'a':
        shortcut = Conv2D(filters[-1], 1, strides=strides, name=conv + '1')(shortcut)
        shortcut = BatchNormalization(epsilon=1.001e-5, name=bn + '1')(shortcut)
    x = add([x, shortcut])
    return Activation('relu', name=f'res{stage}{block}_relu')(x)


def resnet101(classes=1000):
    inputs = Input(shape=(224, 224, 3))
    x = Conv2D(64, 7, strides=2, padding='same', name='conv1')(inputs)
    x = BatchNormalization(epsilon=1.001e-5, name='bn_conv1')(x)
    x = Activation('relu')(x)
    x = MaxPooling2D(3, strides=2, padding='same')(x)
    for stage, blocks in {2: 3, 3: 4, 4: 23, 5: 3}.items():
        base = 64 * 2 ** (stage - 2)
        for i, letter in enumerate(string.ascii_lowercase[:blocks]):
            stride = 2 if i == 0 and stage != 2 else 1
            x = bottleneck(x, (base, base, base * 4), stage, letter, stride)
    x = GlobalAveragePooling2D(name='avg_pool')(x)
    x = Dense(classes, activation='softmax', name='fc1000')(x)
    return Model(inputs=inputs, outputs=x, name='resnet101')


model = resnet101()
