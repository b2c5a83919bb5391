"""From a stack of layers, or from layers written one per line, to a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..core.layers import Input
from ..core.layers import Unknown as UnknownLayer
from ..core.network import Dialect, Network, Node
from ..core.shape import Shape
from .objects import InputObject, LayerObject, Stack
from .python.values import Foreign, Unknown, described


@dataclass(frozen=True, slots=True)
class Link:
    """Hold one element of a chain: the name of its row, and what stands there."""

    name: str
    element: object
    line: int


def links(stack: Stack, dialect: Dialect, path: str = "") -> Iterator[Link]:
    """Go through a stack and the stacks in it, naming rows as the framework does.

    Keras by the layer's name, PyTorch by the path of its keys: ``features.0``.
    """
    for key, child in stack.children.items():
        place = f"{path}{key}"
        if isinstance(child, Stack):
            yield from links(child, dialect, f"{place}.")
            continue
        name = child.name if dialect == "keras" and isinstance(child, (LayerObject, InputObject)) else place
        yield Link(name, child, child.line if isinstance(child, (LayerObject, InputObject)) else stack.line)


def network(chain: list[Link], dialect: Dialect, given: Shape | None, comments: Mapping[int, str]) -> Network:
    """Put a chain together, behind its input."""
    first, *rest = chain
    source = first.element
    nodes = []
    if isinstance(source, InputObject):
        name = source.name if source.own_name else "input"
        nodes.append(Node(name, "Input", _input(source, given), line=first.line, note=comments.get(source.end, "")))
        chain = rest
    else:
        declared = source.shape if isinstance(source, LayerObject) else None
        nodes.append(Node("input", "Input", Input(given or declared), line=first.line))
    seen: dict[int, int] = {}
    for link in chain:
        index = len(nodes)
        nodes.append(_node(link, index, seen, comments))
    return Network(tuple(nodes), dialect, (len(nodes) - 1,))


def _input(source: InputObject, given: Shape | None) -> Input | UnknownLayer:
    if source.refused and given is None:
        return UnknownLayer(source.refused)
    return Input(given or source.shape)


def _node(link: Link, index: int, seen: dict[int, int], comments: Mapping[int, str]) -> Node:
    element = link.element
    before = (index - 1,)
    if not isinstance(element, LayerObject):
        kind = (element.name if isinstance(element, Unknown) else described(element)) or "?"
        return Node(link.name, kind, UnknownLayer(why_not(element)), before, link.line)
    owner = seen.setdefault(id(element), index)
    return Node(
        name=link.name,
        kind=element.kind,
        layer=element.layer,
        inputs=before,
        line=element.line,
        trainable=element.trainable,
        note=comments.get(element.end, "") or comments.get(element.line, ""),
        owner=owner if owner != index else None,
        layout=element.layout,
        settings=element.settings,
    )


def why_not(element: object) -> str:
    """Say why something that is no layer cannot stand in a network."""
    if isinstance(element, Unknown) and element.name:
        return element.why.removeprefix(f"{element.name} ")
    if isinstance(element, Unknown):
        return f"is not known: {element.why}"
    if isinstance(element, Foreign) and element.last[:1].isupper():
        return f"is the class itself; write {element.last}() to make a layer"
    if isinstance(element, Foreign):
        return f"is a function, no layer: {element.path}"
    return f"is {element!r}, no layer" if isinstance(element, (int, float, str, list, tuple, dict)) else "is no layer"
