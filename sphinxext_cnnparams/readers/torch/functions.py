"""Functions of torch and torch.nn.functional, and methods of tensors, by name: one table."""

from __future__ import annotations

from ..calculation import Calculation
from .creating import arange, created, eye, full, like, linspace, made_of, new, new_full, new_tensor
from .joining import cat, chunk, meshgrid, narrow, select, split, stack, topk, unbind
from .reducing import attention, einsum, extreme, linear, matmul, norm, reduction
from .shaping import (
    expand,
    flatten,
    movedim,
    permute,
    repeat,
    repeat_interleave,
    squeeze,
    t,
    transpose,
    unsqueeze,
    view,
    view_as,
    windows,
)
from .valuewise import arithmetic, compared, elementwise, normalize, one_hot, scrambled, sort, where

QUIET = (
    "abs acos add_ alpha_dropout asin atan batch_norm bernoulli bfloat16 binary_cross_entropy bool celu "
    "checkpoint clamp clamp_ clip clone contiguous copy_ cos cpu cuda detach detach_ div_ double dropout "
    "dropout1d dropout2d dropout3d dropout_ elu elu_ erf erfinv exp feature_alpha_dropout fill_ float floor "
    "gelu group_norm gumbel_softmax half hardsigmoid hardswish hardtanh heaviside instance_norm int layer_norm "
    "leaky_relu leaky_relu_ local_response_norm log log1p log_softmax logical_not logsigmoid long masked_fill "
    "masked_fill_ mish mul_ nan_to_num nan_to_num_ neg normal_ positive pow prelu reciprocal relu relu6 relu_ "
    "requires_grad requires_grad_ round rrelu rsqrt scatter_ selu sigmoid sigmoid_ sign silu sin softmax "
    "softmin softplus softshrink softsign sqrt square sub_ tanh tanh_ tanhshrink threshold to tril triu trunc "
    "type type_as uniform_ xavier_uniform_ zero_ "
).split()
SCRAMBLING = "cumsum flip roll".split()
JOINING = (
    "add sub subtract mul multiply div divide true_divide floor_divide maximum minimum remainder atan2 "
    "logical_and logical_or lerp"
).split()
REDUCING = "mean sum prod std var logsumexp amax amin all any argmax argmin nanmean count_nonzero softmax_sum".split()
COMPARISONS = "eq ne lt gt le ge".split()
CREATING = "zeros ones rand randn empty randint".split()
CHANGING = frozenset((*QUIET, *JOINING, *"random exponential geometric cauchy log_normal addcmul addcdiv".split()))
"""What has a method with an underline behind, which changes the values where they stand."""
METHODS: dict[str, Calculation] = {
    **dict.fromkeys(("new_zeros", "new_ones", "new_empty"), new),
    "new_full": new_full,
    "new_tensor": new_tensor,
    "unfold": windows,
}
"""Methods of a tensor that are no functions, or others."""
FUNCTIONS: dict[str, Calculation] = {
    **dict.fromkeys(QUIET, elementwise),
    **dict.fromkeys(SCRAMBLING, scrambled),
    **dict.fromkeys(JOINING, arithmetic),
    **dict.fromkeys(REDUCING, reduction),
    **dict.fromkeys(CREATING, created),
    **dict.fromkeys(COMPARISONS, compared),
    "arange": arange,
    "as_tensor": made_of,
    "bmm": matmul,
    "cat": cat,
    "chunk": chunk,
    "concat": cat,
    "concatenate": cat,
    "einsum": einsum,
    "empty_like": like,
    "eye": eye,
    "expand": expand,
    "expand_as": view_as,
    "flatten": flatten,
    "full": full,
    "full_like": like,
    "linear": linear,
    "linspace": linspace,
    "matmul": matmul,
    "max": extreme,
    "median": extreme,
    "meshgrid": meshgrid,
    "min": extreme,
    "mm": matmul,
    "norm": norm,
    "normalize": normalize,
    "movedim": movedim,
    "narrow": narrow,
    "one_hot": one_hot,
    "ones_like": like,
    "permute": permute,
    "rand_like": like,
    "randn_like": like,
    "repeat": repeat,
    "reshape": view,
    "repeat_interleave": repeat_interleave,
    "scaled_dot_product_attention": attention,
    "select": select,
    "sort": sort,
    "split": split,
    "squeeze": squeeze,
    "stack": stack,
    "swapaxes": transpose,
    "t": t,
    "tensor": made_of,
    "tile": repeat,
    "topk": topk,
    "transpose": transpose,
    "unbind": unbind,
    "unsqueeze": unsqueeze,
    "view": view,
    "view_as": view_as,
    "where": where,
    "zeros_like": like,
}
METHODS_ONLY = frozenset("zeros ones rand randn empty arange full tensor as_tensor linspace glu fold unfold".split())
"""Functions that are no methods of a tensor."""
