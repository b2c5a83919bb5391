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
from sphinxext_cnnparams.core.summary import Row

TESTS = Path(__file__).parents[1]
ENTRIES = json.loads((TESTS / "truth" / "snippets.json").read_text(encoding="utf-8"))
UNKNOWN: dict[str, str] = {
    "torch/rare: pooled by nobody knows how much": "needs kernel_size, which is not known",
    "torch/rare: indexed by places and a mask": "this subscript of a tensor is not read",
    "torch/rare: indexed by a mask of places": "this subscript of a tensor is not read",
    "torch/rare: indexed by a mask of another type": "this subscript of a tensor is not read",
    "torch/rare: indexed by what is turned into a mask": "this subscript of a tensor is not read",
    "torch/rare: indexed by what is typed as a mask": "this subscript of a tensor is not read",
    "torch/rare: indexed by a mask of Python's type": "this subscript of a tensor is not read",
    "torch/rare: indexed by a mask of NumPy's": "this subscript of a tensor is not read",
    "torch/rare: indexed by a turned mask": "this subscript of a tensor is not read",
    "keras/freezing: a model of which nobody knows whether it is frozen": "trained is not known",
    "keras/freezing: a layer of one's own of which nobody knows whether it is frozen, with weights": "trained is not known",
    "keras/freezing: a model that is perhaps frozen before it has layers": "trained is not known",
    "keras/freezing: layers added to a Sequential that is perhaps frozen": "trained is not known",
    "keras/freezing: layers added to a Sequential after it was perhaps frozen": "trained is not known",
    "keras/freezing: weights of a model that is perhaps frozen, frozen one by one": "trained is not known",
    "keras/freezing: a well-known model that is perhaps frozen": "trained is not known",
    "keras/freezing: frozen as another one is, of which nobody knows": "trained is not known",
    "torch/freezing: some layers of another model put into a list, nobody knows which, and frozen": "trained is not known",
    "torch/freezing: some layers of another model put into a container, nobody knows which, its tensors frozen": "trained is not known",
    "torch/freezing: a layer that is perhaps taken out before what is left is frozen": "trained is not known",
    "torch/freezing: layers that are perhaps added to a list with a sign, and frozen": "trained is not known",
    "torch/freezing: layers in a set, nobody knows which, frozen": "trained is not known",
    "torch/freezing: layers in a dictionary of which one is perhaps gone, frozen": "trained is not known",
    "torch/freezing: layers that are perhaps a part of a frozen model": "trained is not known",
    "keras/freezing: some layers of another model in a Sequential, nobody knows which, frozen one by one": "trained is not known",
    "keras/freezing: some layers of another model in a Sequential, nobody knows which, that is frozen": "trained is not known",
    "keras/freezing: some layers of another model in a Sequential, nobody knows which, their weights frozen": "trained is not known",
    "keras/freezing: some layers of a well-known model in a Sequential, nobody knows which, frozen": "trained is not known",
    "keras/freezing: a layer that is perhaps a part of a model of one's own, whose layers are frozen": "trained is not known",
    "torch/normalized: pruned together with a layer at a place nobody knows": "may be changed by global_unstructured()",
    "torch/normalized: pruned together, nobody knows which": "may be changed by global_unstructured()",
    "torch/normalized: a layer at a place nobody knows is pruned": "may be changed by l1_unstructured()",
    "keras/weights: a layer at a place nobody knows adapted": "may be changed by enable_lora()",
    "keras/weights: a layer that is perhaps adapted": "is changed by enable_lora()",
    "keras/weights: a model that is perhaps quantized": "is changed by quantize()",
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
    "torch/containers: a layer put into a list at a place nobody knows": "a child was put in, and where is not known",
    "torch/containers: a layer taken out of a Sequential at a place nobody knows": "2 is not known: a child was taken out, and which is not known",
    "torch/containers: one taken out where nobody knows": "3 is not known: a child was taken out, and which is not known",
    "torch/containers: one set where nobody knows": "a child was put in, and where is not known",
    "torch/containers: some deleted from a place nobody knows": "3 is not known: a child was taken out, and which is not known",
    "torch/containers: names taken from a dictionary nobody knows": "is not known: the result of os.environ.get() is not known",
    "torch/weights: a layer that is given what an unknown library makes": "is given a weight that is not known: eval() in this form is not read",
    "torch/weights: attention whose weights get other values": "has its in_proj_weight set after it was made, which is not read",
    "torch/weights: a layer that gets a bias that nobody knows": "is given a bias whose shape is not known",
    "torch/normalized: pruned, its weight set anew": "has its weight_orig set after it was made, which is not read",
    "torch/normalized: a spectral norm around a layer that makes nobody knows how many values": "needs out_features",
    "torch/normalized: a spectral norm around a layer of no known size": "the result of os.environ.get() is not known",
    "torch/call_arguments: a transposed convolution that is told an output size nobody knows": "is asked for an output_size that is not known: the result of os.environ.get() is not known",
    "torch/call_arguments: attention asked for scores nobody knows whether averaged": "is asked for average_attn_weights that are not known: the result of os.environ.get() is not known",
    "torch/einops: a layer that is handed nothing known": "0 is not known: the result of os.environ.get() is not known",
    "torch/einops: a mixing layer with a pattern nobody knows": "0 is not known: the result of os.environ.get() is not known",
    "torch/einops: an einsum whose pattern nobody knows": "get is not known: the result of os.environ.get() is not known",
    "torch/einops: unpacked with shapes nobody knows": "get is not known: the result of os.environ.get() is not known",
    "torch/results: a table of all pairs": "what the model gives is not known: it depends on the size of the batch",
    "torch/results: the items of a long tensor": "is fed a value that is not known: it is set in a loop whose rounds are not known (line 10)",
    "torch/results: a list of what nobody knows": "is fed a value that is not known: the result of os.environ.get() is not known",
    "torch/functions: a tensor given another shape by a method that is not read": "is fed a value that is not known: the tensor method resize_ is not read (line 11)",
    "torch/functions: a loss that is asked for something": "the attribute reduction of CrossEntropyLoss is not read",
    "torch/python_around: python: an iterator of one's own with next": "the items of Instance are not known",
    "torch/python_around: an item of a tuple cannot be set": "something in this try may fail (line 7)",
    "torch/python_around: an item of a tuple cannot be deleted": "something in this try may fail (line 7)",
    "torch/python_around: an attribute of a number cannot be set": "something in this try may fail (line 7)",
    "torch/python_around: an attribute of a number cannot be deleted": "something in this try may fail (line 7)",
    "torch/python_around: several names deleted at once": "a is not defined; say what it is with :let: a=…",
    "torch/python_around: texts added up": "accumulate(): adding up what are no numbers is not read",
    "torch/python_around: a pattern that looks back": "re.findall(): a pattern that looks back is not read",
    "torch/python_around: a named tuple that renames": "this form of namedtuple() is not read",
    "torch/python_around: a cache asked for its name": "the attribute __name__ of size() is not read",
    "torch/python_around: a member of an enumeration nobody knows": "1 is not known: the result of os.environ.get() is not known",
    "torch/python_around: a match on a list nobody knows all of": "it depends on a condition that is not known (line 9): it depends on a condition that is not known (line 7): the result of os.environ.get() is not known",
    "torch/python_around: a match of a class with more parts than it has": "it depends on a condition that is not known (line 10): what this pattern is compared with is not known",
    "torch/python_around: a match of a class whose attribute nobody knows": "it depends on a condition that is not known (line 10): the result of os.environ.get() is not known",
    "torch/python_around: an item set in an object that has none": "something in this try may fail (line 9)",
    "torch/python_around: an attribute asked for through the object whose name nobody knows": "an attribute is asked for whose name is not known",
    "torch/python_around: whether what nobody knows is a text": "the result of os.environ.get() is not known",
    "torch/python_around: an attribute of what nobody knows": "eval() in this form is not read",
    "torch/python_around: an attribute set on a number by its name": "something in this try may fail (line 7)",
    "torch/python_around: an attribute deleted from a number by its name": "something in this try may fail (line 7)",
    "torch/python_around: all variables there are": "vars() is not read (line 6)",
    "torch/python_around: a default of a dictionary by a class": "defaultdict() of this is not read (line 8)",
    "torch/python_around: a context without entering": "something in this try may fail (line 8)",
    "keras/models: a weight set after it was made": "has its units set after it was made, which is not read",
    "keras/models: attention asked for scores nobody knows": "the result of os.environ.get() is not known",
    "keras/models: weights counted before they are made": "how many weights this has is not known",
    "keras/models: a model of a subclass made of nothing known": "no layers were found in this code",
    "keras/copies: a layer from a config nobody knows": "1 is not known: the result of os.environ.get() is not known",
    "keras/copies: cloned with a function, with a model inside": "clone_model() with a clone_function is not read for models inside others",
    "keras/recurrent: an RNN of a cell of one's own fed states": "an RNN of such cells is read when it is fed one sequence, and no states",
    "keras/recurrent: an RNN of a cell whose size of the state nobody knows": "the state_size of a cell is not known",
    "keras/recurrent: stacked cells nobody knows": "the cells of StackedRNNCells are not known",
    "keras/recurrent: a TimeDistributed layer of one's own with a constant in it": "what this TimeDistributed gives is not read",
    "keras/recurrent: one way asked for something else": "units of a layer inside another one is not read",
    "torch/weights: the shape of a weight set again": "is given a weight of another shape, which is not read",
    "torch/weights: numbers at equal distances, as many as nobody knows": "cannot be counted: its shape is not known",
    "torch/classes: parts called by a name nobody knows": "parts.b is not known: eval() in this form is not read",
    "torch/registering: a module registered under a name nobody knows": "is not known: a child was put in, and where is not known",
    "torch/registering: the registry of a module at a name nobody knows": "is not known: a child was put in, and where is not known",
    "torch/registering: the registry of a module updated by what nobody knows": "is not known: a child was put in, and where is not known",
    "torch/registering: layers set in a list of a part nobody knows": "may have another part: the result of os.environ.get() is not known",
    "torch/registering: layers set in a dictionary of a part nobody knows": "may have another part: the result of os.environ.get() is not known",
    "torch/einops: an einops function of what nobody knows": "is fed a value that is not known: eval() in this form is not read",
    "torch/einops: rearranged with one nobody knows": "is fed a value that is not known: eval() in this form is not read",
    "torch/python_around: data put side by side that do not fit": "it depends on whether something fails (line 6)",
    "torch/python_around: data turned along one dimension twice": "it depends on whether something fails (line 6)",
    "torch/python_around: data with two dimensions more": "the result of numpy.expand_dims() is not known",
    "torch/python_around: data by a list of rows nobody knows": "the result of os.environ.get() is not known",
    "torch/python_around: an array of complex numbers": "numbers of this type are not read",
    "torch/results: two tensors that are stacked, one nobody knows the shape of": "is fed a value that is not known: the result of os.environ.get() is not known",
    "keras/recurrent: stacked cells of one's own of which one is not known": "the state_size of a cell is not known",
    "keras/recurrent: a TimeDistributed fed what is not known": "eval() in this form is not read",
    "keras/recurrent: a TimeDistributed model that adds a constant inside a merge": "is fed a constant inside a TimeDistributed, which is not read",
    "keras/recurrent: cells of one's own nobody knows whether they give whole sequences": "needs a layer for cell, not a value of another kind",
    "keras/recurrent: an RNN of a cell that gives back what it is not fed": "what this cell gives is not known",
    "keras/functions: a contraction of what does not fit": "Tensordot cannot multiply N × 4 by 5 × 3",
    "keras/models: a Lambda fed what is not known": "the output of Dense is not known: eval() in this form is not read",
    "keras/models: the padding of a kernel nobody knows": "the image that correct_pad() pads is not known",
    "keras/models: the padding of a kernel of which a side is not known": "the kernel that correct_pad() is told is not known",
    "keras/models: trainable weights where nobody knows which": "which weights are trained is not known",
    "torch/python_around: a match of a class on what nobody knows": "it depends on a condition that is not known (line 7): eval() in this form is not read",
    "torch/python_around: names of another framework that were never imported": "it depends on whether something fails (line 5)",
    "torch/python_around: global names that are kept": "dict(): 'Globals' object is not iterable",
    "torch/python_around: a global name looked for by a name nobody knows": "the result of os.environ.get() is not known",
    "keras/models: a variable of no known shape": "cannot be counted: its shape is not known",
    "keras/edges: a vocabulary nobody knows, and what comes behind it": "needs input_dim, which is not known",
    "torch/unknown_shapes: a vocabulary nobody knows, and what comes behind it": "needs num_embeddings, which is not known",
    "torch/unknown_shapes: channels nobody knows, for all inputs there are": "b (Linear) needs in_features, which is not known",
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
    said += map(str, summary.notes)
    outputs = [dims_of(summary.rows[place]) for place in summary.outputs or (-1,)]
    return found | {"output": outputs[0], "outputs": outputs}, [*problems, *said]


def dims_of(row: Row) -> list[int | None] | None:
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
