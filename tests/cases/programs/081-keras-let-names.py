# let: IMG_SIZE=64, N_CLASSES=6, filters=[8, 12]
# shim: tensorflow
from tensorflow.keras.layers import Input, Conv2D, MaxPooling2D, Flatten, Dense, LeakyReLU, Activation, Reshape
from tensorflow.keras.models import Model

image_input = Input(shape=(IMG_SIZE, IMG_SIZE, 3), name="image")
x = image_input
for n, f in enumerate(filters, 1):
    x = Conv2D(f, kernel_size=5 if n == 1 else 3, padding="same", strides=2, name=f"stage{n}")(x)
    x = LeakyReLU(name="stage{}_act".format(n))(x)
    x = MaxPooling2D(pool_size=(2, 2))(x)
assert x.shape[1] == IMG_SIZE // 4 ** len(filters)
volume = 1
for d in x.shape[1:]:
    volume *= d
x = Reshape((-1, filters[-1]))(x)
x = Flatten()(x)
x = Dense(min(volume, 100), activation="tanh")(x)
x = Dense(N_CLASSES)(x)
probs = Activation("softmax")(x)
model = Model(image_input, probs)
