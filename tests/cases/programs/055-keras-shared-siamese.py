import keras
from keras import layers, Model
from keras.layers import Input, Conv2D, Dense, Flatten, MaxPooling2D, Lambda
from keras import ops

def build_base(shape):
    inp = Input(shape)
    x = Conv2D(16, 5, activation="tanh")(inp)
    x = MaxPooling2D()(x)
    x = Conv2D(32, 5, activation="tanh")(x)
    x = MaxPooling2D()(x)
    x = Flatten()(x)
    return Model(inp, Dense(48)(x), name="embedding")

embedding = build_base((32, 32, 1))
left, right = Input((32, 32, 1), name="left"), Input((32, 32, 1), name="right")
tower_1 = embedding(left)
tower_2 = embedding(right)
distance = Lambda(lambda t: ops.sqrt(ops.sum(ops.square(t[0] - t[1]), axis=1, keepdims=True)),
                  output_shape=(1,))([tower_1, tower_2])
normal = layers.BatchNormalization()(distance)
siamese = Model(inputs=[left, right], outputs=Dense(1, activation="sigmoid")(normal))
siamese.summary(expand_nested=True)
