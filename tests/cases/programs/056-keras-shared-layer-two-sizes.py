import keras
from keras import Input, Model
from keras.layers import Conv2D, GlobalMaxPool2D, Dense, Concatenate, UpSampling2D, Dropout

shared = Conv2D(8, (3, 3), padding="same", activation="relu", name="shared_conv")
drop = Dropout(0.3)

small = Input(shape=(16, 16, 3), name="small")
large = Input(shape=(32, 32, 3), name="large")

s = drop(shared(small))
l = drop(shared(large))
s = UpSampling2D(size=2)(s)
both = Concatenate()([s, l])
features = GlobalMaxPool2D()(both)
cls = Dense(3, activation="softmax", name="cls")(features)
box = Dense(4, name="box")(features)

model = Model(inputs=[small, large], outputs=[cls, box])
model.compile(optimizer="rmsprop",
              loss={"cls": "categorical_crossentropy", "box": "mse"},
              loss_weights={"cls": 1.0, "box": .5})
