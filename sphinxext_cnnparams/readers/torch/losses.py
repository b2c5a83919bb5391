"""Losses of ``torch.nn``: modules without weights, which give one number for a whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.structs import MutableStruct
from ..python import Call, Machine, Native, Value
from ..tracing.operations import calculate
from .functions.table import lose

if TYPE_CHECKING:
    from ..tracing.session import Session

LOSSES = (
    "BCELoss BCEWithLogitsLoss CTCLoss CosineEmbeddingLoss CrossEntropyLoss "
    "GaussianNLLLoss HingeEmbeddingLoss HuberLoss KLDivLoss L1Loss MSELoss MarginRankingLoss "
    "MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss NLLLoss2d PoissonNLLLoss SmoothL1Loss "
    "SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss"
).split()
"""The losses that have no weights."""
STAYING = frozenset("to cuda cpu float double half train eval".split())
"""Methods that give the loss itself."""


class Loss(Value, MutableStruct):
    """Stand for a loss; no row of a network is made of it."""

    session: Session
    kind: str
    reduction: object

    def describe(self) -> str:
        return self.kind

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in STAYING:
            return Native(name, lambda call, machine: self)
        if name in ("parameters", "buffers", "children", "modules"):
            return Native(name, lambda call, machine: [])
        return Value.attribute(self, name, machine, line)

    def call(self, call: Call, machine: Machine) -> object:
        told = Call(call.args, {**call.kwargs, "reduction": self.reduction}, call.line, call.end)
        return calculate(lose, self.kind, told, self.session.graph)

    def is_instance_of(self, name: str) -> bool:
        return name in (self.kind, "_Loss", "Module")


def make_loss(kind: str, call: Call, session: Session) -> object:
    """Make ``nn.CrossEntropyLoss(...)`` and its kin."""
    told = "mean" if call.kwargs.get("reduce") is not False else "none"
    return Loss(session, kind, call.kwargs.get("reduction", told))
