# shim: keras2
from keras.models import Model
from keras.layers import Input, Convolution2D, AveragePooling2D, MaxPooling2D, Flatten, Dense, concatenate
from keras.optimizers import Adam
from keras.regularizers import l2

input = Input(shape=(32, 32, 3))
x = Convolution2D(24, (5, 5), activation='relu', name='conv1/5x5', kernel_regularizer=l2(0.0002))(input)
x = AveragePooling2D()(x)
a = Convolution2D(16, (1, 1), padding='same', activation='relu', name='inception/1x1')(x)
b = Convolution2D(16, (3, 3), padding='same', activation='relu', name='inception/3x3')(x)
x = concatenate([a, b], axis=-1, name='inception/output')
x = MaxPooling2D(name='pool/2x2')(x)
x = Flatten()(x)
x = Dense(10, activation='softmax', name='prob')(x)
model = Model(input=input, output=x) if False else Model(input, x)
model.compile(Adam(lr=1e-4), loss='categorical_crossentropy')
