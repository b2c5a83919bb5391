"""Functions of torch and torch.nn.functional by name: which operation each means, and PyTorch's arguments of it.

https://docs.pytorch.org/docs/stable/torch.html, https://docs.pytorch.org/docs/stable/nn.functional.html
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ....core.structs import replace
from ...python import Foreign, is_listed, name_items
from ...tracing.operations import At, Calculation, Product, Spelling, hide
from ...tracing.operations.joining import concatenate, concatenate_filled, line_up, span, stack
from ...tracing.operations.making import copy_list, count_up, fill, identify, imitate, space
from ...tracing.operations.parting import (
    chunk,
    gather,
    look_up,
    narrow,
    pick,
    select,
    select_positions,
    slide,
    split,
    split_evenly,
    unstack,
)
from ...tracing.operations.reducing import (
    attend,
    differ,
    measure_distances,
    multiply_matrices,
    pair_up,
    project,
    reduce,
    reduce_twice,
    sum_products,
)
from ...tracing.operations.repeating import expand, repeat, tile, tile_all
from ...tracing.operations.shaping import (
    expand_dims,
    flatten,
    move,
    permute,
    quarter_turn,
    reshape_as,
    squeeze,
    swap,
    turn_over,
    unflatten,
    view,
)
from ...tracing.operations.spectra import join_complex, split_complex, transform, transform_back, transform_real
from ...tracing.operations.valuewise import change, choose, combine, compare, encode, keep, scramble, sort
from .functional import FUNCTIONAL

QUIET = (
    "abs acos acosh add_ alpha_dropout angle asin asinh atan atanh batch_norm bernoulli bfloat16 bitwise_not bool "
    "ceil celu checkpoint clamp clamp_ clip clone conj contiguous copy_ cos cosh cpu cuda deg2rad detach detach_ div_ "
    "double dropout erfc exp2 expm1 frac isfinite isinf isnan lgamma log10 log2 logit rad2deg sgn sinc sinh tan "
    "dropout1d dropout2d dropout3d dropout_ elu elu_ erf erfinv exp feature_alpha_dropout fill_ float floor "
    "gelu group_norm gumbel_softmax half hardsigmoid hardswish hardtanh heaviside instance_norm int layer_norm "
    "leaky_relu leaky_relu_ local_response_norm log log1p log_softmax logical_not logsigmoid long masked_fill "
    "masked_fill_ mish mul_ nan_to_num nan_to_num_ neg normal_ normalize positive pow prelu reciprocal relu relu6 "
    "relu_ requires_grad requires_grad_ round rrelu rsqrt scatter_ selu sigmoid sigmoid_ sign silu sin softmax "
    "softmin softplus softshrink softsign sqrt square sub_ tanh tanh_ tanhshrink threshold to tril triu trunc "
    "type type_as uniform_ xavier_uniform_ zero_"
).split()
"""What changes values, not their number."""
SCRAMBLING = "argsort cumsum cumprod flip fliplr flipud roll fftshift ifftshift".split()
COMBINING = (
    "add sub subtract mul multiply div divide true_divide floor_divide maximum minimum remainder atan2 "
    "logical_and logical_or logical_xor lerp polar complex bitwise_and bitwise_or bitwise_xor fmod fmax fmin hypot"
).split()
REDUCING = "mean sum prod logsumexp amax amin all any argmax argmin nanmean count_nonzero".split()
COMPARING = "eq ne lt gt le ge".split()
CREATING = "zeros ones rand randn empty".split()
IMITATING = "empty_like full_like ones_like rand_like randn_like zeros_like".split()

FOURIER: Mapping[str, Callable[..., Product]] = {
    "fft": transform,
    "ifft": transform,
    "rfft": transform_real,
    "ihfft": transform_real,
    "irfft": transform_back,
    "hfft": transform_back,
}
"""Transforms along one dimension; behind the names of those along two stands a 2, along several an n."""
LOSSES = (
    "binary_cross_entropy binary_cross_entropy_with_logits cosine_embedding_loss cross_entropy ctc_loss "
    "gaussian_nll_loss hinge_embedding_loss huber_loss kl_div l1_loss margin_ranking_loss mse_loss multi_margin_loss "
    "multilabel_margin_loss multilabel_soft_margin_loss nll_loss poisson_nll_loss smooth_l1_loss soft_margin_loss "
    "triplet_margin_loss triplet_margin_with_distance_loss"
).split()
"""What gives one number for a whole batch."""
BY_VALUE = frozenset(
    "binary_cross_entropy binary_cross_entropy_with_logits huber_loss kl_div l1_loss mse_loss smooth_l1_loss".split()
)
"""Those that compare value by value."""

FILL = Spelling(fill, "*shape|size ...")
KEEP = Spelling(keep, "input ...")
COMBINE = Spelling(combine, "input other=0 ...")
MARKS = "bool"
"""The kind of what makes values that are true or false."""
COPY = Spelling(copy_list, "data=0 ...:options")
COMPARE = Spelling(compare, "input other=0")
MULTIPLY = Spelling(multiply_matrices, "input other|mat2")
REDUCE = Spelling(reduce, "input dim=None keepdim=False [dtype]")
SWAP = Spelling(swap, "input dim0 dim1")
VIEW = Spelling(view, "input *shape")
TURN = Spelling(permute, "input")
"""Reads ``x.T``: all dimensions, the last one first."""


def find_extreme(at: At, input: object, dim: object = None, keepdim: object = False, other: object = None) -> object:
    """Read ``max`` and its kin: of one tensor, of two, or along a dimension, where places come out besides."""
    second = dim if other is None else other
    if second is None:
        return REDUCE(at, input)
    if not isinstance(second, int):
        return COMBINE(at, input, second)
    values = REDUCE(at, input, second, keepdim)
    return name_items("return_types", {"values": values, "indices": values})


def copy_values(at: At, data: object = 0, *args: object, **kwargs: object) -> object:
    """Read ``tensor``: of a number, of lists, or of another tensor, whose shape it has."""
    if not is_listed(data) and list(at.tensors_in([data])):
        return convert(at, data, *args, **kwargs)
    return COPY(replace(at, kind=MARKS) if _marks(data, *args, *kwargs.values()) else at, data, *args, **kwargs)


def convert(at: At, input: object, *args: object, **kwargs: object) -> object:
    """Read ``to`` and ``type``: values of another type, which may be marks."""
    return KEEP(replace(at, kind=MARKS) if _marks(None, *args, *kwargs.values()) else at, input)


def _marks(data: object, *types: object) -> bool:
    """Tell whether values are true or false: they mark what they stand beside, and are no positions in it."""
    while is_listed(data) and data:
        data = data[0]
    names = (one.path.rpartition(".")[2] if isinstance(one, Foreign) else getattr(one, "name", "") for one in types)
    return isinstance(data, bool) or any(name in ("bool", "bool_") for name in names)


def fill_at_random(at: At, *args: object, size: object = None, **kwargs: object) -> object:
    """Read ``randint``: one bound or two, and the shape behind them."""
    return FILL(at, args[-1] if size is None else size)


def lose(at: At, input: object, *args: object, reduction: object = "mean", **kwargs: object) -> object:
    """Read a loss: one number, unless it is asked for those of all values, or of all samples."""
    inputs = [at.tensor(input), *at.tensors_in([*args, *kwargs.values()])]
    each = inputs[0].dims if at.kind in BY_VALUE else None
    return at.add(hide(each if reduction == "none" else ()), inputs)


FUNCTIONS: dict[str, Calculation] = {
    **dict.fromkeys(QUIET, KEEP),
    **dict.fromkeys(("to", "type"), convert),
    **dict.fromkeys(SCRAMBLING, Spelling(scramble, "input ...")),
    **dict.fromkeys(COMBINING, COMBINE),
    **dict.fromkeys(COMPARING, COMPARE),
    **dict.fromkeys(REDUCING, REDUCE),
    **dict.fromkeys(("std", "var"), Spelling(reduce, "input dim=None [unbiased] keepdim=False [correction]")),
    **dict.fromkeys(("std_mean", "var_mean"), Spelling(reduce_twice, "input dim=None [unbiased] keepdim=False")),
    **dict.fromkeys(("max", "median", "min"), find_extreme),
    **dict.fromkeys(CREATING, FILL),
    **dict.fromkeys(IMITATING, Spelling(imitate, "input ...")),
    **dict.fromkeys(("as_tensor", "asarray", "from_numpy", "tensor"), copy_values),
    **dict.fromkeys(("bmm", "matmul", "mm"), MULTIPLY),
    **dict.fromkeys(("cat", "concat", "concatenate"), Spelling(concatenate_filled, "tensors dim=0")),
    **dict.fromkeys(("expand_as", "view_as"), Spelling(reshape_as, "input other")),
    **dict.fromkeys(("reshape", "view"), VIEW),
    **dict.fromkeys(("swapaxes", "transpose"), SWAP),
    **dict.fromkeys(LOSSES, lose),
    **{name: Spelling(made, "input n=None dim=-1 [norm]") for name, made in FOURIER.items()},
    **{f"{name}2": Spelling(made, "input s=None dim=(-2,-1) [norm]") for name, made in FOURIER.items()},
    **{f"{name}n": Spelling(made, "input s=None dim=None [norm]") for name, made in FOURIER.items()},
    **FUNCTIONAL,
    "arange": Spelling(count_up, "start=None end=None step=1 ...:options"),
    "cdist": Spelling(measure_distances, "x1 x2 [p=2] [compute_mode]"),
    "chunk": Spelling(chunk, "input chunks dim=0"),
    "diff": Spelling(differ, "input n=1 dim=-1"),
    "dstack": Spelling(line_up, "tensors", {"axis": 2}),
    "einsum": Spelling(sum_products, "equation *operands"),
    "embedding": Spelling(look_up, "input weight ..."),
    "expand": Spelling(expand, "input *shape"),
    "eye": Spelling(identify, "n m=None **"),
    "flatten": Spelling(flatten, "input start_dim=0 end_dim=-1"),
    "full": Spelling(fill, "size [fill_value] **"),
    "gather": Spelling(gather, "input dim index **"),
    "hstack": Spelling(line_up, "tensors", {"axis": 1}),
    "index_select": Spelling(select_positions, "input dim index"),
    "linear": Spelling(project, "input weight [bias]"),
    "linspace": Spelling(space, "start end steps=100 **:options"),
    "meshgrid": Spelling(span, "*tensors **"),
    "movedim": Spelling(move, "input source destination"),
    "narrow": Spelling(narrow, "input dim start length"),
    "norm": Spelling(reduce, "input [p] dim=None keepdim=False"),
    "one_hot": Spelling(encode, "tensor num_classes=-1"),
    "outer": Spelling(pair_up, "input vec2"),
    "permute": Spelling(permute, "input *dims"),
    "randint": fill_at_random,
    "repeat": Spelling(tile_all, "input *repeats"),
    "repeat_interleave": Spelling(repeat, "input repeats dim=None"),
    "rot90": Spelling(quarter_turn, "input k=1 dims=(0,1)"),
    "scaled_dot_product_attention": Spelling(attend, "query key value ..."),
    "select": Spelling(select, "input dim [index]"),
    "sort": Spelling(sort, "input ..."),
    "split": Spelling(split, "input split_size_or_sections dim=0 **"),
    "squeeze": Spelling(squeeze, "input *dim=None"),
    "stack": Spelling(stack, "tensors dim=0"),
    "t": Spelling(turn_over, "input"),
    "tensor_split": Spelling(split_evenly, "input indices_or_sections dim=0"),
    "tile": Spelling(tile, "input *dims"),
    "topk": Spelling(pick, "input k dim=-1 [largest] [sorted]"),
    "unbind": Spelling(unstack, "input dim=0"),
    "unflatten": Spelling(unflatten, "input dim sizes"),
    "unsqueeze": Spelling(expand_dims, "input dim"),
    "view_as_complex": Spelling(join_complex, "input"),
    "view_as_real": Spelling(split_complex, "input"),
    "vstack": Spelling(concatenate, "tensors", {"axis": 0}),
    "where": Spelling(choose, "condition input other"),
}
NO_METHODS = frozenset(
    "zeros ones rand randn empty arange full tensor as_tensor linspace embedding glu fold unfold "
    "view_as_complex view_as_real fftshift ifftshift".split()
).union(LOSSES, *((name, f"{name}2", f"{name}n") for name in FOURIER))
"""Functions that tensors do not have as methods."""
CHANGING = (*QUIET, *COMBINING, *"random exponential geometric cauchy log_normal addcmul addcdiv".split())
"""What has a method with an underline behind, which changes the values where they stand."""
METHODS: dict[str, Calculation] = {
    **{f"{name}_": Spelling(change, "input ...:others") for name in CHANGING},
    **{name: function for name, function in FUNCTIONS.items() if name not in NO_METHODS},
    **dict.fromkeys(("new_zeros", "new_ones", "new_empty"), Spelling(fill, "[input] *shape|size ...")),
    "new_full": Spelling(fill, "[input] size [fill_value] **"),
    "new_tensor": lambda at, self, *args, **kwargs: copy_values(at, *args, **kwargs),
    "unfold": Spelling(slide, "input dimension size step"),
}
RESHAPING = {f"{name}_": FUNCTIONS[name] for name in ("squeeze", "unsqueeze", "transpose", "swapaxes", "t")}
"""Methods that give the tensor itself another shape."""
