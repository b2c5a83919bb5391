from keras.applications.inception_v3 import InceptionV3
from keras.layers import Dense, GlobalAveragePooling2D
from keras.models import Model

base_model = InceptionV3(weights="imagenet", include_top=False)
x = GlobalAveragePooling2D()(base_model.output)
x = Dense(1024, activation="relu")(x)
model = Model(inputs=base_model.input, outputs=Dense(200, activation="softmax")(x))
for layer in model.layers[:249]:
    layer.trainable = False
for layer in model.layers[249:]:
    layer.trainable = True
