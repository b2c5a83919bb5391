"""Ask Keras and PyTorch what they make of one layer."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .grids import Dims

Outcome = dict[str, object]
FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What the frameworks raise for a wrong layer."""
LONGEST = 160
SET = re.compile(r"\{('[^']*'(?:, '[^']*')*)\}")
BATCH = 2
"""PyTorch's batch normalization wants more than one sample."""


class Undecided(Exception):
    """Say that a framework contradicts itself; such a case is no truth and has to leave the tables."""


WHOLE = frozenset(["Embedding", "EmbeddingBag", "ReversibleEmbedding", "CategoryEncoding", "Hashing", "IntegerLookup"])
"""Layers that are fed whole numbers."""
APART = frozenset(
    ["MultiHeadAttention", "GroupQueryAttention", "SimpleRNN", "LSTM", "GRU", "SimpleRNNCell", "LSTMCell", "GRUCell"]
)
"""Layers of Keras whose inputs are arguments of their own; others take a list."""


BUILT = frozenset(["LayerNormalization", "RMSNormalization"])
"""Layers of Keras that are only built: on PyTorch, the other axes than the last cannot be computed."""


def kind(call: str) -> str:
    """Give the name of the layer that is called."""
    return call.partition("(")[0].rpartition(".")[2]


def asked_of_keras(call: str, inputs: tuple[Dims, ...]) -> Outcome:
    """Ask Keras symbolically, which leaves the unknown unknown, and by running the layer where nothing is."""
    import keras
    import numpy as np

    # names are counted anew, so that messages do not depend on the cases before
    keras.utils.clear_session(free_memory=False)
    names = {"keras": keras, "layers": keras.layers, **vars(keras.layers)}
    layer_class(call, names)
    dtype = "int32" if kind(call) in WHOLE else "float32"

    def answer() -> Outcome:
        layer = eval(call, names)
        if kind(call) in BUILT:
            batch = (None, *inputs[0])
            layer.build(batch)
            shapes = [list(layer.compute_output_shape(batch))[1:]]
            return outcome(shapes, layer.trainable_weights, layer.non_trainable_weights)
        outputs = flat(fed(layer, [keras.Input(dims, dtype=dtype) for dims in inputs], kind(call)))
        shapes = [list(output.shape)[1:] for output in outputs]
        if all(None not in dims for dims in inputs):
            ran = flat(fed(layer, [np.zeros((BATCH, *dims), dtype) for dims in inputs], kind(call)))
            given = [list(output.shape)[1:] for output in ran]
            if not agreed(shapes, given):
                raise Undecided(f"{call} on {inputs}: Keras promises {shapes} and gives {given}")
            shapes = given
        return outcome(shapes, layer.trainable_weights, layer.non_trainable_weights)

    return attempted(answer)


def agreed(promised: list[list[int | None]], given: list[list[int | None]]) -> bool:
    """Tell whether what came out is what was promised, where anything was."""
    return [len(dims) for dims in promised] == [len(dims) for dims in given] and all(
        want in (None, n)
        for dims, found in zip(promised, given, strict=True)
        for want, n in zip(dims, found, strict=True)
    )


def fed(layer: Callable[..., object], tensors: list[Any], name: str) -> object:
    """Call a layer of Keras as it wants to be called with several inputs."""
    if len(tensors) == 1:
        return layer(tensors[0])
    if name.endswith("Cell"):
        return layer(tensors[0], tensors[1:])
    if name in ("SimpleRNN", "LSTM", "GRU"):
        return layer(tensors[0], initial_state=tensors[1:])
    return layer(*tensors) if name in APART else layer(tensors)


def flat(outputs: object) -> list[Any]:
    """Give all tensors of what comes out, in order."""
    if isinstance(outputs, (list, tuple)):
        return [tensor for output in outputs for tensor in flat(output)]
    return [] if outputs is None else [outputs]


def asked_of_torch(call: str, inputs: tuple[Dims, ...]) -> Outcome:
    """Ask PyTorch, by running the layer; buffers are no parameters."""
    import torch

    names = {"torch": torch, "nn": torch.nn}
    layer_class(call, names)
    name = kind(call)
    whole = [name in WHOLE or (name.startswith("MaxUnpool") and i == 1) for i in range(len(inputs))]

    def answer() -> Outcome:
        layer = eval(call, names)
        tensors = [
            torch.zeros(BATCH, *dims, dtype=torch.long if number else torch.float32)
            for dims, number in zip(inputs, whole, strict=True)
        ]
        with torch.no_grad():
            outputs = flat(layer(*tensors))
        parameters = list(layer.parameters())
        shapes = [sample(output, i, layer) for i, output in enumerate(outputs)]
        return outcome(
            [shape for shape in shapes if shape is not None],
            [p for p in parameters if p.requires_grad],
            [p for p in parameters if not p.requires_grad],
        )

    return attempted(answer)


def sample(output: Any, position: int, layer: object) -> list[int] | None:
    """Give an output's shape without the batch, which stands second in the states of a recurrent module.

    Where the first dimension is not the batch, states say nothing of one sample.
    """
    shape = list(output.shape)
    batch_first = getattr(layer, "batch_first", None)
    if position == 0 or batch_first is None:
        return shape[1:]
    if not batch_first or (type(layer).__name__ in ("RNN", "LSTM", "GRU") and len(shape) < 3):
        return None
    return [*shape[:1], *shape[2:]] if type(layer).__name__ in ("RNN", "LSTM", "GRU") else shape[1:]


def layer_class(call: str, names: Mapping[str, object]) -> object:
    """Find the class that is called; what is misspelt in the tables above is no error of the framework's."""
    return eval(call.partition("(")[0], dict(names))


def outcome(shapes: list[list[int | None]], trainable: Iterable[Any], fixed: Iterable[Any]) -> Outcome:
    """Give what is recorded of a layer that works; the batch is no part of its shapes.

    A layer of which nothing comes out does not work, whatever the framework says.
    """
    learned, kept = (sum(math.prod(weight.shape) for weight in weights) for weights in (trainable, fixed))
    output, *others = shapes
    if 0 in output:
        raise ValueError(f"nothing comes out: {output}")
    further: Outcome = {"others": others} if others else {}
    return {"output": output} | further | {"trainable": learned, "non_trainable": kept}


def attempted(answer: Callable[[], Outcome]) -> Outcome:
    """Give the answer, or the first line of the framework's message."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return answer()
        except FAILURES as failure:
            return {"error": first_line(failure)}


def first_line(failure: Exception) -> str:
    """Give the first line of a message that says something, without what changes from run to run."""
    plain = re.sub(r"\x1b\[\d*m", "", str(failure))
    plain = re.sub(r"0x[0-9a-f]+", "0x…", plain)
    plain = SET.sub(lambda words: f"{{{', '.join(sorted(words[1].split(', ')))}}}", plain)
    lines = [line.strip() for line in plain.splitlines()]
    telling = [line for line in lines if line and not line.startswith("Exception encountered when calling")]
    return (telling[0] if telling else type(failure).__name__)[:LONGEST]
