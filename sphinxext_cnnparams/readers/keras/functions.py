"""Functions of keras.ops, keras.activations, keras.backend and TensorFlow that occur in models, and their shapes."""

from __future__ import annotations

from math import ceil

from ...core.view import EACH, RESHAPED, VECTORS
from .. import shapes, views
from ..alike import combined, kept, selected, stacked, summed, turned
from ..calculation import At, Calculation, Dimless, axes, count, integer, size, sizes
from ..tensor import Size, Tensor
from .arranging import ARRANGING
from .images import IMAGES
from .windows import WINDOWS


def elementwise(at: At, x: object, *args: object, **kwargs: object) -> Tensor:
    """Read functions that change values, not their number."""
    return kept(at, x, EACH)


def scrambled(at: At, x: object, *args: object, **kwargs: object) -> Tensor:
    """Read functions that keep the shape, but not every value at its place."""
    return kept(at, x)


def arithmetic(at: At, x1: object, x2: object = 0, *args: object, **kwargs: object) -> Tensor:
    """Read ``add`` and its kin: shapes are broadcast."""
    return combined(at, x1, x2)


def reshape(at: At, x: object, newshape: object = None, shape: object = None, **kwargs: object) -> Tensor:
    """Read ``reshape``; Keras writes the batch as −1 or as the first size of ``shape(x)``."""
    tensor = at.tensor(x)
    target = sizes((newshape if newshape is not None else shape,))
    return at.seen([tensor], shapes.reshape(at.dims(tensor), target), RESHAPED)


def where(at: At, condition: object, x1: object = 0, x2: object = 0, **kwargs: object) -> Tensor:
    """Read ``where``: three shapes are broadcast."""
    return selected(at, condition, x1, x2)


def norm(at: At, x: object, ord: object = None, axis: object = None, keepdims: object = False) -> Tensor:
    """Read ``norm``."""
    return reduction(at, x, axis, keepdims)


def swapaxes(at: At, x: object, axis1: object, axis2: object) -> Tensor:
    """Read ``swapaxes``."""
    tensor = at.tensor(x)
    return turned(at, tensor, shapes.exchange(len(at.dims(tensor)), integer(axis1), integer(axis2)))


def transpose(at: At, x: object, axes_: object = None, **kwargs: object) -> Tensor:
    """Read ``transpose``."""
    tensor = at.tensor(x)
    order = axes(next((kwargs[name] for name in ("axes", "perm", "pattern") if name in kwargs), axes_))
    return turned(at, tensor, order if order is not None else range(len(at.dims(tensor)))[::-1])


def expand_dims(at: At, x: object, axis: object = -1, **kwargs: object) -> Tensor:
    """Read ``expand_dims``."""
    tensor = at.tensor(x)
    place = integer(kwargs.get("dim", axis))
    return at.hidden([tensor], shapes.unsqueezed(at.dims(tensor), place), RESHAPED)


def squeeze(at: At, x: object, axis: object = None, **kwargs: object) -> Tensor:
    """Read ``squeeze``."""
    tensor = at.tensor(x)
    places = axes(kwargs.get("squeeze_dims", axis))
    return at.hidden([tensor], shapes.squeezed(at.dims(tensor), places), RESHAPED)


def reduction(at: At, x: object, axis: object = None, keepdims: object = False, **kwargs: object) -> Tensor:
    """Read ``mean``, ``reduce_sum`` and others that take one value along dimensions."""
    tensor = at.tensor(x)
    dims, along, keep = (
        at.dims(tensor),
        axes(kwargs.get("reduction_indices", axis)),
        bool(kwargs.get("keep_dims", keepdims)),
    )
    return at.seen([tensor], shapes.reduced(dims, along, keep=keep), views.over(dims, along, keep=keep))


def along(usual: int) -> Calculation:
    """Make the rule of ``argmax`` and ``argmin`` where they work along one dimension unless told."""

    def function(at: At, x: object, axis: object = None, **kwargs: object) -> Tensor:
        return reduction(at, x, usual if axis is None else axis, **kwargs)

    return function


def concatenate(at: At, xs: object, axis: object = 0, **kwargs: object) -> Tensor:
    """Read ``concatenate`` and ``concat``."""
    joined = at.tensors(xs)
    dims = shapes.concatenated([at.dims(x) for x in joined], integer(axis))
    return at.seen(joined, dims, views.strung_at(dims, integer(axis)))


def concatenate_last(at: At, tensors: object, axis: object = -1) -> Tensor:
    """Read ``backend.concatenate``, which joins along the last dimension unless told."""
    return concatenate(at, tensors, axis)


def add_n(at: At, inputs: object, name: object = None) -> Tensor:
    """Read ``add_n``: the sum of tensors of one shape."""
    added = at.tensors(inputs)
    dims = at.dims(added[0])
    for tensor in added[1:]:
        dims = shapes.broadcast(dims, at.dims(tensor))
    return at.seen(added, dims, EACH)


def stack(at: At, x: object, axis: object = 0, **kwargs: object) -> Tensor:
    """Read ``stack``."""
    return stacked(at, x, axis)


def matmul(at: At, x1: object, x2: object, **kwargs: object) -> Tensor:
    """Read ``matmul``."""
    first, second = at.tensor(x1), at.tensor(x2)
    a, b = at.dims(first), at.dims(second)
    if kwargs.get("transpose_b"):
        b = shapes.swapped(b, -1, -2)
    if kwargs.get("transpose_a"):
        a = shapes.swapped(a, -1, -2)
    dims = shapes.multiplied(a, b)
    turned = kwargs.get("transpose_a") or kwargs.get("transpose_b")
    view = views.MIXED if turned else views.product(a, b)
    return at.seen([first, second], dims, view, work=count(*dims, a[-1]))


