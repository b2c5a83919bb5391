"""Functions of Keras and TensorFlow by name: which operation each means, and the frameworks' arguments of it.

https://keras.io/api/ops/, https://www.tensorflow.org/api_docs/python/tf
"""

from __future__ import annotations

from ...tracing.operations import At, Calculation, Product, Spelling
from ...tracing.operations.joining import concatenate, stack
from ...tracing.operations.kinds import Axes, Axis, Fed, Flag, Given, Positions, take_fed
from ...tracing.operations.making import count_up, fill, identify, space
from ...tracing.operations.parting import gather as gather_at
from ...tracing.operations.parting import pick, slice_block, slice_strides, split_at, split_into, take, unstack
from ...tracing.operations.reducing import contract, differ, multiply_matrices, reduce, reduce_twice, sum_products
from ...tracing.operations.repeating import broadcast_to, repeat, repeat_vector, tile
from ...tracing.operations.shaping import expand_dims, flatten_samples, move, pad, permute, squeeze, swap, view
from ...tracing.operations.valuewise import add_up, choose, combine, encode, keep, scramble
from .images import IMAGES, RESIZE, cut_inner_patches
from .windows import CONV, DEPTHWISE_CONV, WINDOWS, WINDOWS_OF_TENSORFLOW


def multiply_by_matrix(x: Fed, y: Fed) -> Product:
    """Multiply by a matrix; what has more dimensions is put side by side, and not read."""
    if len(y) > 2:
        raise ValueError("more than a matrix")
    return multiply_matrices(x, y)


def gather(x: Fed, indices: Positions, axis: Given, batch_dims: Given) -> Product:
    """Take what stands at some positions along a dimension, the first one unless told."""
    if batch_dims != 0:
        raise ValueError("batch_dims")
    return take(x, indices, 0 if axis is None else axis)


def accumulate(x: Fed, axis: Given) -> Product:
    """Keep the shape of what is done along a dimension; along none, all values stand in a row."""
    if axis is None and len(x) > 1:
        raise ValueError("it goes along no dimension")
    return scramble(x)


def gather_along(x: Fed, indices: Fed, axis: Axis) -> Product:
    """Take one value for each position along a dimension."""
    return gather_at(x, axis, indices)


def find_extreme(x: Fed, axis: Axes, keepdims: Flag, usual: Axis) -> Product:
    """Find where the largest value stands, along one dimension unless told."""
    return reduce(x, [usual] if axis is None else axis, keepdims)


def tell_shape(at: At, x: object, *args: object, **kwargs: object) -> object:
    """Read ``shape`` and ``int_shape``: the sizes, the batch among them."""
    return take_fed(at, x, [])


KEEPING = (
    "abs cast clip cos elu erf exp exponential floor gelu hard_sigmoid hard_silu hard_swish identity leaky_relu "
    "linear log log1p log_softmax mish negative normalize relu relu6 round rsqrt selu sigmoid sign silu sin softmax "
    "softplus softsign sqrt square stop_gradient swish tanh dropout l2_normalize convert_to_tensor "
    "logical_not ceil tanh_shrink soft_shrink hard_shrink hard_tanh celu clip_by_value zeros_like ones_like "
    "ensure_shape copy sparsemax log_sigmoid bias_add local_response_normalization lrn "
    "absolute arccos arccosh arcsin arcsinh arctan arctanh cosh sinh tan log2 log10 expm1 exp2 reciprocal isnan isinf "
    "isfinite nan_to_num tril triu erfinv trunc saturate_cast sparse_plus squareplus threshold full_like empty_like"
).split()
"""What changes values, not their number."""
SCRAMBLING = "flip fliplr flipud reverse roll sort".split()
CUMULATIVE = ("cumprod", "cumsum")
COMBINING = (
    "add subtract multiply divide true_divide maximum minimum power pow logical_and logical_or equal greater "
    "less greater_equal less_equal not_equal floor_divide mod squared_difference arctan2 logaddexp logical_xor "
    "divide_no_nan hypot"
).split()
REDUCING = (
    "mean sum max min prod var std amax amin all any argmax argmin reduce_mean reduce_sum reduce_max reduce_min "
    "reduce_prod logsumexp reduce_std reduce_variance median nanmean nansum nanmax nanmin"
).split()
CREATING = "zeros ones empty full normal uniform random_normal random_uniform fill".split()

