"""A layer that applies a function of the author's own (https://keras.io/api/layers/core_layers/lambda/)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ....core.layers.traced import Computed
from ....core.receptive import EACH
from ....core.structs import field
from ....core.summary import add_up
from ...python import Call, Machine, Unknown, call_value, is_listed
from ...tracing.graph import Use, tensors_in
from ...tracing.tensor import Tensor
from ..constants import detach, is_fed_constants
from ..declaring import StatesInput

if TYPE_CHECKING:
    from ...tracing.session import Session


class LambdaObject(StatesInput):
    """Stand for a layer that applies a function of the author's own."""

    function: object = None
    arguments: Mapping[str, object] = field(default_factory=dict)

    def call(self, call: Call, machine: Machine) -> object:
        is_constant = is_fed_constants(self.session.graph, call)
        result = self._applied(call, machine)
        return detach(result, call.line) if is_constant else result

    def _applied(self, call: Call, machine: Machine) -> object:
        graph = self.session.graph
        before = len(graph.uses)
        counts = dict(self.session.counts)
        result = call_value(machine, self.function, Call(call.args[:1], self.arguments, call.line, call.end))
        self.session.counts = counts  # inside a layer Keras numbers no calculation
        for use in graph.uses[before:]:
            use.hidden, use.owner = True, None  # a layer in it is none of the model's
        parts = list(result) if is_listed(result) else [result]
        inputs = list(tensors_in(parts, graph))
        if not inputs or len(inputs) != len(parts):
            why = result if isinstance(result, Unknown) else Unknown("what this Lambda gives is not known", call.line)
            return self._lost(why, list(tensors_in([*call.args, *call.kwargs.values()], graph)))
        work = _work(graph.uses[before:])
        made = [self._given(tensor, 0 if i else work, hidden=i > 0) for i, tensor in enumerate(inputs)]
        return made if is_listed(result) else made[0]

    def _lost(self, why: Unknown, tensors: Sequence[Tensor]) -> object:
        """Add what comes out where it is not known; fed nothing that is known, it gives why that is so."""
        if not tensors:
            return why
        made = tensors[0].graph.computed(
            "Lambda", tensors, None, self.line, hidden=False, name=self.name, work=None, view=EACH
        )
        tensors[0].graph.uses[made.node].owner = self
        made.why = why
        return made

    def _given(self, tensor: Tensor, work: int | None, *, hidden: bool) -> Tensor:
        """Add what comes out; of several tensors the first has the row, and the *work* of all."""
        made = tensor.graph.computed(
            "Lambda", [tensor], tensor.dims, self.line, hidden=hidden, name=self.name, view=EACH, work=work
        )
        tensor.graph.uses[made.node].owner = self
        return made


def _work(uses: Sequence[Use]) -> int | None:
    """Add up the multiplications of calculations; None where they are not known."""
    layers = [use.layer for use in uses]
    return add_up(
        layer.multiplied if isinstance(layer, Computed) else 0 if layer.multiplications() == "0" else None
        for layer in layers
    )


def make_lambda(kind: str, call: Call, session: Session) -> object:
    """Make ``layers.Lambda(function)``."""
    name, own = session.dialect.choose_name("Lambda", call.kwargs.get("name"), session)
    function = call.args[0] if call.args else call.kwargs.get("function")
    given = call.kwargs.get("arguments")
    arguments = {str(key): value for key, value in given.items()} if isinstance(given, dict) else {}
    place = (call.line, call.end, own)
    made = LambdaObject(session, "Lambda", name, *place, function=function, arguments=arguments)
    made.declare(call)
    return made
