"""What a model is fed: what the author says, what the code says, or nothing known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..core.shape import Shape
from ..core.structs import Struct, replace
from .python import Function, Instance
from .tracing.container import Stack
from .tracing.module import InputObject, LayerObject, Module
from .tracing.session import Session
from .tracing.tensor import Batch, Sizes, Tensor
from .tracing.tree import children, core_of, tree

Given = Mapping[str, Shape] | Shape | None
"""What the author says of the input: one shape, or one per name."""


CALLED = ("forward", "call", "__call__")
"""Methods that say what a model does."""


def make_inputs(root: object, session: Session, given: Given) -> tuple[tuple[object, ...], dict[str, object]]:
    """Make the inputs of a model: what the author says, what the code says, or nothing known."""
    graph = session.graph
    names = _parameters(root)
    said = _said_of(root, session)
    if (stack := _find_stack(root)) is not None:
        shape = given if isinstance(given, Shape) else session.dialect.input_of(stack)
        dims = (said[0] if said else _called_with(stack, session)) if shape is None else (Batch(), *shape.dims)
        source = graph.source(_input_name(stack), dims, stack.line)
        if dims is None and (refused := session.dialect.refusal_of(stack)) is not None:
            graph.uses[source.node] = replace(graph.uses[source.node], line=refused.line, problem=refused)
        return (source,), {}
    if isinstance(given, Shape) or not given:
        shapes: list[Sizes | None] = [(Batch(), *given.dims)] if isinstance(given, Shape) else list(said)
        count = max(len(names.required), min(len(shapes), len(names.every)), 1)
        shapes += [None] * (count - len(shapes))
        return tuple(graph.source(_apart(_called(names.every, i), root), shapes[i], 1) for i in range(count)), {}
    made = {name: graph.source(_apart(name, root), (Batch(), *shape.dims), 1) for name, shape in given.items()}
    if names.every and set(made) <= set(names.every):
        return (), dict(made)
    if len(names.every) == 1 and len(made) > 1:
        return (list(made.values()),), {}
    return tuple(made.values()), {}


def _said_of(module: object, session: Session) -> list[Sizes | None]:
    """Give the shapes of what the code hands to a module, the batch in front."""
    said = session.calls.get(id(module), [])
    return [dims if not dims or isinstance(dims[0], Batch) else _with_batch(dims, module, session) for dims in said]


def _with_batch(dims: Sizes, module: object, session: Session) -> Sizes:
    """See data as a batch, or as one image, if the first layer takes one of so many dimensions and channels."""
    singles = session.graph.rules.singles
    layers = (part for _, part in tree(module, lists=True) if isinstance(part, LayerObject) and part.kind in singles)
    first = next(layers, None)
    is_one = first is not None and singles[first.kind] == len(dims) and _takes(first, dims)
    return (Batch(), *(dims if is_one or len(dims) < 2 else dims[1:]))


def _takes(layer: LayerObject, dims: Sizes) -> bool:
    """Tell whether the channels a layer declares, if it does, are among the sizes of one image or sequence."""
    return getattr(layer.layer, "declared", None) in (None, dims[0], dims[-1])


def _find_stack(root: object) -> Stack | None:
    """Give the container that a model is, or that it inherits all it does from."""
    if isinstance(root, Instance) and find_own_function(root) is None:
        root = core_of(root)
    return root if isinstance(root, Stack) else None


def _called_with(stack: Stack, session: Session) -> Sizes | None:
    """Give the shape the code calls a container with, or what it begins with: ``for layer in net: x = layer(x)``."""
    part: object = stack
    while part is not None:
        if said := _said_of(part, session):
            return said[0]
        part = next(iter(part.children.values()), None) if isinstance(part, Stack) else None
    return _built_for(stack, session) if session.dialect.is_symbolic else None


def _built_for(stack: Stack, session: Session) -> Sizes | None:
    """Give the shape that a container was first fed as a part of another model, which has built it."""
    graph, session.graph = session.graph, session.fresh_graph()
    session.dialect.run_known(session)
    session.graph = graph
    first = next((part for _, part in tree(stack, lists=True) if isinstance(part, LayerObject)), None)
    fed = first.built_on[0] if first is not None and first.built_on else None
    return None if first is None or fed is None else (Batch(), *fed.in_layout(session.dialect.layout).dims)


def _called(names: Sequence[str], index: int) -> str:
    return "input" if len(names) < 2 or index >= len(names) else names[index]


def _apart(name: str, root: object) -> str:
    """Give an input another name than a layer of the model has: ``self.input(input)`` has two of one name."""
    return f"{name}_layer" if any(name == key for key, _ in children(root, lists=False)) else name


class Names(Struct):
    """Hold the parameters of ``forward``: all, and those without a default."""

    every: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


def _parameters(root: object) -> Names:
    own = find_own_function(root) if isinstance(root, Instance) else None
    if own is None:
        return Names(("input",), ("input",))
    every = tuple(arg.arg for arg in own.parameters.args)[1:]
    required = every[: len(every) - len(own.defaults)] if own.defaults else every
    required = tuple(name for name in required if name not in ("training", "mask"))
    return Names(every, required)


def find_own_function(root: Instance) -> Function | None:
    """Give the method in which the author says what a model does."""
    return next((own for name in CALLED if (own := root.cls.method(name)) is not None), None)


def _input_name(stack: Stack) -> str:
    first = next(iter(stack.children.values()), None)
    if isinstance(first, Tensor):
        first = first.graph.uses[first.node].owner
    if isinstance(first, InputObject) and first.own_name:
        return first.name
    taken = any(isinstance(child, Module) and child.name == "input" for child in stack.children.values())
    return "input_layer" if taken else "input"
