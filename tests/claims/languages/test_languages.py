"""The words of each language, and what they mean, written out: parts of a unit, parts of a whole, units of memory."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sphinxext_cnnparams.claims.languages import ENGLISH, LANGUAGES
from sphinxext_cnnparams.claims.languages.words import read_words
from sphinxext_cnnparams.claims.numbers import BYTES, PERCENT, read_amount

PARTS = {
    "en": {
        **dict.fromkeys(("half a", "a half"), (500_000, 100_000)),
        **dict.fromkeys(("a quarter of a", "a quarter"), (250_000, 50_000)),
        "one and a half": (1_500_000, 100_000),
        "two and a half": (2_500_000, 100_000),
    },
    "de": {
        **dict.fromkeys(("eine halbe", "einer halben", "ein halbes"), (500_000, 100_000)),
        "eine viertel": (250_000, 50_000),
        **dict.fromkeys(("anderthalb", "eineinhalb"), (1_500_000, 100_000)),
        "zweieinhalb": (2_500_000, 100_000),
    },
    "fr": {"un demi": (500_000, 100_000), "un quart de": (250_000, 50_000)},
}
"""So much of a million, and the value of the last digit of 0.5, 0.25 and 1.5 million."""
TENTHS = "one two three four five six seven eight nine".split()
SHARES = {
    "en": {
        **dict.fromkeys(("half", "a half", "one half"), "50"),
        **dict.fromkeys(("a third", "one third"), "100/3"),
        "two thirds": "200/3",
        **dict.fromkeys(("a quarter", "one quarter", "a fourth", "one fourth"), "25"),
        **dict.fromkeys(("three quarters", "three fourths"), "75"),
        **dict.fromkeys(("a fifth", "one fifth"), "20"),
        "two fifths": "40",
        "three fifths": "60",
        "four fifths": "80",
        "a tenth": "10",
        **{f"{word} tenth{'s' if word != 'one' else ''}": f"{n}0" for n, word in enumerate(TENTHS, 1)},
    },
    "de": {
        **dict.fromkeys(("die hälfte", "der hälfte"), "50"),
        "ein drittel": "100/3",
        "zwei drittel": "200/3",
        "ein viertel": "25",
        "ein fünftel": "20",
        **dict.fromkeys(("drei viertel", "dreiviertel"), "75"),
        "vier fünftel": "80",
        "ein zehntel": "10",
        "neun zehntel": "90",
    },
    "fr": {
        "la moitié": "50",
        "un tiers": "100/3",
        "un quart": "25",
        "un cinquième": "20",
        **dict.fromkeys(("deux tiers", "les deux tiers"), "200/3"),
        **dict.fromkeys(("trois quarts", "les trois quarts"), "75"),
        "quatre cinquièmes": "80",
        "un dixième": "10",
        "neuf dixièmes": "90",
    },
}
"""In percent."""
WORDS = {
    "en": {**dict.fromkeys(("no", "none"), 0), **dict.fromkeys(("a", "an", "a single", "single"), 1)},
    "de": {
        **dict.fromkeys(("kein", "keine", "keinen", "keiner", "keinerlei"), 0),
        **dict.fromkeys(("ein", "eine", "einen", "einem", "einer"), 1),
    },
    "fr": {"aucun": 0, "aucune": 0, "un": 1, "une": 1},
}
MEMORY = {
    "en": {
        "B": 1,
        "byte": 1,
        "bytes": 1,
        "kB": 1000,
        "MB": 1_000_000,
        "GB": 1_000_000_000,
        "TB": 1_000_000_000_000,
        "KiB": 1024,
        "MiB": 1_048_576,
        "GiB": 1_073_741_824,
        "TiB": 1_099_511_627_776,
        "kilobyte": 1000,
        "megabytes": 1_000_000,
        "gigabytes": 1_000_000_000,
        "terabyte": 1_000_000_000_000,
        "kibibytes": 1024,
        "mebibyte": 1_048_576,
        "gibibytes": 1_073_741_824,
        "tebibytes": 1_099_511_627_776,
    },
    "de": {"Byte": 1, "MB": 1_000_000, "MiB": 1_048_576},
    "fr": {
        "octet": 1,
        "octets": 1,
        "o": None,
        "ko": 1000,
        "Mo": 1_000_000,
        "Go": 1_000_000_000,
        "To": 1_000_000_000_000,
        "Kio": 1024,
        "Mio": 1_048_576,
        "Gio": 1_073_741_824,
        "Tio": 1_099_511_627_776,
    },
}
"""By https://en.wikipedia.org/wiki/Byte: decimal prefixes are powers of 1000, binary ones of 1024."""
every_language = pytest.mark.parametrize("code", LANGUAGES)


@every_language
def test_parts_of_a_unit(code: str) -> None:
    language = LANGUAGES[code]
    assert language.number_words.parts.keys() == PARTS[code].keys()
    for phrase, (value, step) in PARTS[code].items():
        million = "millions" if code == "fr" else "Millionen" if code == "de" else "million"
        read = read_amount(f"{phrase} {million}", language)
        assert read is not None, phrase
        assert (read.value, read.step) == (value, step), phrase


@every_language
def test_parts_of_a_whole(code: str) -> None:
    language = LANGUAGES[code]
    assert language.number_words.shares.keys() == SHARES[code].keys()
    for phrase, percent in SHARES[code].items():
        read = read_amount(phrase, language, PERCENT)
        assert read is not None, phrase
        assert (read.value, read.step, read.unit) == (Fraction(percent), 5, PERCENT), phrase


@every_language
def test_words_for_none_and_one(code: str) -> None:
    language = LANGUAGES[code]
    assert language.words.keys() == WORDS[code].keys()
    for word, value in WORDS[code].items():
        read = read_amount(word, language)
        assert read is not None, word
        assert read.value == value, word


@every_language
def test_units_of_memory(code: str) -> None:
    language = LANGUAGES[code]
    for unit, size in MEMORY[code].items():
        read = read_amount(f"3 {unit}", language, BYTES)
        assert (None if read is None else read.value) == (None if size is None else 3 * size), unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nine hundred and ninety-nine million", 999_000_000),
        ("one thousand and one", 1_001),
        ("one thousand million", None),  # each scale is said of fewer than a thousand
        ("one thousand thousand", None),
    ],
)
def test_large_numbers_in_words(text: str, value: int | None) -> None:
    assert read_words(text, ENGLISH) == value
