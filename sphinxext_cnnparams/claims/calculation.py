"""Whether a calculation that is typed gives the result that stands behind it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ..core.printable import quote
from ..core.problem import Sentence, Text, say
from .languages import Language
from .numbers import COUNT, PERCENT, Amount, is_symbolic, read_amount, read_sides, strip_noun, work_out_one_side

NO_CALCULATION = "{part} in {text} cannot be read as a calculation"
SAYS, COMMENT_SAYS = "the text says", "the comment says"
"""Who says what is wrong; of a comment it is the comment."""


def ascribe(wrong: Sentence, says: str) -> Sentence:
    """Give what is wrong as what somebody else *says*, if it tells who does."""
    return wrong.put("says", says) if isinstance(wrong, Text) else wrong


def disagreement(text: str, language: Language, wanted: str = COUNT, quantity: str = "") -> tuple[Text | None, str]:
    """Compare the sides of a calculation; give what is wrong with it, and the side that is its result.

    A formula in letters may stand in front: ``k (f + 1) = 32 (27 + 1) = 896``.
    """
    *first, last = read_sides(text, language, lambda side: strip_noun(quantity, side))
    if first[0].value is None and read_amount(first[0].text, language) is None:
        first = first[1:] if is_symbolic(first[0].text, language) else first
    for part in first:
        if part.value is None:
            return say(NO_CALCULATION, part=quote(part.text), text=quote(text)), ""
    stated = read_amount(last.text, language, wanted)
    if stated is None and last.value is not None:
        stated = Amount(last.value)
    if stated is None:
        return say(NO_CALCULATION, part=quote(last.text), text=quote(text)), ""
    for part in first:
        assert part.value is not None
        # 3 / 4 = 75% is written as often as 100 × 3 / 4 = 75%
        factors = (1, 100) if stated.unit == PERCENT else (1,)
        if not any(stated.holds(part.value * factor) for factor in factors):
            # 897 = 32 × 28: what is worked out stands on the right
            given, other = (part, last) if work_out_one_side(last.text, language) is None else (last, part)
            number = write_number(given.value or Fraction(0), language)
            return say(
                "{given} is {number}, {says} {other}", given=given.text, number=number, says=SAYS, other=other.text
            ), ""
    numbers = [part.text for part in (last, *first) if read_amount(part.text, language, wanted) is not None]
    return None, numbers[0] if numbers else last.text


def write_number(number: Fraction, language: Language) -> Sentence:
    """Write the result of a calculation: whole, with decimals where these end, or as a fraction."""
    decimals = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(decimals) == number:
        return f"{decimals.normalize():f}".replace(".", language.decimal)
    return say("about {number}", number=f"{float(number):.4g}".replace(".", language.decimal))
