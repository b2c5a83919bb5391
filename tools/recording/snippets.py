"""Run the snippets of tests/cases/snippets in the real frameworks, and record what their models are.

A file holds many snippets of one kind, each below a headline::

    ## its name | the shapes of its inputs, if the code does not say them

The model is called ``model``; what a framework refuses is recorded with the class of its error.  Every snippet
begins with the imports of its framework, which the tests put before it, too.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HEADLINE = re.compile(r"^## (?P<name>[^|\n]+?)(?: \| (?P<inputs>.+))?$", re.MULTILINE)
IMPORTS = {
    "keras": "import keras\nimport numpy as np\nfrom keras import Input, Model, Sequential, layers, ops\n"
    "from keras.layers import *\n",
    "torch": "import numpy as np\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n",
}


def snippets(text: str) -> Iterator[tuple[str, str, str]]:
    """Give the name, the inputs and the code of each snippet in a file."""
    heads = list(HEADLINE.finditer(text))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        end = len(text) if after is None else after.start()
        yield head["name"], head["inputs"] or "", text[head.end() : end].strip("\n") + "\n"


def record(folder: Path) -> None:
    """Write ``snippets.json`` into *folder* (tests/truth), one snippet per line."""
    os.environ.setdefault("KERAS_BACKEND", "torch")
    lines = []
    for path in sorted((folder.parent / "cases" / "snippets").glob("*/*.txt")):
        framework = path.parent.name
        for name, inputs, code in snippets(path.read_text(encoding="utf-8")):
            entry = {"file": f"{framework}/{path.stem}", "name": name} | run(framework, code, inputs)
            lines.append(json.dumps(entry))
    (folder / "snippets.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def run(framework: str, code: str, inputs: str) -> dict[str, Any]:
    """Run a snippet; give the counts and the output of its model, or the error."""
    names: dict[str, Any] = {"__name__": "snippet"}
    shapes = [tuple(int(n) for n in shape.split("x")) for shape in inputs.split(";") if shape]
    try:
        exec(IMPORTS[framework] + code, names)
        return (of_torch if framework == "torch" else of_keras)(names["model"], shapes)
    except Exception as failure:  # noqa: BLE001  # whatever a framework raises is its answer
        return {"refused": type(failure).__name__}


def of_torch(model: Any, shapes: list[tuple[int, ...]]) -> dict[str, Any]:
    """Count a module of PyTorch, and feed it batches of two sizes if its inputs are known: they differ in the batch."""

    from .programs import unbatched

    made: list[Any] = []
    if shapes:
        model.eval()
        made = [feed_torch(model, shapes, n) for n in (2, 3)]
    count = sum(tensor.numel() for tensor in model.parameters())
    trained = sum(tensor.numel() for tensor in model.parameters() if tensor.requires_grad)
    outputs = [unbatched(*shapes) for shapes in zip(*made, strict=True)]
    return {"params": count, "trainable": trained} | as_entries(outputs)


def as_entries(outputs: list[list[int]]) -> dict[str, Any]:
    """Give the first of several outputs, and all of them, if they differ."""
    several = {"outputs": outputs} if len(set(map(tuple, outputs))) > 1 else {}
    return ({"output": outputs[0]} if outputs else {}) | several


def feed_torch(model: Any, shapes: list[tuple[int, ...]], batch: int) -> list[tuple[int, ...]]:
    """Feed a module zeros, whole ones where it takes them as positions; give the shapes of what comes out."""
    import torch

    from .programs import tensors

    fed = [torch.zeros(batch, *shape) for shape in shapes]
    with torch.no_grad():
        try:
            return tensors(model(*fed))
        except IndexError:
            return tensors(model(*(zeros.long() for zeros in fed)))


def of_keras(model: Any, shapes: list[tuple[int, ...]]) -> dict[str, Any]:
    """Count a model of Keras, after feeding it a batch of two if the code does not say its input."""
    import numpy as np

    if shapes:
        fed = [np.zeros((2, *shape)) for shape in shapes]
        model(fed[0] if len(fed) == 1 else fed)
    trained = sum(math.prod(weight.shape) for weight in model.trainable_weights)
    ends = getattr(model, "outputs", None) if not shapes else None
    outputs = [list(end.shape[1:]) for end in ends or ()]
    return {"params": model.count_params(), "trainable": trained} | as_entries(outputs)
