from keras.layers import Conv2D, Dense, Dropout, Flatten, Input, MaxPooling2D
from keras.models import Model

configurations = {
    "A": [64, "M", 128, "M", 256, 256, "M", 512, 512, "M", 512, 512, "M"],
    "B": [64, 64, "M", 128, 128, "M", 256, 256, "M", 512, 512, "M", 512, 512, "M"],
    "D": [64, 64, "M", 128, 128, "M", 256, 256, 256, "M", 512, 512, 512, "M", 512, 512, 512, "M"],
}


def make_vgg(letter, input_shape=(224, 224, 3), num_classes=1000, dropout=0.5):
    inputs = Input(input_shape)
    x = inputs
    block, conv = 1, 1
    for v in configurations[letter]:
        if v == "M":
            x = MaxPooling2D((2, 2), name="block%d_pool" % block)(x)
            block += 1
            conv = 1
        else:
            x = Conv2D(v, (3, 3), padding="same", activation="relu", name="block%d_conv%d" % (block, conv))(x)
            conv += 1
    x = Flatten()(x)
    x = Dense(4096, activation="relu", name="fc1")(x)
    x = Dropout(dropout)(x)
    x = Dense(4096, activation="relu", name="fc2")(x)
    x = Dropout(dropout)(x)
    outputs = Dense(num_classes, activation="softmax", name="predictions")(x)
    return Model(inputs, outputs, name="vgg_" + letter)


model = make_vgg("A")
model.summary()
