"""What texts state of numbers, in the languages they are written in."""

from fractions import Fraction

import pytest

from sphinxext_cnnparams.claims.languages import ENGLISH, FRENCH, GERMAN, LANGUAGES, Language, language_of, read_words
from sphinxext_cnnparams.claims.numbers import BYTES, COUNT, COUNTS, PERCENT, SHARES, read_amount, strip_noun
from sphinxext_cnnparams.claims.numbers.amount import read_beginning, read_whole
from sphinxext_cnnparams.claims.numbers.arithmetic import work_out
from sphinxext_cnnparams.core.quantities import QUANTITIES

DE = language_of("de", ".", ",")
FR = language_of("fr", "\u202f", ",")
EN = ENGLISH

HOLD = [
    (EN, "5.85M", 5_851_338),
    (EN, "5.85m", 5_851_338),
    (EN, "138 million", 138_357_544),
    (EN, "0.14 billion", 138_357_544),
    (EN, "about 62k", 61_706),
    (EN, "about 62,000", 61_706),
    (EN, "~60,000", 61_706),
    (EN, "62K", 61_706),
    (EN, "61.7 thousand", 61_706),
    (EN, "more than 5 million", 5_851_338),
    (EN, "at most 100k", 100_000),
    (EN, "up to 100,000", 100_000),
    (EN, "< 100,000", 99_999),
    (EN, "61,706 or more", 61_706),
    (EN, "60k+", 61_706),
    (EN, "nearly 62k", 61_706),
    (EN, "just over 61,000", 61_200),
    (EN, "just under 139 million", 138_357_544),
    (EN, "nearly 140 million", 138_357_544),
    (EN, "close to 140 million", 138_357_544),
    (EN, "close to 135 million", 138_357_544),
    (EN, "just over 130 million", 138_357_544),
    (EN, "well over 100 million", 138_357_544),
    (EN, "a bit over 138 million", 138_357_544),
    (EN, "a whopping 138 million", 138_357_544),
    (EN, "a total of about 62k", 61_706),
    (EN, "more than a whopping 138 million", 138_357_544),
    (EN, "61,706 in total", 61_706),
    (EN, "some 62k", 61_706),
    (EN, "exactly 61,706", 61_706),
    (EN, "6 million", 5_851_338),
    (EN, "nearly 100", 90),
    (EN, "nearly 100", 100),
    (EN, "just over 100", 110),
    (EN, "just over 100", 100),
    (EN, "close to 100", 90),
    (EN, "close to 100", 110),
    (EN, "1M", 1_250_000),  # a quarter
    (EN, "1M", 750_000),
    (EN, "4M", 3_500_000),  # half of the last digit
    (EN, "5.85M", 5_845_000),
    (EN, "5.85M", 5_855_000),
    (EN, "6.2 × 10^4", 61_706),
    (EN, "6.2e4", 61_706),
    (EN, "6.2·10⁴", 61_706),
    (EN, "Six", 6),
    (EN, "twenty-one", 21),
    (EN, "one hundred and twenty one", 121),
    (EN, "six million", 5_851_338),
    (EN, "no", 0),
    (EN, "a", 1),
    (EN, "+18,496", 18_496),
    (EN, "18'496", 18_496),
    (DE, "18.496", 18_496),
    (DE, "18,496", 18_496),
    (DE, "5,85 Mio.", 5_851_338),
    (DE, "5.85M", 5_851_338),
    (DE, "5,85 Millionen", 5_851_338),
    (DE, "etwa 138 Millionen", 138_357_544),
    (DE, "mehr als 5.000.000", 5_851_338),
    (DE, "sechs", 6),
    (DE, "keine", 0),
    (DE, "0,14 Milliarden", 138_357_544),
    (DE, "höchstens einundzwanzig", 20),
    (FR, "18\u202f496", 18_496),
    (FR, "18 496", 18_496),
    (FR, "environ 5,9 millions", 5_851_338),
    (FR, "plus de 5 millions", 5_851_338),
    (FR, "vingt et un", 21),
    (FR, "aucun", 0),
    (EN, "fifty-one thousand and eighteen", 51_018),
    (EN, "sixty-two thousand", 61_706),
    (EN, "one thousand, two hundred and thirty-four", 1234),
    (EN, "a thousand", 1000),
    (EN, "half a million", 512_000),
    (EN, "over half-a-million", 512_000),
    (EN, "one and a half million", 1_480_000),
    (DE, "einundfünfzigtausend", 51_018),
    (DE, "mehr als einer Million", 1_000_001),
    (DE, "hunderttausend", 100_000),
    (DE, "anderthalb Millionen", 1_480_000),
    (FR, "mille deux cent trente-quatre", 1234),
    (FR, "quatre-vingt mille", 80_000),
    (FR, "un demi-million", 512_000),
    (DE, "knapp 139 Millionen", 138_357_544),
    (DE, "gut 138 Millionen", 138_357_544),
    (DE, "insgesamt etwa 138 Mio.", 138_357_544),
    (FR, "près de 140 millions", 138_357_544),
    (FR, "presque 139 millions", 138_357_544),
    (FR, "jusqu’à 138 357 544", 138_357_544),
    (FR, "un peu plus d’un million", 1_050_000),
]
FAIL = [
    (EN, "5.86M", 5_851_338),
    (EN, "5.9M", 5_849_999),
    (EN, "138 million", 138_500_001),
    (EN, "more than 5,851,338", 5_851_338),
    (EN, "at least 5,851,339", 5_851_338),
    (EN, "less than 100k", 100_000),
    (EN, "62,000", 61_706),
    (EN, "nearly 61k", 61_400),
    (DE, "18,496 Mio.", 18_496),
    (DE, "sieben", 6),
    (EN, "fifty-one thousand and eighteen", 51_019),
    (EN, "half a million", 551_000),
    (EN, "a thousand", 1001),
    (DE, "zweiundfünfzigtausend", 51_018),
    (FR, "quatre-vingt mille", 81_000),
    (EN, "0M", 80),
    (EN, "0.00M", 80),
    (EN, "about 0", 1),
    (EN, "about 100 million", 138_357_544),
    (EN, "just over 100 million", 138_357_544),
    (EN, "just over 139 million", 138_357_544),
    (EN, "nearly 138 million", 138_357_544),
    (EN, "nearly 160 million", 138_357_544),
    (EN, "close to 160 million", 138_357_544),
    (EN, "1M", 1_250_001),
    (EN, "1M", 749_999),
    (EN, "4M", 3_499_999),
    (EN, "5.85M", 5_844_999),
    (EN, "5.85M", 5_855_001),
    (EN, "nearly 100", 101),
    (EN, "nearly 100", 89),
    (EN, "just over 100", 99),
    (EN, "just over 100", 111),
    (EN, "close to 100", 89),
    (EN, "close to 100", 111),
    (EN, "about 1,000", 700),
    (EN, "exactly 62k", 61_706),
    (EN, "only 61k", 61_706),
    (DE, "gut 139 Millionen", 138_357_544),
    (DE, "knapp 138 Millionen", 138_357_544),
    (FR, "près de 138 millions", 138_357_544),
]


