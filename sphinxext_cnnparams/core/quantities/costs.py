"""What a network costs: multiplications, operations, memory."""

from __future__ import annotations

from collections.abc import Iterator

from ..formula import Formula, Step, Symbol
from ..problem import Sentence, phrase
from ..shape import Dim
from ..summary import Row, Summary
from .format import Bytes, Format, Value
from .quantity import Additive, equate
from .selection import Selection


class Multiplications(Additive):
    """Counts the multiplications of one sample, each with an addition."""

    def count(self, row: Row, summary: Summary) -> Dim:
        return row.macs

    def prove(self, selection: Selection, form: Format) -> Sentence:
        row = selection.only
        return equate(row.work, form) if row is not None and row.weights else ""

    def derive(self, row: Row, summary: Summary, notation: str) -> Iterator[Step]:
        if row.work is not None and row.macs:
            yield Step("multiplications", row.work)

    def excuse(self, row: Row, form: Format) -> str:
        return form.text("none are counted") if row.macs == 0 else Additive.excuse(self, row, form)


class Operations(Additive):
    """Counts multiplications and additions."""

    def count(self, row: Row, summary: Summary) -> Dim:
        return None if row.macs is None else 2 * row.macs


class Memory(Additive):
    """Counts the bytes of the weights and of the outputs, for one sample."""

    def count(self, row: Row, summary: Summary) -> Dim:
        formula = memory(row, summary)
        return None if formula is None or not row.known else formula.value

    def make(self, number: int, summary: Summary) -> Value:
        return Bytes(number)

    def prove(self, selection: Selection, form: Format) -> Sentence:
        row = selection.only
        formula = None if row is None else memory(row, selection.summary)
        return phrase("{equation} bytes", equation=equate(formula, form)) if formula else ""

    def derive(self, row: Row, summary: Summary, notation: str) -> Iterator[Step]:
        formula = memory(row, summary)
        if formula is not None:
            yield Step("bytes", formula)


def memory(row: Row, summary: Summary) -> Formula | None:
    """Give the bytes a row takes: its weights and its output, for one sample.

    What is fed nothing has no output of its own: a tensor that is learnt, a
    layer that is never called.
    """
    fed = bool(row.inputs) or row.source
    if fed and row.output is None:
        return None
    values = row.output.size if fed and row.output is not None else 0
    symbols = {
        "N": Symbol(row.params, "parameters", "N", quiet=(0,)),
        "v": Symbol(values, "values in the output", "v", quiet=(0,)),
        "b": Symbol(summary.width, "bytes per value", "b"),
    }
    return Formula("(N + v) * b", symbols)


MACS = Multiplications(
    "macs",
    "MACs",
    "{label} takes {value} multiplications",
    nouns=(
        *("multiply-adds", "multiply–adds", "multiply-add operations", "mult-adds", "multi-adds"),
        *("multiply-accumulate operations", "multiply-accumulates", "mac operations", "macs", "mac"),
        "multiplications",
    ),
)
FLOPS = Operations(
    "flops",
    "FLOPs",
    "{label} takes {value} operations",
    nouns=("floating-point operations", "floating point operations", "flops", "flop", "operations"),
)
MEMORY = Memory("memory", "Memory", "{label} takes {value}", nouns=("of memory", "of ram"))
