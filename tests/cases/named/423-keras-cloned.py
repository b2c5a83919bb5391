import keras
from keras import layers

base = keras.applications.DenseNet121(include_top=False, weights=None, input_shape=(64, 64, 3))
base.get_layer("conv1_conv").trainable = False
model = keras.models.clone_model(base)
model.get_layer("conv5_block16_2_conv").trainable = False
