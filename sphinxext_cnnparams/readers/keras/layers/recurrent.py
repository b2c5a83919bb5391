"""Keras's recurrent layers (https://keras.io/api/layers/recurrent_layers/)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from ....core.layers import GRU, LSTM, ConvLSTM, SimpleRNN
from ...tracing.arguments import Maker, flag, integer
from .activations import check_activation
from .convolution import window


def simple_rnn(
    *, units: object, activation: object, use_bias: object, return_sequences: object, return_state: object
) -> SimpleRNN:
    """Read ``SimpleRNN``."""
    check_activation(activation)
    return SimpleRNN(**_units(units, use_bias), **_outputs(return_sequences, return_state))


def lstm(
    *,
    units: object,
    activation: object,
    recurrent_activation: object,
    use_bias: object,
    return_sequences: object,
    return_state: object,
) -> LSTM:
    """Read ``LSTM``."""
    check_activation(activation)
    check_activation(recurrent_activation)
    return LSTM(**_units(units, use_bias), **_outputs(return_sequences, return_state))


def gru(
    *,
    units: object,
    activation: object,
    recurrent_activation: object,
    use_bias: object,
    return_sequences: object,
    return_state: object,
    reset_after: object,
) -> GRU:
    """Read ``GRU``; resetting after the multiplication takes a second bias."""
    check_activation(activation)
    check_activation(recurrent_activation)
    return GRU(**_units(units, use_bias, _biases(reset_after)), **_outputs(return_sequences, return_state))


def simple_rnn_cell(*, units: object, activation: object, use_bias: object) -> SimpleRNN:
    """Read ``SimpleRNNCell``."""
    check_activation(activation)
    return SimpleRNN(**_units(units, use_bias), **_CELL)


def lstm_cell(*, units: object, activation: object, recurrent_activation: object, use_bias: object) -> LSTM:
    """Read ``LSTMCell``."""
    check_activation(activation)
    check_activation(recurrent_activation)
    return LSTM(**_units(units, use_bias), **_CELL)


def gru_cell(
    *, units: object, activation: object, recurrent_activation: object, use_bias: object, reset_after: object
) -> GRU:
    """Read ``GRUCell``."""
    check_activation(activation)
    check_activation(recurrent_activation)
    return GRU(**_units(units, use_bias, _biases(reset_after)), **_CELL)


_CELL: Mapping[str, Any] = {"cell": True, "states": "apart", "ranks": (1,)}


def _units(units: object, use_bias: object, biases: int = 1) -> dict[str, Any]:
    return {"units": integer(units, "units"), "biases": biases if flag(use_bias, "use_bias") else 0}


def _biases(reset_after: object) -> int:
    return 2 if flag(reset_after, "reset_after") else 1


def _outputs(return_sequences: object, return_state: object) -> dict[str, Any]:
    states = "apart" if flag(return_state, "return_state") else ""
    return {"sequences": flag(return_sequences, "return_sequences"), "states": states}


def conv_lstm(
    rank: int,
    *,
    filters: object,
    kernel_size: object,
    strides: object,
    padding: object,
    dilation_rate: object,
    activation: object,
    recurrent_activation: object,
    use_bias: object,
    return_sequences: object,
    return_state: object,
) -> ConvLSTM:
    """Read ``ConvLSTM1D``, ``ConvLSTM2D`` and ``ConvLSTM3D``."""
    check_activation(activation)
    check_activation(recurrent_activation)
    return ConvLSTM(
        filters=integer(filters, "filters"),
        bias=flag(use_bias, "use_bias"),
        sequences=flag(return_sequences, "return_sequences"),
        states=flag(return_state, "return_state"),
        **window(rank, kernel_size, strides, padding, dilation_rate),
    )


RECURRENT: dict[str, Maker] = {
    **{f"ConvLSTM{n}D": partial(conv_lstm, n) for n in (1, 2, 3)},
    "GRU": gru,
    "GRUCell": gru_cell,
    "LSTM": lstm,
    "LSTMCell": lstm_cell,
    "SimpleRNN": simple_rnn,
    "SimpleRNNCell": simple_rnn_cell,
}
