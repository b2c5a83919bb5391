import keras
from keras.layers import *

widths = 8, 16
model = keras.Sequential()
for w in widths:
    model.add(Conv2D(w, (3, 3), activation="elu"))
    model.add(AvgPool2D(pool_size=2))
model.add(Conv2D(10, kernel_size=[1, 1], use_bias=False))
model.add(GlobalMaxPool2D())
model.add(Softmax())
model.build(input_shape=(None, 30, 30, 1))
model.summary()
