"""Numbers as texts state them: rounded, bounded, with units, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from ...core.late_pattern import late_pattern
from ...core.structs import Struct
from ..languages import LANGUAGES, MOST, Language, read_words

SPACES = "\u0020\u00a0\u2009\u202f\u2007"
_DIGITS = late_pattern(r"\d+")
_GROUPED = late_pattern(rf"[1-9]\d{{0,2}}(?P<sep>[,._'’{SPACES}])\d{{3}}(?:(?P=sep)\d{{3}})*")
_NUMBER = late_pattern(rf"[+]?(?P<digits>\d(?:[\d,._'’{SPACES}]*\d)?)\s*(?P<rest>.*)", re.DOTALL)
_EXPONENT = late_pattern(r"e(?P<exponent>[+-]?\d{1,2})(?!\w)(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
_POWER = late_pattern(
    r"(?:[x×·⋅*]|\\times|\\cdot)\s*"
    r"(?P<power>10(?:(?:\^|\*\*)\{?[-⁻−]?\d+\}?|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))\s*(?P<rest>.*)",
    re.DOTALL,
)
APOSTROPHE = str.maketrans({"’": "'", "\u02bc": "'"})
"""Sphinx sets an apostrophe as ’ where quotation marks are made typographic."""
PARTS = {phrase: part for language in LANGUAGES.values() for phrase, part in language.number_words.parts.items()}
"""Parts of a unit: half a million, in every language."""
SHARES = {phrase: share for language in LANGUAGES.values() for phrase, share in language.number_words.shares.items()}
"""Parts of a whole, in every language."""
ROUGHLY = 5
"""How coarse a part of a whole is that is stated in words, in percent: three quarters is 72.5 to 77.5%."""
COUNT, BYTES, PERCENT = "count", "bytes", "percent"


class Amount(Struct):
    """Hold what a text claims of a number.

    It stands in *relation* to *value*; *step* is one unit of the last digit
    that is stated, and 0 where all digits are.  A *coarse* one has a single
    digit that counts, and a scale: 6 million.
    """

    value: Fraction
    step: Fraction = Fraction(0)
    relation: str = "="
    unit: str = COUNT
    coarse: bool = False

    def holds(self, exact: Fraction | int) -> bool:
        """Compare with the exact number.

        >>> rounded = Amount(Fraction("5.85") * 10**6, Fraction(10_000))
        >>> rounded.holds(5_852_234), rounded.holds(5_856_234)
        (True, False)
        """
        return RELATIONS[self.relation](Fraction(exact), self)

    def near(self, exact: Fraction) -> bool:
        """Tell whether the exact number rounds to the digits that are stated.

        Half a step is much where one digit is all there is: 100 million would
        stand for 50 to 150 million.  So a coarse number may be off by a quarter.
        """
        error = abs(exact - self.value)
        return error <= self.step / 2 and (not self.coarse or error <= self.value * QUARTER)

    def within(self, exact: Fraction, low: Fraction, high: Fraction) -> bool:
        """Tell whether the exact number is between two multiples of what is stated."""
        return self.value * low <= exact <= self.value * high


QUARTER = Fraction(1, 4)
EXACTLY = "=="
"""Claimed by "exactly": all digits count, also behind a scale."""
ONE, TENTH = Fraction(1), Fraction(1, 10)
RELATIONS: Mapping[str, Callable[[Fraction, Amount], bool]] = {
    "=": lambda exact, stated: stated.near(exact),
    "≈": lambda exact, stated: stated.near(exact),
    "≲": lambda exact, stated: stated.within(exact, ONE - TENTH, ONE),
    "≳": lambda exact, stated: stated.within(exact, ONE, ONE + TENTH),
    "≃": lambda exact, stated: stated.within(exact, ONE - TENTH, ONE + TENTH),
    ">": lambda exact, stated: exact > stated.value,
    "<": lambda exact, stated: exact < stated.value,
    "≥": lambda exact, stated: exact >= stated.value,
    "≤": lambda exact, stated: exact <= stated.value,
    "from": lambda exact, stated: exact >= stated.value - stated.step / 2,
    "to": lambda exact, stated: exact <= stated.value + stated.step / 2,
}


def read_amount(text: str, language: Language, wanted: str = COUNT) -> Amount | None:
    """Read what a text states; None if it states no number.

    *wanted* is the unit that is expected: B is bytes where these are wanted,
    and a billion elsewhere.

    >>> from ..languages import ENGLISH
    >>> read = read_amount("about 62k", ENGLISH)
    >>> read.value == 62_000, read.step == 1000, read_amount("18,496", ENGLISH).value == 18_496
    (True, True, True)
    >>> read_amount("58.13 MiB", ENGLISH).unit, read_amount("71.7%", ENGLISH).unit, read_amount("many", ENGLISH)
    ('bytes', 'percent', None)
    """
    phrase, relation = _take_relation(text.strip().translate(APOSTROPHE), language)
    share = SHARES.get(phrase.casefold().replace("-", " ")) if wanted == PERCENT else None
    if share is not None:
        exact = relation == EXACTLY
        return Amount(100 * share, Fraction(0 if exact else ROUGHLY), "=" if exact else relation, PERCENT)
    found = _take_numeral(phrase, language)
    if found is None:
        return None
    digits, rest = found
    factor, rest = _take_power(rest)
    scale, unit = _read_unit(rest, language, wanted) if rest else (1, COUNT)
    if scale is None:
        return None
    mantissa, step = digits if not isinstance(digits, str) else _read_mantissa(digits, language, bare=not rest)
    if mantissa is None:
        return None
    factor *= scale
    about = relation == "≈"
    if step == 1 and mantissa and about:
        step = Fraction(10) ** (len(str(mantissa)) - len(str(mantissa).rstrip("0")))
    # nothing is rounded to zero: 0.00M is right for 0 only
    exact = not mantissa or relation == EXACTLY or (step == 1 and factor == 1 and unit != PERCENT and not about)
    relation = "=" if relation == EXACTLY else relation
    counted = str(int(mantissa / step)).rstrip("0") if step else ""
    coarse = unit != PERCENT and step * factor > 1 and len(counted) == 1
    return Amount(mantissa * factor, Fraction(0) if exact else step * factor, relation, unit, coarse and not exact)


def _take_relation(text: str, language: Language) -> tuple[str, str]:
    """Take a phrase such as "more than" off a number, with what it claims."""
    lower = text.casefold()
    for phrase in sorted(language.relations, key=len, reverse=True):
        if lower.startswith(phrase) and not (phrase[-1].isalpha() and lower[len(phrase) :][:1].isalnum()):
            rest, relation = text[len(phrase) :].strip(), language.relations[phrase]
            # "only about 62k", "a total of some 62k": the first phrase claims nothing of the number
            return _take_relation(rest, language) if relation == "=" else (_take_total(rest, language), relation)
    for phrase, relation in language.behind.items():
        if lower.endswith(phrase):
            rest = text[: -len(phrase)].strip()
            return _take_relation(rest, language) if relation == "=" else (rest, relation)
    return text, "="


def _take_total(text: str, language: Language) -> str:
    """Take off what claims nothing, behind a phrase that does: more than a whopping 138 million, in total."""
    rest, relation = _take_relation(text, language)
    return rest if relation == "=" else text


Numeral = str | tuple[Fraction, Fraction]


def _take_numeral(text: str, language: Language) -> tuple[Numeral, str] | None:
    """Take the number off its unit: digits, or a number of words with its last digit."""
    if match := _NUMBER.match(text):
        return match["digits"], match["rest"].strip()
    if (value := read_words(text, language)) is not None:
        return _take_rounded(value), ""
    words = text.casefold().replace("-", " ")
    for phrase in sorted(PARTS, key=len, reverse=True):
        if words.startswith(f"{phrase} "):
            return PARTS[phrase], words.removeprefix(phrase).strip()
    word, _, last = text.rpartition(" ")
    value = read_words(word, language) if word else None
    return None if value is None else (_take_rounded(value), last)


def _take_rounded(value: int) -> tuple[Fraction, Fraction]:
    """Take number words as rounded as their digits: sixty-two thousand is 62k; a thousand is exact."""
    step = 1
    while value > MOST and value % (step * 1000) == 0:
        step *= 1000
    return Fraction(value), Fraction(step)


def _take_power(rest: str) -> tuple[Fraction, str]:
    """Take a power of ten off what follows the digits."""
    if match := _EXPONENT.match(rest):
        return Fraction(10) ** int(match["exponent"]), match["rest"].strip()
    if (match := _POWER.match(rest)) and (factor := read_power(match["power"])) is not None:
        return factor, match["rest"]
    return Fraction(1), rest


def _read_unit(text: str, language: Language, wanted: str) -> tuple[int | None, str]:
    """Read a unit; M is a scale and MB an amount of memory."""
    word = text.casefold()
    if word in language.percent:
        return 1, PERCENT
    tables = [(COUNT, language.scales), (BYTES, language.bytes)]
    for unit, table in tables[::-1] if wanted == BYTES else tables:
        if word in table:
            return table[word], unit
    return None, COUNT


def _read_mantissa(digits: str, language: Language, *, bare: bool) -> tuple[Fraction | None, Fraction]:
    """Read digits with what groups them and one decimal sign; give the value of the last digit, too.

    A dot groups only where it does so in the language; a comma groups a *bare*
    number in every language, for counts have no decimals.
    """
    one = Fraction(1)
    if _DIGITS.fullmatch(digits):
        return Fraction(int(digits)), one
    grouped = _GROUPED.fullmatch(digits)
    decimal = language.decimal
    if (
        grouped
        and (grouped["sep"] != decimal or (bare and decimal == ","))
        and (grouped["sep"] != "." or language.separator == ".")
    ):
        return Fraction(int(digits.replace(grouped["sep"], ""))), one
    signs = [sign for sign in ".," if digits.count(sign) == 1]
    for sign in signs:
        whole, _, places = digits.partition(sign)
        usual = sign == decimal
        if not _DIGITS.fullmatch(places) or (not usual and len(places) == 3):
            continue
        integer, _ = (Fraction(int(whole)), one) if whole.isdecimal() else _read_mantissa(whole, language, bare=True)
        if integer is not None and integer.denominator == 1:
            return integer + Fraction(int(places), 10 ** len(places)), Fraction(1, 10 ** len(places))
    return None, one


def read_beginning(text: str, language: Language) -> tuple[str, str] | None:
    """Give the number that is read of a text that cannot be read as a whole, and what is not; None if none is.

    >>> from ..languages import ENGLISH
    >>> read_beginning("about 138 millionen", ENGLISH), read_beginning("many", ENGLISH)
    (('138', 'millionen'), None)
    """
    phrase, _ = _take_relation(text.strip(), language)
    match = _NUMBER.match(phrase)
    rest = "" if match is None else _take_power(match["rest"].strip())[1]
    if match is None or not rest or _read_mantissa(match["digits"], language, bare=False)[0] is None:
        return None
    return phrase.removesuffix(rest).strip(), rest


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")


def read_power(text: str) -> Fraction | None:
    """Read a power of ten: ``10^6``, ``10**6`` or ``10⁶``.

    >>> read_power("10⁶") == read_power("10^6") == 1_000_000
    True
    """
    digits = text.translate(_SUPERSCRIPTS).removeprefix("10").strip("^*{}")
    exponent = int(digits) if digits.lstrip("-").isdecimal() and len(digits) < 4 else None
    return None if exponent is None or not text.startswith("10") else Fraction(10) ** exponent


def read_whole(text: str, language: Language) -> int | None:
    """Read a number that is stated exactly, without a unit; None if it is none.

    >>> from ..languages import ENGLISH
    >>> [read_whole(text, ENGLISH) for text in ("18,496", "18 496", "four", "1.6")]
    [18496, 18496, 4, None]
    """
    read = read_amount(text, language)
    if read is None or read.step or read.relation != "=" or read.unit != COUNT or read.value.denominator != 1:
        return None
    return int(read.value)


UNITS: Mapping[str, str] = {COUNT: "a count", BYTES: "an amount of memory", PERCENT: "a percentage"}
"""What a number of each unit is called in a message."""
