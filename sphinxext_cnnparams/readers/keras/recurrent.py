"""Keras's recurrent layers (https://keras.io/api/layers/recurrent_layers/)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...core.layers import GRU, LSTM, SimpleRNN
from ..arguments import Maker, flag, integer
from .activations import checked


def simple_rnn(
    units: object,
    activation: object = "tanh",
    use_bias: object = True,
    kernel_initializer: object = None,
    recurrent_initializer: object = None,
    bias_initializer: object = None,
    kernel_regularizer: object = None,
    recurrent_regularizer: object = None,
    bias_regularizer: object = None,
    activity_regularizer: object = None,
    kernel_constraint: object = None,
    recurrent_constraint: object = None,
    bias_constraint: object = None,
    dropout: object = 0.0,
    recurrent_dropout: object = 0.0,
    return_sequences: object = False,
    return_state: object = False,
    go_backwards: object = False,
    stateful: object = False,
    unroll: object = False,
    seed: object = None,
) -> SimpleRNN:
    """Read ``SimpleRNN``."""
    checked(activation)
    return SimpleRNN(**_units(units, use_bias), **_handed_on(return_sequences, return_state))


def lstm(
    units: object,
    activation: object = "tanh",
    recurrent_activation: object = "sigmoid",
    use_bias: object = True,
    kernel_initializer: object = None,
    recurrent_initializer: object = None,
    bias_initializer: object = None,
    unit_forget_bias: object = True,
    kernel_regularizer: object = None,
    recurrent_regularizer: object = None,
    bias_regularizer: object = None,
    activity_regularizer: object = None,
    kernel_constraint: object = None,
    recurrent_constraint: object = None,
    bias_constraint: object = None,
    dropout: object = 0.0,
    recurrent_dropout: object = 0.0,
    seed: object = None,
    return_sequences: object = False,
    return_state: object = False,
    go_backwards: object = False,
    stateful: object = False,
    unroll: object = False,
    use_cudnn: object = "auto",
    *,
    implementation: object = 2,
) -> LSTM:
    """Read ``LSTM``."""
    checked(activation)
    checked(recurrent_activation)
    return LSTM(**_units(units, use_bias), **_handed_on(return_sequences, return_state))


def gru(
    units: object,
    activation: object = "tanh",
    recurrent_activation: object = "sigmoid",
    use_bias: object = True,
    kernel_initializer: object = None,
    recurrent_initializer: object = None,
    bias_initializer: object = None,
    kernel_regularizer: object = None,
    recurrent_regularizer: object = None,
    bias_regularizer: object = None,
    activity_regularizer: object = None,
    kernel_constraint: object = None,
    recurrent_constraint: object = None,
    bias_constraint: object = None,
    dropout: object = 0.0,
    recurrent_dropout: object = 0.0,
    seed: object = None,
    return_sequences: object = False,
    return_state: object = False,
    go_backwards: object = False,
    stateful: object = False,
    unroll: object = False,
    reset_after: object = True,
    use_cudnn: object = "auto",
    *,
    implementation: object = 2,
) -> GRU:
    """Read ``GRU``; resetting after the multiplication takes a second bias."""
    checked(activation)
    checked(recurrent_activation)
    return GRU(**_units(units, use_bias, _biases(reset_after)), **_handed_on(return_sequences, return_state))


def simple_rnn_cell(
    units: object,
    activation: object = "tanh",
    use_bias: object = True,
    kernel_initializer: object = None,
    recurrent_initializer: object = None,
    bias_initializer: object = None,
    kernel_regularizer: object = None,
    recurrent_regularizer: object = None,
    bias_regularizer: object = None,
    kernel_constraint: object = None,
    recurrent_constraint: object = None,
    bias_constraint: object = None,
    dropout: object = 0.0,
    recurrent_dropout: object = 0.0,
    seed: object = None,
) -> SimpleRNN:
    """Read ``SimpleRNNCell``."""
    checked(activation)
    return SimpleRNN(**_units(units, use_bias), **_CELL)


def lstm_cell(
    units: object,
    activation: object = "tanh",
    recurrent_activation: object = "sigmoid",
    use_bias: object = True,
    kernel_initializer: object = None,
    recurrent_initializer: object = None,
    bias_initializer: object = None,
    unit_forget_bias: object = True,
    kernel_regularizer: object = None,
    recurrent_regularizer: object = None,
    bias_regularizer: object = None,
    kernel_constraint: object = None,
    recurrent_constraint: object = None,
    bias_constraint: object = None,
    dropout: object = 0.0,
    recurrent_dropout: object = 0.0,
    seed: object = None,
) -> LSTM:
    """Read ``LSTMCell``."""
    checked(activation)
    checked(recurrent_activation)
    return LSTM(**_units(units, use_bias), **_CELL)


def gru_cell(
    units: object,
    activation: object = "tanh",
    recurrent_activation: object = "sigmoid",
    use_bias: object = True,
    kernel_initializer: object = None,
    recurrent_initializer: object = None,
    bias_initializer: object = None,
    kernel_regularizer: object = None,
    recurrent_regularizer: object = None,
    bias_regularizer: object = None,
    kernel_constraint: object = None,
    recurrent_constraint: object = None,
    bias_constraint: object = None,
    dropout: object = 0.0,
    recurrent_dropout: object = 0.0,
    reset_after: object = True,
    seed: object = None,
) -> GRU:
    """Read ``GRUCell``."""
    checked(activation)
    checked(recurrent_activation)
    return GRU(**_units(units, use_bias, _biases(reset_after)), **_CELL)


_CELL: Mapping[str, Any] = {"cell": True, "states": "apart", "ranks": (1,)}


def _units(units: object, use_bias: object, biases: int = 1) -> dict[str, Any]:
    return {"units": integer(units, "units"), "biases": biases if flag(use_bias, "use_bias") else 0}


def _biases(reset_after: object) -> int:
    return 2 if flag(reset_after, "reset_after") else 1


def _handed_on(return_sequences: object, return_state: object) -> dict[str, Any]:
    states = "apart" if flag(return_state, "return_state") else ""
    return {"sequences": flag(return_sequences, "return_sequences"), "states": states}


RECURRENT: dict[str, Maker] = {
    "GRU": gru,
    "GRUCell": gru_cell,
    "LSTM": lstm,
    "LSTMCell": lstm_cell,
    "SimpleRNN": simple_rnn,
    "SimpleRNNCell": simple_rnn_cell,
}
