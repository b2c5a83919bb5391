import keras

base = keras.applications.VGG19(include_top=False, weights="imagenet", input_shape=(96, 96, 3))
styles = keras.Model(base.input, [base.get_layer(f"block{i}_conv1").output for i in range(1, 5)])
styles.trainable = False
model = keras.Model(base.input, base.get_layer("block5_conv1").output)
