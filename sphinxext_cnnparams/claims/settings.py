"""Texts about layers, compared by what they mean: ``3 by 3``, ``ReLU``, no padding, ``k (f + 1)``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from .algebra import equal
from .amount import PERCENT, amount
from .arithmetic import plain, value
from .language import ENGLISH, Language
from .stated import described

NONE = "0"
SAME: Mapping[str, Mapping[str, str]] = {"padding": dict.fromkeys(("valid", "no", "none", "zero", "nopadding"), NONE)}
"""Per setting, other words for one that frameworks use; Keras says valid for no padding."""
REPEATED = frozenset({"stride", "padding"})
"""Settings of which one number stands for all dimensions."""
Alike = Callable[[str, str, str, int, Language], bool]


def alike(name: str, text: str, true: str, axes: int = 1, language: Language = ENGLISH) -> bool:
    """Compare what a text states of a setting, a formula or a calculation with what is true.

    *axes* is along how many dimensions the layer has a kernel: a stride of 2
    stands for 2 × 2.

    >>> alike("kernel", "3", "3 × 3"), alike("kernel", "(3, 3)", "3 × 3"), alike("kernel", "3 by 5", "3 × 3")
    (True, True, False)
    >>> alike("activation", "ReLU", "relu"), alike("padding", "no", "valid"), alike("padding", "0", "same")
    (True, True, False)
    >>> alike("stride", "2×2", "2", 2), alike("stride", "2×2", "2", 1), alike("rate", "50%", "0.5")
    (True, False, True)
    """
    return squeezed(text) == squeezed(true) or ALIKE.get(name, _setting)(name, text, true, axes, language)


def _setting(name: str, text: str, true: str, axes: int, language: Language) -> bool:
    """Compare numbers as numbers, and words without their capitals."""
    dims, truth = _sides(text, language), _sides(true, ENGLISH)
    if dims and truth:
        full = truth * axes if len(truth) == 1 and name in REPEATED else truth
        return dims == full or (len(dims) == 1 and set(dims) == set(full))
    number, rate = amount(text, language), amount(true, ENGLISH)
    if number is not None and rate is not None:
        return number.relation == "=" and number.value == rate.value * (100 if number.unit == PERCENT else 1)
    said = NONE if dims and not any(dims) else text
    return _word(name, said) == _word(name, true)


def _sides(text: str, language: Language) -> tuple[int, ...]:
    """Read one number or several; nothing if they are none."""
    found = described(text, language)
    return () if found is None or found.maps is not None else tuple(n for n in found.dims if n is not None)


def _word(name: str, text: str) -> str:
    word = re.sub(r"[\s_-]", "", text).casefold()
    return SAME.get(name, {}).get(word, word)


def _formula(name: str, text: str, true: str, axes: int, language: Language) -> bool:
    """Compare formulas as polynomials."""
    return equal(true, text, language)


def _calculation(name: str, text: str, true: str, axes: int, language: Language) -> bool:
    """Compare the results, and the numbers they are made of; a 1 more or less is no matter."""
    worked = value(text, language)
    return (
        worked is not None and worked == value(true, language) and _numbers(text, language) == _numbers(true, language)
    )


def _numbers(text: str, language: Language) -> Counter[str]:
    return Counter(number for number in re.findall(r"\d+(?:\.\d+)?", plain(text, language)) if number != "1")


ALIKE: Mapping[str, Alike] = {"formula": _formula, "calculation": _calculation}
"""What is compared otherwise than settings are."""


def squeezed(text: str) -> str:
    """Take out what does not matter in a formula."""
    return "".join({"*": "×", "x": "×", "·": "×", "-": "−", ",": ""}.get(c, c) for c in text if not c.isspace())
