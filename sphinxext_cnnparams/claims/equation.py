"""Statements that are typeset as mathematics: a calculation of some number of a layer, or its shape."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..core.printable import cut_numbers
from ..core.quantities import OUTPUT, PARAMS, QUANTITIES, Format, Quantity, Selection
from .numbers import is_calculation, respell
from .verdict import Verdict

MEANT = ("params", "output", "weights", "size", "input", "macs", "trainable", "biases")
"""The quantities an equation may be about, the likeliest first."""
_PLAIN_PRODUCT = re.compile(r"\s*\d[\d,]*(?:\s*(?:\\times|\\cdot|×|x)\s*\d[\d,]*)+\s*")


def judge_equation(text: str, judge: Callable[[Quantity], Verdict]) -> Verdict:
    """Judge an equation: it is right if it is so of one of the quantities; *judge* compares it with one.

    What is wrong is said of the likeliest: a shape where there is no equals sign, else the parameters.
    """
    text = cut_numbers(text)
    plain = respell(text)
    first = OUTPUT if _PLAIN_PRODUCT.fullmatch(plain) and not is_calculation(plain) else PARAMS
    verdict = judge(first)
    if verdict.wrong:
        for name in MEANT:
            other = judge(QUANTITIES[name])
            if not other.wrong:
                return other
    return verdict


def write_equation(selection: Selection, form: Format) -> str:
    """Write the calculation of the parameters in LaTeX.

    Raises Unanswerable where it is asked of what has none.
    """
    row = selection.one_row("calculation")
    value = form.value(row.params)
    if not row.formulas:
        return as_latex(value)
    formula = row.formulas[selection.summary.notation]
    return as_latex(f"{formula.write_numbers(form.number)} = {value}")


def as_latex(text: str) -> str:
    r"""Write signs as LaTeX does.

    >>> as_latex("64 × (3 + 1) = 1,792")
    '64 \\times (3 + 1) = 1{,}792'
    """
    text = re.sub(r"(?<=\d),(?=\d)", "{,}", text)
    for sign, spelling in (("×", r"\times"), ("−", "-"), ("\u00a0", r"\,"), ("\u202f", r"\,")):
        text = text.replace(sign, spelling)
    return text
