"""Record what Keras and PyTorch make of single layers: the output's shape and the counts, or the error."""

from __future__ import annotations

import json
import math
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

Dims = tuple[int | None, ...]
Outcome = dict[str, object]
FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What the frameworks raise for a wrong layer."""
LONGEST = 160
SET = re.compile(r"\{('[^']*'(?:, '[^']*')*)\}")
BATCH = 2
"""PyTorch's batch normalization wants more than one sample."""


class Undecided(Exception):
    """Say that a framework contradicts itself; such a case is no truth and has to leave the tables."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold calls as a template with choices for its fields, and the inputs each of them is fed.

    *on* lists the inputs: ``"28,28,3 ?,?,3"``.
    """

    template: str
    on: str
    choices: Mapping[str, tuple[str, ...]]

    def cases(self) -> Iterator[tuple[str, Dims]]:
        """Give every call with every input."""
        for chosen in product(*self.choices.values()):
            call = self.template.format(**dict(zip(self.choices, chosen, strict=True)))
            for dims in self.on.split():
                yield call, tuple(None if n == "?" else int(n) for n in dims.split(","))


def grid(template: str, on: str, **choices: str) -> Grid:
    """Make a grid; the choices of a field stand in one text, separated by semicolons."""
    return Grid(template, on, {name: tuple(text.split("; ")) for name, text in choices.items()})


def each(on: str, *calls: str) -> list[Grid]:
    """Make a grid of every call that has nothing to choose."""
    return [Grid(call, on, {}) for call in calls]


# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    # sizes of convolutions
    grid('Conv1D(8, {k}, strides={s}, padding="{p}")', "20,4", k="2; 3", s="1; 2; 3", p="valid; same; causal"),
    grid('Conv2D(8, {k}, strides={s}, padding="{p}")', "28,27,3", k="1; 2; 3; (5, 3)", s="1; 2; (2, 3)",
         p="valid; same"),
    grid('Conv2D(8, 3, strides={s}, padding="{p}")', "27,30,3", s="2; 3", p="valid; same"),
    grid('Conv2D(8, 3, dilation_rate={d}, padding="{p}")', "28,27,3", d="2; 3; (1, 2)", p="valid; same"),
    grid('Conv1D(8, 3, dilation_rate={d}, padding="{p}")', "20,4 ?,4", d="2; 4", p="valid; same; causal"),
    grid('Conv3D(4, {k}, strides={s}, padding="{p}")', "8,9,10,2", k="2; (3, 2, 1)", s="1; 2; (1, 2, 3)",
         p="valid; same"),
    grid('Conv2D(8, 3, strides={s}, padding="{p}")', "?,?,3 28,?,3", s="1; 2", p="valid; same"),
    *each("?,?,?,1", "Conv3D(4, 3)", 'Conv3D(4, 3, strides=2, padding="same")', "Conv3D(4, 3, dilation_rate=2)"),
    # counts of convolutions
    grid("Conv2D({f}, 3, groups={g}, use_bias={b})", "9,9,8", f="8; 16", g="1; 2; 4; 8", b="True; False"),
    *each("28,28,1", "Conv2D(32, (3, 3), 2)", 'Conv2D(6, 5, padding="SAME", activation="relu")',
          'Conv2D(filters=6, kernel_size=[5, 5], strides=[1, 1], activation="tanh")',
          "Conv2D(32, 3, input_shape=(28, 28, 1))", 'Conv2D(32, 3, name="first", trainable=False)',
          'Conv2D(32, 3, 1, "same")',
          'Conv2D(32, 3, kernel_initializer="he_normal", dtype="float32")', "Convolution2D(32, 3)"),
    grid('Conv2D(8, 3, strides={s}, padding="{p}", data_format="channels_first")', "3,28,27 3,?,?", s="1; 2",
         p="valid; same"),
    *each("4,20", 'Conv1D(8, 3, data_format="channels_first")'),
    *each("2,8,9,10", 'Conv3D(4, 3, data_format="channels_first")'),
    *each("9,9,8", "Conv1D(8, 3)", "Conv3D(8, 3)"),
    *each("28,28,3", 'Conv2D(8, 3, data_format="channels_last")'),
    *each("20,4", "Conv1D(8, 3, groups=2)", "Conv1D(8, (3,), strides=(2,), use_bias=False)"),
    *each("8,9,10,2", "Conv3D(4, 3, groups=2, use_bias=False)"),
    grid('DepthwiseConv2D({k}, strides={s}, padding="{p}", depth_multiplier={m})', "28,27,3", k="3; (5, 2)", s="1; 2",
         p="valid; same", m="1; 2"),
    *each("28,28,3 ?,?,3", "DepthwiseConv2D(3)", "DepthwiseConv2D(3, use_bias=False)",
          "DepthwiseConv2D(3, dilation_rate=2)", "DepthwiseConv2D((3, 3), (1, 1), 'same', 4)"),
    *each("3,28,28", 'DepthwiseConv2D(3, depth_multiplier=2, data_format="channels_first")'),
    grid('DepthwiseConv1D(3, strides={s}, padding="{p}", depth_multiplier={m})', "20,4 ?,4", s="1; 2", p="valid; same",
         m="1; 3"),
    *each("20,4", "DepthwiseConv1D(4, use_bias=False, dilation_rate=2)", 'DepthwiseConv1D(3, padding="causal")'),
    grid('SeparableConv2D(8, {k}, strides={s}, padding="{p}", depth_multiplier={m})', "28,27,3", k="3; (5, 2)",
         s="1; 2", p="valid; same", m="1; 2"),
    *each("28,28,3 ?,?,3", "SeparableConv2D(32, 3)", "SeparableConv2D(32, 3, use_bias=False)",
          "SeparableConv2D(32, 3, dilation_rate=2)", "SeparableConvolution2D(32, 3)"),
    *each("3,28,28", 'SeparableConv2D(8, 3, depth_multiplier=2, data_format="channels_first")'),
    grid('SeparableConv1D(8, 3, strides={s}, padding="{p}", depth_multiplier={m})', "20,4", s="1; 2", p="valid; same",
         m="1; 3"),
    *each("20,4", "SeparableConv1D(8, 4, use_bias=False, dilation_rate=2)", 'SeparableConv1D(8, 3, padding="causal")'),
    # transposed convolutions
    grid('Conv2DTranspose(16, {k}, strides={s}, padding="{p}")', "14,13,8", k="2; 3; 4; (5, 2)", s="1; 2; 3",
         p="valid; same"),
    grid('Conv2DTranspose(16, {k}, strides={s}, padding="{p}", output_padding={o})', "14,13,8", k="2; 3; 4; 5", s="2",
         p="valid; same", o="0; 1"),
    grid('Conv2DTranspose(16, 3, strides=3, padding="{p}", output_padding={o})', "14,13,8", p="valid; same",
         o="0; 2; (0, 1)"),
    grid('Conv2DTranspose(16, {k}, dilation_rate=2, padding="{p}")', "14,13,8", k="2; 3", p="valid; same"),
    grid('Conv2DTranspose(16, 3, dilation_rate=2, padding="{p}", output_padding=0)', "14,13,8", p="valid; same"),
    grid('Conv2DTranspose(16, 3, strides=2, padding="{p}")', "?,?,8", p="valid; same"),
    *each("14,14,8", "Conv2DTranspose(16, 3, use_bias=False)", "Convolution2DTranspose(16, 3, 2)"),
    *each("8,14,14", 'Conv2DTranspose(16, 3, strides=2, padding="same", data_format="channels_first")'),
    grid('Conv1DTranspose(8, {k}, strides={s}, padding="{p}")', "20,4", k="2; 3", s="1; 2; 3", p="valid; same"),
    grid('Conv1DTranspose(8, {k}, strides={s}, padding="same", output_padding={o})', "20,4", k="3; 4", s="2; 3",
         o="0; 1"),
    grid('Conv3DTranspose(4, {k}, strides={s}, padding="{p}")', "3,4,5,2", k="2; 3", s="2; (1, 2, 3)", p="valid; same"),
    # wrong convolutions
    *each("4,4,3", "Conv2D(8, 5)", "Conv2D(8, 3, dilation_rate=2)", "Conv2D(8, (3, 5))", "DepthwiseConv2D(5)",
          "SeparableConv2D(8, 5)", "Conv2D(8, 3, groups=2)", "Conv2D(8, 3, groups=3)", "Conv2D(9, 3, groups=3)",
          "Conv2D(8, 3, strides=2, dilation_rate=2)", "Conv2D(8, 3, strides=(1, 2), dilation_rate=(2, 1))",
          "Conv2DTranspose(8, 3, strides=2, dilation_rate=2)", 'Conv2D(8, 3, padding="causal")',
          'Conv2D(8, 3, padding="full")', "Conv2D(8, 3, padding=1)", "Conv2D(8, 3, stride=2)",
          'Conv2D(8, 3, activation="reluu")', 'Conv2D(8, 3, activation="ReLU")', "Conv2D(8)", "Conv2D()",
          "Conv2D(kernel_size=3)", "Conv2D(8, 0)", "Conv2D(0, 3)", "Conv2D(-8, 3)", "Conv2D(8, 3, strides=0)",
          "Conv2D(8, -3)", "Conv2D(8, 3, dilation_rate=0)", "Conv2D(8, 3, groups=0)", "Conv2D(8, (3, 3, 3))",
          "Conv2D(8, (3,))", "Conv2D(8, 3, strides=(2,))", "Conv2D(8.0, 3)", "Conv2D(8.5, 3)", "Conv2D(8, 3.0)",
          'Conv2D("8", 3)', 'Conv2D(8, 3, data_format="channels_middle")', "DepthwiseConv2D(3, depth_multiplier=0)",
          "DepthwiseConv2D(3, groups=3)", "SeparableConv2D(8, 3, depth_multiplier=0)", "SeparableConv2D(0, 3)",
          'SeparableConv2D(8, 3, activation="reluu")', 'DepthwiseConv2D(3, activation="reluu")', "DepthwiseConv2D()",
          "Conv2DTranspose(8, 3, strides=2, output_padding=2)", "Conv2DTranspose(8, 3, output_padding=1)",
          "Conv2DTranspose(8, 3, strides=(2, 3), output_padding=(1, 3))", "Conv2DTranspose(8, 3, groups=2)",
          'Conv2DTranspose(8, 3, activation="reluu")', "Conv2DTranspose(0, 3)", "Conv2DTranspose(8)"),
    *each("28,28 784 2,28,28,3", "Conv2D(8, 3)", "DepthwiseConv2D(3)", "SeparableConv2D(8, 3)",
          "Conv2DTranspose(8, 3)"),
    *each("28,28,?", "Conv2D(8, 3)", "DepthwiseConv2D(3)", "SeparableConv2D(8, 3)", "Conv2DTranspose(8, 3)"),
    *each("28", "Conv1D(8, 3)", "Conv1DTranspose(8, 3)", "DepthwiseConv1D(3)"),
    *each("2,4", "Conv1D(8, 3)", 'Conv1D(8, 3, padding="causal")', "Conv1D(8, 2, 3)"),
    *each("28,28,3", "Conv3D(8, 3)", "Conv3DTranspose(8, 3)"),
    # pools
    *(
        g
        for name in ("MaxPooling2D", "AveragePooling2D")
        for g in (
            grid(name + '({k}, strides={s}, padding="{p}")', "27,28,3", k="2; (3, 2)", s="None; 1; (2, 3)",
                 p="valid; same"),
            *each("27,28,3 ?,?,3", name + "(2)", name + "(3, 2)", name + '(3, 2, "same")',
                  name + "(pool_size=(2, 2), strides=2)"),
            *each("3,27,28 3,?,28", name + '(2, data_format="channels_first")'),
            *each("2,2,3", name + "(3)", name + '(3, padding="same")', name + "(2, strides=0)", name + "(0)",
                  name + '(2, padding="full")', name + "(2, stride=1)", name + "((2, 2, 2))", name + "(2, 2, 1)"),
            *each("784 28,28 2,28,28,3", name + "(2)"),
        )
    ),
    *(
        g
        for name in ("MaxPooling1D", "AveragePooling1D")
        for g in (
            grid(name + '({k}, strides={s}, padding="{p}")', "19,4", k="2; 3", s="None; 1; 3", p="valid; same"),
            *each("19,4 ?,4", name + "(2)"),
            *each("1,4", name + "(2)"),
            *each("4,19", name + '(2, data_format="channels_first")'),
            *each("19", name + "(2)"),
        )
    ),
    *(
        g
        for name in ("MaxPooling3D", "AveragePooling3D")
        for g in (
            grid(name + '({k}, strides={s}, padding="{p}")', "7,8,9,2", k="2; (1, 2, 3)", s="None; 3", p="valid; same"),
            *each("7,8,9", name + "(2)"),
        )
    ),
    *each("27,28,3 ?,?,3", "MaxPooling2D()"),
    *each("27,28,3", "MaxPool2D(2)", "AvgPool2D(2)", "GlobalAvgPool2D()", "GlobalMaxPool2D()"),
    *(
        g
        for name in ("GlobalAveragePooling", "GlobalMaxPooling")
        for g in (
            *each("7,4 ?,4", f"{name}1D()", f"{name}1D(keepdims=True)", f'{name}1D(data_format="channels_first")'),
            *each("7,8,4 ?,?,4", f"{name}2D()", f"{name}2D(keepdims=True)", f'{name}2D(data_format="channels_first")'),
            *each("5,6,7,4", f"{name}3D()", f"{name}3D(keepdims=True)", f'{name}3D(data_format="channels_first")'),
            *each("7", f"{name}1D()", f"{name}2D()"),
            *each("7,8,4", f"{name}1D()", f"{name}3D()", f"{name}2D(2)", f"{name}2D(keepdim=True)"),
        )
    ),
    *(
        g
        for name in ("AdaptiveAveragePooling", "AdaptiveMaxPooling")
        for g in (
            *each("9,4", f"{name}1D(3)", f"{name}1D((4,))", f"{name}1D(2)"),
            *each("9,8,4", f"{name}2D(3)", f"{name}2D((4, 2))", f"{name}2D(1)"),
            *each("4,9,8", f'{name}2D((3, 2), data_format="channels_first")'),
            *each("5,6,7,4", f"{name}3D(2)", f"{name}3D((1, 2, 3))"),
            *each("9,8,4", f"{name}2D()", f"{name}2D((1, 2, 3))", f"{name}2D(0)", f"{name}1D(2)"),
        )
    ),
    # dense
    *each("784 ?,16 28,28,3", "Dense(10)", "Dense(10, use_bias=False)"),
    *each("16", 'Dense(10, "relu")', "Dense(units=1, activation='sigmoid')",
          'Dense(10, activation="softmax", name="d")', "Dense(10, trainable=False)",
          "Dense(10, input_dim=16)", "Dense(4 * 2)", "Dense(10, input_shape=(16,))", "Dense()", "Dense(0)", "Dense(-1)",
          "Dense(10.0)", "Dense(2.5)", "Dense('10')", "Dense(10, activation='rellu')",
          "Dense(10, activation='Softmax')", "Dense(unit=10)", "Dense(10, bias=False)",
          "Dense(10, 'relu', activation='relu')", "Dense((10,))", "Dense(None)"),
    *each("?", "Dense(10)"),
    *each("28,28,?", "Dense(10)"),
    # normalization
    grid("BatchNormalization(scale={s}, center={c})", "28,28,32 16 ?,?,8", s="True; False", c="True; False"),
    grid("BatchNormalization(axis={a})", "28,27,32", a="1; 2; 3; -1; -2; -3"),
    *each("28,28,32", "BatchNormalization(trainable=False)", "BatchNormalization(momentum=0.9, epsilon=1e-5)",
          "BatchNormalization(-1, 0.9)", "BatchNormalization(axis=4)", "BatchNormalization(axis=-5)",
          "BatchNormalization(axis=0)", "BatchNormalization(axis=-4)", "BatchNormalization(axis=None)",
          "BatchNormalization(axis=[1, 2])", "BatchNormalization(scales=False)", "BatchNormalization(renorm=True)",
          "BatchNormalization(affine=False)"),
    *each("20,4 5,6,7,4", "BatchNormalization()"),
    *each("28,28,?", "BatchNormalization()"),
    *each("?,28,3", "BatchNormalization(axis=1)"),
    # activations
    *each("28,27,32", "PReLU()", "PReLU(shared_axes=[1, 2])", "PReLU(shared_axes=[1])", "PReLU(shared_axes=(3,))",
          "PReLU(shared_axes=2)", "PReLU(shared_axes=[1, 2, 3])", "PReLU(shared_axes=[-1])", "PReLU(shared_axes=[4])",
          "PReLU(share_axes=[1, 2])"),
    *each("16", "PReLU()", "PReLU(shared_axes=[1])"),
    *each("?,?,32", "PReLU(shared_axes=[1, 2])", "PReLU()"),
    *each("10 28,27,32 ?,?,3", "ReLU()", "LeakyReLU()", "ELU()", "Softmax()", 'Activation("relu")'),
    *each("10", "ReLU(6.0)", "ReLU(max_value=6, negative_slope=0.1, threshold=0.5)", "LeakyReLU(0.2)",
          "LeakyReLU(alpha=0.2)", "LeakyReLU(negative_slope=0.1)", "ELU(alpha=0.5)", "Softmax(axis=-1)",
          "Softmax(axis=1)", "Softmax(axis=5)", "ReLU(max=6)", "ELU(slope=1)", "Activation()", 'Activation("reluu")',
          'Activation("Softmax")', 'Activation("RELU")', 'Activation("leaky_relu")', 'Activation("leakyrelu")',
          'Activation("swish")', 'Activation("hard_swish")', 'Activation("LeakyReLU")', "Activation(None)",
          'Activation("linear")', 'Activation("gelu")', 'Activation("hard_sigmoid")', 'Activation("log_softmax")'),
    # regularization
    *each("10 28,27,32 ?,?,3", "Dropout(0.5)", "AlphaDropout(0.1)", "GaussianDropout(0.5)", "GaussianNoise(0.1)"),
    *each("10", "Dropout(rate=0)", "Dropout(0.25, seed=1)", "Dropout()", "Dropout(1.5)", "Dropout(-0.1)", "Dropout(50)",
          "Dropout(p=0.5)", "AlphaDropout(2)", "GaussianDropout(1.5)", "GaussianNoise(-1)", "GaussianNoise()",
          "SpatialDropout1D(0.2)", "SpatialDropout2D(0.2)", "SpatialDropout3D(0.2)"),
    *each("20,4", "SpatialDropout1D(0.2)", "SpatialDropout2D(0.2)",
          'SpatialDropout1D(0.2, data_format="channels_last")'),
    *each("9,8,4", "SpatialDropout2D(0.2)", "SpatialDropout1D(0.2)",
          'SpatialDropout2D(0.2, data_format="channels_first")', "SpatialDropout2D(2)", "SpatialDropout2D()"),
    *each("5,6,7,4", "SpatialDropout3D(0.2)", "SpatialDropout2D(0.2)"),
    # rearranging
    *each("28,27,3 16 ?,3 ?,?,8 5,6,7,4", "Flatten()", 'Flatten(data_format="channels_first")'),
    *each("28,28,3", "Flatten(1)", 'Flatten("channels_last")', "Flatten(start_dim=1)"),
    *each("24", "Reshape((24,))", "Reshape((2, 3, 4))", "Reshape((-1, 4))", "Reshape([4, 6])", "Reshape((-1,))",
          "Reshape((2, -1, 3))", "Reshape(target_shape=(1, 24))", "Reshape((24, 1))", "Reshape(24)", "Reshape(-1)",
          "Reshape((5, 5))", "Reshape((-1, 5))", "Reshape((-1, -1))", "Reshape((2, 3))", "Reshape()", "Reshape(2, 12)",
          "Reshape((0, 24))", "Reshape((-2, 12))", "Reshape((2, 3, 4, 1))", "Reshape((48,))", "Reshape((12, 2))"),
    *each("7,7,16", "Reshape((784,))", "Reshape((49, 16))", "Reshape((-1, 16))", "Reshape((7, 7, 8))"),
    *each("?,4", "Reshape((-1, 8))", "Reshape((2, 2))", "Reshape((-1, 2, 2))", "Reshape((-1,))", "Reshape((-1, 3))"),
    grid("ZeroPadding2D({p})", "9,8,3 ?,?,3", p="; 1; 3; (1, 2); ((1, 2), (3, 4)); padding=((0, 1), (0, 1)); [2, 0]"),
    *each("9,8,3", "ZeroPadding2D((1, 2, 3))", "ZeroPadding2D((1,))", "ZeroPadding2D(((1, 2), (3,)))",
          "ZeroPadding2D(-1)", "ZeroPadding2D('same')", "ZeroPadding2D(pad=1)", "ZeroPadding2D(1.5)",
          "ZeroPadding2D(((1, 2), 3))", "ZeroPadding2D((1, 2, 3, 4))", "ZeroPadding2D(None)", "ZeroPadding2D(0)"),
    *each("3,9,8", 'ZeroPadding2D((1, 2), data_format="channels_first")'),
    *each("9,8", "ZeroPadding2D(1)"),
    *each("9,8 ?,8", "ZeroPadding1D()", "ZeroPadding1D(2)", "ZeroPadding1D((1, 2))", "ZeroPadding1D(padding=(0, 3))"),
    *each("9,8", "ZeroPadding1D((1, 2, 3))", "ZeroPadding1D(-1)", "ZeroPadding1D(((1, 2),))", "ZeroPadding1D((2,))"),
    *each("9,8,3", "ZeroPadding1D(1)"),
    *each("8,9", 'ZeroPadding1D(1, data_format="channels_first")'),
    *each("5,6,7,2", "ZeroPadding3D()", "ZeroPadding3D((1, 2, 3))", "ZeroPadding3D(((0, 1), (2, 3), (4, 5)))",
          "ZeroPadding3D((1, 2))", "ZeroPadding2D(1)"),
    *each("2,5,6,7", 'ZeroPadding3D((1, 2, 3), data_format="channels_first")'),
    grid("Cropping2D({c})", "9,8,3 ?,?,3", c="1; 3; (1, 2); ((1, 2), (3, 4)); cropping=((0, 1), (0, 1)); 0"),
    *each("9,8,3", "Cropping2D()", "Cropping2D(4)", "Cropping2D(5)", "Cropping2D(((8, 0), (0, 0)))",
          "Cropping2D(((9, 0), (0, 0)))", "Cropping2D((1, 2, 3))", "Cropping2D(-1)", "Cropping2D(crop=1)"),
    *each("3,9,8", 'Cropping2D((1, 2), data_format="channels_first")'),
    *each("9,8", "Cropping1D()", "Cropping1D(2)", "Cropping1D((1, 2))", "Cropping1D(5)", "Cropping2D(1)",
          "Cropping1D((1, 2, 3))", "Cropping1D((4, 5))", "Cropping1D((4, 4))"),
    *each("5,6,7,2", "Cropping3D()", "Cropping3D((1, 2, 3))", "Cropping3D(((0, 1), (2, 3), (2, 2)))", "Cropping3D(3)"),
    *each("2,5,6,7", 'Cropping3D((1, 2, 3), data_format="channels_first")'),
    grid('UpSampling2D({s}, interpolation="{i}")', "9,8,3", s="2; 3; (2, 3)", i="nearest; bilinear"),
    *each("9,8,3 ?,?,3", "UpSampling2D()", "UpSampling2D((2, 2))", "UpSampling2D(size=1)"),
    *each("3,9,8", 'UpSampling2D((2, 3), data_format="channels_first")'),
    *each("9,8,3", "UpSampling2D((2, 2, 2))", 'UpSampling2D(2, interpolation="cubic")', "UpSampling2D(0)",
          'UpSampling2D(2, interpolation="bilinaer")', "UpSampling2D(scale_factor=2)", "UpSampling2D(1.5)",
          "UpSampling1D(2)", "UpSampling3D(2)"),
    *each("9,8 ?,8", "UpSampling1D()", "UpSampling1D(3)", "UpSampling1D(size=1)"),
    *each("9,8", "UpSampling2D(2)", "UpSampling1D((2,))"),
    *each("9", "UpSampling1D(2)"),
    *each("5,6,7,2", "UpSampling3D()", "UpSampling3D(3)", "UpSampling3D((1, 2, 3))", "UpSampling3D((1, 2))"),
    *each("2,5,6,7", 'UpSampling3D((1, 2, 3), data_format="channels_first")'),
)

