from keras.layers import Input, Conv2D, MaxPool2D, GlobalAvgPool2D, Dense, Reshape, Multiply, Concatenate, Permute
from keras.models import Model

def squeeze_excite_block(tensor, ratio=8):
    init = tensor
    filters = init.shape[-1]
    se = GlobalAvgPool2D()(init)
    se = Reshape((1, 1, filters))(se)
    se = Dense(filters // ratio, activation='relu', kernel_initializer='he_normal', use_bias=False)(se)
    se = Dense(filters, activation='sigmoid', kernel_initializer='he_normal', use_bias=False)(se)
    return Multiply()([init, se])

def inception_module(x, f1, f2_in, f2_out, f3_in, f3_out, f4_out):
    conv1 = Conv2D(f1, (1, 1), padding='same', activation='relu')(x)
    conv3 = Conv2D(f2_in, (1, 1), padding='same', activation='relu')(x)
    conv3 = Conv2D(f2_out, (3, 3), padding='same', activation='relu')(conv3)
    conv5 = Conv2D(f3_in, (1, 1), padding='same', activation='relu')(x)
    conv5 = Conv2D(f3_out, (5, 5), padding='same', activation='relu')(conv5)
    pool = MaxPool2D((3, 3), strides=(1, 1), padding='same')(x)
    pool = Conv2D(f4_out, (1, 1), padding='same', activation='relu')(pool)
    return squeeze_excite_block(Concatenate(axis=-1)([conv1, conv3, conv5, pool]))

visible = Input(shape=(48, 64, 3))
layer = inception_module(visible, 64, 96, 128, 16, 32, 32)
layer = inception_module(layer, 128, 128, 192, 32, 96, 64)
model = Model(inputs=visible, outputs=layer)
model.summary()