@pytest.mark.parametrize(("language", "text", "exact"), HOLD)
def test_right(language: Language, text: str, exact: int) -> None:
    stated = read_amount(text, language)
    assert stated is not None
    assert stated.unit == COUNT
    assert stated.holds(exact)
    assert not stated.holds(exact * 1000 + 7) or stated.relation in "≥>"


@pytest.mark.parametrize(("language", "text", "exact"), FAIL)
def test_wrong(language: Language, text: str, exact: int) -> None:
    stated = read_amount(text, language)
    assert stated is not None
    assert not stated.holds(exact)


UNITS = [
    (EN, "58.13 MiB", BYTES, 60_953_722, True),
    (EN, "58.13 MB", BYTES, 60_953_722, False),
    (EN, "60.95 MB", BYTES, 60_953_722, True),
    (EN, "about 61 megabytes", BYTES, 60_953_722, True),
    (EN, "624 B", BYTES, 624, True),
    (EN, "624 bytes", BYTES, 625, False),
    (FR, "60,95 Mo", BYTES, 60_953_722, True),
    (FR, "58,13 Mio", BYTES, 60_953_722, True),
    (DE, "60,95 MB", BYTES, 60_953_722, True),
    (EN, "71.7%", PERCENT, Fraction("71.68"), True),
    (EN, "71.7 percent", PERCENT, Fraction("71.76"), False),
    (EN, "more than 70 %", PERCENT, Fraction("71.76"), True),
    (EN, "<0.1%", PERCENT, Fraction("0.02"), True),
    (DE, "71,7 Prozent", PERCENT, Fraction("71.68"), True),
]


@pytest.mark.parametrize(("language", "text", "unit", "exact", "holds"), UNITS)
def test_units(language: Language, text: str, unit: str, exact: Fraction, holds: bool) -> None:
    stated = read_amount(text, language, unit)
    assert stated is not None
    assert stated.unit == unit
    assert stated.holds(exact) is holds


@pytest.mark.parametrize(
    "text",
    ["", "many", "3x4", "12 apples", "1,23,456", "4..5", "M", "%", "five or", "10^x", "1.234,5", "half a", "thousand"],
)
def test_what_is_no_number(text: str) -> None:
    assert read_amount(text, EN) is None


