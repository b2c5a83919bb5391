"""The steps behind the numbers of a table, as nodes."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from ..core.problem import Sentence
from ..core.quantities import Format
from ..core.summary import Row, Summary
from .nodes import derivations, derivations_title, step_list
from .steps import StepsOfRow, meanings, steps
from .typeset import make_equations
from .wording import chain, put_label, translate, translate_letters

TITLE = "How these numbers come about"


def section(summary: Summary, rows: Sequence[Row], form: Format, *, folded: bool, html: bool) -> derivations:
    """Make the list of all steps: one entry per row that has any, then what the letters mean."""
    box = derivations("", derivations_title("", translate(TITLE)), classes=["cnn-derivations"])
    box["open"] = not folded
    entries: list[StepsOfRow] = []
    letters: dict[str, list[Sentence]] = {}
    for row in rows:
        if lines := tuple(steps(row, summary.notation, form)):
            entries.append(StepsOfRow(row.name, row.kind, lines))
            for letter, meaning in meanings(row, summary.notation):
                known = letters.setdefault(letter, [])
                known += [meaning] if meaning not in known else []
    box += _list(entries) if html else nodes.definition_list("", *map(_entry, entries))
    if letters:
        box += nodes.paragraph("", _legend(letters), classes=["cnn-letters"])
    return box


def _list(entries: Sequence[StepsOfRow]) -> step_list:
    """Make one node of all steps, since every node costs every transform."""
    made = step_list("", "\n".join(entry.text for entry in entries))
    made["cnn_entries"] = tuple(entries)
    return made


def _entry(entry: StepsOfRow) -> nodes.definition_list_item:
    block = make_equations([line.write_row() for line in entry.lines])
    term = nodes.term("", "", nodes.inline("", entry.name, classes=["cnn-name"]), nodes.Text(f" ({entry.kind})"))
    return nodes.definition_list_item("", term, nodes.definition("", block))


def _legend(letters: dict[str, list[Sentence]]) -> str:
    """Give what the letters mean; ``k`` is filters in a convolution, units in a dense layer."""
    either = f" {translate('or')} "
    return chain(
        put_label(translate_letters(letter), either.join(map(translate, meanings)))
        for letter, meanings in letters.items()
    )