def dot(at: At, x1: object, x2: object) -> Tensor:
    """Read ``dot``: of matrices it is ``matmul``; what has more dimensions is put side by side, and not read."""
    if len(at.dims(at.tensor(x2))) > 2:
        raise ValueError("more than a matrix")
    return matmul(at, x1, x2)


def einsum(at: At, subscripts: object, *operands: object) -> Tensor:
    """Read ``einsum``."""
    return summed(at, subscripts, operands)


def shape(at: At, x: object, **kwargs: object) -> object:
    """Read ``shape`` and ``int_shape``: the sizes, the batch among them."""
    dims = at.dims(at.tensor(x))
    return tuple(dims)


def pad(at: At, x: object, pad_width: object = None, *args: object, **kwargs: object) -> Tensor:
    """Read ``pad``: a pair for every dimension."""
    tensor = at.tensor(x)
    pairs = pad_width if pad_width is not None else kwargs.get("paddings")
    if not isinstance(pairs, (list, tuple)):
        raise Dimless
    grown: list[Size] = []
    for n, pair in zip(at.dims(tensor), pairs, strict=True):
        before, after = pair
        grown.append(n + integer(before) + integer(after) if isinstance(n, int) else n)
    return at.seen([tensor], tuple(grown), EACH)


def broadcast_to(at: At, x: object, shape: object) -> Tensor:
    """Read ``broadcast_to``."""
    return at.hidden([at.tensor(x)], tuple(sizes((shape,))))


def created(at: At, shape: object = (), *args: object, **kwargs: object) -> Tensor:
    """Read ``zeros``, ``ones`` and ``random.normal``."""
    return at.hidden([], tuple(sizes((shape,))))


def arange(at: At, *args: object, **kwargs: object) -> Tensor:
    """Read ``arange`` and ``range``."""
    given = dict(zip(("start", "stop", "step"), args, strict=False)) | kwargs
    end = given.get("stop", given.get("limit"))
    start, stop = (0, given["start"]) if end is None else (given.get("start", 0), end)
    first, last, step = (number(value) for value in (start, stop, given.get("step", given.get("delta", 1))))
    return at.hidden([], (max(0, ceil((last - first) / step)),))


def number(value: object) -> float:
    """Take a number; raises TypeError where it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("a value that is no number")
    return value


def one_hot(at: At, x: object, num_classes: object = None, **kwargs: object) -> Tensor:
    """Read ``one_hot``."""
    tensor = at.tensor(x)
    return at.hidden(
        [tensor], (*at.dims(tensor), size(num_classes if num_classes is not None else kwargs.get("depth"))), VECTORS
    )


def flatten(at: At, x: object) -> Tensor:
    """Read ``backend.batch_flatten``."""
    tensor = at.tensor(x)
    total, _ = shapes.volume(at.dims(tensor)[1:])
    return at.seen([tensor], (at.dims(tensor)[0], total), RESHAPED)


ELEMENTWISE = (
    "abs cast clip cos elu erf exp exponential floor gelu hard_sigmoid hard_silu hard_swish identity leaky_relu "
    "linear log log1p log_softmax mish negative normalize relu relu6 round rsqrt selu sigmoid sign silu sin softmax "
    "softplus softsign sqrt square stop_gradient swish tanh dropout l2_normalize convert_to_tensor "
    "logical_not ceil tanh_shrink soft_shrink hard_shrink hard_tanh celu clip_by_value zeros_like ones_like "
    "ensure_shape copy sparsemax log_sigmoid bias_add local_response_normalization lrn"
).split()
SCRAMBLING = "cumsum flip reverse roll sort".split()
ARITHMETIC = (
    "add subtract multiply divide true_divide maximum minimum power pow logical_and logical_or equal greater "
    "less greater_equal less_equal not_equal floor_divide mod squared_difference"
).split()
REDUCING = (
    "mean sum max min prod var std amax amin all any argmax argmin reduce_mean reduce_sum reduce_max reduce_min "
    "reduce_prod logsumexp reduce_std reduce_variance"
).split()
FUNCTIONS: dict[str, Calculation] = {
    **dict.fromkeys(ELEMENTWISE, elementwise),
    **dict.fromkeys(SCRAMBLING, scrambled),
    **dict.fromkeys(ARITHMETIC, arithmetic),
    **dict.fromkeys(REDUCING, reduction),
    **ARRANGING,
    **IMAGES,
    **WINDOWS,
    "add_n": add_n,
    **dict.fromkeys(("zeros", "ones", "normal", "uniform", "random_normal", "random_uniform", "fill"), created),
    "arange": arange,
    "range": arange,
    "batch_flatten": flatten,
    "broadcast_to": broadcast_to,
    "concat": concatenate,
    "concatenate": concatenate,
    "dot": dot,
    "einsum": einsum,
    "expand_dims": expand_dims,
    "int_shape": shape,
    "matmul": matmul,
    "norm": norm,
    "one_hot": one_hot,
    "pad": pad,
    "permute_dimensions": transpose,
    "reshape": reshape,
    "shape": shape,
    "squeeze": squeeze,
    "stack": stack,
    "swapaxes": swapaxes,
    "transpose": transpose,
    "where": where,
}
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
