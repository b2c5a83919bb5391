"""The directive ``cnn-derivation``: every step to one number, one under the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Element
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..core.formula import Formula, Step, Symbol
from ..core.layer import NOTATIONS
from ..core.quantities import DERIVED, PARAMS, QUANTITIES, Format
from .choices import Options, one_of, take_out_wrong, target_of
from .late import CURRENT, FILLS, Page, holder
from .lines import mark_place
from .steps import inner_steps
from .typeset import EquationSide, lean, make_equations
from .wording import put_label, translate, translate_letters


class CnnDerivation(SphinxDirective):
    """Show how one number of a layer comes about."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = Options(
        {
            "quantity": one_of(DERIVED),
            "notation": one_of(NOTATIONS),
            "class": directives.class_option,
        }
    )

    def run(self) -> list[nodes.Node]:
        """Leave a holder that asks for the quantity."""
        take_out_wrong(self)
        target = target_of(self)
        if not target:
            return []
        quantity = self.options.get("quantity", PARAMS.name)
        node = holder(
            self.env,
            "derivation",
            ((quantity, target),),
            "layer",
            notation=self.options.get("notation", ""),
            classes=["cnn-walkthrough", *self.options.get("class", [])],
        )
        mark_place(self, node)
        return [node]


def fill(node: Element, page: Page) -> list[nodes.Node]:
    """Write the steps of a derivation."""
    ((name, target),) = node["cnn_asks"]
    quantity = QUANTITIES[name]
    current = node.get(CURRENT, "")
    selection = page.select(target, current)
    row = None if selection is None else selection.only
    heading = nodes.inline("", put_label(quantity.heading, ""), page.link(target, current, target))
    title = nodes.paragraph("", "", heading, classes=["cnn-heading"])
    box = nodes.container("", title, classes=node["classes"])
    if selection is None or row is None:
        return [box]
    notation = node["notation"] or selection.summary.notation
    derivation = list(quantity.derive(row, selection.summary, notation))
    for step in derivation:
        box.extend(steps(step, quantity.conclude(step.formula, page.form), page.form))
    if not derivation:
        reason = quantity.excuse(row, page.form)
        box += nodes.paragraph("", f"{reason[:1].upper()}{reason[1:]}.")
    return [box]


def steps(step: Step, result: str, form: Format) -> Iterator[nodes.Node]:
    """Write one derivation: in letters, what each letter is, with numbers, the result."""
    title, formula = translate(step.label), step.formula
    symbolic, numeric = translate_letters(formula.write_letters()), formula.write_numbers(form.number)
    yield nodes.paragraph("", "", nodes.Text(f"{title} = "), *lean(symbolic))
    letters = nodes.bullet_list(classes=["cnn-letters"])
    for letter, meaning, value in explain(formula, form):
        letters += nodes.list_item("", nodes.paragraph("", "", *lean(letter), nodes.Text(f" = {value}, {meaning}")))
    if len(letters):
        yield letters
    rows = [line.write_row() for line in inner_steps(formula, form)]
    texts = list(dict.fromkeys(text for text in (numeric, result) if text != symbolic))
    rows += [(EquationSide("" if i else title), EquationSide(f"= {text}")) for i, text in enumerate(texts)]
    if rows:
        yield make_equations(rows)


def explain(formula: Formula, form: Format) -> Iterator[tuple[str, str, str]]:
    """Give the letters of a formula, what they mean, and their numbers."""
    for symbol in formula.list_symbols():
        if symbol.formula is not None:
            yield from explain(symbol.formula, form)
        yield from _explain(symbol, form)


def _explain(symbol: Symbol, form: Format) -> Iterator[tuple[str, str, str]]:
    for part in symbol.parts:
        yield from _explain(part, form)
    if symbol.letter and symbol.value not in symbol.quiet:
        yield translate_letters(symbol.letter), translate(symbol.meaning), form.value(symbol.value)


FILLS["derivation"] = fill
