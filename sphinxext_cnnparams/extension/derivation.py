"""The steps behind the numbers, as nodes."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ..core.formula import Formula, Symbol
from ..core.problem import Sentence
from ..core.quantities import Format
from ..core.summary import Row, Summary
from .nodes import derivations, derivations_title
from .wording import chain, put_label, translate, translate_letters

TITLE = "How these numbers come about"


def section(summary: Summary, form: Format, *, folded: bool) -> derivations:
    """Make the list of all steps: one entry per layer that has any, then what the letters mean."""
    box = derivations("", derivations_title("", translate(TITLE)), classes=["cnn-derivations"])
    box["open"] = not folded
    entries = nodes.definition_list()
    letters: dict[str, list[Sentence]] = {}
    for row in summary.rows:
        lines = list(steps(row, summary.notation, form))
        if lines:
            entries += _entry(row, lines)
            for letter, meaning in meanings(row, summary.notation):
                known = letters.setdefault(letter, [])
                known += [meaning] if meaning not in known else []
    box += entries
    if letters:
        box += nodes.paragraph("", _legend(letters), classes=["cnn-letters"])
    return box


def _entry(row: Row, lines: list[str]) -> nodes.definition_list_item:
    block = nodes.line_block()
    for text in lines:
        block += nodes.line("", text)
    term = nodes.term("", "", nodes.inline("", row.name, classes=["cnn-name"]), nodes.Text(f" ({row.kind})"))
    return nodes.definition_list_item("", term, nodes.definition("", block))


def _legend(letters: dict[str, list[Sentence]]) -> str:
    """Give what the letters mean; ``k`` is filters in a convolution, units in a dense layer."""
    either = f" {translate('or')} "
    return chain(
        put_label(translate_letters(letter), either.join(map(translate, meanings)))
        for letter, meanings in letters.items()
    )


def steps(row: Row, notation: str, form: Format) -> Iterator[str]:
    """Write every step of a row: its extents, its output, its weights, their sum."""
    for step in row.steps:
        if step.formula.value is not None:
            yield from inner_steps(step.formula, form)
            yield put_label(step.label, equation(step.formula, form))
    if row.steps and row.output is not None and row.output.rank > 1:
        yield put_label("output", form.value(row.output))
    if row.params is None or not row.weights:
        return
    if not row.formulas:
        yield from (put_label(weight.name, form.value(weight.value)) for weight in row.weights if len(row.weights) > 1)
        yield put_label("parameters", f"{form.value(row.params)}, {translate(row.idle)}")
        return
    for weight in row.weights if len(row.weights) > 1 else ():
        yield put_label(weight.name, equation(weight.formula, form))
    formula = row.formulas[notation]
    yield from inner_steps(formula, form)
    yield put_label("parameters", equation(formula, form))


def inner_steps(formula: Formula, form: Format) -> Iterator[str]:
    """Write how the letters that have formulas of their own come about."""
    for symbol in formula.list_symbols():
        if symbol.formula is not None and symbol.value is not None:
            text = equation(symbol.formula, form)
            if "=" in text:
                yield put_label(translate_letters(symbol.letter), text)


def equation(formula: Formula, form: Format) -> str:
    """Write a formula in letters, with numbers, and its value, leaving out what repeats.

    A lone letter and a lone number are one step too many.
    """
    parts = [translate_letters(formula.write_letters()), formula.write_numbers(form.number), form.value(formula.value)]
    return " = ".join(part for i, part in enumerate(parts) if part not in parts[:i])


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
