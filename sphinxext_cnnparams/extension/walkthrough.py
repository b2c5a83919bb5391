"""The directive ``cnn-derivation``: every step to one number, one under the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Element
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..core.formula import Formula, Symbol
from ..core.layer import NOTATIONS
from ..core.quantities import QUANTITIES, Format, memory, share
from ..core.receptive import field_of, steps_of
from ..core.summary import Row, Summary
from .choices import one_of, refused
from .derivation import inner_steps
from .late import CURRENT, FILLS, Page, holder
from .wording import labelled, lettered, worded

Line = tuple[str, Formula]
"""A label, and the formula that gives it."""


def _params(row: Row, summary: Summary, notation: str) -> Iterator[Line]:
    if row.formulas:
        yield "parameters", row.formulas[notation]


def _output(row: Row, summary: Summary, notation: str) -> Iterator[Line]:
    yield from ((step.label, step.formula) for step in row.steps)


def _macs(row: Row, summary: Summary, notation: str) -> Iterator[Line]:
    if row.work is not None and row.macs:
        yield "multiplications", row.work


def _field(row: Row, summary: Summary, notation: str) -> Iterator[Line]:
    first = next(other for other in summary.rows if other.field is row.field)
    if first is not row:
        return  # what it sees comes from a layer before
    yield from ((step.label, step.formula) for step in steps_of(row))


def _memory(row: Row, summary: Summary, notation: str) -> Iterator[Line]:
    formula = memory(row, summary)
    if formula is not None:
        yield "bytes", formula


def _share(row: Row, summary: Summary, notation: str) -> Iterator[Line]:
    yield "percent", share(row, summary)


LINES: Mapping[str, Callable[[Row, Summary, str], Iterator[Line]]] = {
    "params": _params,
    "output": _output,
    "macs": _macs,
    "receptive-field": _field,
    "memory": _memory,
    "share": _share,
}
"""What can be derived, with the formulas behind it."""


class CnnDerivation(SphinxDirective):
    """Show how one number of a layer comes about."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "quantity": one_of(LINES),
        "notation": one_of(NOTATIONS),
        "class": directives.class_option,
    }

    def run(self) -> list[nodes.Node]:
        """Leave a holder that asks for the quantity."""
        refused(self)
        quantity = self.options.get("quantity", "params")
        target = self.arguments[0].strip()
        node = holder(
            self.env,
            "derivation",
            ((quantity, target),),
            "layer",
            notation=self.options.get("notation", ""),
            classes=["cnn-walkthrough", *self.options.get("class", [])],
        )
        self.set_source_info(node)
        return [node]


def fill(node: Element, page: Page) -> list[nodes.Node]:
    """Write the steps of a derivation."""
    ((quantity, target),) = node["cnn_asks"]
    current = node.get(CURRENT, "")
    selection = page.selected(target, current)
    row = None if selection is None else selection.only
    heading = nodes.inline("", labelled(QUANTITIES[quantity].heading, ""), page.link(target, current, target))
    title = nodes.paragraph("", "", heading, classes=["cnn-heading"])
    box = nodes.container("", title, classes=node["classes"])
    if selection is None or row is None:
        return [box]
    notation = node["notation"] or selection.summary.notation
    lines = list(LINES[quantity](row, selection.summary, notation))
    for label, formula in lines:
        box.extend(steps(label, formula, page.form))
    if not lines:
        reason = without_steps(quantity, row, page.form)
        box += nodes.paragraph("", f"{reason[:1].upper()}{reason[1:]}.")
    return [box]


def without_steps(quantity: str, row: Row, form: Format) -> str:
    """Say what there is to say of a number that no formula leads to."""
    if quantity == "params":
        return worded(row.idle) or worded("not worked out")
    if quantity == "macs":
        return worded("none are counted") if row.macs == 0 else worded("not worked out")
    if quantity == "output":
        return form.value(row.output)
    same = quantity == "receptive-field" and field_of(row)
    return worded("as in the layer before") if same else worded("not worked out")


def steps(label: str, formula: Formula, form: Format) -> Iterator[nodes.Node]:
    """Write one derivation: in letters, what each letter is, with numbers, the result."""
    symbolic, numeric, result = (
        lettered(formula.symbolic()),
        formula.numeric(form.number),
        outcome(label, formula, form),
    )
    title = worded(label)
    yield nodes.paragraph("", f"{title} = {symbolic}")
    letters = nodes.bullet_list(classes=["cnn-letters"])
    for letter, meaning, value in explained(formula, form):
        letters += nodes.list_item("", nodes.paragraph("", f"{letter} = {value}, {meaning}"))
    if len(letters):
        yield letters
    block = nodes.line_block()
    for text in inner_steps(formula, form):
        block += nodes.line("", text)
    texts = list(dict.fromkeys(text for text in (numeric, result) if text != symbolic))
    for i, text in enumerate(texts):
        block += nodes.line("", f"= {text}" if i else f"{title} = {text}")
    if len(block):
        yield block


def outcome(label: str, formula: Formula, form: Format) -> str:
    """Write the result; a percentage need not be whole."""
    if label != "percent":
        return form.value(formula.value)
    part, whole = formula.symbols["N"].value, formula.symbols["T"].value
    from ..core.quantities import Percentage

    return "?" if part is None or not whole else form.share(Percentage(part, whole))


def explained(formula: Formula, form: Format) -> Iterator[tuple[str, str, str]]:
    """Give the letters of a formula, what they mean, and their numbers."""
    for symbol in formula.used():
        if symbol.formula is not None:
            yield from explained(symbol.formula, form)
        yield from _explained(symbol, form)


def _explained(symbol: Symbol, form: Format) -> Iterator[tuple[str, str, str]]:
    for part in symbol.parts:
        yield from _explained(part, form)
    if symbol.letter and symbol.value not in symbol.quiet:
        yield lettered(symbol.letter), worded(symbol.meaning), form.value(symbol.value)


FILLS["derivation"] = fill
