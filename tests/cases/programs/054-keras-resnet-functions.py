import keras
import keras.layers as L

def identity_block(input_tensor, kernel_size, filters, stage, block):
    filters1, filters2, filters3 = filters
    conv_name_base = 'res' + str(stage) + block + '_branch'
    bn_name_base = 'bn' + str(stage) + block + '_branch'

    x = L.Conv2D(filters1, (1, 1), kernel_initializer='he_normal', name=conv_name_base + '2a')(input_tensor)
    x = L.BatchNormalization(axis=3, name=bn_name_base + '2a')(x)
    x = L.Activation('relu')(x)
    x = L.Conv2D(filters2, kernel_size, padding='same', name=conv_name_base + '2b')(x)
    x = L.BatchNormalization(axis=3, name=bn_name_base + '2b')(x)
    x = L.Activation('relu')(x)
    x = L.Conv2D(filters3, (1, 1), name=conv_name_base + '2c')(x)
    x = L.BatchNormalization(axis=3, name=bn_name_base + '2c')(x)
    x = L.add([x, input_tensor])
    x = L.Activation('relu')(x)
    return x

def conv_block(input_tensor, kernel_size, filters, stage, block, strides=(2, 2)):
    filters1, filters2, filters3 = filters
    base = 'res%d%s_branch' % (stage, block)
    x = L.Conv2D(filters1, (1, 1), strides=strides, name=base + '2a')(input_tensor)
    x = L.BatchNormalization(axis=3)(x)
    x = L.Activation('relu')(x)
    x = L.Conv2D(filters2, kernel_size, padding='SAME', name=base + '2b')(x)
    x = L.BatchNormalization(axis=3)(x)
    x = L.Activation('relu')(x)
    x = L.Conv2D(filters3, (1, 1), name=base + '2c')(x)
    x = L.BatchNormalization(axis=3)(x)
    shortcut = L.Conv2D(filters3, (1, 1), strides=strides, name=base + '1')(input_tensor)
    shortcut = L.BatchNormalization(axis=3)(shortcut)
    x = L.add([x, shortcut])
    return L.Activation('relu')(x)

img_input = L.Input(shape=(64, 64, 3))
x = L.ZeroPadding2D(padding=(3, 3), name='conv1_pad')(img_input)
x = L.Conv2D(64, (7, 7), strides=(2, 2), padding='valid', name='conv1')(x)
x = L.BatchNormalization(axis=3, name='bn_conv1')(x)
x = L.Activation('relu')(x)
x = L.ZeroPadding2D(padding=((1, 1), (1, 1)), name='pool1_pad')(x)
x = L.MaxPooling2D((3, 3), strides=(2, 2))(x)

x = conv_block(x, 3, [64, 64, 256], stage=2, block='a', strides=(1, 1))
for letter in 'bc':
    x = identity_block(x, 3, [64, 64, 256], stage=2, block=letter)
x = conv_block(x, 3, [128, 128, 512], stage=3, block='a')
x = identity_block(x, 3, [128, 128, 512], stage=3, block='b')
x = L.GlobalAveragePooling2D(name='avg_pool')(x)
x = L.Dense(1000, activation='softmax', name='fc1000')(x)
model = keras.Model(img_input, x, name='resnet')
