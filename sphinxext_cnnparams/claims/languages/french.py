"""French."""

from __future__ import annotations

from fractions import Fraction

from .language import BYTES, MILLIARD, MILLION, SIGNS, THOUSAND, TRILLION, Language, NumberWords, ShapeWords

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
        "t": TRILLION,
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
    number_words=NumberWords(
        scales=((MILLIARD, "milliards?"), (MILLION, "millions?"), (THOUSAND, "mille")),
        alone="mille",
        parts={
            "un demi": (Fraction(1, 2), Fraction(1, 10)),
            "un quart de": (Fraction(1, 4), Fraction(1, 20)),
        },
        shares={
            "la moitié": Fraction(1, 2),
            "un tiers": Fraction(1, 3),
            **dict.fromkeys(("deux tiers", "les deux tiers"), Fraction(2, 3)),
            "un quart": Fraction(1, 4),
            **dict.fromkeys(("trois quarts", "les trois quarts"), Fraction(3, 4)),
            "un cinquième": Fraction(1, 5),
            "quatre cinquièmes": Fraction(4, 5),
            "un dixième": Fraction(1, 10),
            "neuf dixièmes": Fraction(9, 10),
        },
    ),
    ranges=(r"entre\s+(?P<low>.+?)\s+et\s+(?P<high>.+)", r"(?:de\s+)?(?P<low>.+?)\s+à\s+(?P<high>.+)"),
    shape_words=ShapeWords(
        by=r"\bpar\b|\bsur\b",
        maps="cartes?(?: de caractéristiques)?|canaux",
        of="de taille|de|à",
        article="une?",
        image="tenseurs?",
        values="valeurs?|classes|classe|sorties|sortie|neurones?",
    ),
)
