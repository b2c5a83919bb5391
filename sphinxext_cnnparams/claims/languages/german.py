"""German."""

from __future__ import annotations

from fractions import Fraction

from .language import BYTES, MILLIARD, MILLION, SIGNS, THOUSAND, TRILLION, Language, NumberWords, ShapeWords

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
        "t": TRILLION,
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
    number_words=NumberWords(
        scales=((MILLIARD, "milliarden?"), (MILLION, "million(?:en)?"), (THOUSAND, "tausend")),
        alone="tausend",
        short=("hundert", "einhundert"),
        parts={
            "eine halbe": (Fraction(1, 2), Fraction(1, 10)),
            "einer halben": (Fraction(1, 2), Fraction(1, 10)),
            "ein halbes": (Fraction(1, 2), Fraction(1, 10)),
            "eine viertel": (Fraction(1, 4), Fraction(1, 20)),
            "anderthalb": (Fraction(3, 2), Fraction(1, 10)),
            "eineinhalb": (Fraction(3, 2), Fraction(1, 10)),
            "zweieinhalb": (Fraction(5, 2), Fraction(1, 10)),
        },
        shares={
            **dict.fromkeys(("die hälfte", "der hälfte"), Fraction(1, 2)),
            "ein drittel": Fraction(1, 3),
            "zwei drittel": Fraction(2, 3),
            "ein viertel": Fraction(1, 4),
            **dict.fromkeys(("drei viertel", "dreiviertel"), Fraction(3, 4)),
            "ein fünftel": Fraction(1, 5),
            "vier fünftel": Fraction(4, 5),
            "ein zehntel": Fraction(1, 10),
            "neun zehntel": Fraction(9, 10),
        },
    ),
    ranges=(r"zwischen\s+(?P<low>.+?)\s+und\s+(?P<high>.+)", r"(?:von\s+)?(?P<low>.+?)\s+bis\s+(?P<high>.+)"),
    shape_words=ShapeWords(
        by=r"\bmal\b",
        maps="merkmalskarten?|kanäle",
        of="der größe|von|mit",
        article="eine?[nmrs]?",
        image="bilder|bild",
        values="werte|wert|merkmale|klassen|ausgaben|neuronen",
    ),
)
