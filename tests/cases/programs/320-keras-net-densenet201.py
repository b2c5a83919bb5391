from keras.layers import *
from keras.models import Model

growth_rate = 32
block_sizes = {'conv2': 6, 'conv3': 12, 'conv4': 48, 'conv5': 32}


def bn_relu(x, name):
    return Activation('relu', name=f'{name}_relu')(BatchNormalization(epsilon=1.001e-5, name=f'{name}_bn')(x))


inp = Input((224, 224, 3))
x = Conv2D(64, 7, strides=2, padding='same', use_bias=False, name='conv1_conv')(inp)
x = bn_relu(x, 'conv1')
x = MaxPooling2D(3, strides=2, padding='same', name='pool1')(x)

for stage, (block, size) in enumerate(block_sizes.items()):
    features = [x]
    for i in range(size):
        name = f'{block}_block{i + 1}'
        x = Concatenate(name=f'{name}_input')(features) if len(features) > 1 else features[0]
        y = bn_relu(x, f'{name}_0')
        y = Conv2D(4 * growth_rate, 1, use_bias=False, name=f'{name}_1_conv')(y)
        y = bn_relu(y, f'{name}_1')
        y = Conv2D(growth_rate, 3, padding='same', use_bias=False, name=f'{name}_2_conv')(y)
        features.append(y)
    x = Concatenate(name=f'{block}_concat')(features)
    if stage < len(block_sizes) - 1:
        x = bn_relu(x, f'pool{stage + 2}')
        x = Conv2D(x.shape[-1] // 2, 1, use_bias=False, name=f'pool{stage + 2}_conv')(x)
        x = AveragePooling2D(2, strides=2, name=f'pool{stage + 2}_pool')(x)

x = bn_relu(x, 'last')
x = GlobalAveragePooling2D(name='avg_pool')(x)
out = Dense(1000, activation='softmax', name='predictions')(x)
model = Model(inp, out, name='densenet201')
