"""The weights that a model holds, added up by themselves: the rows of its layers have to give the same number.

PyTorch registers tensors as a model is made; Keras has those of the layers that have been built.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence

from ..core.shape import Dim
from .tracing.module import LayerObject
from .tracing.tensor import Parameter, Sizes
from .tracing.tree import tree
from .tracing.weight import SharedWeight

Tensors = Iterator[tuple[tuple[int, str], Dim]]


def count_registered(root: object) -> Dim:
    """Count the values of all tensors that can be learnt, each tensor once; None where the size of one is not known."""
    parts = {id(part): part for _, part in tree(root, lists=False)}
    sizes: dict[tuple[int, str], Dim] = {}
    for part in parts.values():
        for tensor, size in _list_tensors(part, parts):
            sizes.setdefault(tensor, size)
    known = [size for size in sizes.values() if size is not None]
    return sum(known) if len(known) == len(sizes) else None


def count_built(root: object, own: Mapping[int, Sequence[Parameter]]) -> Dim:
    """Count the weights of all layers inside that have been built, each weight once; None where one is not known.

    *own* are the weights that layers of the author's own have made, by the ids of these.
    """
    parts = {id(part): part for _, part in tree(root, lists=True)}
    made = {id(weight): weight for place in parts for weight in own.get(place, ())}
    sizes: dict[tuple[int, str], Dim] = {}
    for place, part in (parts | made).items():
        if isinstance(part, Parameter):
            sizes[place, ""] = _multiply(part.dims)
        elif isinstance(part, LayerObject):
            sizes |= _list_built(part)
    known = [size for size in sizes.values() if size is not None]
    return sum(known) if len(known) == len(sizes) else None


def _list_built(layer: LayerObject) -> dict[tuple[int, str], Dim]:
    """Give the sizes of the weights of a layer; one that was never fed has none yet."""
    weights = layer.layer.own_weights()
    if not layer.layer.known or (layer.built_on is None and layer.is_recorded):
        return {(id(layer), "?"): None}
    if layer.built_on is None or not weights:
        return {}
    places = layer.weight_places()
    counts = zip(weights, layer.layer.count_each(*layer.built_on), strict=True)
    return {(id(places[weight.name][0]), weight.name): count for weight, count in counts}


def _list_tensors(part: object, inside: Collection[int]) -> Tensors:
    """Give the tensors of a part, with what tells each from all others."""
    if isinstance(part, LayerObject):
        yield from _list_own(part)
    elif isinstance(part, SharedWeight) and id(part.home) in inside:
        return  # its layer has it
    elif isinstance(part, Parameter):
        yield (id(part), ""), _multiply(part.dims)


def _list_own(layer: LayerObject) -> Tensors:
    """Give the tensors of a layer; those that are another's are that one's, those taken away are nobody's."""
    places = layer.weight_places() if layer.tied or layer.counted_in() is not None else {}
    for slot in layer.slots():
        home, word = places.get(slot.weights[0], (layer, slot.name))
        size = _multiply(slot.dims)
        tensor = (id(home), slot.name if home is layer else "" if isinstance(home, Parameter) else word)
        if home is not None:
            yield tensor, size if size is None else size * (2 if slot.halved else 1)


def _multiply(dims: Sizes | None) -> Dim:
    sizes = [size for size in dims or () if isinstance(size, int)]
    return math.prod(sizes) if dims is not None and len(sizes) == len(dims) else None
