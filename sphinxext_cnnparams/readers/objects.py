"""What calls to a framework come back as: layers, inputs and stacks of layers, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..core.layer import Layer
from ..core.shape import Layout, Shape
from .python.machine import Machine
from .python.values import Call, Unknown, Value


@dataclass(frozen=True, slots=True)
class Method(Value):
    """Stand for a method of one of the objects below."""

    function: Callable[[Call], object]

    def called(self, call: Call, machine: Machine) -> object:
        return self.function(call)


@dataclass(eq=False, slots=True)
class Module(Value):
    """Stand for something a network is built of; which one it is matters, not its value.

    *own_name* says that the author named it.
    """

    kind: str
    name: str
    line: int
    end: int
    own_name: bool = False

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in SELF_RETURNING:
            return Method(lambda call: self)
        method = self.methods().get(name)
        return Method(method) if method else Value.attribute(self, name, machine, line)

    def methods(self) -> dict[str, Callable[[Call], object]]:
        """Give the methods that change what is built."""
        return {}


SELF_RETURNING = frozenset(["to", "cuda", "cpu", "float", "half", "double", "eval", "train", "apply", "requires_grad_"])
"""Methods of PyTorch modules that hand back the module; what else they do is no part of its shape."""


@dataclass(eq=False, slots=True)
class LayerObject(Module):
    """Stand for one layer.

    *shape* is the input it declares (``input_shape=``), *settings* what the
    code says that changes no shape and no count.
    """

    layer: Layer = field(kw_only=True)
    trainable: bool = True
    layout: Layout | None = None
    shape: Shape | None = None
    settings: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class InputObject(Module):
    """Stand for ``keras.Input``; *refused* says why its shape is not known."""

    shape: Shape | None = field(kw_only=True)
    refused: str = ""


@dataclass(eq=False, slots=True)
class Stack(Module):
    """Stand for ``Sequential``: children in order, each under its key."""

    children: dict[str, object] = field(default_factory=dict)
    shape: Shape | None = None

    def push(self, child: object, key: str | None = None) -> None:
        """Put a child on top, under the next free number unless it has a key."""
        self.children[str(len(self.children)) if key is None else key] = child

    def methods(self) -> dict[str, Callable[[Call], object]]:
        return {
            "add": self._add,
            "append": self._add,
            "extend": self._extend,
            "add_module": self._add_module,
            "register_module": self._add_module,
            "pop": self._pop,
            "build": self._build,
        }

    def _add(self, call: Call) -> object:
        for child in (*call.args, *call.kwargs.values())[:1]:
            self.push(child)
        return self

    def _extend(self, call: Call) -> object:
        items = call.args[0] if call.args else ()
        for child in items.children.values() if isinstance(items, Stack) else _iterable(items):
            self.push(child)
        return self

    def _add_module(self, call: Call) -> object:
        values = (*call.args, *(call.kwargs[k] for k in ("name", "module", "layer") if k in call.kwargs))
        if len(values) == 2 and isinstance(values[0], str):
            self.push(values[1], values[0])
        else:
            self._add(call)
        return None

    def _pop(self, call: Call) -> object:
        return self.children.popitem()[1] if self.children else None

    def _build(self, call: Call) -> object:
        for shape in (*call.args, *call.kwargs.values())[:1]:
            dims = shape if isinstance(shape, (tuple, list)) else ()
            if len(dims) > 1 and all(n is None or isinstance(n, int) for n in dims[1:]):
                self.shape = Shape(tuple(dims[1:]), "last")
        return None


def _iterable(items: object) -> list[object]:
    return list(items) if isinstance(items, (list, tuple)) else [Unknown("what is added is not known", 0)]
