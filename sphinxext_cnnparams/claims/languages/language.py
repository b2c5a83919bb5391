"""The words with which languages state numbers: one table per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from .words import spelled

THOUSAND, MILLION, MILLIARD = 10**3, 10**6, 10**9


@dataclass(frozen=True, slots=True)
class Language:
    """Hold how a language writes numbers.

    *relations* are phrases in front of a number, with what they claim of it,
    by the signs of ``amount.RELATIONS``; *behind* are those that follow it.  *scales* and *bytes* are units.
    *words* are numbers that no library knows: none, an article.  *nouns* are
    what stands behind a number of some quantity, by its name; the English ones
    stand with the quantities.
    """

    code: str = "en"
    separator: str = ","
    decimal: str = "."
    relations: Mapping[str, str] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    bytes: Mapping[str, int] = field(default_factory=dict)
    percent: tuple[str, ...] = ("%", "percent", "per cent")
    words: Mapping[str, int] = field(default_factory=dict)
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def spelled(self, text: str) -> int | None:
        """Read a number that is written as words; None if it is none."""
        return spelled(text, self.code, self.words)


SIGNS = {"~": "≈", "≈": "≈", ">=": "≥", "≥": "≥", "<=": "≤", "≤": "≤", ">": ">", "<": "<"}
BINARY = {f"{prefix}ib": 1024**power for power, prefix in enumerate("kmgt", 1)}
BYTES = {"b": 1, "byte": 1, "bytes": 1, **{f"{p}b": 1000**i for i, p in enumerate("kmgt", 1)}, **BINARY}

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
        **dict.fromkeys(("t", "trillion", "trillions"), 10**12),
    },
    bytes={
        **BYTES,
        **{f"{p}byte{s}": 1000**i for i, p in enumerate(("kilo", "mega", "giga", "tera"), 1) for s in ("", "s")},
        **{f"{p}byte{s}": 1024**i for i, p in enumerate(("kibi", "mebi", "gibi", "tebi"), 1) for s in ("", "s")},
    },
    words={"no": 0, "none": 0, "a": 1, "an": 1, "a single": 1, "single": 1},
)
GERMAN = Language(
    code="de",
    relations={
        **SIGNS,
        **dict.fromkeys("etwa ungefähr rund circa ca. zirka".split(), "≈"),
        **dict.fromkeys(("fast", "knapp", "beinahe", "nahezu", "nicht ganz", "etwas weniger als"), "≲"),
        **dict.fromkeys(("etwas mehr als", "etwas über", "gut", "kaum mehr als"), "≳"),
        **dict.fromkeys(("mehr als", "über", "größer als", "weit mehr als", "deutlich mehr als", "weit über"), ">"),
        **dict.fromkeys(("weniger als", "unter", "kleiner als"), "<"),
        **dict.fromkeys(("mindestens", "wenigstens"), "≥"),
        **dict.fromkeys(("höchstens", "maximal", "bis zu"), "≤"),
        **dict.fromkeys(("genau", "exakt"), "=="),
        **dict.fromkeys(("nur", "insgesamt", "stolze", "stattliche"), "="),
    },
    behind={"oder mehr": "≥", "oder weniger": "≤", "insgesamt": "="},
    scales={
        **dict.fromkeys(("k", "tausend", "tsd.", "tsd"), THOUSAND),
        **dict.fromkeys(("m", "mio.", "mio", "million", "millionen"), MILLION),
        **dict.fromkeys(("g", "mrd.", "mrd", "milliarde", "milliarden"), MILLIARD),
        "t": 10**12,
    },
    bytes=BYTES,
    percent=("%", "prozent"),
    words={
        **dict.fromkeys("kein keine keinen keiner keinerlei".split(), 0),
        **dict.fromkeys("ein eine einen einem einer".split(), 1),
    },
    nouns={
        "params": ("parameter", "parametern", "gewichte und biases"),
        "trainable": tuple(f"{word} parameter{s}" for word in ("trainierbare", "lernbare") for s in ("", "n")),
        "weights": ("gewichte", "gewichten"),
        "layers": ("schichten", "schicht"),
        "size": ("werte",),
        "macs": ("multiplikationen",),
        "flops": ("operationen",),
        "memory": ("speicher",),
        "share": ("der parameter", "aller parameter"),
        "receptive-field": ("positionen",),
        "filters": ("filter", "filtern"),
        "units": ("einheiten", "neuronen"),
    },
)
PARAMETRES = ("paramètres", "paramètre")
FRENCH = Language(
    code="fr",
    relations={
        **SIGNS,
        **dict.fromkeys(("environ", "à peu près", "approximativement", "quelque"), "≈"),
        **dict.fromkeys(("près de", "près d'", "presque", "un peu moins de", "un peu moins d'"), "≲"),
        **dict.fromkeys(("un peu plus de", "un peu plus d'", "à peine plus de", "à peine plus d'"), "≳"),
        **dict.fromkeys(("plus de", "plus d'", "bien plus de", "bien plus d'"), ">"),
        **dict.fromkeys(("moins de", "moins d'"), "<"),
        **dict.fromkeys(("au moins",), "≥"),
        **dict.fromkeys(("au plus", "au maximum", "jusqu'à"), "≤"),
        **dict.fromkeys(("exactement", "précisément"), "=="),
        **dict.fromkeys(("seulement", "un total de", "au total"), "="),
    },
    behind={"ou plus": "≥", "ou moins": "≤", "au total": "="},
    scales={
        **dict.fromkeys(("k", "mille", "milliers"), THOUSAND),
        **dict.fromkeys(("m", "million", "millions"), MILLION),
        **dict.fromkeys(("g", "md", "milliard", "milliards"), MILLIARD),
        "t": 10**12,
    },
    bytes={
        **BYTES,
        **{f"{p}o": 1000**i for i, p in enumerate("kmgt", 1)},
        **{f"{p}io": 1024**i for i, p in enumerate("kmgt", 1)},
        "octet": 1,
        "octets": 1,
    },
    percent=("%", "pour cent"),
    words={"aucun": 0, "aucune": 0, "un": 1, "une": 1},
    nouns={
        "params": PARAMETRES,
        "trainable": tuple(f"{noun} {word}" for noun in PARAMETRES for word in ("entraînables", "entraînable")),
        "weights": ("poids",),
        "biases": ("biais",),
        "layers": ("couches", "couche"),
        "size": ("valeurs",),
        "flops": ("opérations",),
        "memory": ("de mémoire",),
        "share": ("des paramètres",),
        "filters": ("filtres",),
        "units": ("unités", "neurones"),
    },
)
LANGUAGES: dict[str, Language] = {language.code: language for language in (ENGLISH, GERMAN, FRENCH)}


def language_of(code: str | None, separator: str, decimal: str) -> Language:
    """Give the language of a documentation, with the signs its numbers are written with."""
    from dataclasses import replace

    name = (code or "en").partition("_")[0].partition("-")[0]
    return replace(LANGUAGES.get(name, replace(ENGLISH, code=name)), separator=separator, decimal=decimal)


_EXPONENT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")


def power(text: str) -> Fraction | None:
    """Read a power of ten: ``10^6``, ``10**6`` or ``10⁶``.

    >>> power("10⁶") == power("10^6") == 1_000_000
    True
    """
    digits = text.translate(_EXPONENT).removeprefix("10").strip("^*{}")
    exponent = int(digits) if digits.lstrip("-").isdecimal() and len(digits) < 4 else None
    return None if exponent is None or not text.startswith("10") else Fraction(10) ** exponent
