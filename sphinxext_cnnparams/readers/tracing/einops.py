"""The functions and the layers of einops, which say in a pattern what becomes of dimensions (https://einops.rocks)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ...core.layers import Elementwise, MixedAxes
from ...core.layers.traced import Computed
from ...core.problem import Sentence, say
from ...core.shape import Shape
from ...core.structs import field
from ..python import Call, Machine, Unknown, find_unknown, is_listed
from .graph import Graph, Use, tensors_in
from .module import LayerObject
from .operations.reducing import match_letters
from .patterns import AxisPattern, read_pattern
from .shape_rules import Mismatch
from .sizes import add, product
from .tensor import Batch, Size, Sizes, Tensor, sample

if TYPE_CHECKING:
    from .session import Session

LIBRARY = "einops"
IDLE = "rearranges values, no weights"


class PatternLayer(LayerObject):
    """Stand for a layer that says in a *pattern* what becomes of dimensions, with the *sizes* it is told."""

    pattern: AxisPattern | None = field(default=None, kw_only=True)
    sizes: Mapping[str, Size] = field(default_factory=dict, kw_only=True)

    def apply(self, call: Call, machine: Machine) -> object:
        graph = self.session.graph
        fed = next(tensors_in(call.args, graph), None)
        if fed is None or self.pattern is None:
            return Unknown(say("the output of {kind} is not known", kind=self.kind), call.line)
        use = Use(self.kind, self.layer, (), self.line, self.end, self.name, owner=self)
        return _computed(graph, use, fed, self.pattern, self.sizes)


def _computed(graph: Graph, use: Use, fed: Tensor, pattern: AxisPattern, given: Mapping[str, Size]) -> Tensor:
    """Add a use of a pattern to the graph."""
    dims: Sizes | None = None
    wrong: Sentence = ""
    try:
        dims = None if fed.dims is None else pattern.make(pattern.solve(fed.dims, given))
    except Mismatch as mismatch:
        wrong = mismatch.text
    inner = sample(dims)
    shape = None if inner is None else Shape(inner, graph.rules.layout)
    if isinstance(use.layer, MixedAxes):
        use.layer = use.layer.at(shape, wrong)
    else:
        use.layer = Computed(shape, reason=IDLE, wrong=wrong)
    use.shape = shape
    return graph.add_computed(use, [fed], dims)


def make_einops(path: str, call: Call, session: Session) -> object:
    """Make what a name of einops makes; None for all others."""
    library, _, name = path.partition(".")
    rule = MAKING.get(name.rpartition(".")[2]) if library == LIBRARY else None
    if rule is None:
        return None
    try:
        return rule(name.rpartition(".")[2], call, session)
    except Mismatch as mismatch:
        return Unknown(say("{name} {why}", name=name, why=mismatch.text), call.line)


def _take_pattern(name: str, text: object, line: int) -> AxisPattern | Unknown:
    if isinstance(text, Unknown):
        return text
    if not isinstance(text, str):
        return Unknown(say("{name}() needs a pattern", name=name), line)
    return read_pattern(text)


def _take_sizes(call: Call) -> dict[str, Size]:
    return {name: value if isinstance(value, (int, Batch)) else None for name, value in call.kwargs.items()}


def _function(name: str, call: Call, session: Session) -> object:
    """Evaluate ``rearrange``, ``reduce`` or ``repeat``; a list of tensors is stacked first."""
    graph = session.graph
    if len(call.args) < 2:
        return Unknown(say("{name}() is not read in this form", name=name), call.line)
    value, pattern = call.args[0], _take_pattern(name, call.args[1], call.line)
    if isinstance(pattern, Unknown):
        return pattern
    tensors = list(tensors_in(value, graph))
    if not tensors or find_unknown(value):
        return find_unknown(value) or Unknown(say("what {name}() makes of data is not known", name=name), call.line)
    fed = tensors[0]
    if is_listed(value):
        dims = None if fed.dims is None else (len(tensors), *fed.dims)
        fed = graph.computed("stack", tensors, dims, call.line)
    use = Use(name, Computed(None), (), call.line, call.end, session.dialect.name_operation(name, session))
    return _computed(graph, use, fed, pattern, _take_sizes(call))


def _layer(name: str, call: Call, session: Session) -> object:
    """Make ``Rearrange`` or ``Reduce``."""
    text = call.args[0] if call.args else call.kwargs.get("pattern")
    pattern = _take_pattern(name, text, call.line)
    if isinstance(pattern, Unknown):
        return pattern
    named, own = session.dialect.choose_name(name, None, session)
    sizes = {key: size for key, size in _take_sizes(call).items() if key not in ("pattern", "reduction")}
    layer = Elementwise(IDLE)
    return PatternLayer(session, name, named, call.line, call.end, own, layer=layer, pattern=pattern, sizes=sizes)


def _mix(name: str, call: Call, session: Session) -> object:
    """Make ``EinMix``: a linear layer whose weight and bias have the dimensions it names."""
    given = dict(zip(("pattern", "weight_shape", "bias_shape"), call.args, strict=False)) | dict(call.kwargs)
    pattern = _take_pattern(name, given.pop("pattern", None), call.line)
    if isinstance(pattern, Unknown):
        return pattern
    weight, bias = given.pop("weight_shape", ""), given.pop("bias_shape", None)
    sizes: dict[str, Size] = {key: value if isinstance(value, int) else None for key, value in given.items()}
    named, own = session.dialect.choose_name(name, None, session)
    axes = tuple((axis, _whole(sizes.get(axis))) for axis in str(weight).split())
    added = tuple((axis, _whole(sizes.get(axis))) for axis in str(bias or "").split())
    layer = MixedAxes(axes=axes, added=added, bias=bool(added))
    return PatternLayer(session, name, named, call.line, call.end, own, layer=layer, pattern=pattern, sizes=sizes)


def _whole(size: Size) -> int | None:
    return size if isinstance(size, int) else None


def _einsum(name: str, call: Call, session: Session) -> object:
    """Evaluate ``einsum``, whose pattern comes last and has names for dimensions."""
    graph = session.graph
    *values, text = call.args
    tensors = list(tensors_in(values, graph))
    if not isinstance(text, str) or len(tensors) != len(values):
        return find_unknown(call.args) or Unknown("this einsum() is not read", call.line)
    left, _, right = text.partition("->")
    sides = left.split(",")
    sizes: dict[str, Size | Sizes] = {}
    for side, tensor in zip(sides, tensors, strict=False):
        if tensor.dims is None:
            return graph.computed(name, tensors, None, call.line)
        sizes |= read_pattern(f"{side} -> ").solve(tensor.dims, _plain(sizes))
    return graph.computed(name, tensors, read_pattern(f"{left} -> {right}").make(sizes), call.line, hidden=False)


def _plain(sizes: Mapping[str, Size | Sizes]) -> dict[str, Size]:
    """Give the names of one size: what dots stand for is each tensor's own."""
    return {name: size for name, size in sizes.items() if not isinstance(size, tuple)}


