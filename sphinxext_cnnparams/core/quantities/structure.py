"""How a network is built: its depth, and how far its values see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..formula import Step
from ..problem import Sentence, say
from ..receptive import field_of, step_of, steps_of
from ..shape import Shape
from ..summary import Row, Summary
from .format import Format, Value
from .quantity import Quantity, equate
from .selection import Selection, Unanswerable


class ReceptiveField(Quantity):
    """Gives how many positions of the input one value sees."""

    numeric = True
    of_data = False
    sided = True

    def of(self, selection: Selection, form: Format) -> Value:
        found = field_of(selection.last_row("receptive field"))
        if selection.only is not None:
            found = selection.same_of([field_of(use) for use in selection.uses], found, "receptive fields")
        if found == ():
            raise Unanswerable(say("{label} has no receptive field: its input has no positions", label=selection.label))
        if found is None or None in found:
            return None
        return found[0] if len(set(found)) == 1 else Shape(found)

    def prove(self, selection: Selection, form: Format) -> Sentence:
        step = step_of(selection.last_row("receptive field"))
        return "" if step is None else equate(step.formula, form)

    def derive(self, row: Row, summary: Summary, notation: str) -> Iterator[Step]:
        first = next(other for other in summary.rows if other.field is row.field)
        return iter(steps_of(row) if first is row else ())  # else what it sees comes from a layer before

    def excuse(self, row: Row, form: Format) -> str:
        return form.text("as in the layer before") if field_of(row) else Quantity.excuse(self, row, form)

    def spread(self, value: int, selection: Selection) -> Value:
        return Shape((value,) * len(field_of(selection.last_row("receptive field")) or ()))


class LayerCount(Quantity):
    """Counts the layers."""

    numeric = True
    tabular = False

    def of(self, selection: Selection, form: Format) -> Value:
        return len([row for row in selection.rows if not row.source and not row.shared])

    def narrow(self, selection: Selection, text: str) -> Selection:
        """Count two *convolutional* layers of a whole model among its convolutions, if it has any."""
        words = text.casefold()
        marks = next((marks for word, marks in MARKS.items() if f"{word} layer" in words), ())
        rows = tuple(row for row in selection.rows if any(mark in row.kind for mark in marks))
        if not selection.whole or not rows:
            return selection
        kinds = ", ".join(dict.fromkeys(row.kind for row in rows))
        return Selection(selection.summary, rows, f"{selection.label}[{kinds}]")


RECEPTIVE_FIELD = ReceptiveField(
    "receptive-field",
    "Receptive field",
    "the receptive field of {label} is {value}",
    nouns=("pixels", "pixel", "positions"),
)
MARKS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("convolutional", "convolution", "conv"), ("Conv",)),
    "pooling": ("Pool",),
    **dict.fromkeys(("fully connected", "fully-connected", "dense", "linear"), ("Dense", "Linear")),
    "recurrent": ("RNN", "LSTM", "GRU"),
    "dropout": ("Dropout",),
    **dict.fromkeys(("batch normalization", "batch norm"), ("BatchNorm",)),
    "normalization": ("Norm",),
    "embedding": ("Embedding",),
}
"""What texts call layers, and what stands in the names of their kinds."""
KINDS_OF_LAYERS = tuple(
    f"{kind}{noun}"
    for kind in (
        "convolutional ",
        "convolution ",
        "conv ",
        "pooling ",
        "fully connected ",
        "fully-connected ",
        "dense ",
        "linear ",
        "hidden ",
        "recurrent ",
        "dropout ",
        "batch normalization ",
        "normalization ",
        "activation ",
        "embedding ",
        "trainable ",
        "",
    )
    for noun in ("layers", "layer")
)
"""What stands behind a number of layers; which ones are counted, the target says, or the text of a whole model."""
LAYERS = LayerCount(
    "layers", "Layers", "{label} has {value} layers", singular="{label} has {value} layer", nouns=KINDS_OF_LAYERS
)
