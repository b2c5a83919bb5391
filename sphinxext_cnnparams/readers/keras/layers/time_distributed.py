"""``TimeDistributed`` around a whole model: each of its layers works at every step (keras.src.layers.rnn)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ....core.layer import Output
from ....core.layers import TimeDistributed, UnknownLayer
from ....core.layers.traced import Computed
from ....core.shape import Shape
from ....core.structs import replace
from ...python import Call, Instance, Machine, Unknown, call_value
from ...tracing.graph import Graph, Use, tensors_in
from ...tracing.module import InputObject, LayerObject, Module
from ...tracing.tensor import Size, Tensor, read_flag
from ...tracing.tree import is_module, train
from ..declaring import StatesInput

if TYPE_CHECKING:
    from ...tracing.session import Session


class EachStep(TimeDistributed):
    """Applies a layer of a model, or a calculation, to every step; several inputs step by step."""

    def output(self, *inputs: Shape | None) -> Output:
        steps = next((shape.dims[0] for shape in inputs if shape is not None and shape.dims), None)
        out = self.inner.output(*(self.inside(shape) for shape in inputs))
        whole, *others = (s and Shape((steps, *s.dims), s.layout) for s in (out.shape, *out.others))
        return replace(out, shape=whole, others=tuple(others))


class TimedModel(StatesInput):
    """Stand for ``TimeDistributed(model)``."""

    inner: object = None

    def contents(self) -> Iterator[tuple[str, object]]:
        half = self.inner.half if isinstance(self.inner, Instance) else self.inner
        yield getattr(half, "name", "") or "layer", self.inner

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self.inner if name == "layer" else Module.attribute(self, name, machine, line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            train(self, read_flag(value))

    def call(self, call: Call, machine: Machine) -> object:
        graph = self.session.graph
        values = [*call.args, *(value for name, value in call.kwargs.items() if name not in ("training", "mask"))]
        whole = next(tensors_in(values, graph), None)
        if whole is None:
            lost = next((value for value in values if isinstance(value, Unknown)), None)
            return lost or Unknown("what a TimeDistributed makes of data is not known", call.line)
        if whole.dims is not None and len(whole.dims) < 3:
            layer = UnknownLayer("expects a sequence; add a dimension for time")
            return graph.apply(Use(self.kind, layer, (), self.line, self.end, self.name, owner=self), [whole])
        return self._applied(whole, call, machine)

    def _applied(self, whole: Tensor, call: Call, machine: Machine) -> object:
        """Feed one step to the model, then see that all steps go through it."""
        graph = self.session.graph
        dims = whole.dims
        one = graph.computed("step", [whole], None if dims is None else (dims[0], *dims[2:]), call.line)
        one.why = whole.why
        with self.session.inside(self):
            result = call_value(machine, self.inner, Call((one,), {}, call.line, call.end))
        moved = as_each_step(graph, one.node, None if dims is None else dims[1])
        if not isinstance(result, Tensor) or result.node not in moved:
            why = Unknown("what this TimeDistributed gives is not read", call.line)
            return result if isinstance(result, Unknown) else why
        known = dims is not None and result.dims is not None
        return replace(result, dims=(result.dims[0], dims[1], *result.dims[1:]) if known else None)  # type: ignore[index]


def as_each_step(graph: Graph, start: int, steps: Size) -> set[int]:
    """Give all that is computed of one step the dimension of time; give where it stands."""
    moved = {start}
    count = steps if isinstance(steps, int) else None
    for position in range(start, len(graph.uses)):
        use = graph.uses[position]
        if position == start or not moved.isdisjoint(use.inputs):
            shape = use.shape and Shape((count, *use.shape.dims), use.shape.layout)
            layer = replace(use.layer, shape=shape) if position == start else _timed(use, moved)
            graph.uses[position] = replace(use, layer=layer, shape=shape, layout=None, found=None)
            moved.add(position)
    return moved


def _timed(use: Use, moved: set[int]) -> EachStep | UnknownLayer:
    if isinstance(use.layer, UnknownLayer):
        return use.layer
    if moved.issuperset(use.inputs) or isinstance(use.layer, Computed):
        return EachStep(use.layer, layout=use.layout)
    return UnknownLayer("is fed a constant inside a TimeDistributed, which is not read")


def make_time_distributed(kind: str, call: Call, session: Session) -> object:
    """Make ``layers.TimeDistributed(...)``: of a layer it is a layer, of anything else it holds that.

    To say ``trainable=False`` here freezes nothing of a model inside (Keras 3.15, keras.src.layers.core.wrapper).
    """
    inner = call.args[0] if call.args else call.kwargs.get("layer")
    if not is_module(inner) or isinstance(inner, (LayerObject, InputObject)):
        return session.dialect.make_layer(kind, call, session)
    name, own = session.dialect.choose_name(kind, call.kwargs.get("name"), session)
    made = TimedModel(session, kind, name, call.line, call.end, own, inner=inner)
    made.declare(call)
    return made
