"""Calls of Keras's functions on tensors, each with every way to write its arguments that differs."""

from __future__ import annotations

PROGRAM = """\
import keras
from keras import layers, ops

inputs = keras.Input((12, 10, 3))
x = layers.Conv2D(8, 3, padding="same")(inputs)
y = layers.Conv2D(8, 3, padding="same")(inputs)
flat = layers.Reshape((120, 8))(x)
v = layers.GlobalAveragePooling2D()(x)
c = ops.ones((10, 8))
kernel = ops.ones((3, 3, 8, 6))
made = CALL
kind = "tuple" if isinstance(made, tuple) else "list" if isinstance(made, list) else "tensor"
made = [made] if kind == "tensor" else made
outputs = [layers.Activation("linear", name=f"{kind}_{i}")(part) for i, part in enumerate(made[:12])]
model = keras.Model(inputs, outputs)
"""
UNARY = (
    "abs ceil cos elu erf exp floor gelu hard_sigmoid hard_silu hard_swish hard_shrink hard_tanh celu leaky_relu "
    "log log1p log_softmax log_sigmoid logical_not negative normalize relu relu6 round rsqrt selu sigmoid sign silu "
    "sin soft_shrink softmax softplus softsign sqrt square stop_gradient swish tanh tanh_shrink zeros_like "
    "ones_like convert_to_tensor flip sort copy "
    "absolute arccos arccosh arcsin arcsinh arctan arctanh cosh sinh tan log2 log10 expm1 exp2 reciprocal isnan isinf "
    "isfinite nan_to_num tril triu erfinv trunc sparse_plus squareplus empty_like argsort fliplr flipud"
).split()
COMBINING = (
    "add subtract multiply divide true_divide maximum minimum power logical_and logical_or equal greater less "
    "greater_equal less_equal not_equal floor_divide mod arctan2 logaddexp logical_xor divide_no_nan hypot"
).split()
REDUCING = (
    "mean sum max min prod var std amax amin all any argmax argmin logsumexp median nanmean nansum nanmax nanmin"
).split()
CALLS = (
    *(f"ops.{name}(x)" for name in UNARY),
    *(f"ops.{name}(x, y)" for name in COMBINING),
    *(f"ops.{name}(x, {rest})" for name in REDUCING for rest in ("axis=1", "-1", "axis=2, keepdims=True")),
    *(f"keras.activations.{name}(x)" for name in ("relu", "exponential", "linear", "gelu")),
    # value by value
    "ops.add(x, 2)",
    "ops.multiply(x, v[:, None, None])",
    "ops.maximum(x, x2=y)",
    "ops.cast(x, 'float16')",
    "ops.clip(x, 0, 1)",
    "ops.cumsum(x, 1)",
    "ops.cumprod(x, axis=-1)",
    "ops.flip(x, axis=1)",
    "ops.roll(x, 1, axis=1)",
    "x > y",
    "1 - x",
    "-x",
    "x % 2",
    "ops.where(x > 0, x, y)",
    "ops.where(x > 0, x, 0.0)",
    "ops.one_hot(ops.argmax(x, -1), 8)",
    "ops.one_hot(ops.argmax(x, -1), num_classes=9)",
    # one value of many
    "ops.mean(x, (1, 2))",
    "ops.mean(x, [1, 2], True)",
    "ops.norm(x, axis=1)",
    "ops.norm(x, 2, 1, True)",
    "ops.average(x, axis=1)",
    "ops.count_nonzero(x, 1)",
    "ops.moments(x, [1, 2])",
    "ops.moments(x, [-1], keepdims=True)",
    "ops.diff(x, axis=1)",
    "ops.diff(x, 2, 2)",
    "ops.top_k(x, 3)",
    "ops.top_k(x, k=2)[0]",
    "ops.take_along_axis(x, ops.argsort(y, axis=1), axis=1)",
    "ops.full_like(x, 2)",
    "ops.threshold(x, 0.1, 0)",
    "ops.saturate_cast(x, 'uint8')",
    "x + ops.full((10, 8), 2.0)",
    "x + ops.empty((10, 8))",
    # products
    "ops.tensordot(x, ops.ones((8, 6)), 1)",
    "ops.tensordot(x, c, axes=[[2], [0]])",
    "ops.tensordot(x, ops.ones((8, 6)), axes=[[3], [0]])",
    "ops.tensordot(x, ops.ones((12, 10, 7)), axes=[[1, 2], [0, 1]])",
    "ops.matmul(flat, ops.transpose(flat, (0, 2, 1)))",
    "ops.matmul(v, ops.transpose(c))",
    "flat @ ops.transpose(c)",
    "ops.dot(v, ops.transpose(c))",
    "ops.einsum('nhwc,nc->nhw', x, v)",
    "ops.einsum('nhwc->nc', x)",
    # the same values in another shape
    "ops.reshape(x, (-1, 960))",
    "ops.reshape(x, newshape=(-1, 120, 8))",
    "ops.reshape(x, (ops.shape(x)[0], 4, 3, 80))",
    "ops.transpose(x, (0, 3, 1, 2))",
    "ops.transpose(x, axes=[0, 3, 1, 2])",
    "ops.swapaxes(x, 1, -1)",
    "ops.swapaxes(x, axis1=1, axis2=2)",
    "ops.moveaxis(x, 1, 3)",
    "ops.moveaxis(x, [1, 2], [2, 3])",
    "ops.expand_dims(x, 1)",
    "ops.expand_dims(x, axis=-1)",
    "ops.squeeze(ops.mean(x, 1, keepdims=True), 1)",
    "ops.squeeze(ops.mean(x, (1, 2), keepdims=True), axis=[1, 2])",
    # repeated
    "x + ops.broadcast_to(c[:, :1], (12, 10, 8))",
    "ops.tile(x, (1, 1, 2, 1))",
    "ops.tile(x, repeats=[1, 2, 1, 3])",
    "ops.tile(x, (1, 2))",
    "ops.repeat(x, 3, axis=2)",
    "ops.repeat(v, [1, 1, 1, 1, 2, 2, 2, 2], 1)",
    # put together, taken apart
    "ops.concatenate([x, y], -1)",
    "ops.concatenate((x, y[..., :3]), axis=3)",
    "ops.concatenate([x, y], axis=1)",
    "ops.stack([x, y], 1)",
    "ops.stack((x, y, x), axis=-1)",
    "ops.stack([x, y[..., :4]])",
    "ops.concatenate([x, flat], 1)",
    "ops.concatenate([x, y[:, :4]], 2)",
    "ops.split(x, 2, axis=-1)",
    "ops.split(x, [2, 5], 3)",
    "ops.split(x, indices_or_sections=3, axis=1)",
    "ops.split(x, 5, axis=-1)",
    "ops.unstack(x, axis=1)",
    "ops.unstack(x, 10, 2)",
    "ops.slice(x, (0, 1, 0, 0), (2, 4, 5, 8))",
    "ops.take(v, [0, 2], axis=1)",
    "ops.take(v, [[0, 1], [2, 3], [4, 5]], 1)",
    "ops.take(x, 3, axis=2)",
    "ops.take(x, ops.arange(5), axis=1)",
    "x[:, 0]",
    "x[:, ::2, 1:-1]",
    "x[..., None, 3:]",
    # made
    "x + ops.zeros((10, 8))",
    "x + ops.ones((8,))",
    "x + keras.random.normal((10, 8))",
    "x + keras.random.uniform((12, 10, 8))",
    "x + ops.cast(ops.arange(8), 'float32')",
    "x + ops.arange(0, 8, 1.0)",
    "x + ops.arange(1, stop=9, step=1.0)",
    "x + ops.linspace(0.0, 1.0, 8)",
    "x + ops.linspace(0.0, 1.0, num=8)",
    "ops.matmul(x, ops.eye(8))",
    "ops.matmul(x, ops.eye(8, 3))",
    "x * ops.mean(x, axis=(1, 2))",
    # windows over images
    "ops.max_pool(x, 2)",
    "ops.max_pool(x, (2, 3), strides=1, padding='same')",
    "ops.average_pool(x, 3, 2)",
    "ops.average_pool(flat, 4)",
    "ops.conv(x, kernel)",
    "ops.conv(x, kernel, 2, 'same')",
    "ops.conv(x, kernel, strides=(1, 2), padding='valid', dilation_rate=1)",
    "ops.conv(x, kernel, padding='same', dilation_rate=2)",
    "ops.conv(x, kernel[:, :, :3])",
    "ops.depthwise_conv(x, kernel[..., :2])",
    "ops.depthwise_conv(x, kernel, 2, padding='same')",
    "ops.image.resize(x, (6, 5))",
    "ops.image.resize(x, size=(24, 20), interpolation='nearest')",
    "ops.image.extract_patches(x, (3, 2))",
    "ops.image.extract_patches(x, 3, strides=2, padding='same')",
    "ops.image.extract_patches(x, (3, 3), (1, 1), 2)",
    "ops.image.rgb_to_grayscale(x[..., :3])",
    "ops.pad(x, [[0, 0], [1, 2], [3, 4], [0, 0]])",
    "ops.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)), mode='reflect')",
    # what does not fit
    "ops.transpose(x, (0, 1))",
    "x + ops.zeros((3,))",
    "ops.expand_dims(x, 7)",
    "ops.max_pool(x, 20)",
)
