"""Tensors of whole numbers as positions in another tensor: ``table[indices]``.

Source: https://numpy.org/doc/stable/user/basics.indexing.html#advanced-indexing, which PyTorch follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from ...core.structs import Struct
from ..python import is_listed
from .shape_rules import broadcast, item, pair
from .tensor import Size, Sizes, Tensor

if TYPE_CHECKING:
    from .graph import Graph, Use

WHOLE = frozenset("arange randint randperm argmax argmin argsort long int tensor".split())
"""What makes whole numbers; of an index that is none of these, nobody knows whether it marks values or names them."""
THROUGH = frozenset(
    "add sub mul floor_divide remainder abs clamp neg getitem select view reshape flatten unflatten squeeze unsqueeze "
    "permute transpose t sum cat stack expand repeat meshgrid contiguous to detach clone cumsum flip roll chunk split "
    "unbind movedim batch type rearrange".split()
)
"""What makes whole numbers of whole numbers."""


class Positions(Struct):
    """Hold the dimensions of an index whose values are positions."""

    dims: Sizes


SINGLE = Positions(())
"""One position."""


def take_positions(key: object, dims: Sizes) -> object:
    """Give what stands in square brackets, with positions in place of tensors of whole numbers."""
    if isinstance(key, tuple):
        apart = any(part is None or part is Ellipsis for part in key)  # they move what stands behind them
        return tuple(take_positions(part, () if apart else dims[i:]) for i, part in enumerate(key))
    if isinstance(key, Tensor) and key.dims is not None:
        open_end = bool(dims) and not _could_mark(key.dims, dims)
        if _is_whole(key.graph, key.node, fed=open_end):
            return Positions(key.dims)
    return key


def _could_mark(marks: Sizes, dims: Sizes) -> bool:
    """Tell whether an index has the dimensions it marks values of; a batch has no size that a table could have."""
    pairs = zip(marks, dims, strict=False)
    return len(marks) <= len(dims) and all(one is None or other is None or one == other for one, other in pairs)


def index_at(dims: Sizes, key: object) -> Sizes | None:
    """Index with numbers, slices, ``...``, ``None`` and positions; None where that is not known; raises Mismatch."""
    parts = pair(dims, key)
    if not _are_positions([part for part, _ in parts if isinstance(part, (Positions, list, int))]):
        return item(dims, key)
    # a single number selects before all others do; for NumPy it is one of them
    parts = [(0 if part == SINGLE and place is not None else part, place) for part, place in parts]
    advanced = [i for i, (part, _) in enumerate(parts) if isinstance(part, (Positions, list))]
    shape = reduce(broadcast, (_shape_of(parts[i][0]) for i in advanced), SINGLE.dims)
    left = [i for i, (part, _) in enumerate(parts) if not isinstance(part, int)]
    places = [left.index(i) for i in advanced]
    together = not places or places == list(range(places[0], places[-1] + 1))
    found: list[Size] = []
    for i, (part, place) in enumerate(parts):
        if advanced and i == advanced[0] and together:
            found += shape
        if i in advanced:
            continue
        sliced = (1,) if place is None else item(dims[place : place + 1], part)
        if sliced is None:
            return None
        found += sliced
    return tuple(found) if together else (*shape, *found)


def _are_positions(parts: Sequence[object]) -> bool:
    """Tell whether tensors are among what names positions, or a list beside another one."""
    lists = [part for part in parts if isinstance(part, list)]
    marks = any(isinstance(place, bool) for part in lists for place in part)
    return any(isinstance(part, Positions) for part in parts) or (len(parts) > len(lists[:1]) > 0 and not marks)


def _shape_of(part: object) -> Sizes:
    if isinstance(part, Positions):
        return part.dims
    return (len(part),) if is_listed(part) else ()


def _is_whole(graph: Graph, node: int, *, fed: bool) -> bool:
    """Tell whether a tensor holds whole numbers: it is followed to where it was made, or *fed* to the model."""
    waiting, seen = [(graph, node)], set[tuple[int, int]]()
    while waiting:
        graph, node = waiting.pop()
        use = graph.uses[node]
        if (id(graph), node) in seen or use.kind in WHOLE or (fed and use.kind == "Input"):
            continue
        seen.add((id(graph), node))
        made = _find_made(graph, use, node)
        if not made:
            return False
        waiting += made
    return True


def _find_made(graph: Graph, use: Use, node: int) -> list[tuple[Graph, int]]:
    """Give what a tensor was made of, if that makes whole numbers of whole numbers; nothing otherwise."""
    if use.kind == "constant":
        origins = [one for one, here in graph.constants.items() if here.node == node and isinstance(one, Tensor)]
        return [(one.graph, one.node) for one in origins]
    return [(graph, i) for i in use.inputs] if use.kind in THROUGH else []