TORCH: tuple[Grid, ...] = (
    # sizes of convolutions
    grid("nn.Conv2d(3, 8, {k}, stride={s}, padding={p})", "3,28,27", k="2; 3; (5, 3)", s="1; 2; (2, 3)",
         p="0; 1; (2, 1)"),
    grid("nn.Conv2d(3, 8, {k}, stride={s}, padding=1)", "3,27,30", k="1; 3", s="2; 3"),
    grid("nn.Conv1d(4, 8, {k}, stride={s}, padding={p})", "4,20 4,19", k="2; 3", s="1; 2; 3", p="0; 1"),
    grid("nn.Conv3d(2, 4, {k}, stride={s}, padding={p})", "2,8,9,10", k="2; (3, 2, 1)", s="1; 2; (1, 2, 3)",
         p="0; (1, 0, 2)"),
    grid("nn.Conv2d(3, 8, {k}, dilation={d}, padding={p})", "3,28,27", k="3; (2, 3)", d="2; 3; (1, 2)",
         p='0; 2; "same"; "valid"'),
    grid('nn.Conv2d(3, 8, {k}, padding="same")', "3,28,27", k="2; 3; 4; (5, 2)"),
    *each("3,28,28", "nn.Conv2d(3, 32, 3, 2)", "nn.Conv2d(3, 32, (3, 3), (2, 2), (1, 1))", "nn.Conv2d(3, 32, 3, 3, 5)",
          "nn.Conv2d(in_channels=3, out_channels=6, kernel_size=5)",
          'nn.Conv2d(3, 8, 3, padding_mode="circular", padding=1)', "torch.nn.Conv2d(3, 8, 3, bias=False)",
          "nn.Conv2d(3, 8, [3, 3])", "nn.Conv2d(3, 8, 3, stride=(2,))", "nn.Conv2d(3, 8, 3, padding=(1,))"),
    *each("4,20", 'nn.Conv1d(4, 8, 3, padding="same", dilation=2)', "nn.Conv1d(4, 8, 3, padding=4, dilation=4)",
          "nn.Conv1d(4, 8, (3,), (2,), (1,))", "nn.Conv1d(4, 8, 3, groups=2, bias=False)"),
    *each("2,8,9,10", 'nn.Conv3d(2, 4, 3, padding="same")', "nn.Conv3d(2, 4, 3, groups=2, bias=False)"),
    # counts of convolutions
    grid("nn.Conv2d(8, {f}, 3, groups={g}, bias={b})", "8,9,9", f="8; 16", g="1; 2; 4; 8", b="True; False"),
    # transposed convolutions
    grid("nn.ConvTranspose2d(8, 16, {k}, stride={s}, padding={p})", "8,14,13", k="2; 3; (5, 4)", s="1; 2; (2, 3)",
         p="0; 1"),
    grid("nn.ConvTranspose2d(8, 16, 3, stride={s}, padding={p}, output_padding={o})", "8,14,13", s="2; 3", p="0; 1",
         o="0; 1; (0, 1)"),
    grid("nn.ConvTranspose2d(8, 16, 3, groups={g}, bias={b})", "8,9,9", g="1; 2; 4; 8", b="True; False"),
    *each("8,14,13", "nn.ConvTranspose2d(8, 16, 2, 3)", "nn.ConvTranspose2d(8, 16, 3, 2, 1, 1)",
          "nn.ConvTranspose2d(8, 16, 3, dilation=2)", "nn.ConvTranspose2d(8, 16, 3, dilation=2, output_padding=1)",
          "nn.ConvTranspose2d(8, 16, (3, 2), dilation=(2, 3), stride=2, padding=1)"),
    grid("nn.ConvTranspose1d(4, 8, {k}, stride={s}, padding={p})", "4,20", k="2; 3", s="1; 2; 3", p="0; 1"),
    grid("nn.ConvTranspose3d(2, 4, {k}, stride={s})", "2,3,4,5", k="2; (3, 2, 1)", s="1; 2; (1, 2, 3)"),
    # wrong convolutions
    *each("3,4,4", "nn.Conv2d(3, 8, 5)", "nn.Conv2d(3, 8, (3, 5))", "nn.Conv2d(3, 8, 3, dilation=2)",
          "nn.Conv2d(1, 8, 3)", "nn.Conv2d(3, 8, 3, groups=2)", "nn.Conv2d(3, 8, 3, groups=3)",
          'nn.Conv2d(3, 8, 3, stride=2, padding="same")', 'nn.Conv2d(3, 8, 3, padding="full")',
          'nn.Conv2d(3, 8, 3, padding="SAME")', "nn.Conv2d(3, 8, 3, strides=2)", "nn.Conv2d(3, 8)", "nn.Conv2d(8, 3)",
          "nn.Conv2d(3, 8, kernel=3)", "nn.Conv2d(3, 8, 3, stride=0)", "nn.Conv2d(3, 8, 3, padding=-1)",
          "nn.Conv2d(3, 8, 3, dilation=0)", "nn.Conv2d(3, 8, 3, groups=0)", "nn.Conv2d(3, 8, 0)", "nn.Conv2d(3, 8, -1)",
          "nn.Conv2d(3, 8.0, 3)", "nn.Conv2d(3, 16 / 2, 3)", "nn.Conv2d(3, 8, 3.0)", "nn.Conv2d(3, 8, (3, 3, 3))",
          "nn.Conv2d(3, 8, (3,))", "nn.Conv2d(3, 8, 3, stride=(1, 2, 3))", 'nn.Conv2d(3, 8, 3, padding_mode="wrap")',
          'nn.Conv2d(3, 8, 3, activation="relu")', "nn.Conv2d(3, 8, 3, use_bias=False)", "nn.Conv2d(3, 8, 3, 1.5)",
          "nn.Conv2d(3, -8, 3)", "nn.Conv2d(3, 8, 3, 1, 0, 1, 1, True, 'zeros', None, None, 1)",
          'nn.Conv2d(3, 8, 3, padding=(1, 1, 1))', "nn.Conv2d(3, 8, 3, 3, in_channels=3)"),
    *each("8,4,4", "nn.ConvTranspose2d(8, 16, 3, stride=2, output_padding=2)",
          "nn.ConvTranspose2d(8, 16, 3, output_padding=1)", "nn.ConvTranspose2d(3, 16, 3)",
          "nn.ConvTranspose2d(8, 16, 3, groups=3)", "nn.ConvTranspose2d(8, 6, 3, groups=4)",
          'nn.ConvTranspose2d(8, 16, 3, padding="same")', "nn.ConvTranspose2d(8, 16, 3, padding=4)",
          'nn.ConvTranspose2d(8, 16, 3, padding_mode="reflect")', "nn.ConvTranspose2d(8, 16, 3, stride=0)",
          "nn.ConvTranspose2d(8, 16)", "nn.ConvTranspose2d(8, 16, 3, dilation=2, output_padding=2)",
          "nn.ConvTranspose2d(8, 16, 3, output_size=9)"),
    *each("784 3,28 2,3,28,28", "nn.Conv2d(3, 8, 3)", "nn.ConvTranspose2d(3, 8, 3)"),
    *each("3,28,28", "nn.Conv1d(3, 8, 3)", "nn.Conv3d(3, 8, 3)", "nn.ConvTranspose1d(3, 8, 3)",
          "nn.ConvTranspose3d(3, 8, 3)"),
    *each("28,28,3", "nn.Conv2d(3, 8, 3)"),
    *each("4,2", "nn.Conv1d(4, 8, 3)", "nn.Conv1d(4, 8, 3, padding=1)"),
    # pools
    grid("nn.MaxPool2d({k}, stride={s}, padding={p}, ceil_mode={c})", "3,27,28", k="2; 3", s="None; 2; (2, 3)",
         p="0; 1", c="False; True"),
    grid("nn.AvgPool2d({k}, stride={s}, padding={p}, ceil_mode={c})", "3,27,28", k="2; (3, 2)", s="None; 3", p="0; 1",
         c="False; True"),
    grid("nn.{kind}2d(1, 2, ceil_mode=True)", "3,4,4 3,5,5", kind="MaxPool; AvgPool"),
    grid("nn.{kind}2d(2, 3, ceil_mode=True)", "3,6,6 3,7,7 3,8,8", kind="MaxPool; AvgPool"),
    grid("nn.{kind}2d(2, 3, padding=1, ceil_mode=True)", "3,4,5 3,6,6 3,7,8", kind="MaxPool; AvgPool"),
    grid("nn.MaxPool2d({k}, {s}, dilation=2, ceil_mode={c})", "3,27,28", k="2; 3", s="1; 2; 3", c="False; True"),
    *each("3,27,28", "nn.MaxPool2d(3, 2, 1)", "nn.MaxPool2d(kernel_size=2)", "nn.MaxPool2d(2, return_indices=True)",
          "nn.AvgPool2d(3, 2, 1, count_include_pad=False)", "nn.AvgPool2d(2, divisor_override=3)", "nn.MaxPool2d((2,))",
          "nn.AvgPool2d((2,))", "nn.MaxPool2d(3, padding=2, dilation=2)", "nn.MaxPool2d(3, padding=3, dilation=3)",
          "nn.MaxPool2d(2, stride=[2, 1])", "nn.MaxPool2d(2, stride=(3,))"),
    grid("nn.{kind}1d({k}, stride={s}, padding=1, ceil_mode={c})", "4,19", kind="MaxPool; AvgPool", k="2; 3",
         s="None; 3", c="False; True"),
    grid("nn.{kind}3d({k}, stride={s})", "2,7,8,9", kind="MaxPool; AvgPool", k="2; (1, 2, 3)", s="None; 3"),
    grid("nn.LPPool2d({n}, {k}, stride={s}, ceil_mode={c})", "3,27,28", n="2; 1.5", k="3; (3, 2)", s="None; 2",
         c="False; True"),
    grid("nn.LPPool1d(2, 3, stride={s}, ceil_mode={c})", "4,19", s="None; 2", c="False; True"),
    *each("2,7,8,9", "nn.LPPool3d(2, 3)", "nn.LPPool3d(2, 2, stride=3, ceil_mode=True)", "nn.LPPool3d(1, (1, 2, 3))"),
    *each("3,2,2", "nn.MaxPool2d(3)", "nn.AvgPool2d(3)", "nn.LPPool2d(2, 3)", "nn.MaxPool2d(3, ceil_mode=True)",
          "nn.AvgPool2d(3, ceil_mode=True)", "nn.MaxPool2d(2, padding=2)", "nn.AvgPool2d(2, padding=2)",
          "nn.MaxPool2d(3, 1, 2)", "nn.MaxPool2d(2, stride=0)", "nn.AvgPool2d(2, stride=0)", "nn.MaxPool2d(0)",
          "nn.MaxPool2d(2, padding=-1)", "nn.MaxPool2d(2, dilation=0)", "nn.MaxPool2d(2, dilation=2)",
          "nn.AvgPool2d(2, dilation=2)", "nn.MaxPool2d()", "nn.AvgPool2d()", "nn.LPPool2d(2)",
          "nn.MaxPool2d(pool_size=2)", "nn.MaxPool2d(2, strides=2)", 'nn.MaxPool2d(2, padding="same")',
          "nn.MaxPool2d((2, 2, 2))", "nn.LPPool2d(2, 2, padding=1)", "nn.MaxPool2d(2.0)", "nn.MaxPool2d(1.5)"),
    *each("784 2,3,28,28", "nn.MaxPool2d(2)", "nn.AvgPool2d(2)", "nn.LPPool2d(2, 2)"),
    *each("3,28,28", "nn.MaxPool1d(2)", "nn.AvgPool1d(2)"),
    *each("784", "nn.MaxPool3d(2)", "nn.AvgPool3d(2)"),
    *(
        g
        for name in ("nn.AdaptiveAvgPool", "nn.AdaptiveMaxPool")
        for g in (
            *each("4,9", f"{name}1d(3)", f"{name}1d((1,))", f"{name}1d(12)"),
            *each("4,9,8", f"{name}2d(3)", f"{name}2d((4, 2))", f"{name}2d(1)", f"{name}2d((1, 1))",
                  f"{name}2d((None, 7))", f"{name}2d((1, None))", f"{name}2d(None)", f"{name}2d((None, None))",
                  f"{name}2d(output_size=(7, 7))", f"{name}2d()", f"{name}2d((1, 2, 3))", f"{name}2d(2, stride=2)",
                  f"{name}2d(-1)", f"{name}2d(1.5)", f"{name}2d('1')"),
            *each("4,5,6,7", f"{name}3d(2)", f"{name}3d((1, None, 3))"),
            *each("784", f"{name}3d(1)"),
        )
    ),
    *each("4,9,8", "nn.AdaptiveMaxPool2d(3, return_indices=True)"),
    # linear
    grid("nn.Linear(16, 10{b})", "16 5,16 4,5,16", b="; , bias=False"),
    *each("16", "nn.Linear(in_features=16, out_features=1)", "nn.Linear(4 * 4, 10)", "nn.Linear(10, 16)",
          "nn.Linear(16)", "nn.Linear(10)", "nn.Linear()", "nn.Linear(16, 10, activation='relu')",
          "nn.Linear(in_feature=16, out_features=10)", "nn.Linear(16, 10, use_bias=False)", "nn.Linear(16, -1)",
          "nn.Linear(16.0, 10)", "nn.Linear(32 / 2, 10)", "nn.Linear(16, 2.5)", "nn.Linear('16', 10)",
          "nn.Linear(16, (10,))", "nn.Linear(16, None)"),
    *each("16,5,5", "nn.Linear(16, 10)", "nn.Linear(400, 10)", "nn.Linear(5, 3)"),
    # normalization
    grid("nn.BatchNorm2d(8{a})", "8,9,9",
         a="; , affine=False; , track_running_stats=False; , eps=1e-3, momentum=0.01; , bias=False; , affine=True"),
    grid("nn.BatchNorm1d(8{a})", "8 8,9", a="; , affine=False"),
    grid("nn.BatchNorm3d(8{a})", "8,3,4,5", a="; , affine=False"),
    *each("8,9,9", "nn.BatchNorm2d(16)", "nn.BatchNorm2d()", "nn.BatchNorm2d(features=8)", "nn.BatchNorm1d(8)",
          "nn.BatchNorm3d(8)", "nn.BatchNorm2d(8, scale=False)", "nn.BatchNorm2d('8')", "nn.BatchNorm2d(-8)"),
    *each("8", "nn.BatchNorm2d(8)", "nn.BatchNorm3d(8)", "nn.BatchNorm1d(9)"),
    *each("8,9", "nn.BatchNorm2d(8)", "nn.BatchNorm1d(9)"),
    # activations
    *each("8 8,9 8,4,5", "nn.PReLU()", "nn.PReLU(8)", "nn.PReLU(num_parameters=1, init=0.1)", "nn.PReLU(5)"),
    *each("8,9", "nn.PReLU(9)", "nn.PReLU(init=0.25, shared_axes=[1])", "nn.PReLU(0)", "nn.PReLU(1.5)"),
    grid("nn.{name}()", "8,4,5",
         name="CELU; ELU; GELU; Hardshrink; Hardsigmoid; Hardswish; Hardtanh; LeakyReLU; LogSigmoid; Mish; "
              "RReLU; ReLU; ReLU6; SELU; SiLU; Sigmoid; Softplus; Softshrink; Softsign; Tanh; Tanhshrink; "
              "Softmax; LogSoftmax; Softmin"),
    grid("nn.{name}(inplace=True)", "10",
         name="ReLU; ReLU6; ELU; CELU; SELU; SiLU; Mish; Hardswish; Hardsigmoid; LeakyReLU; RReLU; Hardtanh; "
              "Sigmoid; Tanh; GELU; Softmax"),
    grid("nn.{name}(dim={d})", "8,4,5", name="Softmax; LogSoftmax; Softmin", d="1; -1; 0"),
    *each("10", "nn.Softmax(dim=2)", "nn.LogSoftmax(dim=-3)", "nn.Softmax(axis=1)", "nn.Softmax2d()",
          "nn.LeakyReLU(0.2)", "nn.LeakyReLU(alpha=0.2)", "nn.ELU(alpha=0.5)", 'nn.GELU(approximate="tanh")',
          'nn.GELU("fast")', "nn.Hardtanh(-2, 2)", "nn.Softplus(beta=2, threshold=10)", "nn.Softshrink(0.1)",
          "nn.Threshold(0.1, 20)", "nn.Threshold(0.1)", "nn.RReLU(0.1, 0.3)", "nn.ReLU(max_value=6)", "nn.ReLU(True)",
          "nn.ReLU(True, 1)", "nn.Sigmoid(1)", "nn.Hardshrink(lambd=0.3)"),
    *each("8,4,5 2,8,4,5", "nn.Softmax2d()"),
    # regularization
    grid("nn.{name}({p})", "8,4,5", name="Dropout; AlphaDropout; FeatureAlphaDropout", p="; 0.25; p=0.1, inplace=True"),
    *each("8,9 8,4,5 10", "nn.Dropout1d(0.2)", "nn.Dropout2d(0.2)", "nn.Dropout3d(0.2)"),
    *each("4,3,4,5", "nn.Dropout3d()", "nn.Dropout2d()", "nn.Dropout1d()"),
    *each("10", "nn.Dropout(1.5)", "nn.Dropout(-0.1)", "nn.Dropout(50)", "nn.Dropout(1)", "nn.Dropout(0)",
          "nn.Dropout(rate=0.5)", "nn.Dropout2d(2)", "nn.AlphaDropout(2)", "nn.Dropout(0.1, 0.2, 0.3)"),
    *each("10 8,4,5", "nn.Identity()", "nn.Identity(54, unused=True)"),
    # rearranging
    *each("8,4,5", "nn.Flatten()", "nn.Flatten(1)", "nn.Flatten(start_dim=2)", "nn.Flatten(1, 2)", "nn.Flatten(2, 3)",
          "nn.Flatten(1, -2)", "nn.Flatten(-2)", "nn.Flatten(-2, -1)", "nn.Flatten(-3, -2)", "nn.Flatten(2, 2)",
          "nn.Flatten(3)", "nn.Flatten(2, 1)", "nn.Flatten(4)", "nn.Flatten(1, 4)", "nn.Flatten(-5)",
          "nn.Flatten(axis=1)", "nn.Flatten(1, 2, 3)", "nn.Flatten(1.5)", "nn.Flatten(-1)", "nn.Flatten(1, -3)",
          "nn.Flatten(-1, 1)"),
    *each("16 4,5 2,3,4,5", "nn.Flatten()"),
    *each("2,3,4,5", "nn.Flatten(start_dim=-2)"),
    *each("24", "nn.Unflatten(1, (2, 12))", "nn.Unflatten(1, (2, 3, 4))", "nn.Unflatten(1, (-1, 4))",
          "nn.Unflatten(dim=1, unflattened_size=(2, -1, 3))", "nn.Unflatten(-1, (4, 6))", "nn.Unflatten(1, [4, 6])",
          "nn.Unflatten(1, (5, 5))", "nn.Unflatten(1, (-1, 5))", "nn.Unflatten(1, (-1, -1))", "nn.Unflatten(1, 24)",
          "nn.Unflatten(2, (4, 6))", "nn.Unflatten(1)", "nn.Unflatten((4, 6))", "nn.Unflatten(1, torch.Size([4, 6]))",
          "nn.Unflatten(1, (24,))", "nn.Unflatten(1.0, (4, 6))", "nn.Unflatten(1, (4.0, 6))"),
    *each("3,24", "nn.Unflatten(2, (4, 6))", "nn.Unflatten(-1, (4, 6))", "nn.Unflatten(1, (3, 1))",
          "nn.Unflatten(1, (4, 6))", "nn.Unflatten(-2, (1, 3))"),
    *(
        g
        for name, last in (("Zero", ""), ("Constant", ", 0.5"), ("Reflection", ""), ("Replication", ""))
        for g in (
            grid(f"nn.{name}Pad2d({{p}}{last})", "3,9,8", p="1; 2; (1, 2, 3, 4); (0, 0, 1, 1); [1, 0, 0, 1]"),
            grid(f"nn.{name}Pad1d({{p}}{last})", "3,9", p="1; (1, 2); (0, 3)"),
            grid(f"nn.{name}Pad3d({{p}}{last})", "3,5,6,7", p="1; (1, 2, 3, 4, 2, 0)"),
            *each("3,9,8", f"nn.{name}Pad2d((-1, -2, 3, 0){last})", f"nn.{name}Pad2d(-5{last})",
                  f"nn.{name}Pad2d((1, 2, 3){last})", f"nn.{name}Pad2d({last[2:]})", f"nn.{name}Pad2d(8{last})",
                  f"nn.{name}Pad2d(9{last})", f"nn.{name}Pad1d(1{last})"),
            *each("2,3,9,8", f"nn.{name}Pad2d(1{last})"),
        )
    ),
    *each("3,9,8", "nn.ZeroPad2d(-1)", "nn.ZeroPad2d('same')", "nn.ZeroPad2d(1.5)", "nn.ZeroPad2d(((1, 2), (3, 4)))",
          "nn.ConstantPad2d(1)", "nn.ConstantPad2d(1, value=2)", "nn.ZeroPad2d(1, value=2)"),
    grid('nn.Upsample(scale_factor={s}, mode="{m}")', "3,9,8", s="2; 1.5; (2, 3); 0.5; (1.5, 0.4)",
         m="nearest; bilinear"),
    grid("nn.Upsample(size={s})", "3,9,8", s="16; (5, 7); [16, 16]"),
    *each("3,9,8", "nn.Upsample((16, 16))", "nn.Upsample(16, mode='bicubic', align_corners=True)",
          "nn.Upsample(None, 2)", "nn.Upsample(scale_factor=(2, 2, 2))", "nn.Upsample(size=(4, 4, 4))", "nn.Upsample()",
          "nn.Upsample(size=16, scale_factor=2)", "nn.Upsample(scale_factor=2, mode='linear')",
          "nn.Upsample(scale_factor=2, mode='trilinear')", "nn.Upsample(scale_factor=2, mode='cubic')",
          "nn.Upsample(scale=2)", "nn.Upsample(scale_factor=0)", "nn.Upsample(scale_factor=-1)", "nn.Upsample(size=0)",
          "nn.Upsample(scale_factor=0.01)", "nn.Upsample(size=7.0)", "nn.Upsample(size=7.5)",
          "nn.Upsample(scale_factor=2, mode='nearest', align_corners=True)", "nn.Upsample(scale_factor=(2,))",
          "nn.Upsample(scale_factor=1.1)", "nn.Upsample(scale_factor=2.3)", "nn.Upsample(scale_factor=2, mode='area')",
          "nn.Upsample(scale_factor=2, mode='nearest-exact')", "nn.UpsamplingNearest2d(scale_factor=2)",
          "nn.UpsamplingBilinear2d(scale_factor=2)", "nn.UpsamplingNearest2d((5, 7))",
          "nn.UpsamplingBilinear2d(size=(5, 7))", "nn.UpsamplingBilinear2d(scale_factor=(2, 3))",
          "nn.UpsamplingNearest2d(16)", "nn.UpsamplingBilinear2d()",
          "nn.UpsamplingBilinear2d(scale_factor=2, mode='nearest')"),
    *each("3,9", "nn.Upsample(scale_factor=2)", "nn.Upsample(scale_factor=2, mode='linear')", "nn.Upsample(size=(4,))",
          "nn.Upsample(scale_factor=2, mode='bilinear')", "nn.UpsamplingBilinear2d(scale_factor=2)"),
    *each("3,5,6,7", "nn.Upsample(scale_factor=2)", "nn.Upsample(size=(2, 3, 4), mode='trilinear')",
          "nn.UpsamplingNearest2d(scale_factor=2)"),
    *each("9", "nn.Upsample(scale_factor=2)"),
)
# fmt: on