def _parse(name: str, call: Call, session: Session) -> object:
    """Evaluate ``parse_shape``: the size of each dimension by its name, but for those called ``_``."""
    tensor, text = (*call.args, *call.kwargs.values(), None, None)[:2]
    names = text.split() if isinstance(text, str) else []
    if not isinstance(tensor, Tensor) or tensor.dims is None or not all(part.isidentifier() for part in names):
        return find_unknown(call.args) or Unknown(say("this {name}() is not read", name=name), call.line)
    solved = read_pattern(" ".join(part if part != "_" else f"_{i}" for i, part in enumerate(names)) + " -> ")
    sizes = _plain(solved.solve(tensor.dims, {}))
    unknown = Unknown("this size is not known", call.line)
    return {part: unknown if sizes[part] is None else sizes[part] for part in names if part != "_"}


def _pack(name: str, call: Call, session: Session) -> object:
    """Evaluate ``pack``: the dimensions that the star stands for are made one, and put one behind the other."""
    graph = session.graph
    before, behind = _around_star(call.args[1] if len(call.args) > 1 else "")
    tensors = list(tensors_in(call.args[0], graph))
    if find_unknown(call.args[0]) or any(tensor.dims is None for tensor in tensors):
        return graph.computed(name, tensors, None, call.line), Unknown("what is packed is not known", call.line)
    parts = [tensor.dims or () for tensor in tensors]
    if any(len(dims) < before + behind for dims in parts):
        raise Mismatch(say("has a pattern of more dimensions than it is fed: {pattern}", pattern=call.args[1]))
    names = [word for word in str(call.args[1]).split() if word != "*"]
    match_letters([names] * len(parts), [(*dims[:before], *dims[len(dims) - behind :]) for dims in parts])
    inner = [dims[before : len(dims) - behind] for dims in parts]
    whole = add([product(sizes) for sizes in inner])
    first = parts[0]
    made = graph.computed(name, tensors, (*first[:before], whole, *first[len(first) - behind :]), call.line)
    return made, [tuple(sizes) for sizes in inner]


def _unpack(name: str, call: Call, session: Session) -> object:
    """Evaluate ``unpack``: the parts that ``pack`` has put together, each in its own shape."""
    graph = session.graph
    tensor, shapes, pattern = (*call.args, None, None, None)[:3]
    before, _ = _around_star(pattern)
    if not isinstance(tensor, Tensor) or tensor.dims is None or not is_listed(shapes):
        return find_unknown(call.args) or Unknown(say("this {name}() is not read", name=name), call.line)
    dims = tensor.dims
    return [
        graph.computed(name, [tensor], (*dims[:before], *map(_as_size, sizes), *dims[before + 1 :]), call.line)
        for sizes in shapes
        if is_listed(sizes)
    ]


def _around_star(pattern: object) -> tuple[int, int]:
    """Count the dimensions before and behind the star of a pattern; raises Mismatch where there is none."""
    before, star, behind = pattern.partition("*") if isinstance(pattern, str) else ("", "", "")
    if not star:
        raise Mismatch("needs a pattern with a star, such as b * d")
    return len(before.split()), len(behind.split())


def _as_size(value: object) -> Size:
    return value if isinstance(value, Batch) or (isinstance(value, int) and value >= 0) else None


MAKING: Mapping[str, Callable[[str, Call, Session], object]] = {
    **dict.fromkeys(("rearrange", "reduce", "repeat"), _function),
    **dict.fromkeys(("Rearrange", "Reduce"), _layer),
    "EinMix": _mix,
    "einsum": _einsum,
    "pack": _pack,
    "parse_shape": _parse,
    "unpack": _unpack,
}
"""What is read of einops, by name."""
