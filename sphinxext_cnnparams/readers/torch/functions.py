"""Functions of torch and torch.nn.functional, and methods of tensors: their shapes, with PyTorch's signatures."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.view import ALL, EACH, LAST, RESHAPED, VECTORS
from .. import shapes, views
from ..calculation import At, Calculation, Dimless, axes, count, integer, size, sizes
from ..known import MOST, evenly, listed
from ..shapes import Mismatch
from ..tensor import Batch, Size, Sizes, Tensor


def elementwise(at: At, input: object, *args: object, **kwargs: object) -> Tensor:
    """Read functions that change values, not their number."""
    tensor = at.tensor(input)
    return at.hidden([tensor], tensor.dims, EACH)


def scrambled(at: At, input: object, *args: object, **kwargs: object) -> Tensor:
    """Read functions that keep the shape, but not every value at its place."""
    tensor = at.tensor(input)
    return at.hidden([tensor], tensor.dims)


def arithmetic(at: At, input: object, other: object = 0, *args: object, **kwargs: object) -> Tensor:
    """Read ``torch.add`` and its kin: shapes are broadcast."""
    first, second = at.tensor(input), at.tensor(other)
    dims = shapes.broadcast(at.dims(first), at.dims(second))
    if not second.dims or not first.dims:
        return at.hidden([first, second], dims, EACH)
    return at.seen([first, second], dims, EACH)


def compared(at: At, input: object, other: object = 0) -> Tensor:
    """Read ``lt`` and its kin: the mask has the shape of both together."""
    first, second = at.tensor(input), at.tensor(other)
    return at.hidden([first, second], shapes.broadcast(at.dims(first), at.dims(second)), EACH)


def in_place(at: At, input: object, *args: object, **kwargs: object) -> Tensor:
    """Read methods that change values where they stand, such as ``mul_``: the shape stays."""
    tensor = at.tensor(input)
    return at.hidden([tensor, *(at.tensor(arg) for arg in args if isinstance(arg, Tensor))], tensor.dims, EACH)


def flatten(at: At, input: object, start_dim: object = 0, end_dim: object = -1) -> Tensor:
    """Read ``flatten``."""
    tensor = at.tensor(input)
    start = integer(start_dim)
    if tensor.dims is None:
        return at.seen([tensor], (Batch(), None) if start == 1 and end_dim == -1 else None)
    dims = tensor.dims
    if not dims:
        return at.seen([tensor], (1,))
    first, last = shapes.axis_of(start, len(dims)), shapes.axis_of(integer(end_dim), len(dims))
    total, batches = shapes.volume(dims[first : last + 1])
    joined: Size = None if total is None or batches > 1 else Batch(total) if batches else total
    return at.seen([tensor], (*dims[:first], joined, *dims[last + 1 :]), RESHAPED)


def view(at: At, input: object, *shape: object) -> Tensor:
    """Read ``view`` and ``reshape``."""
    tensor = at.tensor(input)
    target = sizes(shape)
    if tensor.dims is None:
        dims: Sizes = tuple(None if n == -1 else n for n in target)
        return at.seen([tensor], (Batch(), *dims[1:]) if target[:1] == [-1] else dims)
    return at.seen([tensor], shapes.reshape(tensor.dims, target), RESHAPED)


def view_as(at: At, input: object, other: object) -> Tensor:
    """Read ``view_as`` and ``expand_as``."""
    return at.hidden([at.tensor(input)], at.tensor(other).dims)


def permute(at: At, input: object, *dims: object) -> Tensor:
    """Read ``permute``."""
    tensor = at.tensor(input)
    order = axes(dims[0] if len(dims) == 1 else dims) or []
    return _turned(at, tensor, order)


def _turned(at: At, tensor: Tensor, order: Sequence[int]) -> Tensor:
    """Put the dimensions of a tensor in another order."""
    old = at.dims(tensor)
    new = shapes.permute(old, order)
    return at.hidden([tensor], new, views.taken(old, [axis % len(old) for axis in order], new))


def transpose(at: At, input: object, dim0: object, dim1: object) -> Tensor:
    """Read ``transpose``."""
    tensor = at.tensor(input)
    return _turned(at, tensor, shapes.exchange(len(at.dims(tensor)), integer(dim0), integer(dim1)))


def t(at: At, input: object) -> Tensor:
    """Read ``t``."""
    tensor = at.tensor(input)
    return _turned(at, tensor, range(len(at.dims(tensor)))[::-1])


def squeeze(at: At, input: object, dim: object = None) -> Tensor:
    """Read ``squeeze``."""
    tensor = at.tensor(input)
    return at.hidden([tensor], shapes.squeezed(at.dims(tensor), axes(dim)), RESHAPED)


def unsqueeze(at: At, input: object, dim: object) -> Tensor:
    """Read ``unsqueeze``."""
    tensor = at.tensor(input)
    return at.hidden([tensor], shapes.unsqueezed(at.dims(tensor), integer(dim)), RESHAPED)


def reduction(
    at: At,
    input: object,
    dim: object = None,
    keepdim: object = False,
    *,
    dtype: object = None,
    unbiased: object = None,
    correction: object = None,
) -> Tensor:
    """Read ``mean``, ``sum`` and others that take one value along dimensions."""
    tensor = at.tensor(input)
    dims, along, keep = at.dims(tensor), axes(dim), bool(keepdim)
    return at.seen([tensor], shapes.reduced(dims, along, keep=keep), views.over(dims, along, keep=keep))


def extreme(at: At, input: object, dim: object = None, keepdim: object = False) -> object:
    """Read ``max`` and its kin: with a dimension they give values and indices."""
    if dim is None:
        return reduction(at, input)
    if not isinstance(dim, int):
        return arithmetic(at, input, dim)
    values = reduction(at, input, dim, keepdim)
    return (values, values)


def cat(at: At, tensors: object, dim: object = 0, axis: object = None) -> Tensor:
    """Read ``cat``."""
    joined = at.tensors(tensors)
    place = integer(dim if axis is None else axis)
    dims = shapes.concatenated([at.dims(x) for x in joined], place)
    return at.seen(joined, dims, views.strung_at(dims, place))


def stack(at: At, tensors: object, dim: object = 0) -> Tensor:
    """Read ``stack``."""
    joined = at.tensors(tensors)
    first = at.dims(joined[0])
    for other in joined[1:]:
        shapes.concatenated([first, at.dims(other)], 0)
    place = shapes.axis_of(integer(dim), len(first) + 1)
    return at.seen(joined, (*first[:place], len(joined), *first[place:]))


def chunk(at: At, input: object, chunks: object, dim: object = 0) -> object:
    """Read ``chunk``."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    whole, number = dims[place], integer(chunks)
    if not isinstance(whole, int):
        raise Dimless
    return _parts(at, tensor, place, shapes.parts(whole, -(-whole // number)))


def split(at: At, input: object, split_size_or_sections: object, dim: object = 0, **kwargs: object) -> object:
    """Read ``split``."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    given = split_size_or_sections
    wanted = integer(given) if not isinstance(given, (list, tuple)) else [integer(n) for n in given]
    return _parts(at, tensor, place, shapes.parts(dims[place], wanted))


def _parts(at: At, tensor: Tensor, place: int, lengths: list[Size]) -> object:
    dims = at.dims(tensor)
    return tuple(at.hidden([tensor], (*dims[:place], n, *dims[place + 1 :]), EACH) for n in lengths)


def unbind(at: At, input: object, dim: object = 0) -> object:
    """Read ``unbind``."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    number = dims[place]
    if not isinstance(number, int):
        raise Dimless
    kept = [i for i in range(len(dims)) if i != place]
    rest = tuple(dims[i] for i in kept)
    return tuple(at.hidden([tensor], rest, views.taken(dims, kept, rest)) for _ in range(number))


def matmul(at: At, input: object, other: object) -> Tensor:
    """Read ``matmul``, ``bmm`` and ``mm``."""
    first, second = at.tensor(input), at.tensor(other)
    a, b = at.dims(first), at.dims(second)
    dims = shapes.multiplied(a, b)
    return at.seen([first, second], dims, views.product(a, b), work=count(*dims, a[-1]))


def einsum(at: At, equation: object, *operands: object) -> Tensor:
    """Read ``einsum``."""
    tensors = [at.tensor(operand) for operand in operands]
    terms = [at.dims(x) for x in tensors]
    dims, work = shapes.einsum(str(equation), terms), shapes.einsum_work(str(equation), terms)
    return at.seen(tensors, dims, views.MIXED, work=work)


def expand(at: At, input: object, *shape: object) -> Tensor:
    """Read ``expand``; −1 keeps a dimension."""
    tensor = at.tensor(input)
    target = sizes(shape)
    old: Sizes = (1,) * (len(target) - len(at.dims(tensor))) + at.dims(tensor)
    return at.hidden([tensor], tuple(o if n == -1 else n for n, o in zip(target, old, strict=True)), EACH)


def repeat(at: At, input: object, *repeats: object) -> Tensor:
    """Read ``repeat`` and ``tile``."""
    tensor = at.tensor(input)
    counts = sizes(repeats)
    old: Sizes = (1,) * (len(counts) - len(at.dims(tensor))) + at.dims(tensor)
    return at.hidden([tensor], tuple(_times(o, n) for o, n in zip(old, counts, strict=True)))


def _times(old: Size, by: Size) -> Size:
    if isinstance(old, Batch):
        return Batch(old.times * by) if isinstance(by, int) else None
    if isinstance(by, Batch):
        return Batch(by.times * old) if isinstance(old, int) else None
    return None if old is None or by is None else old * by


def created(at: At, *shape: object, size: object = None, **kwargs: object) -> Tensor:
    """Read ``zeros``, ``randn`` and others that make a tensor of a shape."""
    return at.hidden([], tuple(sizes(shape if size is None else (size,))))


def like(at: At, input: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``zeros_like`` and its kin."""
    tensor = at.tensor(input)
    return at.hidden([], tensor.dims)


def full(at: At, size: object, fill_value: object = 0, **kwargs: object) -> Tensor:
    """Read ``full``."""
    return at.hidden([], tuple(sizes((size,))))


def arange(at: At, *args: object, **kwargs: object) -> Tensor:
    """Read ``arange``."""
    whole = range(*[integer(arg) for arg in args])
    made = at.hidden([], (len(whole),))
    made.values = listed(whole[:MOST]) if len(whole) <= MOST and not kwargs else None
    return made


def linspace(at: At, start: object, end: object, steps: object = 100, **kwargs: object) -> Tensor:
    """Read ``linspace``."""
    made = at.hidden([], (size(steps),))
    numbers = all(type(n) in (int, float) for n in (start, end)) and type(steps) is int
    made.values = evenly(start, end, steps) if numbers and not kwargs else None  # type: ignore[arg-type]
    return made


def made_of(at: At, data: object = 0, *args: object, **kwargs: object) -> Tensor:
    """Read ``tensor`` and ``as_tensor``: lists of lists."""
    dims: list[Size] = []
    given = data if isinstance(data, (list, tuple)) else [data]
    while isinstance(data, (list, tuple)):
        dims.append(len(data))
        data = data[0] if data else 0
    made = at.hidden([], tuple(dims))
    made.values = listed(given) if len(dims) < 2 and not args and not kwargs else None
    return made


def new(at: At, input: object, *shape: object, **kwargs: object) -> Tensor:
    """Read ``new_zeros`` and its kin."""
    return created(at, *shape, **kwargs)


def new_full(at: At, input: object, size: object, fill_value: object = 0, **kwargs: object) -> Tensor:
    """Read ``new_full``."""
    return full(at, size)


def new_tensor(at: At, input: object, data: object = 0, **kwargs: object) -> Tensor:
    """Read ``new_tensor``."""
    return made_of(at, data, **kwargs)


def windows(at: At, input: object, dimension: object, size: object, step: object) -> Tensor:
    """Read the method ``unfold``: windows along a dimension, whose values stand in a new one at the end."""
    tensor = at.tensor(input)
    dims, length, by = at.dims(tensor), integer(size), integer(step)
    place = shapes.axis_of(integer(dimension), len(dims))
    whole = dims[place]
    if isinstance(whole, int) and (whole < length or by < 1):
        raise Mismatch(f"takes windows of {length} of a dimension of {whole}")
    many = (whole - length) // by + 1 if isinstance(whole, int) else None
    return at.hidden([tensor], (*dims[:place], many, *dims[place + 1 :], length))


def one_hot(at: At, tensor: object, num_classes: object = -1) -> Tensor:
    """Read ``one_hot``."""
    given = at.tensor(tensor)
    return at.hidden([given], (*at.dims(given), None if num_classes == -1 else size(num_classes)), VECTORS)


def linear(at: At, input: object, weight: object, bias: object = None) -> Tensor:
    """Read ``F.linear``."""
    first, second = at.tensor(input), at.tensor(weight)
    dims = at.dims(first)
    made = (*dims[:-1], at.dims(second)[0])
    return at.seen([first, second], made, LAST, work=count(*made, dims[-1]))


def normalize(at: At, input: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``F.normalize``."""
    return elementwise(at, input)


def meshgrid(at: At, *tensors: object, **kwargs: object) -> object:
    """Read ``meshgrid``."""
    given = at.tensors(tensors[0] if len(tensors) == 1 else tensors)
    dims = tuple(at.dims(x)[0] for x in given)
    return tuple(at.hidden(given, dims) for _ in given)


def where(at: At, condition: object, input: object = 0, other: object = 0) -> Tensor:
    """Read ``where``: three shapes are broadcast."""
    parts = [at.tensor(x) for x in (condition, input, other)]
    dims = at.dims(parts[0])
    for part in parts[1:]:
        dims = shapes.broadcast(dims, at.dims(part))
    return at.seen(parts, dims, EACH)


def sort(at: At, input: object, *args: object, **kwargs: object) -> object:
    """Read ``sort``: values and their places."""
    tensor = at.tensor(input)
    return (at.hidden([tensor], tensor.dims), at.hidden([tensor], tensor.dims))


def topk(at: At, input: object, k: object, dim: object = -1, **kwargs: object) -> object:
    """Read ``topk``: values and their places."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    kept = (*dims[:place], size(k), *dims[place + 1 :])
    return (at.seen([tensor], kept), at.hidden([tensor], kept))


def eye(at: At, n: object, m: object = None, **kwargs: object) -> Tensor:
    """Read ``eye``."""
    return at.hidden([], (size(n), size(n if m is None else m)))


def movedim(at: At, input: object, source: object, destination: object) -> Tensor:
    """Read ``movedim``."""
    tensor = at.tensor(input)
    dims = list(at.dims(tensor))
    moved = dims.pop(shapes.axis_of(integer(source), len(dims)))
    dims.insert(shapes.axis_of(integer(destination), len(dims) + 1), moved)
    return at.hidden([tensor], tuple(dims))


def narrow(at: At, input: object, dim: object, start: object, length: object) -> Tensor:
    """Read ``narrow``."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    return at.hidden([tensor], (*dims[:place], size(length), *dims[place + 1 :]), EACH)


def select(at: At, input: object, dim: object, index: object) -> Tensor:
    """Read ``select``."""
    tensor = at.tensor(input)
    dims, place = at.dims(tensor), shapes.axis_of(integer(dim), len(at.dims(tensor)))
    kept = [i for i in range(len(dims)) if i != place]
    rest = tuple(dims[i] for i in kept)
    return at.hidden([tensor], rest, views.taken(dims, kept, rest))


def repeat_interleave(at: At, input: object, repeats: object, dim: object = None) -> Tensor:
    """Read ``repeat_interleave`` along a dimension."""
    tensor = at.tensor(input)
    dims = at.dims(tensor)
    place = shapes.axis_of(integer(dim), len(dims))
    return at.hidden([tensor], (*dims[:place], _times(dims[place], size(repeats)), *dims[place + 1 :]))


def attention(at: At, query: object, key: object, value: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``scaled_dot_product_attention``."""
    parts = [at.tensor(x) for x in (query, key, value)]
    (*lead, queries, size_of_key), (*_, keys, size_of_value) = at.dims(parts[0]), at.dims(parts[2])
    scores, sums = count(*lead, queries, keys, size_of_key), count(*lead, queries, keys, size_of_value)
    work = None if scores is None or sums is None else scores + sums
    return at.seen(parts, (*lead, queries, size_of_value), ALL, work=work)


def norm(at: At, input: object, p: object = "fro", dim: object = None, keepdim: object = False) -> Tensor:
    """Read ``norm``."""
    return reduction(at, input, dim, keepdim)


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
