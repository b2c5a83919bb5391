import argparse
import os

import keras
from keras import layers

parser = argparse.ArgumentParser(description="Train a small CNN")
parser.add_argument("--width", type=int, default=12)
parser.add_argument("--classes", default=7, type=int, help="how many classes")
parser.add_argument("--weights", default=None)
args, unknown = parser.parse_known_args()


def build(width, classes, *, depth=3, input_shape=(50, 50, 1)):
    model = keras.models.Sequential(name="small")
    model.add(layers.InputLayer(shape=input_shape))
    for i in range(depth):
        model.add(layers.Conv2D(width * 2 ** i, 3, activation=keras.activations.relu,
                                padding="same" if i % 2 == 0 else "valid"))
        if i != depth - 1:
            model.add(layers.MaxPooling2D(2))
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dense(classes))
    if args.weights is not None and os.path.exists(args.weights):
        model.load_weights(args.weights)
    return model


def save_summary(model, path="summary.txt"):
    with open(path, "w") as f:
        model.summary(print_fn=lambda line: f.write(line + "\n"))


if __name__ == "__main__":
    model = build(args.width, args.classes)
    model.compile("adam", "mse")