KEEP = Spelling(keep, "x ...")
COMBINE = Spelling(combine, "x1 x2=0 ...", {"symbolic": True})
MULTIPLY = Spelling(multiply_matrices, "x1|a x2|b transpose_a=False transpose_b=False **")
CONCATENATE = Spelling(concatenate, "xs axis=0 **")
COUNT_UP = Spelling(count_up, "start=None stop|limit=None step|delta=1 ...")
FUNCTIONS: dict[str, Calculation] = {
    **dict.fromkeys(KEEPING, KEEP),
    **dict.fromkeys(SCRAMBLING, Spelling(scramble, "x ...")),
    **dict.fromkeys(CUMULATIVE, Spelling(accumulate, "x axis=None ...")),
    "argsort": Spelling(accumulate, "x axis=-1 ..."),
    **dict.fromkeys(COMBINING, COMBINE),
    **dict.fromkeys(REDUCING, Spelling(reduce, "x axis|reduction_indices=None keepdims|keep_dims=False **")),
    **dict.fromkeys(CREATING, Spelling(fill, "shape=() ...")),
    **IMAGES,
    **WINDOWS,
    "add_n": Spelling(add_up, "inputs [name]"),
    "arange": COUNT_UP,
    "average": Spelling(reduce, "x axis=None [weights]"),
    "batch_flatten": Spelling(flatten_samples, "x"),
    "broadcast_to": Spelling(broadcast_to, "x|input shape"),
    "concat": CONCATENATE,
    "concatenate": CONCATENATE,
    "count_nonzero": Spelling(reduce, "x axis=None"),
    "diff": Spelling(differ, "a n=1 axis=-1"),
    "dot": Spelling(multiply_by_matrix, "x1|x x2|y"),
    "eye": Spelling(identify, "N M=None **"),
    "linspace": Spelling(space, "start stop num=50 **:options"),
    "einsum": Spelling(sum_products, "subscripts *operands"),
    "expand_dims": Spelling(expand_dims, "x axis|dim=-1 **"),
    "gather": Spelling(gather, "params indices [validate_indices] axis=None batch_dims=0 [name]"),
    "int_shape": tell_shape,
    "matmul": MULTIPLY,
    "moments": Spelling(reduce_twice, "x axes keepdims=False **"),
    "moveaxis": Spelling(move, "x source destination"),
    "norm": Spelling(reduce, "x [ord] axis=None keepdims=False"),
    "one_hot": Spelling(encode, "x num_classes|depth **"),
    "pad": Spelling(pad, "x pad_width|paddings ..."),
    "permute_dimensions": Spelling(permute, "x axes|pattern=None"),
    "range": COUNT_UP,
    "repeat": Spelling(repeat, "x repeats axis=None [name]"),
    "repeat_elements": Spelling(repeat, "x rep axis"),
    "reshape": Spelling(view, "x newshape|shape [name]"),
    "shape": tell_shape,
    "slice": Spelling(slice_block, "inputs start_indices shape"),
    "split": Spelling(split_at, "x indices_or_sections axis=0"),
    "squeeze": Spelling(squeeze, "x axis|squeeze_dims=None **"),
    "stack": Spelling(stack, "x axis=0 **"),
    "strided_slice": Spelling(slice_strides, "input_ begin end strides=None"),
    "swapaxes": Spelling(swap, "x axis1 axis2"),
    "take": Spelling(take, "x indices axis=None"),
    "take_along_axis": Spelling(gather_along, "x indices axis=None"),
    "tensordot": Spelling(contract, "x1|a x2|b axes=2 [name]"),
    "tile": Spelling(tile, "x repeats|multiples|n **"),
    "top_k": Spelling(pick, "x k [sorted]", {"axis": -1}),
    "transpose": Spelling(permute, "x axes|perm|pattern=None **"),
    "unstack": Spelling(unstack, "x num:number=None axis=0 [name]"),
    "where": Spelling(choose, "condition x1|x x2|y **"),
}
EXTREME = "x axis=None keepdims=False **"
TENSORFLOW: dict[str, Calculation] = {
    **WINDOWS_OF_TENSORFLOW,
    **dict.fromkeys(CUMULATIVE, Spelling(scramble, "x ...")),
    **dict.fromkeys(("argmax", "argmin"), Spelling(find_extreme, EXTREME, {"usual": 0})),
    "extract_patches": Spelling(cut_inner_patches, "images sizes strides rates padding [name]"),
    "resize_images": RESIZE,
    "slice": Spelling(slice_block, "input_ begin size [name]"),
    "split": Spelling(split_into, "value num_or_size_splits axis=0 [num] [name]"),
}
"""What TensorFlow calls as Keras does, with arguments of its own."""
BACKEND: dict[str, Calculation] = {
    **dict.fromkeys(("conv1d", "conv2d", "conv3d"), CONV),
    **dict.fromkeys(CUMULATIVE, Spelling(scramble, "x ...")),
    **dict.fromkeys(("argmax", "argmin"), Spelling(find_extreme, EXTREME, {"usual": -1})),
    "concatenate": Spelling(concatenate, "tensors axis=-1"),
    "depthwise_conv2d": DEPTHWISE_CONV,
    "repeat": Spelling(repeat_vector, "x n"),
}
"""What means something else in keras.backend."""
CLASSES: dict[str, str] = {
    "relu": "ReLU",
    "relu6": "ReLU6",
    "concat": "Concatenate",
    "reduce_mean": "Mean",
    "reduce_sum": "Sum",
    "reduce_max": "Max",
    "reduce_min": "Min",
    "true_divide": "TrueDivide",
    "getitem": "GetItem",
}
"""What Keras calls the class of a function, where that is not its name with a capital."""


def class_of(name: str) -> str:
    """Give the class whose name Keras numbers for a function.

    >>> class_of("expand_dims"), class_of("relu")
    ('ExpandDims', 'ReLU')
    """
    return CLASSES.get(name) or "".join(part.capitalize() for part in name.split("_"))
