import keras
from keras.layers import BatchNormalization, Conv2D, DepthwiseConv2D, Dropout, GlobalAveragePooling2D, Input, ReLU
from keras.layers import Reshape, Activation


def conv_block(inputs, filters, alpha, kernel=(3, 3), strides=(1, 1)):
    filters = int(filters * alpha)
    x = Conv2D(filters, kernel, padding='same', use_bias=False, strides=strides, name='conv1')(inputs)
    x = BatchNormalization(name='conv1_bn')(x)
    return ReLU(6., name='conv1_relu')(x)


def depthwise_block(inputs, pointwise_filters, alpha, depth_multiplier=1, strides=(1, 1), block_id=1):
    pointwise_filters = int(pointwise_filters * alpha)
    x = DepthwiseConv2D((3, 3),
                        padding='same',
                        depth_multiplier=depth_multiplier,
                        strides=strides,
                        use_bias=False,
                        name='conv_dw_%d' % block_id)(inputs)
    x = BatchNormalization(name='conv_dw_%d_bn' % block_id)(x)
    x = ReLU(6., name='conv_dw_%d_relu' % block_id)(x)
    x = Conv2D(pointwise_filters, (1, 1), padding='same', use_bias=False, name='conv_pw_%d' % block_id)(x)
    x = BatchNormalization(name='conv_pw_%d_bn' % block_id)(x)
    return ReLU(6., name='conv_pw_%d_relu' % block_id)(x)


def MobileNet(shape, num_classes, alpha=1.0, dropout=1e-3):
    inputs = Input(shape)
    x = conv_block(inputs, 32, alpha, strides=(2, 2))
    plan = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)] + 5 * [(512, 1)] + [(1024, 2), (1024, 1)]
    for block_id, (filters, stride) in enumerate(plan, start=1):
        x = depthwise_block(x, filters, alpha, strides=(stride, stride), block_id=block_id)
    x = GlobalAveragePooling2D()(x)
    x = Reshape((1, 1, int(1024 * alpha)), name='reshape_1')(x)
    x = Dropout(dropout, name='dropout')(x)
    x = Conv2D(num_classes, (1, 1), padding='same', name='conv_preds')(x)
    x = Activation('softmax', name='softmax')(x)
    x = Reshape((num_classes,), name='reshape_2')(x)
    return keras.Model(inputs=inputs, outputs=x)


model = MobileNet(shape=(224, 224, 3), num_classes=1000)
