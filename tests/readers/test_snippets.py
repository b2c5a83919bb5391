"""Short pieces of code, by kind: counts and outputs as the frameworks give them, and what they refuse is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection
from sphinxext_cnnparams.core.summary import Summary

TESTS = Path(__file__).parents[1]
ENTRIES = json.loads((TESTS / "truth" / "snippets.json").read_text(encoding="utf-8"))
UNKNOWN: dict[str, str] = {
    "keras/models: enable_lora on a dense layer": "is changed by enable_lora()",
    "keras/models: enable_lora on all that have it": "is changed by enable_lora()",
    "keras/models: enable_lora on an embedding": "is changed by enable_lora()",
    "keras/weights: a part of an attention adapted": "is changed by enable_lora()",
    "keras/models: a model whose weights are quantized": "is changed by quantize()",
    "keras/models: a layer that is told to keep small whole numbers": "with quantized weights is not read",
    "keras/functions: a sum along no dimension": "it goes along no dimension",
    "keras/functions: softmax along the batch": "works along the images of a batch",
    "keras/recurrent: a bidirectional layer whose backward half differs": "with a backward_layer unlike its layer is not read",
    "keras/weights: a dense layer adapted": "with lora_rank is not read",
    "torch/composite: a block taken out of an encoder": "has its layers set after it was made, which is not read",
    "torch/composite: a flatten that has start_dim 0": "mixes the images of a batch",
    "torch/composite: a transformer with an encoder of one's own": "with an encoder or a decoder of one's own is not read",
    "torch/composite: an encoder with a normalization of another kind": "with a norm other than LayerNorm(8) is not read",
    "torch/composite: an encoder with a normalization without weights": "with a norm other than LayerNorm(8) is not read",
    "torch/composite: an unflatten of the batch": "takes the batch apart",
    "torch/composite: the first block of an encoder, copied": "is a part of a TransformerEncoder, which is counted as a whole",
    "torch/weights: a bias of another length": "is given a bias of another shape, which is not read",
    "torch/weights: a bias where there was none, too long": "is given a bias that does not fit",
    "torch/weights: its padding, then how it pads": "has its padding and its padding_mode set after it was made",
    "torch/weights: a weight of other dimensions": "is given a weight of another shape, which is not read",
}
"""What is not known without running the code, or is not read, by its file and name, with the reason."""


@pytest.fixture(scope="module")
def codes(tool: Any) -> dict[str, tuple[str, str]]:
    """Give the code and the inputs of every snippet."""
    made: ModuleType = tool("recording/snippets")
    found = {}
    for path in sorted((TESTS / "cases" / "snippets").glob("*/*.txt")):
        for name, inputs, code in made.snippets(path.read_text(encoding="utf-8")):
            found[f"{path.parent.name}/{path.stem}: {name}"] = (made.IMPORTS[path.parent.name] + code, inputs)
    return found


def measure(code: str, inputs: str, framework: Any) -> tuple[dict[str, object], list[str]]:
    """Give the counts and the output of a model, and what is said of it."""
    given = "; ".join(f"{name}={shape}" for name, shape in zip("abc", inputs.split(";"), strict=False))
    reading = read(code, dialect=framework, input=given if ";" in inputs else inputs)
    problems = [problem.message for problem in reading.problems]
    if reading.network is None:
        return {}, problems
    summary = summarize(reading.network)
    selection = Selection(summary, summary.rows, "model", whole=True)
    found: dict[str, object] = {q: QUANTITIES[q].of(selection, Format()) for q in ("params", "trainable")}
    said = [*(problem.message for problem in summary.problems), *(str(n) for row in summary.rows for n in row.notes)]
    return found | {"output": output_of(summary)}, [*problems, *said]


def output_of(summary: Summary) -> list[int | None] | None:
    """Give the dimensions of the first output."""
    row = summary.rows[summary.outputs[0]] if summary.outputs else summary.rows[-1]
    return None if row.output is None else list(row.output.dims)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['file']}: {entry['name']}")
def test_a_snippet_is_what_its_framework_makes_of_it(entry: dict[str, Any], codes: dict[str, tuple[str, str]]) -> None:
    name = f"{entry['file']}: {entry['name']}"
    found, problems = measure(*codes[name], entry["file"].partition("/")[0])
    if "refused" in entry:
        assert problems
    elif name in UNKNOWN:
        assert all(found.get(key) in (None, entry[key]) for key in ("params", "trainable"))
        assert not found or None in found.values()
        assert any(UNKNOWN[name] in problem for problem in problems), problems
    else:
        assert {key: found.get(key) for key in entry if key not in ("file", "name")} == {
            key: value for key, value in entry.items() if key not in ("file", "name")
        }, problems
        blamed = [problem for problem in problems if re.match(r"\S+ \(\S+\) ", problem)]
        assert not blamed or "output" not in entry, blamed  # what is never fed is not refused


def test_every_snippet_is_recorded(codes: dict[str, tuple[str, str]]) -> None:
    assert {f"{entry['file']}: {entry['name']}" for entry in ENTRIES} == set(codes)
