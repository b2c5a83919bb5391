"""Equations as nodes: letters lean, and the sides of one stand below those of the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.latex import LaTeXTranslator

from ..core.late_pattern import late_pattern
from ..core.structs import Struct

LETTERS = late_pattern(r"[^\W\d_][^\W\d]*(?: [^\W\d_][^\W\d]*)*")
"""Letters and words of a formula, with what is below them; digits, signs and brackets stand upright."""


class letters(nodes.inline):  # noqa: N801 -- docutils names node classes so
    """Hold letters of a formula."""


class equations(nodes.line_block):  # noqa: N801
    """Hold lines; *cnn_rows* are their parts, each row as many as there are columns or fewer."""


class EquationSide(Struct):
    """Hold one part of a line: what it says, and whether that is a formula in letters."""

    text: str
    leans: bool = False

    def parts(self) -> Iterator[tuple[str, bool]]:
        """Give its parts, and which of them lean."""
        return split(self.text) if self.leans else iter([(self.text, False)])


Line = tuple[EquationSide, ...]


def lean(text: str) -> Iterator[nodes.Node]:
    """Give the nodes of a formula in letters."""
    yield from (letters("", part) if leans else nodes.Text(part) for part, leans in split(text))


def split(text: str) -> Iterator[tuple[str, bool]]:
    """Part a formula into letters, which lean, and the rest.

    >>> list(split("k (f h w + 1)"))
    [('k', True), (' (', False), ('f h w', True), (' + 1)', False)]
    """
    end = 0
    for found in LETTERS.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def make_equations(rows: Sequence[Line]) -> equations:
    """Make lines of their parts."""
    return equations("", *map(_make_line, rows), cnn_rows=tuple(rows))


def _make_line(row: Line) -> nodes.line:
    line = nodes.line()
    for place, side in enumerate(side for side in row if side.text):
        line += nodes.Text(" ") if place else []
        line.extend(letters("", text) if leans else nodes.Text(text) for text, leans in side.parts())
    return line


def visit_letters_html(translator: HTML5Translator, node: letters) -> None:
    """Let them lean."""
    translator.body.append("<i>")


def depart_letters_html(translator: HTML5Translator, node: letters) -> None:
    """End it."""
    translator.body.append("</i>")


def visit_letters_latex(translator: LaTeXTranslator, node: letters) -> None:
    """Let them lean."""
    translator.body.append(r"\textit{")


def depart_letters_latex(translator: LaTeXTranslator, node: letters) -> None:
    """End it."""
    translator.body.append("}")


def visit_html(translator: HTML5Translator, node: equations) -> None:
    """Write lines whose parts stand below each other; what is between them makes them read as text, too."""
    lines = "".join(f"<div>{' '.join(map(write_side, row))}</div>\n" for row in node["cnn_rows"])
    translator.body.append(f'<div class="cnn-steps">\n{lines}</div>\n')
    raise nodes.SkipNode


def write_side(side: EquationSide) -> str:
    """Write one part of a line as HTML."""
    texts = ((escape(text, quote=False), leans) for text, leans in side.parts())
    return f"<span>{''.join(f'<i>{text}</i>' if leans else text for text, leans in texts)}</span>"


def visit_latex(translator: LaTeXTranslator, node: equations) -> None:
    """Write them as a table, and as lines, which LaTeX takes where the table is too wide."""
    rows = "".join(rf"{_write_row(translator, row)}\\" for row in node["cnn_rows"])
    translator.body.append(f"\n\\cnnparamssteps{{{rows}}}{{%\n")
    translator.visit_line_block(node)


def depart_latex(translator: LaTeXTranslator, node: equations) -> None:
    """End them."""
    translator.depart_line_block(node)
    translator.body.append("}\n")


def _write_row(translator: LaTeXTranslator, row: Line) -> str:
    cells = [_write_latex(translator, side) for side in row]
    if len(cells) == TWO:  # what has one side only needs no columns for others
        cells[1] = rf"\multicolumn{{3}}{{@{{}}l@{{}}}}{{{cells[1]}}}"
    return " & ".join(cells)


def _write_latex(translator: LaTeXTranslator, side: EquationSide) -> str:
    texts = ((translator.encode(text), leans) for text, leans in side.parts())
    return "".join(rf"\textit{{{text}}}" if leans else text for text, leans in texts)


TWO = 2
Visitors = tuple[Callable[[Any, Any], None], Callable[[Any, Any], None] | None]
HTML: Mapping[type[nodes.Element], Visitors] = {
    letters: (visit_letters_html, depart_letters_html),
    equations: (visit_html, None),
}
LATEX: Mapping[type[nodes.Element], Visitors] = {
    letters: (visit_letters_latex, depart_letters_latex),
    equations: (visit_latex, depart_latex),
}
"""How each of these nodes is written."""
