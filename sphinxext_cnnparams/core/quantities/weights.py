"""How many weights there are: parameters, of all sorts and in percent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..formula import Formula, Step, Symbol
from ..problem import Sentence, list_both
from ..shape import Dim
from ..summary import Count, Row, Summary, add_up
from .format import Format, Percentage, Value
from .quantity import Additive, equate
from .selection import Selection

COUNTED = ("parameters", "parameter", "params", "param")
"""The nouns of a number of parameters."""


class Parameters(Additive):
    """Counts all parameters."""

    below = ("trainable", "non-trainable")

    def count(self, row: Row, summary: Summary) -> Dim:
        return row.params

    def prove(self, selection: Selection, form: Format) -> Sentence:
        row = selection.only
        if row is None:
            return ""
        return equate(row.formulas[selection.summary.notation], form) if row.formulas else row.idle

    def derive(self, row: Row, summary: Summary, notation: str) -> Iterator[Step]:
        if row.formulas:
            yield Step("parameters", row.formulas[notation])

    def excuse(self, row: Row, form: Format) -> str:
        return form.text(row.idle) or Additive.excuse(self, row, form)


class ChosenWeights(Additive):
    """Counts some of the values of the weights; unknown where nobody knows how many are among them.

    *chosen* gives the number of them in a weight, *unsure* says what is not known of one.
    """

    chosen: Callable[[Count], Dim] = lambda weight: weight.value
    unsure: str = ""

    def count(self, row: Row, summary: Summary) -> Dim:
        return add_up(map(self.chosen, row.weights)) if row.known else None

    def doubt(self, row: Row) -> Sentence:
        doubtful = self.unsure and any(weight.value is not None and weight.learnt is None for weight in row.weights)
        return list_both(row.notes, "{first}; {last}") or self.unsure if doubtful else ""


def _biases(weight: Count) -> Dim:
    return None if weight.bias is None else weight.value if weight.bias else 0


def _besides(part: Callable[[Count], Dim]) -> Callable[[Count], Dim]:
    """Count what is left of a weight without a part of it."""

    def rest(weight: Count) -> Dim:
        taken = part(weight)
        return None if taken is None or weight.value is None else weight.value - taken

    return rest


class ShareOfModel(Additive):
    """Gives the part of the model's parameters that some layers have."""

    comparable = False

    def count(self, row: Row, summary: Summary) -> Dim:
        return row.params

    def make(self, number: int, summary: Summary) -> Value:
        total = summary.params
        return Percentage(number, total) if total else None

    def prove(self, selection: Selection, form: Format) -> Sentence:
        if selection.only is None:
            return ""
        formula = share(selection.only, selection.summary)
        return f"{formula.write_numbers(form.number)} = {self.conclude(formula, form)}"

    def derive(self, row: Row, summary: Summary, notation: str) -> Iterator[Step]:
        yield Step("percent", share(row, summary))

    def conclude(self, formula: Formula, form: Format) -> str:
        """Write the percentage, which need not be whole."""
        part, whole = formula.symbols["N"].value, formula.symbols["T"].value
        return form.value(None if part is None or not whole else Percentage(part, whole))


def share(row: Row, summary: Summary) -> Formula:
    """Give a row's percentage of the parameters, as a formula that may leave a remainder."""
    symbols = {
        "N": Symbol(row.params, "parameters", "N"),
        "T": Symbol(summary.params, "parameters of the model", "T"),
    }
    return Formula("100 * N / T", symbols)


PARAMS = Parameters(
    "params",
    "Parameters",
    "{label} has {value} parameters",
    "{label} has {value} parameter",
    nouns=(
        *(f"{word} {noun}" for word in ("total", "model", "network") for noun in COUNTED),
        *(*COUNTED, "weights and biases"),
    ),
    narrower=("trainable",),
    in_comments=(*COUNTED, "weights and biases", "weights + biases"),
)
WEIGHTS = ChosenWeights(
    "weights",
    "Weights",
    "{label} has {value} weights besides its biases",
    nouns=("weights", "weight"),
    in_comments=("weights",),
    chosen=_besides(_biases),
)
BIASES = ChosenWeights(
    "biases",
    "Biases",
    "{label} has {value} biases",
    nouns=("biases", "bias terms", "bias weights", "bias parameters", "bias"),
    in_comments=("biases",),
    chosen=_biases,
)
UNSURE = "nobody knows whether it is trained"
TRAINABLE = ChosenWeights(
    "trainable",
    "Trainable",
    "{label} has {value} trainable parameters",
    "{label} has {value} trainable parameter",
    nouns=tuple(f"{word} {noun}" for word in ("trainable", "learnable", "learned", "learnt") for noun in COUNTED),
    wider=("params",),
    in_comments=tuple(f"trainable {noun}" for noun in (*COUNTED, "weights", "biases")),
    chosen=lambda weight: weight.learnt,
    unsure=UNSURE,
)
NON_TRAINABLE = ChosenWeights(
    "non-trainable",
    "Not trainable",
    "{label} has {value} parameters that are not trainable",
    nouns=tuple(f"{word} {noun}" for word in ("non-trainable", "untrainable", "frozen") for noun in COUNTED),
    wider=("params",),
    chosen=_besides(lambda weight: weight.learnt),
    unsure=UNSURE,
)
SHARE = ShareOfModel(
    "share",
    "Share",
    "{label} has {value} of the parameters",
    nouns=tuple(f"of {which}parameters" for which in ("all ", "the ", "its ", "the model's ", "")),
)
