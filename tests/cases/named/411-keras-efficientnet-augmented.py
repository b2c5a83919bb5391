import keras
from keras import layers

IMG_SIZE, NUM_CLASSES = 224, 120
img_augmentation = keras.Sequential([layers.RandomRotation(factor=0.15), layers.RandomFlip()])


def build_model(num_classes):
    inputs = layers.Input(shape=(IMG_SIZE, IMG_SIZE, 3))
    x = img_augmentation(inputs)
    model = keras.applications.EfficientNetB0(include_top=False, input_tensor=x, weights="imagenet")
    model.trainable = False
    x = layers.GlobalAveragePooling2D(name="avg_pool")(model.output)
    x = layers.BatchNormalization()(x)
    x = layers.Dropout(0.2, name="top_dropout")(x)
    outputs = layers.Dense(num_classes, activation="softmax", name="pred")(x)
    return keras.Model(inputs, outputs, name="EfficientNet")


model = build_model(num_classes=NUM_CLASSES)
