# shim: tensorflow
import tensorflow as tf
import tensorflow.keras.layers as KL
from tensorflow.keras import backend as K, regularizers


def conv_factory(x, growth, name, weight_decay=1e-4):
    y = KL.BatchNormalization(name='{}_bn0'.format(name))(x)
    y = KL.Activation('relu', name=name + '_relu')(y)
    y = KL.Conv2D(4 * growth, 1, use_bias=False, kernel_regularizer=regularizers.l2(weight_decay),
                  name=f"{name}_conv1")(y)
    y = KL.BatchNormalization()(y)
    y = KL.Activation('relu')(y)
    y = KL.Conv2D(growth, 3, padding='same', use_bias=False)(y)
    return KL.Concatenate(axis=-1)([x, y])


def dense_block(x, blocks, growth, name):
    for i in range(blocks):
        x = conv_factory(x, growth, name='%s_block%d' % (name, i + 1))
    return x


def transition_block(x, reduction, name):
    x = KL.BatchNormalization(name=name + '_bn')(x)
    x = KL.Activation('relu')(x)
    x = KL.Conv2D(int(x.shape[-1] * reduction), 1, use_bias=False, name=name + '_conv')(x)
    return KL.AveragePooling2D(2, strides=2, name=name + '_pool')(x)


def DenseNet(blocks=(2, 3), growth=8, reduction=0.5, input_shape=(32, 32, 3), classes=10, pooling='avg'):
    img = KL.Input(input_shape)
    x = KL.Conv2D(2 * growth, 3, padding='same', use_bias=False)(img)
    for i, n in enumerate(blocks):
        x = dense_block(x, n, growth, name='conv%d' % (i + 2))
        if i < len(blocks) - 1:
            x = transition_block(x, reduction, name='pool%d' % (i + 2))
    x = KL.ReLU()(KL.BatchNormalization()(x))
    if pooling == 'avg':
        x = KL.GlobalAveragePooling2D()(x)
    elif pooling == 'max':
        x = KL.GlobalMaxPooling2D()(x)
    else:
        raise ValueError('Unknown pooling: ' + str(pooling))
    x = KL.Dense(classes, activation='softmax')(x)
    return tf.keras.Model(img, x, name='densenet')


net = DenseNet()
net.summary()
