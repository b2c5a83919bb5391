"""Record what Keras and PyTorch make of single layers: the output's shape and the counts, or the error."""

from __future__ import annotations

import json
import math
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

Dims = tuple[int | None, ...]
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


def record(folder: Path) -> None:
    """Write what both frameworks say of every case into *folder*."""
    import keras
    import torch

    from sphinxext_cnnparams.readers.keras import KERAS as KERAS_WORDS
    from sphinxext_cnnparams.readers.torch import TORCH as TORCH_WORDS

    for framework, version, grids, asked, names in (
        ("keras", keras.__version__, KERAS, asked_of_keras, KERAS_WORDS.layers),
        ("torch", torch.__version__.partition("+")[0], TORCH, asked_of_torch, TORCH_WORDS.layers),
    ):
        cases = listed(grids, names)
        entries = [{"call": call, "input": list(dims)} | asked(call, dims) for call, dims in cases]
        path = folder / f"layers-{framework}.json"
        path.write_text(written(framework, version, entries), encoding="utf-8")
        wrong = sum("error" in entry for entry in entries)
        print(f"{path}: {len(entries)} entries, {wrong} of them errors")


def listed(grids: Iterable[Grid], names: Iterable[str]) -> list[tuple[str, Dims]]:
    """Give all cases; raises ValueError if one stands twice, or if a layer of the vocabulary has none."""
    cases = [case for each_grid in grids for case in each_grid.cases()]
    twice = [case for case, count in Counter(cases).items() if count > 1]
    if twice:
        raise ValueError(f"these cases stand twice: {twice}")
    called = {re.sub(r"\(.*", "", call).rpartition(".")[2] for call, _ in cases}
    if missing := set(names) - called:
        raise ValueError(f"these layers have no case: {', '.join(sorted(missing))}")
    return cases


def written(framework: str, version: str, entries: list[Outcome]) -> str:
    """Write the entries as JSON, one per line, so that a difference is a line."""
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f'{{"framework": "{framework}", "version": "{version}", "entries": [\n{lines}\n]}}\n'


def asked_of_keras(call: str, dims: Dims) -> Outcome:
    """Ask Keras symbolically, which leaves the unknown unknown, and by running the layer where nothing is."""
    import keras
    import numpy as np

    # names are counted anew, so that messages do not depend on the cases before
    keras.utils.clear_session(free_memory=False)
    names = {"keras": keras, **vars(keras.layers)}
    layer_class(call, names)

    def answer() -> Outcome:
        layer = eval(call, names)
        output = layer(keras.Input(dims))
        if None not in dims:
            ran = layer(np.zeros((BATCH, *dims), "float32"))
            if tuple(ran.shape)[1:] != output.shape[1:]:
                raise Undecided(f"{call} on {dims}: Keras promises {output.shape} and gives {tuple(ran.shape)}")
        return outcome(output.shape, layer.trainable_weights, layer.non_trainable_weights)

    return attempted(answer)


def asked_of_torch(call: str, dims: Dims) -> Outcome:
    """Ask PyTorch, by running the layer; buffers are no parameters."""
    import torch

    names = {"torch": torch, "nn": torch.nn}
    layer_class(call, names)

    def answer() -> Outcome:
        layer = eval(call, names)
        with torch.no_grad():
            output = layer(torch.zeros(BATCH, *dims))
        if isinstance(output, tuple):  # return_indices
            output = output[0]
        parameters = list(layer.parameters())
        return outcome(
            output.shape, [p for p in parameters if p.requires_grad], [p for p in parameters if not p.requires_grad]
        )

    return attempted(answer)


def layer_class(call: str, names: Mapping[str, object]) -> object:
    """Find the class that is called; what is misspelt in the tables above is no error of the framework's."""
    return eval(call.partition("(")[0], dict(names))


def outcome(shape: Iterable[int | None], trainable: Iterable[Any], fixed: Iterable[Any]) -> Outcome:
    """Give what is recorded of a layer that works; the batch is no part of its shape."""
    learned, kept = (sum(math.prod(weight.shape) for weight in weights) for weights in (trainable, fixed))
    return {"output": list(shape)[1:], "trainable": learned, "non_trainable": kept}


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
