"""Slips in counting what is shared or used again: gates, kernels at every position, values that are flattened."""

from __future__ import annotations

from ...core.summary import Row, add_up
from .misstatement import Misstatement, count_with
from .slip import Parts, Slip


def forgets_gates(wrong: Misstatement) -> Parts:
    """Find a recurrent layer with one gate instead of all."""
    gates = wrong.letters.get("g")
    if gates is None or not {"h", "r"} & wrong.letters.keys() or gates.value in (None, 1):
        return False
    return {"number": str(gates.value)} if wrong.says_with("g", 1) else False


def forgets_the_input(wrong: Misstatement) -> Parts:
    """Find a recurrent layer without the kernel of its input."""
    row = wrong.row
    if row is None or not any(weight.name == "recurrent kernel" for weight in row.weights):
        return False
    kernel = row.count(weight for weight in row.weights if weight.name == "kernel")
    found = kernel and row.params is not None and wrong.says(row.params - kernel)
    return {"number": wrong.form.value(kernel)} if found else False


def shares_no_weights(wrong: Misstatement) -> Parts:
    """Find a convolution that has other weights at every position."""
    row = wrong.row
    if row is None or row.output is None or row.output.rank < 2 or "K" not in wrong.letters or row.params is None:
        return False
    sizes = [n for n in row.output.spatial if n is not None]
    if len(sizes) < len(row.output.spatial):
        return False
    positions = 1
    for size in sizes:
        positions *= size
    found = positions > 1 and wrong.says(row.params * positions)
    return {"number": wrong.form.value(positions)} if found else False


def forgets_flattened_channels(wrong: Misstatement) -> Parts:
    """Find a dense layer behind a Flatten that is fed the positions of one channel."""
    image = _flattened(wrong)
    if image is None or image.output is None or image.output.channels is None or wrong.row is None:
        return False
    channels = image.output.channels
    size = image.output.size
    found = size is not None and channels > 1 and _says_fed(wrong, size // channels)
    return {"number": wrong.form.value(channels)} if found else False


def flattens_another_shape(wrong: Misstatement) -> Parts:
    """Find a dense layer behind a Flatten, or this itself, of an image that is one position larger or smaller."""
    image = _flattened(wrong)
    if image is None or image.output is None or image.output.channels is None:
        return False
    for by in (-2, -1, 1, 2):
        sides = [n + by for n in image.output.spatial if n is not None]
        size = image.output.channels
        for side in sides:
            size *= side
        if len(sides) == len(image.output.spatial) and min(sides) > 0 and _says_fed(wrong, size):
            return {"text": " × ".join(map(str, sides)), "name": image.name}
    return False


def _flattened(wrong: Misstatement) -> Row | None:
    """Give the image that a Flatten lines up, for the Flatten itself or for the layer behind it."""
    rows = wrong.selection.summary.rows
    if wrong.row is None or wrong.row not in rows:
        return None
    place = rows.index(wrong.row)
    flat = place if wrong.row.kind.lower() == "flatten" else place - 1
    if flat < 1 or rows[flat].kind.lower() != "flatten":
        return None
    image = rows[flat - 1]
    return image if image.output is not None and image.output.rank > 1 else None


def _says_fed(wrong: Misstatement, size: int) -> bool:
    """Tell whether what is stated comes out where so many values are fed, or is that number."""
    if wrong.row is None or not wrong.row.weights:
        return wrong.says(size) or wrong.dims == (size,)
    return wrong.says(count_with(wrong.row, "f", size))


def counts_the_optimizer(wrong: Misstatement) -> Parts:
    """Find the variables of Adam among the parameters, as Keras prints them once a model is trained."""
    rows = wrong.selection.rows
    params = add_up(row.params for row in rows)
    learnt = add_up(weight.learnt for row in rows for weight in row.weights)
    found = wrong.selection.whole and params and learnt and wrong.says(params + 2 * learnt + 2)
    return {"number": wrong.form.value(2 * (learnt or 0) + 2)} if found else False


def takes_what_is_trained(wrong: Misstatement) -> Parts:
    """Find what is trained where what is not was asked for."""
    rows = wrong.selection.rows
    learnt = add_up(weight.learnt for row in rows for weight in row.weights)
    return bool(learnt) and wrong.says(learnt)


_PARAMS = ("params", "trainable")
SLIPS = (
    Slip("the gates forgotten", "that has one gate, and there are {number}", forgets_gates, _PARAMS),
    Slip(
        "the kernel of the input forgotten",
        "that leaves out the {number} weights of its input",
        forgets_the_input,
        _PARAMS,
    ),
    Slip(
        "other weights at every position",
        "that has weights of its own at each of the {number} positions; a kernel is shared",
        shares_no_weights,
        _PARAMS,
    ),
    Slip(
        "the channels before a Flatten forgotten",
        "that forgets the {number} channels that are flattened",
        forgets_flattened_channels,
        (*_PARAMS, "weights", "input", "output", "size"),
    ),
    Slip(
        "another shape flattened",
        "that would be so if {name} gave {text}",
        flattens_another_shape,
        (*_PARAMS, "weights", "input", "output", "size"),
    ),
    Slip(
        "the variables of the optimizer",
        "that also counts the {number} variables of the optimizer",
        counts_the_optimizer,
        ("params",),
    ),
    Slip(
        "what is trained for what is not",
        "that is what is trained",
        takes_what_is_trained,
        ("non-trainable",),
    ),
)
"""In the order in which they are tried."""
