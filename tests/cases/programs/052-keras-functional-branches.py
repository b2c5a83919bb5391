import keras
from keras import layers
from keras.layers import Input, Concatenate, Add
from keras.models import Model

inputs = Input(shape=(32, 32, 3), name='img')
x = layers.Conv2D(32, 3, activation='relu')(inputs)
x = layers.Conv2D(64, 3, activation='relu')(x)
block_1_output = layers.MaxPooling2D(3)(x)

x = layers.Conv2D(64, 3, activation='relu', padding='same')(block_1_output)
x = layers.Conv2D(64, 3, activation='relu', padding='same')(x)
block_2_output = Add()([x, block_1_output])

a = layers.Conv2D(16, 1, padding='same')(block_2_output)
b = layers.SeparableConv2D(24, 3, padding='same', depth_multiplier=2)(block_2_output)
c = layers.AveragePooling2D(3, strides=1, padding='same')(block_2_output)
block_3_output = Concatenate(axis=-1)([a, b, c])
d = layers.add([block_1_output, block_2_output])
e = layers.concatenate([block_3_output, d], name='all_together')

x = layers.GlobalAveragePooling2D()(e)
x = layers.Dense(256, activation='relu')(x)
x = layers.Dropout(0.5)(x)
outputs = layers.Dense(10)(x)

model = Model(inputs, outputs, name='toy_resnet')
