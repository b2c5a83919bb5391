from keras.layers import *
from keras.models import Model

def get_unet(input_shape=(128, 128, 1), filters=[8, 16, 32], n_out=1):
    """A small U-Net."""
    inputs = Input(input_shape)
    skips = []
    x = inputs
    for f in filters:
        x = Conv2D(f, 3, activation='relu', padding='same')(x)
        x = Conv2D(f, 3, activation='relu', padding='same')(x)
        skips.append(x)
        x = MaxPooling2D()(x)

    x = Conv2D(filters[-1] * 2, 3, activation='relu', padding='same')(x)

    for f, skip in zip(filters[::-1], skips[::-1]):
        x = Conv2DTranspose(f, (2, 2), strides=(2, 2), padding='same')(x)
        x = concatenate([x, skip], axis=3)
        x = Conv2D(f, 3, activation='relu', padding='same')(x)
        x = BatchNormalization()(x)
    outputs = Conv2D(n_out, (1, 1), activation='sigmoid')(x)
    return Model(inputs=[inputs], outputs=[outputs])

model = get_unet()
model.compile(optimizer='adam', loss='binary_crossentropy')
model.summary()
