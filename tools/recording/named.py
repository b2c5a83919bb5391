"""Run the programs of tests/cases/named, which build on well-known models, and record what comes of them.

No weights are loaded, and nothing has values: all is built on the device "meta".
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

from . import models, programs


def record(folder: Path) -> None:
    """Write ``named.json`` into *folder* (tests/truth), one program per line."""
    os.environ.setdefault("KERAS_BACKEND", "torch")
    paths = sorted((folder.parent / "cases" / "named").glob("[0-9]*.py"))
    lines = [f"{json.dumps(path.stem)}: {json.dumps(truth(path))}" for path in paths]
    (folder / "named.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def truth(path: Path) -> dict[str, object]:
    """Run one program, and count its model."""
    import keras

    text = path.read_text(encoding="utf-8")
    said = programs.header(text)
    keras.backend.clear_session(free_memory=False)
    with surroundings("tensorflow" if "tensorflow" in text else ""):
        names: dict[str, Any] = {"__name__": "__main__"}
        exec(compile(text, str(path), "exec"), names)
        model = programs.chosen(names, said.get("object", ""))
        describe = keras_truth if isinstance(model, keras.layers.Layer) else torch_truth
        return describe(model, programs.inputs(said.get("input", "")))


@contextlib.contextmanager
def surroundings(shim: str) -> Iterator[None]:
    """Let programs run with the real torchvision, and without weights."""
    import torch

    models.torchvision()
    inside = programs.STOOD_IN - {"torchvision"}
    state = "torchvision.models._api.WeightsEnum.get_state_dict"
    with (
        mock.patch.object(programs, "STOOD_IN", inside),
        programs.surroundings(shim),
        models.pretended(),
        mock.patch(state, return_value={}),
        mock.patch.object(torch.nn.Module, "load_state_dict", return_value=None),
        mock.patch.object(torch.nn.Module, "to", lambda self, *args, **kwargs: self),
        torch.device("meta"),
    ):
        yield


def keras_truth(model: Any, given: Mapping[str, tuple[int, ...]]) -> dict[str, object]:
    """Count a model of Keras."""
    import keras

    made = [model(keras.Input(shape)) for shape in given.values()]
    output = made[0].shape if made else model.output_shape
    return {
        "dialect": "keras",
        "total": programs.size(model.weights),
        "trainable": programs.size(model.trainable_weights),
        "output": list(output[1:]),
        "layers": [layer.name for layer in model.layers if not list(programs.sublayers(layer))][-3:],
    }


def torch_truth(model: Any, given: Mapping[str, tuple[int, ...]]) -> dict[str, object]:
    """Count a model of PyTorch."""
    import torch

    model.eval()
    with torch.no_grad():
        output = model(*(torch.zeros((2, *shape), device="meta") for shape in given.values()))
    return {
        "dialect": "torch",
        "total": sum(p.numel() for p in model.parameters()),
        "trainable": sum(p.numel() for p in model.parameters() if p.requires_grad),
        "output": list(output.shape[1:]),
        "layers": [],
    }
