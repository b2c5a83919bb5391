# shim: tensorflow
from tensorflow.keras import backend as K
from tensorflow.keras.layers import (Activation, BatchNormalization, Concatenate, Conv2D, Dense, GlobalAveragePooling2D,
                                     AveragePooling2D, Input, Lambda, MaxPooling2D)
from tensorflow.keras.models import Model


def conv_bn(x, filters, kernel_size, strides=1, padding='same', activation='relu', use_bias=False, name=None):
    x = Conv2D(filters, kernel_size, strides=strides, padding=padding, use_bias=use_bias, name=name)(x)
    if not use_bias:
        bn_axis = 1 if K.image_data_format() == 'channels_first' else 3
        x = BatchNormalization(axis=bn_axis, scale=False, name=None if name is None else name + '_bn')(x)
    if activation is not None:
        x = Activation(activation, name=None if name is None else name + '_ac')(x)
    return x


def path(x, *steps):
    for step in steps:
        x = conv_bn(x, *step)
    return x


branches_of = {
    'block35': [[(32, 1)], [(32, 1), (32, 3)], [(32, 1), (48, 3), (64, 3)]],
    'block17': [[(192, 1)], [(128, 1), (160, [1, 7]), (192, [7, 1])]],
    'block8': [[(192, 1)], [(192, 1), (224, [1, 3]), (256, [3, 1])]],
}


def residual(x, scale, block_type, block_idx, activation='relu'):
    if block_type not in branches_of:
        raise ValueError('Unknown kind of block: ' + str(block_type))
    name = block_type + '_' + str(block_idx)
    mixed = Concatenate(name=name + '_mixed')([path(x, *steps) for steps in branches_of[block_type]])
    up = conv_bn(mixed, K.int_shape(x)[3], 1, activation=None, use_bias=True, name=name + '_conv')
    x = Lambda(lambda inputs, scale: inputs[0] + inputs[1] * scale,
               output_shape=K.int_shape(x)[1:],
               arguments={'scale': scale},
               name=name)([x, up])
    if activation is not None:
        x = Activation(activation, name=name + '_ac')(x)
    return x


def valid(x, filters):
    """Halve the image."""
    return conv_bn(x, filters, 3, strides=2, padding='valid')


img_input = Input(shape=(299, 299, 3))
x = valid(img_input, 32)
x = conv_bn(x, 32, 3, padding='valid')
x = conv_bn(x, 64, 3)
x = MaxPooling2D(3, strides=2)(x)
x = conv_bn(x, 80, 1, padding='valid')
x = conv_bn(x, 192, 3, padding='valid')
x = MaxPooling2D(3, strides=2)(x)

pooled = conv_bn(AveragePooling2D(3, strides=1, padding='same')(x), 64, 1)
x = Concatenate(name='mixed_5b')([
    path(x, (96, 1)), path(x, (48, 1), (64, 5)), path(x, (64, 1), (96, 3), (96, 3)), pooled])
for idx in range(1, 11):
    x = residual(x, scale=0.17, block_type='block35', block_idx=idx)

x = Concatenate(name='mixed_6a')([
    valid(x, 384), valid(path(x, (256, 1), (256, 3)), 384), MaxPooling2D(3, strides=2)(x)])
for idx in range(1, 21):
    x = residual(x, scale=0.1, block_type='block17', block_idx=idx)

x = Concatenate(name='mixed_7a')([
    valid(path(x, (256, 1)), 384), valid(path(x, (256, 1)), 288), valid(path(x, (256, 1), (288, 3)), 320),
    MaxPooling2D(3, strides=2)(x)])
for idx in range(1, 10):
    x = residual(x, scale=0.2, block_type='block8', block_idx=idx)
x = residual(x, scale=1., activation=None, block_type='block8', block_idx=10)

x = conv_bn(x, 1536, 1, name='conv_7b')
x = GlobalAveragePooling2D(name='avg_pool')(x)
x = Dense(1000, activation='softmax', name='predictions')(x)
model = Model(img_input, x, name='inception_resnet_v2')
