"""Formulas in letters as authors type them: ``k (f h w + 1)``, ``k*(f*h*w + 1)``."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

from ...core.late_pattern import late_pattern
from ..languages import ENGLISH, Language
from .arithmetic import evaluate, spell_as_python

_TOKEN = late_pattern(r"\s*([^\W\d]\w*|\d+(?:\.\d+)?|\*\*|//|[-+*/(),])")
_BEGINS, _VALUE = late_pattern(r"[\w(]"), late_pattern(r"[\w)]")
_LETTER = late_pattern(r"[^\W\d_](?:_\w+|\d)?")
FUNCTIONS = ("floor", "ceil")
TRIALS = 4
"""How many numbers are put in for each letter; two different polynomials agree in none but by a miracle."""


def is_symbolic(text: str, language: Language = ENGLISH) -> bool:
    """Tell whether a side of an equation is a formula in letters; 62k is a number.

    >>> [is_symbolic(text) for text in ("k*(f*h*w + 1)", "62k", "32 * 28", "3 * apples", "k +")]
    [True, False, False, False, False]
    """
    made = _products(spell_as_python(text, language), None)
    names = letters(made or "")
    # 62k is no 62 times k
    if not made or not names or not all(map(_LETTER.fullmatch, names)) or re.search(r"\d[^\W\d_]", text):
        return False
    return evaluate(made, dict.fromkeys(names, Fraction(1))) is not None


def letters(text: str) -> frozenset[str]:
    """Collect the letters of a formula."""
    return frozenset(re.findall(r"[^\W\d]\w*", text)) - set(FUNCTIONS)


def mean_the_same(one: str, other: str, language: Language = ENGLISH) -> bool:
    """Tell whether two formulas mean the same, whatever the letters stand for.

    >>> [mean_the_same("k (f h w + 1)", text) for text in ("k×(w*h*f + 1)", "kfhw + k", "k f h w")]
    [True, True, False]
    """
    first = _products(spell_as_python(one, language), None)
    names = letters(first or "")
    second = _products(spell_as_python(other, language), names)
    if not first or not second or letters(second) != names or not names:
        return False
    for trial in range(TRIALS):
        # scattered, and the same on every build
        put_in = {name: Fraction(pow(31 + i, 5 + trial, 1_000_003)) for i, name in enumerate(sorted(names))}
        result = evaluate(first, put_in)
        if result is None or result != evaluate(second, put_in):
            return False
    return True


def _products(text: str, names: Collection[str] | None) -> str | None:
    """Write the products that juxtaposition means; *names* are the letters there are."""
    tokens: list[str] = []
    end = 0
    while match := _TOKEN.match(text, end):
        token, end = match[1], match.end()
        apart = names is not None and token.isalpha() and token not in names and set(token) <= set(names)
        for part in token if apart else (token,):
            called = bool(tokens) and tokens[-1] in FUNCTIONS
            if tokens and _BEGINS.match(part) and _VALUE.fullmatch(tokens[-1][-1]) and not called:
                if tokens[-1][0].isdigit() and part[0].isdigit():
                    return None
                tokens.append("*")
            tokens.append(part)
    return "".join(tokens) if not text[end:].strip() else None
