# shim: tensorflow
from tensorflow.keras.layers import *
from tensorflow.keras.models import Model

bn_settings = dict(axis=-1, epsilon=1.001e-5)


def identity_block(X, f, filters, stage, block):
    """A bottleneck whose input is added unchanged."""
    base = 'res' + str(stage) + block + '_branch'
    F1, F2, F3 = filters
    X_shortcut = X

    X = Conv2D(F1, (1, 1), name=base + '2a')(X)
    X = BatchNormalization(**bn_settings)(X)
    X = Activation('relu')(X)

    X = Conv2D(F2, (f, f), padding='same', name=base + '2b')(X)
    X = BatchNormalization(**bn_settings)(X)
    X = Activation('relu')(X)

    X = Conv2D(F3, (1, 1), name=base + '2c')(X)
    X = BatchNormalization(**bn_settings)(X)

    X = Add()([X, X_shortcut])
    return Activation('relu')(X)


def convolutional_block(X, f, filters, stage, block, s=2):
    """A bottleneck whose input is brought to the new size."""
    base = 'res' + str(stage) + block + '_branch'
    F1, F2, F3 = filters
    X_shortcut = X

    X = Conv2D(F1, (1, 1), strides=(s, s), name=base + '2a')(X)
    X = BatchNormalization(**bn_settings)(X)
    X = Activation('relu')(X)
    X = Conv2D(F2, (f, f), padding='same', name=base + '2b')(X)
    X = BatchNormalization(**bn_settings)(X)
    X = Activation('relu')(X)
    X = Conv2D(F3, (1, 1), name=base + '2c')(X)
    X = BatchNormalization(**bn_settings)(X)

    X_shortcut = Conv2D(F3, (1, 1), strides=(s, s), name=base + '1')(X_shortcut)
    X_shortcut = BatchNormalization(**bn_settings)(X_shortcut)

    X = Add()([X, X_shortcut])
    return Activation('relu')(X)


def ResNet101(input_shape=(224, 224, 3), classes=1000):
    X_input = Input(input_shape)
    X = ZeroPadding2D((3, 3))(X_input)

    X = Conv2D(64, (7, 7), strides=(2, 2), name='conv1')(X)
    X = BatchNormalization(**bn_settings)(X)
    X = Activation('relu')(X)
    X = ZeroPadding2D((1, 1))(X)
    X = MaxPooling2D((3, 3), strides=(2, 2))(X)

    for stage, blocks in zip(range(2, 6), (3, 4, 23, 3)):
        width = 2 ** (stage + 4)
        filters = [width, width, 4 * width]
        X = convolutional_block(X, 3, filters, stage, block='a', s=1 if stage == 2 else 2)
        for n in range(1, blocks):
            # 'b', 'c', ... for few blocks; 'b1', 'b2', ... for many
            letter = chr(ord('a') + n) if blocks < 10 else 'b' + str(n)
            X = identity_block(X, 3, filters, stage, block=letter)

    X = GlobalAveragePooling2D()(X)
    X = Dense(classes, activation='softmax', name='fc' + str(classes))(X)
    return Model(inputs=X_input, outputs=X, name='ResNet101')


model = ResNet101()
