"""PyTorch's recurrent layers (https://pytorch.org/docs/stable/nn.html#recurrent-layers)."""

from __future__ import annotations

from typing import Any

from ....core.layers import GRU, LSTM, SimpleRNN
from ....core.problem import say
from ...tracing.arguments import Maker, Refused, choice, deduced, flag, integer, number


def rnn(
    *,
    input_size: object,
    hidden_size: object,
    num_layers: object,
    nonlinearity: object,
    bias: object,
    dropout: object,
    bidirectional: object,
) -> SimpleRNN:
    """Read ``RNN``."""
    choice(nonlinearity, "nonlinearity", ("tanh", "relu"))
    return SimpleRNN(**_settings(input_size, hidden_size, num_layers, bias, dropout, bidirectional))


def lstm(
    *,
    input_size: object,
    hidden_size: object,
    num_layers: object,
    bias: object,
    dropout: object,
    bidirectional: object,
    proj_size: object,
) -> LSTM:
    """Read ``LSTM``."""
    made = LSTM(
        **_settings(input_size, hidden_size, num_layers, bias, dropout, bidirectional),
        projection=integer(proj_size, "proj_size", 0),
    )
    if made.projection >= made.units:
        raise Refused(say("needs a proj_size below its hidden_size, {units}", units=made.units))
    return made


def gru(
    *,
    input_size: object,
    hidden_size: object,
    num_layers: object,
    bias: object,
    dropout: object,
    bidirectional: object,
) -> GRU:
    """Read ``GRU``."""
    return GRU(**_settings(input_size, hidden_size, num_layers, bias, dropout, bidirectional))


def _settings(
    input_size: object, hidden_size: object, num_layers: object, bias: object, dropout: object, bidirectional: object
) -> dict[str, Any]:
    """Read what all of them have; each gate has two biases, and states of all layers come out besides."""
    number(dropout, "dropout", 0, 1)
    return {
        "declared": deduced(input_size, "input_size"),
        "units": integer(hidden_size, "hidden_size"),
        "layers": integer(num_layers, "num_layers"),
        "biases": 2 if flag(bias, "bias") else 0,
        "directions": 2 if flag(bidirectional, "bidirectional") else 1,
        "sequences": True,
        "states": "stacked",
        "ranks": (1, 2),
    }


def rnn_cell(
    *,
    input_size: object,
    hidden_size: object,
    bias: object,
    nonlinearity: object,
) -> SimpleRNN:
    """Read ``RNNCell``."""
    choice(nonlinearity, "nonlinearity", ("tanh", "relu"))
    return SimpleRNN(**_cell(input_size, hidden_size, bias))


def lstm_cell(*, input_size: object, hidden_size: object, bias: object) -> LSTM:
    """Read ``LSTMCell``."""
    return LSTM(**_cell(input_size, hidden_size, bias))


def gru_cell(*, input_size: object, hidden_size: object, bias: object) -> GRU:
    """Read ``GRUCell``."""
    return GRU(**_cell(input_size, hidden_size, bias))


def _cell(input_size: object, hidden_size: object, bias: object) -> dict[str, Any]:
    return {
        "declared": deduced(input_size, "input_size"),
        "units": integer(hidden_size, "hidden_size"),
        "biases": 2 if flag(bias, "bias") else 0,
        "cell": True,
        "states": "further",
        "ranks": (1,),
    }


RECURRENT: dict[str, Maker] = {
    "GRU": gru,
    "GRUCell": gru_cell,
    "LSTM": lstm,
    "LSTMCell": lstm_cell,
    "RNN": rnn,
    "RNNCell": rnn_cell,
}