def record(folder: Path) -> None:
    """Write what both frameworks say of every case into *folder*."""
    import keras
    import torch

    from sphinxext_cnnparams.readers.keras import KERAS as KERAS_WORDS
    from sphinxext_cnnparams.readers.torch import TORCH as TORCH_WORDS

    for framework, version, grids, asked, names in (
        ("keras", keras.__version__, KERAS, asked_of_keras, KERAS_WORDS.layers),
        ("torch", torch.__version__.partition("+")[0], TORCH, asked_of_torch, TORCH_WORDS.layers),
    ):
        cases = listed(grids, names)
        entries = [{"call": call, "input": list(dims)} | asked(call, dims) for call, dims in cases]
        path = folder / f"layers-{framework}.json"
        path.write_text(written(framework, version, entries), encoding="utf-8")
        wrong = sum("error" in entry for entry in entries)
        print(f"{path}: {len(entries)} entries, {wrong} of them errors")


def listed(grids: Iterable[Grid], names: Iterable[str]) -> list[tuple[str, Dims]]:
    """Give all cases; raises ValueError if one stands twice, or if a layer of the vocabulary has none."""
    cases = [case for each_grid in grids for case in each_grid.cases()]
    twice = [case for case, count in Counter(cases).items() if count > 1]
    if twice:
        raise ValueError(f"these cases stand twice: {twice}")
    called = {re.sub(r"\(.*", "", call).rpartition(".")[2] for call, _ in cases}
    if missing := set(names) - called:
        raise ValueError(f"these layers have no case: {', '.join(sorted(missing))}")
    return cases


