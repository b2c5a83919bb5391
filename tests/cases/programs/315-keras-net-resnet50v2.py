from keras.layers import (Activation, Add, BatchNormalization, Conv2D, Dense, GlobalAveragePooling2D, Input,
                          MaxPooling2D, ZeroPadding2D)
from keras.models import Model


def preactivate(x, name):
    x = BatchNormalization(epsilon=1.001e-5, name=name + '_bn')(x)
    return Activation('relu', name=name + '_relu')(x)


def block(x, filters, strides=1, project=False, name=None):
    pre = preactivate(x, f'{name}_preact')
    if project:
        shortcut = Conv2D(4 * filters, 1, strides=strides, name=f'{name}_0_conv')(pre)
    elif strides > 1:
        shortcut = MaxPooling2D(1, strides=strides)(x)
    else:
        shortcut = x

    x = Conv2D(filters, 1, use_bias=False, name=f'{name}_1_conv')(pre)
    x = preactivate(x, f'{name}_1')
    x = ZeroPadding2D(1, name=f'{name}_2_pad')(x)
    x = Conv2D(filters, 3, strides=strides, use_bias=False, name=f'{name}_2_conv')(x)
    x = preactivate(x, f'{name}_2')
    x = Conv2D(4 * filters, 1, name=f'{name}_3_conv')(x)
    return Add(name=f'{name}_out')([shortcut, x])


inputs = Input(shape=(224, 224, 3))
x = ZeroPadding2D(((3, 3), (3, 3)))(inputs)
x = Conv2D(64, 7, strides=2, name='conv1_conv')(x)
x = ZeroPadding2D(((1, 1), (1, 1)))(x)
x = MaxPooling2D(3, strides=2)(x)

stages = [(64, 3, 2), (128, 4, 2), (256, 6, 2), (512, 3, 1)]
for i, (filters, blocks, last_stride) in enumerate(stages):
    name = f'conv{i + 2}_block'
    x = block(x, filters, project=True, name=name + '1')
    for j in range(2, blocks):
        x = block(x, filters, name=name + str(j))
    x = block(x, filters, strides=last_stride, name=name + str(blocks))

x = preactivate(x, 'post')
x = GlobalAveragePooling2D(name='avg_pool')(x)
x = Dense(1000, activation='softmax', name='predictions')(x)
model = Model(inputs, x, name='resnet50v2')
