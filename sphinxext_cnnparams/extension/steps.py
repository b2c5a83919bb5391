"""The steps behind the numbers of a layer, as text."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.formula import Formula, Symbol
from ..core.problem import Sentence
from ..core.quantities import Format
from ..core.structs import Struct
from ..core.summary import Row
from .typeset import EquationSide
from .wording import chain, put_label, translate, translate_letters


class StepLine(Struct):
    """Hold one step: what it gives, and the sides of its equations; whether the first is in letters."""

    label: Sentence
    sides: tuple[str, ...]
    in_letters: bool = False

    @property
    def text(self) -> str:
        """Write it in one line."""
        return put_label(self.label, " = ".join(self.sides))

    def write_row(self) -> tuple[EquationSide, ...]:
        """Give its label, and its sides."""
        return EquationSide(put_label(self.label, "").strip()), *self.write_sides()

    def write_sides(self) -> tuple[EquationSide, ...]:
        """Give its sides as they stand below those of other steps: that in letters has a column of its own."""
        first, *others = self.sides
        sides = (EquationSide(first, self.in_letters), *(EquationSide(f"= {other}") for other in others))
        return sides if self.in_letters or not others else (EquationSide(""), *sides)


class StepsOfRow(Struct):
    """Hold the steps of a layer."""

    name: str
    kind: str
    lines: tuple[StepLine, ...]

    @property
    def text(self) -> str:
        """Write all of it, one step a line."""
        return "\n".join((f"{self.name} ({self.kind})", *(line.text for line in self.lines)))


def steps(row: Row, notation: str, form: Format) -> Iterator[StepLine]:
    """Write every step of a row: its extents, its output, its weights, their sum."""
    for step in row.steps:
        if step.formula.value is not None:
            yield from inner_steps(step.formula, form)
            yield _equate(step.label, step.formula, form)
    if row.steps and row.output is not None and row.output.rank > 1:
        yield StepLine(translate("output"), (form.value(row.output),))
    if row.params is None or not row.weights:
        return
    if not row.formulas:
        yield from (
            StepLine(weight.name, (form.value(weight.value),)) for weight in row.weights if len(row.weights) > 1
        )
        yield StepLine("parameters", (f"{form.value(row.params)}, {translate(row.idle)}",))
        return
    for weight in row.weights if len(row.weights) > 1 else ():
        yield _equate(weight.name, weight.formula, form)
    formula = row.formulas[notation]
    yield from inner_steps(formula, form)
    yield _equate("parameters", formula, form)


def inner_steps(formula: Formula, form: Format) -> Iterator[StepLine]:
    """Write how the letters that have formulas of their own come about."""
    for symbol in formula.list_symbols():
        if symbol.formula is not None and symbol.value is not None:
            line = _equate(translate_letters(symbol.letter), symbol.formula, form)
            if len(line.sides) > 1:
                yield line


def _equate(label: Sentence, formula: Formula, form: Format) -> StepLine:
    """Write a formula in letters, with numbers, and its value, leaving out what repeats.

    A lone letter and a lone number are one step too many.
    """
    letters, numbers = translate_letters(formula.write_letters()), formula.write_numbers(form.number)
    sides = tuple(dict.fromkeys((letters, numbers, form.value(formula.value))))
    return StepLine(label, sides, in_letters=letters != numbers)


def equation(formula: Formula, form: Format) -> str:
    """Write a formula in letters, with numbers, and its value."""
    return " = ".join(_equate("", formula, form).sides)


def meanings(row: Row, notation: str) -> Iterator[tuple[str, Sentence]]:
    """Give the letters a row's steps use, with what they mean."""
    formulas = [step.formula for step in row.steps]
    formulas += [weight.formula for weight in row.weights]
    formulas += [row.formulas[notation]] if row.formulas else []
    for formula in formulas:
        for symbol in formula.list_symbols():
            yield from _explain(symbol)


def _explain(symbol: Symbol) -> Iterator[tuple[str, Sentence]]:
    if symbol.formula is not None:
        for inner in symbol.formula.list_symbols():
            yield from _explain(inner)
    for part in symbol.parts:
        yield from _explain(part)
    if symbol.letter and symbol.value not in symbol.quiet and symbol.letter != symbol.meaning:
        yield symbol.letter, symbol.meaning


def inline_steps(row: Row, form: Format) -> str:
    """Give the steps of the output, to be put into a cell."""
    texts = [
        put_label(step.label, equation(step.formula, form)) for step in row.steps if step.formula.value is not None
    ]
    return chain(["", *texts]) if texts else ""
