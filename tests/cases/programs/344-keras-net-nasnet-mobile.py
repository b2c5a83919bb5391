import keras
from keras import layers as L

# which of the two inputs (h: this cell's, p: the one before), or an earlier sum, and what is done to it
NORMAL = [
    (("sep", 5, "h"), ("sep", 3, "p")),
    (("sep", 5, "p"), ("sep", 3, "p")),
    (("avg", 3, "h"), ("id", 0, "p")),
    (("avg", 3, "p"), ("avg", 3, "p")),
    (("sep", 3, "h"), ("id", 0, "h")),
]
REDUCTION = [
    (("sep", 5, "h"), ("sep", 7, "p")),
    (("max", 3, "h"), ("sep", 7, "p")),
    (("avg", 3, "h"), ("sep", 5, "p")),
    (("avg", 3, 0), ("id", 0, 1)),
    (("sep", 3, 0), ("max", 3, "h")),
]
BN = dict(momentum=0.9997, epsilon=1e-3)


def sep(x, k, filters, stride):
    for s in (stride, 1):
        x = L.Activation("relu")(x)
        x = L.SeparableConv2D(filters, k, strides=s, padding="same", use_bias=False)(x)
        x = L.BatchNormalization(**BN)(x)
    return x


OPERATIONS = {
    "sep": sep,
    "avg": lambda x, k, filters, stride: L.AveragePooling2D(k, strides=stride, padding="same")(x),
    "max": lambda x, k, filters, stride: L.MaxPooling2D(k, strides=stride, padding="same")(x),
    "id": lambda x, k, filters, stride: x,
}


def squeeze(x, filters):
    x = L.Activation("relu")(x)
    x = L.Conv2D(filters, 1, use_bias=False)(x)
    return L.BatchNormalization(**BN)(x)


def adjust(p, x, filters):
    if p is None:
        return x
    if p.shape[1:3] == x.shape[1:3]:
        return p if p.shape[-1] == filters else squeeze(p, filters)
    p = L.Activation("relu")(p)
    shifted = L.Cropping2D(((1, 0), (1, 0)))(L.ZeroPadding2D(((0, 1), (0, 1)))(p))
    halves = [L.Conv2D(filters // 2, 1, use_bias=False)(L.AveragePooling2D(1, strides=2)(half)) for half in (p, shifted)]
    return L.BatchNormalization(**BN)(L.Concatenate()(halves))


def cell(x, p, filters, genotype, reduce=False):
    states = {"p": adjust(p, x, filters), "h": squeeze(x, filters)}
    for number, pair in enumerate(genotype):
        parts = []
        for operation, size, source in pair:
            stride = 2 if reduce and source in ("h", "p") else 1
            parts.append(OPERATIONS[operation](states[source], size, filters, stride))
        states[number] = L.Add()(parts)
    if reduce:
        outputs = [states[number] for number in range(1, len(genotype))]
    else:
        outputs = [states["p"]] + [states[number] for number in range(len(genotype))]
    return L.Concatenate()(outputs), x


def nasnet(input_shape=(224, 224, 3), penultimate=1056, blocks=4, stem=32, classes=1000):
    filters = penultimate // 24
    image = L.Input(input_shape)
    x = L.Conv2D(stem, 3, strides=2, use_bias=False)(image)
    x = L.BatchNormalization(**BN)(x)
    p = None
    for divided in (4, 2):
        x, p = cell(x, p, filters // divided, REDUCTION, reduce=True)
    for stage in range(3):
        if stage:
            x, p = cell(x, p, filters * 2**stage, REDUCTION, reduce=True)
        for _ in range(blocks):
            x, p = cell(x, p, filters * 2**stage, NORMAL)
    x = L.Activation("relu")(x)
    x = L.GlobalAveragePooling2D()(x)
    return keras.Model(image, L.Dense(classes, activation="softmax")(x), name="NASNet")


model = nasnet()
