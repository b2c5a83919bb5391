from keras import Input, Model, layers

def get_model(width=32, height=32, depth=16):
    """Build a 3D convolutional neural network model."""
    inputs = Input((width, height, depth, 1))
    x = layers.Conv3D(filters=8, kernel_size=3, activation="relu")(inputs)
    x = layers.MaxPool3D(pool_size=2)(x)
    x = layers.BatchNormalization()(x)
    x = layers.Conv3D(filters=16, kernel_size=(3, 3, 1), activation="relu")(x)
    x = layers.ZeroPadding3D(1)(x)
    x = layers.GlobalAveragePooling3D()(x)
    x = layers.Dense(units=12, activation="relu")(x)
    x = layers.Dropout(0.3)(x)
    outputs = layers.Dense(units=1, activation="sigmoid")(x)
    return Model(inputs, outputs, name="3dcnn")

model = get_model(width=24, height=20, depth=10)