def written(framework: str, version: str, entries: list[Outcome]) -> str:
    """Write the entries as JSON, one per line, so that a difference is a line."""
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f'{{"framework": "{framework}", "version": "{version}", "entries": [\n{lines}\n]}}\n'


def asked_of_keras(call: str, dims: Dims) -> Outcome:
    """Ask Keras symbolically, which leaves the unknown unknown, and by running the layer where nothing is."""
    import keras
    import numpy as np

    # names are counted anew, so that messages do not depend on the cases before
    keras.utils.clear_session(free_memory=False)
    names = {"keras": keras, **vars(keras.layers)}
    layer_class(call, names)

    def answer() -> Outcome:
        layer = eval(call, names)
        output = layer(keras.Input(dims))
        if None not in dims:
            ran = layer(np.zeros((BATCH, *dims), "float32"))
            if tuple(ran.shape)[1:] != output.shape[1:]:
                raise Undecided(f"{call} on {dims}: Keras promises {output.shape} and gives {tuple(ran.shape)}")
        return outcome(output.shape, layer.trainable_weights, layer.non_trainable_weights)

    return attempted(answer)


def asked_of_torch(call: str, dims: Dims) -> Outcome:
    """Ask PyTorch, by running the layer; buffers are no parameters."""
    import torch

    names = {"torch": torch, "nn": torch.nn}
    layer_class(call, names)

    def answer() -> Outcome:
        layer = eval(call, names)
        with torch.no_grad():
            output = layer(torch.zeros(BATCH, *dims))
        if isinstance(output, tuple):  # return_indices
            output = output[0]
        parameters = list(layer.parameters())
        return outcome(
            output.shape, [p for p in parameters if p.requires_grad], [p for p in parameters if not p.requires_grad]
        )

    return attempted(answer)


