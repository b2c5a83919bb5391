"""Names in a text: of models, of classes, of layers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .families import FAMILIES
from .subject import Subject
from .words import simplify

_ARTICLE = re.compile(r"\b(?:the|its|our)\s+$", re.IGNORECASE)
_ALL_OF = "(?:whole|entire|complete|full|small|simple)"
_OWNER = re.compile(r"^(?:self|model|net)\.")
_KIND = re.compile(r"\w*[123]D|Dense|Flatten|Dropout|LSTM|GRU|Embedding|Activation|Linear|ReLU|BatchNormalization")


def find_models_named(text: str, models: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[Subject]:
    """Find the names of models; plain words only behind an article."""
    for name in models:
        called = rf"(?P<name>{re.escape(name)}(?:\s+(?:model|network))?)"
        pattern = rf"(?<![\w.])(?:the|our|its|an?|this)\s+(?:{_ALL_OF}\s+)?{called}(?![\w(-]|\.\w|\s+layer)"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield Subject(*match.span("name"), match["name"], whole=True, model=name)
    for start, end in spans:
        if (name := simplify(text[start:end].removesuffix("()"))) in models:
            yield Subject(start, end, text[start:end], whole=True, model=name)


def find_classes_named(text: str, classes: Sequence[str]) -> Iterator[Subject]:
    """Find the names of classes, spelled as in the code: ``Net has 60,706 parameters``."""
    for name in classes:
        for match in re.finditer(rf"(?<![\w.]){re.escape(name)}(?![\w(.-])", text):
            yield Subject(*match.span(), match[0], whole=True)


def find_layers_named(text: str, names: tuple[str, ...], spans: Sequence[tuple[int, int]]) -> Iterator[Subject]:
    """Find the names of layers; plain words only where they are marked as code, or behind an article."""
    pattern, spelled = _compile_names(names)
    for match in pattern.finditer(text) if spelled else ():
        name = spelled[match["name"].lower()]
        if _is_kind(match["name"], name):
            continue
        marked = any(start <= match.start() and match.end() <= end for start, end in spans)
        called = name in _plain_names(names) and _ARTICLE.search(text[: match.start()]) and match[0].islower()
        if marked or called or re.search(r"[\d_.]", name):
            yield Subject(*match.span(), match[0], name=name)


def find_parts_named(text: str, names: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[Subject]:
    """Find the names of parts that hold layers, where they are marked as code."""
    for start, end in spans:
        name = _OWNER.sub("", text[start:end])
        if name in names:
            yield Subject(start, end, text[start:end], name=name)


@lru_cache(maxsize=32)
def _compile_names(names: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Make one pattern of all names, the longest first; numbers are no names in a text."""
    spelled = {name.lower(): name for name in reversed(names) if not name.isdecimal()}
    longest = sorted(spelled.values(), key=len, reverse=True)
    either = "|".join(map(re.escape, longest)) or "(?!)"
    return re.compile(rf"(?<![\w.])(?:(?:self|model|net)\.)?(?P<name>{either})(?![\w(]|\.\w)", re.IGNORECASE), spelled


@lru_cache(maxsize=32)
def _plain_names(names: tuple[str, ...]) -> frozenset[str]:
    """Give the names that are words, and none that texts use for layers of a kind."""
    plain = (name for name in names if not re.search(r"[\d_.]", name))
    return frozenset(
        name for name in plain if not any(re.fullmatch(family.words, name, re.IGNORECASE) for family in FAMILIES)
    )


def _is_kind(text: str, name: str) -> bool:
    """Tell whether a text that is spelled otherwise than a name is that of a kind: ``Conv2D``, not ``conv2d``."""
    return text != name and bool(_KIND.fullmatch(text))
