import keras
from keras import layers as L, models

ACTIVATIONS = {"relu": L.ReLU, "leaky": L.LeakyReLU, "prelu": L.PReLU}
POOLS = dict(max=L.MaxPooling2D, avg=L.AveragePooling2D)


def stack(units, activation="relu", pool="max", **conv_options):
    act_layer, pool_layer = ACTIVATIONS[activation], POOLS[pool]
    for u in units:
        yield L.Conv2D(u, 3, **conv_options)
        yield act_layer()
        yield pool_layer(2)


body = list(stack([8, 16], activation="prelu", padding="same"))
body += [*stack([24], "leaky", pool="avg", use_bias=False)]
head = [L.Flatten(), L.Dense(32), L.GroupNormalization(groups=8), L.Dense(2)]

model = models.Sequential([L.Input((32, 32, 3))] + body + head)
first, *_, last = model.layers
print(first.name, last.name)