def layer_class(call: str, names: Mapping[str, object]) -> object:
    """Find the class that is called; what is misspelt in the tables above is no error of the framework's."""
    return eval(call.partition("(")[0], dict(names))


def outcome(shape: Iterable[int | None], trainable: Iterable[Any], fixed: Iterable[Any]) -> Outcome:
    """Give what is recorded of a layer that works; the batch is no part of its shape."""
    learned, kept = (sum(math.prod(weight.shape) for weight in weights) for weights in (trainable, fixed))
    return {"output": list(shape)[1:], "trainable": learned, "non_trainable": kept}


def attempted(answer: Callable[[], Outcome]) -> Outcome:
    """Give the answer, or the first line of the framework's message."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return answer()
        except FAILURES as failure:
            return {"error": first_line(failure)}


def first_line(failure: Exception) -> str:
    """Give the first line of a message that says something, without what changes from run to run."""
    plain = re.sub(r"\x1b\[\d*m", "", str(failure))
    plain = re.sub(r"0x[0-9a-f]+", "0x…", plain)
    plain = SET.sub(lambda words: f"{{{', '.join(sorted(words[1].split(', ')))}}}", plain)
    lines = [line.strip() for line in plain.splitlines()]
    telling = [line for line in lines if line and not line.startswith("Exception encountered when calling")]
    return (telling[0] if telling else type(failure).__name__)[:LONGEST]
