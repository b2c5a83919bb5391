"""Slips in counting parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.shape import Dim
from ...core.summary import Row, added
from .misstatement import Misstatement


def outputs(wrong: Misstatement) -> str:
    """Find the number of values that come out."""
    row = wrong.row
    if row is None or row.output is None or not wrong.says(row.output.size):
        return ""
    return f"that is its number of outputs, {wrong.form.value(row.output)}"


def no_bias(wrong: Misstatement) -> str:
    """Find what is left without the biases."""
    rows = wrong.selection.rows
    if any(w.bias is None for row in rows for w in row.weights):
        return ""
    biases = added(w.value for row in rows for w in row.weights if w.bias)
    weights = added(w.value for row in rows for w in row.weights if not w.bias)
    return f"that leaves out the {wrong.form.value(biases)} biases" if biases and wrong.says(weights) else ""


def one_bias(wrong: Misstatement) -> str:
    """Find one bias in all instead of one per filter."""
    row = wrong.row
    if row is None or not any(w.bias for w in row.weights):
        return ""
    weights = row.counted(w for w in row.weights if not w.bias)
    one = weights is not None and wrong.says(weights + 1)
    return "that has one bias in all, there is one per filter" if one else ""


def no_channels(wrong: Misstatement) -> str:
    """Find kernels that are as deep as one channel."""
    letters = wrong.letters
    if not {"K", "f"} <= letters.keys() or letters["f"].value == 1:
        return ""
    groups = letters["g"].value if "g" in letters else 1
    found = wrong.says_with("f", groups)
    return f"that forgets the {wrong.form.value(letters['f'].value)} input channels" if found else ""


def no_groups(wrong: Misstatement) -> str:
    """Find kernels that see all channels although there are groups."""
    letters = wrong.letters
    if not {"K", "g"} <= letters.keys() or letters["g"].value == 1 or not wrong.says_with("g", 1):
        return ""
    return f"that forgets the {letters['g'].value} groups: each kernel sees only its own channels"


def one_side(wrong: Misstatement) -> str:
    """Find a kernel of one dimension instead of two."""
    kernel = wrong.letters.get("K")
    if kernel is None or len(kernel.parts) < 2 or kernel.value == 1:
        return ""
    side = kernel.parts[0].value
    return f"that takes {side} for the kernel, which has {kernel.value} values" if wrong.says_with("K", side) else ""


def trained_only(wrong: Misstatement) -> str:
    """Find what is left without the parameters that are not trained."""
    rows = wrong.selection.rows
    fixed = added(w.value for row in rows for w in row.weights if w.trainable is False)
    learnt = added(w.value for row in rows for w in row.weights if w.trainable)
    known = all(w.trainable is not None for row in rows for w in row.weights)
    found = known and fixed and wrong.says(learnt)
    return f"that leaves out the {wrong.form.value(fixed)} that are not trainable" if found else ""


def all_counted(wrong: Misstatement) -> str:
    """Find all parameters where the trainable ones were asked for."""
    rows = wrong.selection.rows
    fixed = added(w.value for row in rows for w in row.weights if w.trainable is False)
    found = fixed and wrong.says(added(row.params for row in rows))
    return f"that also counts {wrong.form.value(fixed)} that are not trainable" if found else ""


def other_batch_norm(wrong: Misstatement) -> str:
    """Find the other framework's count of batch normalization."""
    row, other = wrong.row, OTHER_FRAMEWORKS.get(wrong.selection.summary.dialect)
    if other is None or row is None or not row.kind.startswith("BatchNorm") or not row.params:
        return ""
    counted, sentence = other
    return sentence if wrong.says(counted(row)) else ""


OTHER_FRAMEWORKS: Mapping[str, tuple[Callable[[Row], Dim], str]] = {
    "keras": (
        lambda row: added(w.value for w in row.weights if w.trainable),
        "that is what PyTorch counts; Keras also counts the moving mean and variance",
    ),
    "torch": (
        lambda row: 2 * (row.params or 0),
        "that is what Keras counts; in PyTorch the running mean and variance are no parameters",
    ),
}
"""Per dialect, what the other framework counts of a batch normalization, and the sentence that says so."""


def second_bias(wrong: Misstatement) -> str:
    """Find one bias per gate instead of PyTorch's two, or the reverse."""
    row, letters = wrong.row, wrong.letters
    if row is None or row.params is None or not {"g", "b", "h"} <= letters.keys():
        return ""
    biases = row.counted(w for w in row.weights if w.bias) or 0
    if letters["b"].value == 2 and wrong.says(row.params - biases // 2):
        return "that has one bias per gate, and there are two"
    if letters["b"].value == 1 and wrong.says(row.params + biases):
        return "that has two biases per gate, as PyTorch has; here there is one"
    return ""


def another_layer(wrong: Misstatement) -> str:
    """Find what another layer of the model has."""
    others = [row for row in wrong.selection.summary.layers if row not in wrong.selection.rows]
    return next((f"that is what {row.name} has" for row in others if row.params and wrong.says(row.params)), "")


def another_model(wrong: Misstatement) -> str:
    """Find what another model of the documentation has: a layer of the same name, or the model itself."""
    own = wrong.selection.summary
    for name, summary in wrong.models.items():
        if summary is own:
            continue
        other = None if wrong.row is None else summary.row(wrong.row.name)
        if other is not None and other.params and wrong.says(other.params):
            return f"that is what {name}.{other.name} has"
        if wrong.selection.whole and summary.params and wrong.says(summary.params):
            return f"that is what {name} has"
    return ""


def with_a_kind(wrong: Misstatement) -> str:
    """Find a kind of layer that is counted as well: normalization among convolutions."""
    mine = added(row.params for row in wrong.selection.rows)
    others = [row for row in wrong.selection.summary.layers if row not in wrong.selection.rows]
    for kind, extra in _by_kind(others).items():
        if mine is not None and wrong.says(mine + extra):
            return f"the stated number also counts {wrong.form.value(extra)} of {kind}"
    return ""


def without_a_kind(wrong: Misstatement) -> str:
    """Find a kind of layer that is left out."""
    mine = added(row.params for row in wrong.selection.rows)
    if wrong.row is not None or mine is None:
        return ""
    for kind, part in _by_kind(wrong.selection.rows).items():
        if part != mine and wrong.says(mine - part):
            return f"that leaves out {wrong.form.value(part)} of {kind}"
    return ""


def _by_kind(rows: tuple[Row, ...] | list[Row]) -> dict[str, int]:
    """Add up the parameters of each kind of layer that has any."""
    kinds: dict[str, int] = {}
    for row in rows:
        if row.params:
            kinds[row.kind] = kinds.get(row.kind, 0) + row.params
    return kinds


def weighty_layers(wrong: Misstatement) -> str:
    """Find the number of layers that have weights."""
    rows = [row for row in wrong.selection.rows if row.weights]
    return "that counts only the layers with weights" if wrong.says(len(rows)) else ""


def with_the_input(wrong: Misstatement) -> str:
    """Find the input among the layers."""
    found = wrong.selection.whole and wrong.says(len(wrong.selection.rows))
    return "that counts the input as a layer" if found else ""
