"""Record what functions on tensors give: the shapes that come out of a call, in both frameworks."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import keras_functions, torch_functions
from .asking import FAILURES

MOST = 12
"""How many of several results are recorded."""
Dims = list[int | None]


def record(folder: Path) -> None:
    """Write ``functions.json`` into *folder* (tests/truth), one call per line."""
    parts = []
    for framework, module, answer in (("torch", torch_functions, of_torch), ("keras", keras_functions, of_keras)):
        calls = [json.dumps([call, *answered(answer, call)]) for call in module.CALLS]
        program = json.dumps(module.PROGRAM)
        parts.append(f'"{framework}": {{"program": {program}, "calls": [\n' + ",\n".join(calls) + "\n]}")
    (folder / "functions.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def answered(answer: Callable[[str], tuple[str, list[Dims]]], call: str) -> tuple[str, list[Dims]]:
    """Give the kind of what comes out, and the shapes of one sample; ``error`` where the framework refuses."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return answer(call)
    except FAILURES:
        return "error", []


def of_torch(call: str) -> tuple[str, list[Dims]]:
    """Run a call for batches of two sizes; what differs is the batch."""
    from .programs import unbatched

    kind, two = run(call, 2)
    _, three = run(call, 3)
    return kind, [unbatched(a, b) for a, b in zip(two, three, strict=True)][:MOST]


def run(call: str, batch: int) -> tuple[str, list[tuple[int, ...]]]:
    """Run the body of ``forward`` up to a call."""
    import torch

    names: dict[str, Any] = {}
    exec(torch_functions.PROGRAM.replace("CALL", "(x, y, flat, v, c)"), names)
    model = names["model"]
    x, y, flat, v, c = model.given(torch.rand(batch, 3, 12, 10))
    return parts(eval(call, names | {"self": model, "x": x, "y": y, "flat": flat, "v": v, "c": c}))


def of_keras(call: str) -> tuple[str, list[Dims]]:
    """Let Keras work a call out."""
    names: dict[str, Any] = {}
    exec(keras_functions.PROGRAM.partition("made =")[0], names)
    kind, shapes = parts(eval(call, names))
    return kind, [list(shape[1:]) for shape in shapes][:MOST]


def parts(value: Any) -> tuple[str, list[tuple[int, ...]]]:
    """Take apart what came out."""
    kind = next((of.__name__ for of in (tuple, list) if isinstance(value, of)), "tensor")
    return kind, [tuple(part.shape) for part in ([value] if kind == "tensor" else value)]