@pytest.mark.parametrize("text", ["1.234", "5.85M", "about 60", "71%", "3 MB", "more than 3"])
def test_what_is_no_whole_number_stated_exactly(text: str) -> None:
    assert read_whole(text, EN) is None


RANGES = [
    ("50 to 60 thousand", 49_500, True),  # half of the last digit below
    ("50 to 60 thousand", 49_499, False),
    ("50 to 60 thousand", 60_500, True),
    ("50 to 60 thousand", 60_501, False),
    ("between 50 and 60", 60, True),
    ("between 50 and 60", 61, False),
]


@pytest.mark.parametrize(("text", "exact", "right"), RANGES)
def test_ranges(text: str, exact: int, right: bool) -> None:
    low, high = COUNTS.read(text, EN)
    assert (low.holds(exact) and high.holds(exact)) is right


@pytest.mark.parametrize("text", ["60 to 50 thousand", "50 to 50", "about 50 to 60", "50 to more than 60"])
def test_what_is_no_range(text: str) -> None:
    assert COUNTS.read(text, EN) == ()


@pytest.mark.parametrize(("text", "value"), [("about 1,234", 1234), ("1.234 million", 1_234_000), ("1.234", None)])
def test_counts_have_no_decimals(text: str, value: int | None) -> None:
    assert [read.value for read in COUNTS.read(text, EN)] == ([] if value is None else [value])


@pytest.mark.parametrize(("exact", "right"), [("75", True), ("75.3", False), ("74.6", False)])
def test_a_quotient_is_no_rounded_share(exact: str, right: bool) -> None:
    (read,) = SHARES.read("3 / 4", EN)
    assert read.holds(Fraction(exact)) is right


@pytest.mark.parametrize(("text", "exact", "right"), [("half", "50.4", True), ("exactly half", "50.4", False)])
def test_exactly_half_is_no_more(text: str, exact: str, right: bool) -> None:
    (read,) = SHARES.read(text, EN)
    assert read.holds(50)
    assert read.holds(Fraction(exact)) is right


@pytest.mark.parametrize(("text", "found"), [("138 millionen", ("138", "millionen")), ("138", None), ("1..2 x", None)])
def test_a_number_that_what_follows_makes_unreadable(text: str, found: tuple[str, str] | None) -> None:
    assert read_beginning(text, EN) == found


CALCULATIONS = [
    (EN, "1.500 * 2", 3),
    (DE, "1.500 * 2", 3000),
    (DE, "1,5 * 2", 3),
    (EN, "7 // 2", 3),
    (EN, "7 / 2", Fraction(7, 2)),
    (EN, "-3 + 5", 2),
    (EN, "+3 + 5", None),
]


@pytest.mark.parametrize(("language", "text", "result"), CALCULATIONS)
def test_calculations(language: Language, text: str, result: Fraction | None) -> None:
    assert work_out(text, language) == result


def test_languages_keep_their_own_scales() -> None:
    assert "billion" not in GERMAN.scales
    assert "billion" not in FRENCH.scales


@pytest.mark.parametrize(
    ("text", "read"), [("0,125", Fraction(1, 8)), ("1,234,000", 1_234_000), ("18,496 Mio.", 18_496_000)]
)
def test_a_comma_in_german_is_read_in_one_way(text: str, read: Fraction) -> None:
    stated = read_amount(text, DE)
    assert stated is not None
    assert stated.value == read


every_language = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)


@every_language
def test_number_words_are_read_back(language: Language) -> None:
    num2words = pytest.importorskip("num2words").num2words
    for value in (*range(0, 1200, 7), *range(1000, 10**6, 34_567), *range(10**6, 10**11, 9_876_543_217)):
        assert read_words(num2words(value, lang=language.code), language) == value


NOT_READ = {"größer als"}
"""The ß of a text is folded to ss before its phrases are looked for."""


@every_language
def test_every_phrase_of_a_language_is_read(language: Language) -> None:
    for phrase in language.relations:
        assert (read_amount(f"{phrase} 62", language) is None) == (phrase in NOT_READ), phrase
    for phrase in language.behind:
        assert read_amount(f"62 {phrase}", language) is not None, phrase


@every_language
def test_every_unit_of_a_language_is_read(language: Language) -> None:
    for unit, scale in language.scales.items():
        read = read_amount(f"62 {unit}", language)
        assert read is not None
        assert (read.value, read.unit) == (62 * scale, COUNT)
    for unit, scale in language.bytes.items():
        read = read_amount(f"62 {unit}", language, BYTES)
        assert read is not None
        assert (read.value, read.unit) == (62 * scale, BYTES)


@every_language
def test_every_noun_of_a_language_is_one_of_a_quantity(language: Language) -> None:
    for name, nouns in language.nouns.items():
        assert name in QUANTITIES
        assert {strip_noun(name, f"62 {noun}") for noun in nouns} == {"62"}
