"""Texts about layers, compared by what they mean: ``3 by 3``, ``ReLU``, no padding, ``k (f + 1)``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from ..core.quantities import Quantity, Setting
from .languages import ENGLISH, Language
from .numbers import PERCENT, mean_the_same, read_amount, read_description, spell_as_python, work_out

NONE = "0"
Alike = Callable[[Any, str, str, int, Language], bool]


def mean_alike(quantity: Quantity, text: str, true: str, axes: int = 1, language: Language = ENGLISH) -> bool:
    """Compare what a text states of a setting, a formula or a calculation with what is true.

    *axes* is along how many dimensions the layer has a kernel: a stride of 2
    stands for 2 × 2.

    >>> from ..core.quantities import QUANTITIES
    >>> [mean_alike(QUANTITIES["kernel"], text, "3 × 3") for text in ("3", "(3, 3)", "3 by 5")]
    [True, True, False]
    >>> padding, stride = QUANTITIES["padding"], QUANTITIES["stride"]
    >>> mean_alike(padding, "no", "valid"), mean_alike(padding, "0", "same")
    (True, False)
    >>> mean_alike(stride, "2×2", "2", 2), mean_alike(stride, "2×2", "2", 1)
    (True, False)
    >>> mean_alike(QUANTITIES["rate"], "50%", "0.5"), mean_alike(QUANTITIES["activation"], "ReLU", "relu")
    (True, True)
    """
    return squeeze(text) == squeeze(true) or ALIKE[quantity.means](quantity, text, true, axes, language)


def _setting(setting: Setting, text: str, true: str, axes: int, language: Language) -> bool:
    """Compare numbers as numbers, and words without their capitals."""
    dims, truth = _sides(text, language), _sides(true, ENGLISH)
    if dims and truth:
        full = truth * axes if len(truth) == 1 and setting.repeats else truth
        return dims == full or (len(dims) == 1 and set(dims) == set(full))
    number, rate = read_amount(text, language), read_amount(true, ENGLISH)
    if number is not None and rate is not None:
        return number.relation == "=" and number.value == rate.value * (100 if number.unit == PERCENT else 1)
    said = NONE if dims and not any(dims) else text
    return _word(setting, said) == _word(setting, true)


def _sides(text: str, language: Language) -> tuple[int, ...]:
    """Read one number or several; nothing if they are none."""
    found = read_description(text, language)
    return () if found is None or found.maps is not None else tuple(n for n in found.dims if n is not None)


def _word(setting: Setting, text: str) -> str:
    word = re.sub(r"[\s_-]", "", text).casefold()
    return NONE if word in setting.none else word


def _formula(quantity: Quantity, text: str, true: str, axes: int, language: Language) -> bool:
    """Compare formulas as polynomials."""
    return mean_the_same(true, text, language)


def _calculation(quantity: Quantity, text: str, true: str, axes: int, language: Language) -> bool:
    """Compare the results, and the numbers they are made of; a 1 more or less is no matter."""
    worked = work_out(text, language)
    return (
        worked is not None
        and worked == work_out(true, language)
        and _numbers(text, language) == _numbers(true, language)
    )


def _numbers(text: str, language: Language) -> Counter[str]:
    return Counter(number for number in re.findall(r"\d+(?:\.\d+)?", spell_as_python(text, language)) if number != "1")


ALIKE: Mapping[str, Alike] = {"setting": _setting, "formula": _formula, "calculation": _calculation}
"""By what texts of each sort are compared."""


def squeeze(text: str) -> str:
    """Take out what does not matter in a formula."""
    return "".join({"*": "×", "x": "×", "·": "×", "-": "−", ",": ""}.get(c, c) for c in text if not c.isspace())
