"""Keras's layers around other layers: over time, in both directions (https://keras.io/api/layers/recurrent_layers/)."""

from __future__ import annotations

from ....core.layers import GRU, LSTM, ConvLSTM, SimpleRNN, TimeDistributed
from ....core.layers.recurrent import Merge, States
from ....core.problem import say
from ....core.structs import replace
from ...tracing.arguments import Maker, Refused, choice, flag, require
from .shared import unwrap

MERGES: dict[str, Merge] = {"concat": "concat", "sum": "sum", "mul": "sum", "ave": "sum"}
"""How two directions are put together: side by side, or value by value."""


def bidirectional(*, layer: object, merge_mode: object, backward_layer: object) -> LSTM | GRU | SimpleRNN | ConvLSTM:
    """Read ``Bidirectional``: a recurrent layer and its twin that goes backwards."""
    given = unwrap(layer)
    inner = given.layer if isinstance(given.layer, ConvLSTM) else recurrent(layer, "layer")
    if backward_layer is not None and unwrap(backward_layer, "backward_layer").layer != inner:
        raise Refused("with a backward_layer unlike its layer is not read")
    merge: Merge = "" if merge_mode is None else MERGES[choice(merge_mode, "merge_mode", tuple(MERGES))]
    return replace(inner, directions=2, merge=merge)


def rnn(*, cell: object, return_sequences: object, return_state: object) -> LSTM | GRU | SimpleRNN:
    """Read ``RNN`` with one of Keras's own cells."""
    require(cell, "cell")
    inner = recurrent(cell, "cell", is_cell=True)
    states: States = "apart" if flag(return_state, "return_state") else ""
    whole = flag(return_sequences, "return_sequences")
    return replace(inner, cell=False, ranks=(2,), sequences=whole, states=states)


def recurrent(layer: object, name: str, *, is_cell: bool = False) -> LSTM | GRU | SimpleRNN:
    """Take a recurrent layer, or a cell, that another layer wraps."""
    inner = unwrap(layer, name)
    kind = "a cell" if is_cell else "a recurrent layer"
    if not isinstance(inner.layer, (LSTM, GRU, SimpleRNN)) or inner.layer.cell is not is_cell:
        raise Refused(say("needs {wanted} for {name}, not {given}", wanted=kind, name=name, given=inner.kind))
    return inner.layer


def time_distributed(*, layer: object) -> TimeDistributed:
    """Read ``TimeDistributed``."""
    inner = unwrap(layer)
    return TimeDistributed(inner.layer, layout=inner.layout)


WRAPPING: dict[str, Maker] = {
    "Bidirectional": bidirectional,
    "RNN": rnn,
    "TimeDistributed": time_distributed,
}
