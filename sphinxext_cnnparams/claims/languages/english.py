"""English."""

from __future__ import annotations

from fractions import Fraction

from .language import BYTES, MILLIARD, MILLION, SIGNS, THOUSAND, TRILLION, Language, NumberWords, ShapeWords

_FIRST = [
    (n, word, "s" if n > 1 else "") for n, word in enumerate("one two three four five six seven eight nine".split(), 1)
]
ENGLISH = Language(
    relations={
        **SIGNS,
        **dict.fromkeys("about approximately approx. approx around roughly some circa ca. c.".split(), "≈"),
        **dict.fromkeys(("nearly", "almost", "just under", "just below", "not quite"), "≲"),
        **dict.fromkeys(("slightly under", "slightly less than", "a little less than", "a bit less than"), "≲"),
        **dict.fromkeys(("a little over", "just over", "a bit over", "slightly over", "just above"), "≳"),
        **dict.fromkeys(("a little more than", "slightly more than", "a bit more than", "just more than"), "≳"),
        **dict.fromkeys(("close to",), "≃"),
        **dict.fromkeys(("more than", "over", "above", "greater than", "larger than", "upwards of"), ">"),
        **dict.fromkeys(("well over", "well above", "far more than", "way over"), ">"),
        **dict.fromkeys(("less than", "fewer than", "under", "below", "smaller than"), "<"),
        **dict.fromkeys(("at least", "no less than", "no fewer than"), "≥"),
        **dict.fromkeys(("at most", "up to", "no more than"), "≤"),
        **dict.fromkeys(("exactly", "precisely"), "=="),
        **dict.fromkeys(("just", "only", "a total of", "in total", "a whopping", "a mere", "a staggering"), "="),
    },
    behind={
        **dict.fromkeys(("or more", "+"), "≥"),
        **dict.fromkeys(("or less", "or fewer"), "≤"),
        **dict.fromkeys(("in total", "in all", "altogether"), "="),
        "or so": "≈",
    },
    scales={
        **dict.fromkeys(("k", "thousand", "thousands"), THOUSAND),
        **dict.fromkeys(("m", "mn", "million", "millions", "mio"), MILLION),
        **dict.fromkeys(("b", "bn", "g", "billion", "billions"), MILLIARD),
        **dict.fromkeys(("t", "trillion", "trillions"), TRILLION),
    },
    bytes={
        **BYTES,
        **{f"{p}byte{s}": 1000**i for i, p in enumerate(("kilo", "mega", "giga", "tera"), 1) for s in ("", "s")},
        **{f"{p}byte{s}": 1024**i for i, p in enumerate(("kibi", "mebi", "gibi", "tebi"), 1) for s in ("", "s")},
    },
    words={"no": 0, "none": 0, "a": 1, "an": 1, "a single": 1, "single": 1},
    number_words=NumberWords(
        scales=((MILLIARD, "billion"), (MILLION, "million"), (THOUSAND, "thousand")),
        short=("a hundred", "one hundred"),
        parts={
            "half a": (Fraction(1, 2), Fraction(1, 10)),
            "a half": (Fraction(1, 2), Fraction(1, 10)),
            "a quarter of a": (Fraction(1, 4), Fraction(1, 20)),
            "a quarter": (Fraction(1, 4), Fraction(1, 20)),
            "one and a half": (Fraction(3, 2), Fraction(1, 10)),
            "two and a half": (Fraction(5, 2), Fraction(1, 10)),
        },
        shares={
            **dict.fromkeys(("half", "a half", "one half"), Fraction(1, 2)),
            **dict.fromkeys(("a third", "one third"), Fraction(1, 3)),
            "two thirds": Fraction(2, 3),
            **dict.fromkeys(("a quarter", "one quarter", "a fourth", "one fourth"), Fraction(1, 4)),
            **dict.fromkeys(("three quarters", "three fourths"), Fraction(3, 4)),
            **{f"{word} fifth{s}": Fraction(n, 5) for n, word, s in _FIRST if n < 5},
            **{f"{word} tenth{s}": Fraction(n, 10) for n, word, s in _FIRST},
            "a fifth": Fraction(1, 5),
            "a tenth": Fraction(1, 10),
        },
    ),
    ranges=(r"between\s+(?P<low>.+?)\s+and\s+(?P<high>.+)", r"(?:from\s+)?(?P<low>.+?)\s+to\s+(?P<high>.+)"),
    shape_words=ShapeWords(
        by=r"-?\bby\b-?",
        maps=r"(?:(?:feature|activation)[ -]?)?maps?|channels?",
        of="of size|of|with",
        article="an?|the",
        image="pixels?|px|images?|volumes?|tensors?|grid",
        values="values?|numbers?|features?|classes|class|outputs?|units?|neurons?|logits?|scores?|probabilities|inputs?",
    ),
)
