"""Slips in counting parameters and layers."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.shape import Dim
from ...core.summary import Row, add_up
from .misstatement import Misstatement
from .slip import Parts, Slip


def counts_outputs(wrong: Misstatement) -> Parts:
    """Find the number of values that come out."""
    row = wrong.row
    found = row is not None and row.output is not None and wrong.says(row.output.size)
    return {"number": wrong.form.value(row.output)} if row is not None and found else False


def counts_parameters(wrong: Misstatement) -> Parts:
    """Find the number of parameters where that of values that come out is meant."""
    row = wrong.row
    found = row is not None and row.params is not None and row.params > (row.output.size or 0 if row.output else 0)
    return row is not None and bool(found) and wrong.says(row.params)


def forgets_biases(wrong: Misstatement) -> Parts:
    """Find what is left without the biases."""
    rows = wrong.selection.rows
    if any(w.bias is None for row in rows for w in row.weights):
        return False
    biases = add_up(w.value for row in rows for w in row.weights if w.bias)
    weights = add_up(w.value for row in rows for w in row.weights if not w.bias)
    return {"number": wrong.form.value(biases)} if biases and wrong.says(weights) else False


def adds_biases(wrong: Misstatement) -> Parts:
    """Find one bias per filter or unit where there are none."""
    row = wrong.row
    made = None if row is None or row.output is None else row.output.channels
    if row is None or row.params is None or not made or any(w.bias is not False for w in row.weights):
        return False
    return {"number": wrong.form.value(made)} if wrong.says(row.params + made) else False


def counts_one_bias(wrong: Misstatement) -> Parts:
    """Find one bias in all instead of one per filter."""
    row = wrong.row
    if row is None or not any(w.bias for w in row.weights):
        return False
    weights = row.count(w for w in row.weights if not w.bias)
    return weights is not None and wrong.says(weights + 1)


def forgets_channels(wrong: Misstatement) -> Parts:
    """Find kernels that are as deep as one channel."""
    letters = wrong.letters
    if not {"K", "f"} <= letters.keys() or letters["f"].value == 1:
        return False
    groups = letters["g"].value if "g" in letters else 1
    return {"number": wrong.form.value(letters["f"].value)} if wrong.says_with("f", groups) else False


def forgets_groups(wrong: Misstatement) -> Parts:
    """Find kernels that see all channels although there are groups."""
    letters = wrong.letters
    if not {"K", "g"} <= letters.keys() or letters["g"].value == 1 or not wrong.says_with("g", 1):
        return False
    return {"number": str(letters["g"].value)}


def takes_one_side(wrong: Misstatement) -> Parts:
    """Find a kernel of one dimension instead of two."""
    kernel = wrong.letters.get("K")
    if kernel is None or len(kernel.parts) < 2 or kernel.value == 1:
        return False
    side = kernel.parts[0].value
    return {"number": str(side), "total": str(kernel.value)} if wrong.says_with("K", side) else False


def forgets_untrained(wrong: Misstatement) -> Parts:
    """Find what is left without the parameters that are not trained."""
    rows = wrong.selection.rows
    learnt = add_up(w.learnt for row in rows for w in row.weights)
    fixed = _count_fixed(rows)
    return {"number": wrong.form.value(fixed)} if fixed and wrong.says(learnt) else False


def _count_fixed(rows: Sequence[Row]) -> Dim:
    params, learnt = add_up(row.params for row in rows), add_up(w.learnt for row in rows for w in row.weights)
    return None if params is None or learnt is None else params - learnt


def counts_untrained(wrong: Misstatement) -> Parts:
    """Find all parameters where the trainable ones were asked for."""
    rows = wrong.selection.rows
    fixed = _count_fixed(rows)
    found = fixed and wrong.says(add_up(row.params for row in rows))
    return {"number": wrong.form.value(fixed)} if found else False


def normalizes_as_torch(wrong: Misstatement) -> Parts:
    """Find the parameters of a batch normalization that PyTorch counts."""
    rows = wrong.batch_norms
    return bool(rows) and wrong.says(add_up(w.learnt for row in rows for w in row.weights))


def normalizes_as_keras(wrong: Misstatement) -> Parts:
    """Find the parameters of a batch normalization that Keras counts."""
    rows = wrong.batch_norms
    return bool(rows) and wrong.says(2 * sum(row.params or 0 for row in rows))


def counts_one_bias_per_gate(wrong: Misstatement) -> Parts:
    """Find one bias per gate instead of PyTorch's two."""
    row, biases = wrong.row, _gate_biases(wrong, 2)
    return row is not None and row.params is not None and biases is not None and wrong.says(row.params - biases // 2)


def counts_two_biases_per_gate(wrong: Misstatement) -> Parts:
    """Find PyTorch's two biases per gate instead of one."""
    row, biases = wrong.row, _gate_biases(wrong, 1)
    return row is not None and row.params is not None and biases is not None and wrong.says(row.params + biases)


def _gate_biases(wrong: Misstatement, per_gate: int) -> int | None:
    """Count the biases of a layer that has so many of them per gate; None of another one."""
    row, letters = wrong.row, wrong.letters
    if row is None or not {"g", "b", "h"} <= letters.keys() or letters["b"].value != per_gate:
        return None
    return row.count(w for w in row.weights if w.bias) or 0


def counts_another_layer(wrong: Misstatement) -> Parts:
    """Find what another layer of the model has; it is named as this one is."""
    label, own = wrong.selection.label, "" if wrong.row is None else wrong.row.name
    before = label.removesuffix(own) if own and label.endswith(f".{own}") else ""
    others = (row for row in wrong.others if row.params and wrong.says(row.params))
    return next(({"name": f"{before}{row.name}"} for row in others), False)


def counts_another_model(wrong: Misstatement) -> Parts:
    """Find what another model of the documentation has: a layer of the same name, or the model itself."""
    own = wrong.selection.summary
    for name, summary in wrong.models.items():
        if summary is own:
            continue
        other = None if wrong.row is None else summary.row(wrong.row.name)
        if other is not None and other.params and wrong.says(other.params):
            return {"name": f"{name}.{other.name}"}
        if wrong.selection.whole and summary.params and wrong.says(summary.params):
            return {"name": name}
    return False


def counts_another_kind(wrong: Misstatement) -> Parts:
    """Find a kind of layer that is counted as well: normalization among convolutions."""
    mine = add_up(row.params for row in wrong.selection.rows)
    for kind, extra in _by_kind(wrong.others).items():
        if mine and wrong.says(mine + extra):
            return {"number": wrong.form.value(extra), "name": kind}
    return False


def forgets_a_kind(wrong: Misstatement) -> Parts:
    """Find a kind of layer that is left out."""
    mine = add_up(row.params for row in wrong.selection.rows)
    if wrong.row is not None or mine is None:
        return False
    for kind, part in _by_kind(wrong.selection.rows).items():
        if part != mine and wrong.says(mine - part):
            return {"number": wrong.form.value(part), "name": kind}
    return False


def _by_kind(rows: Sequence[Row]) -> dict[str, int]:
    """Add up the parameters of each kind of layer that has any."""
    kinds: dict[str, int] = {}
    for row in rows:
        if row.params:
            kinds[row.kind] = kinds.get(row.kind, 0) + row.params
    return kinds


def counts_the_input(wrong: Misstatement) -> Parts:
    """Find the input among the layers."""
    return wrong.selection.whole and wrong.says(len(wrong.selection.rows))


def counts_weighty_layers(wrong: Misstatement) -> Parts:
    """Find the number of layers that have weights."""
    return wrong.says(len([row for row in wrong.selection.rows if row.weights]))


_PARAMS, _BIASED, _KERNEL = ("params",), ("params", "trainable"), ("params", "weights")
_VALUES = ("size", "units", "filters")
_BATCH_NORM, _GATES = "the other framework's batch normalization", "PyTorch's second recurrent bias"
SLIPS = (
    Slip("the outputs instead of the parameters", "that is its number of outputs, {number}", counts_outputs, _PARAMS),
    Slip("the parameters instead of the outputs", "that is its number of parameters", counts_parameters, _VALUES),
    Slip(
        _BATCH_NORM,
        "that is what PyTorch counts; Keras also counts the moving mean and variance",
        normalizes_as_torch,
        _PARAMS,
        dialect="keras",
    ),
    Slip(
        _BATCH_NORM,
        "that is what Keras counts; in PyTorch the running mean and variance are not parameters",
        normalizes_as_keras,
        _PARAMS,
        dialect="torch",
    ),
    Slip("only what is trained", "that leaves out the {number} that are not trainable", forgets_untrained, _PARAMS),
    Slip(
        "also what is not trained",
        "that also counts {number} that are not trainable",
        counts_untrained,
        ("trainable",),
    ),
    Slip("the biases forgotten", "that leaves out the {number} biases", forgets_biases, _BIASED),
    Slip("biases where there are none", "that counts {number} biases, and there are none", adds_biases, _BIASED),
    Slip(
        "one bias in all instead of one per filter",
        "that has one bias in all, there is one per filter",
        counts_one_bias,
        _PARAMS,
    ),
    Slip("the input channels forgotten", "that forgets the {number} input channels", forgets_channels, _KERNEL),
    Slip(
        "the groups forgotten",
        "that forgets the {number} groups: each kernel sees only its own channels",
        forgets_groups,
        _PARAMS,
    ),
    Slip(
        "one side of the kernel instead of its area",
        "that takes {number} for the kernel, which has {total} values",
        takes_one_side,
        _KERNEL,
    ),
    Slip(_GATES, "that has one bias per gate, and there are two", counts_one_bias_per_gate, _PARAMS),
    Slip(
        _GATES,
        "that has two biases per gate, as PyTorch has; here there is one",
        counts_two_biases_per_gate,
        _PARAMS,
    ),
    Slip(
        "with another kind of layer",
        "the stated number also counts {number} of {name}",
        counts_another_kind,
        _PARAMS,
    ),
    Slip("without one kind of layer", "that leaves out {number} of {name}", forgets_a_kind, _PARAMS),
    Slip("another layer's number", "that is what {name} has", counts_another_layer, _PARAMS),
    Slip("another model's number", "that is what {name} has", counts_another_model, _PARAMS),
    Slip("the input as a layer", "that counts the input as a layer", counts_the_input, ("layers",)),
    Slip(
        "only the layers with weights",
        "that counts only the layers with weights",
        counts_weighty_layers,
        ("layers",),
    ),
)
"""In the order in which they are tried."""
