"""Phrases that speak of layers or of the network: the second convolution, the output layer, C3, the whole model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .families import EITHER, take_family
from .subject import LAST, OUTPUT, PhraseRole, Subject

_ORDINALS = {
    **{
        word: n
        for n, words in enumerate(
            (
                ("first", "1st", "initial"),
                ("second", "2nd"),
                ("third", "3rd"),
                ("fourth", "4th"),
                ("fifth", "5th"),
                ("sixth", "6th"),
                ("seventh", "7th"),
                ("eighth", "8th"),
                ("ninth", "9th"),
                ("tenth", "10th"),
            ),
            1,
        )
        for word in words
    },
    **dict.fromkeys(("last", "final"), LAST),
}
_ORDINAL = "|".join(_ORDINALS)
_COUNTED = r"(?:(?:output|feature)\s+)?(?:filters|kernels|units|neurons|nodes|channels|maps|features)\b"
"""What tells a number of something from that of a layer: convolution: 32 filters."""
_PHRASE = re.compile(
    rf"(?<![\w.`])(?:(?P<ordinal>{_ORDINAL})\s+)?(?:hidden\s+)?(?:(?:(?:tf\.)?(?:keras\.)?layers|(?:torch\.)?nn)\.)?"
    rf"(?:{EITHER})(?:[- ]+(?P<noun>layers?|operations?|filters?|kernels?|"
    rf"blocks?|stages?|modules?|networks?|nets?|features?"
    r"|neural|base))?"
    rf"(?:\s*[#:]?\s*(?P<number>\d{{1,2}})(?![\w.,%]|\s*[x×*]|\s+{_COUNTED})|\s*\((?P<aside>{_ORDINAL})\))?(?![\w(])",
    re.IGNORECASE,
)
_SIZED = re.compile(
    r"\s*(?:,\s*)?(?:with|of|which\s+has|that\s+has|has)\s+(?:its\s+|the\s+)?(?P<size>\d+)\s+"
    r"(?:hidden\s+|output\s+)?(?:units|neurons|nodes|filters|kernels|channels|outputs)\b",
    re.IGNORECASE,
)
"""What tells layers of one family apart: how wide they are."""
_SIZED_BEFORE = re.compile(r"\b(?P<size>\d+)[- ](?:unit|neuron|node|filter|channel)\s+$", re.IGNORECASE)
_INNER = re.compile(
    r"\b(?:the|our|this|a|its)\s+(?:(?:frozen|pre-?trained|whole|entire)\s+)*"
    r"(?P<name>(?:base|backbone|pre-?trained|feature[- ]extract(?:or|ion)|"
    r"convolutional\s+base)(?:\s+(?:model|network|net|base|part))?|"
    r"backbone)\b(?!\s+(?:of|class|case|learning|rate|parameters|weights))",
    re.IGNORECASE,
)
"""The well-known model that others are built upon."""
_HEAD = re.compile(
    r"\b(?:the|our|this|a|its|new)\s+(?:(?:new|small|simple|linear)\s+)*(?P<name>classifier|classification\s+head|head)\b",
    re.IGNORECASE,
)
"""What stands on top of it."""
_STRANGE = re.compile(
    r"\b(?:the|our|this|a|an)\s+(?:original|teacher|student|previous|other|larger|bigger|smaller|deeper|wider|baseline|"
    r"reference|language|linear|earlier|former|old)\s+(?:model|network|net|cnn|convnet|architecture)\b",
    re.IGNORECASE,
)
"""Networks that need not be the one the code makes."""
_OUTPUT = re.compile(r"\b(?:output|last|final|classification|softmax|prediction)\s+layer\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:both|all(?:\s+(?:of\s+)?the)?(?:\s+\w+)?)\s+$", re.IGNORECASE)
_TOGETHER_BEHIND = re.compile(r"\s+(?:together|combined|in\s+total)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:each|every)(?:\s+(?:one\s+)?of\s+(?:the|these|our))?(?:\s+(?:two|three|four|five|six))?\s+$", re.IGNORECASE
)
_HIDDEN = re.compile(rf"(?<![\w-])(?:(?P<ordinal>{_ORDINAL})\s+)?hidden\s+layer\b", re.IGNORECASE)
_ORDERED = re.compile(
    rf"\b(?:the\s+(?P<ordinal>{_ORDINAL})(?:\s+one)?|(?:the\s+)?(?P<ranked>{_ORDINAL})(?P<layer>\s+layer))"
    r"(?=\s*(?:[,;:]|\d|(?:(?:therefore|then|thus|also|alone|already|only|even)\s+)?(?:has|have|had|gives|with|needs|adds|is|gets|about|"
    r"contributes|holds|contains|requires|takes|produces|outputs|returns|yields|costs|brings|uses|learns)\b|of\s+(?:them|the|our|this)\b))",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?!(?:this|that|the|each|a|every|per|one|which|same|input|previous|next|other|following|last)\b)[\w-]+\s+layers?\b|\b(?:this|the|each|every|second|third|fourth|last)\s+(?:\w+\s+)?(?:blocks?|stages?|branch(?:es)?|modules?)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:the|our|this|whole|entire|complete|full|a|simple|small|total)\s+(?:\w+[- ]+){0,3}?"
    r"(?:model|network|net|cnn|convnet|convolutional neural network|architecture|neural network)\b",
    re.IGNORECASE,
)
_ALL_LAYERS = re.compile(
    r"\b(?:over|of|in|for|across)\s+all\s+(?:of\s+)?(?:the\s+)?layers\b(?!\s+but)"
    r"|\b(?:the|our|this|whole)\s+(?:LeNet(?:-?5)?|MLP|(?:multi-?layer\s+)?perceptron|auto-?encoder)\b(?!['’-])",
    re.IGNORECASE,
)
_INPUT = re.compile(r"\binput\s+layer\b", re.IGNORECASE)
_BLOCK = re.compile(
    rf"(?<![\w-])(?:(?P<ordinal>{_ORDINAL})\s+(?:residual\s+|conv\w*\s+)?block|block\s+#?(?P<number>\d{{1,2}})(?![\w.,%]))\b",
    re.IGNORECASE,
)
_NO_LAYERS = frozenset(
    "block blocks stage stages module modules network networks net nets neural feature features base".split()
)
"""What makes other things of the word before: a convolutional *block*, a convolutional *network*."""
_CLASSIC = re.compile(r"(?<![\w.`])(?P<letter>[CSF])(?P<number>[1-9])(?![\w.])")
"""LeNet's own names of its layers."""


def find_phrase(text: str) -> Iterator[Subject]:
    """Find layers by their kind, and which of them: the second convolution."""
    for match in _PHRASE.finditer(text):
        noun = (match["noun"] or "").lower()
        if noun in _NO_LAYERS:
            continue
        family = take_family(match)
        ordinal = _ORDINALS.get((match["ordinal"] or match["aside"] or "").lower(), 0)
        number = ordinal or int(match["number"] or 0)
        before = text[: match.start()]
        sized = _SIZED.match(text, match.end()) or _SIZED_BEFORE.search(before)
        together = bool(_TOGETHER.search(before) or _TOGETHER_BEHIND.match(text[match.end() :]))
        each = bool(_EACH.search(before))
        several = noun in ("layers", "operations")
        families = (family,) if together and several else ()
        yield Subject(
            *match.span(),
            match[0],
            family,
            number,
            several=several and not (together or each),
            families=families,
            together=bool(families),
            each=each,
            sized=int(sized["size"]) if sized else 0,
        )


def find_place(text: str) -> Iterator[Subject]:
    """Find the layer that a network ends in."""
    yield from (Subject(*match.span(), match[0], number=OUTPUT) for match in _OUTPUT.finditer(text))


def find_order(text: str) -> Iterator[Subject]:
    """Find ordinals without a family: the second one, the third layer, the first hidden layer."""
    for match in _HIDDEN.finditer(text):
        number = _ORDINALS.get((match["ordinal"] or "").lower(), 0)
        yield Subject(*match.span(), match[0], number=number, role=PhraseRole.HIDDEN)
    for match in _ORDERED.finditer(text):
        role = PhraseRole.ANY if match["layer"] else PhraseRole.NEXT
        ordinal = match["ordinal"] or match["ranked"]
        yield Subject(*match.span(), match[0], number=_ORDINALS[ordinal.lower()], role=role)


def find_block(text: str) -> Iterator[Subject]:
    """Find the blocks of a network by their numbers: the second block, block 2."""
    for match in _BLOCK.finditer(text):
        ordinal = _ORDINALS.get((match["ordinal"] or "").lower(), 0)
        number = ordinal or int(match["number"] or 0)
        if number > 0:
            yield Subject(*match.span(), match[0], number=number, role=PhraseRole.BLOCK)


def find_other(text: str) -> Iterator[Subject]:
    """Find what may be a part of a network and is none that is known."""
    yield from (Subject(*match.span(), match[0], role=PhraseRole.OTHER) for match in _OTHERS.finditer(text))


def find_inner(text: str) -> Iterator[Subject]:
    """Find the well-known model inside the network, what stands on it, and networks that are none of the document's."""
    for pattern, role in ((_INNER, PhraseRole.INNER), (_HEAD, PhraseRole.HEAD)):
        for match in pattern.finditer(text):
            yield Subject(*match.span("name"), match["name"], role=role)
    yield from (Subject(*match.span(), match[0], role=PhraseRole.OTHER) for match in _STRANGE.finditer(text))


def find_letter(text: str) -> Iterator[Subject]:
    """Find the names of layers that LeNet gave: C1, S2, F6."""
    for match in _CLASSIC.finditer(text):
        yield Subject(*match.span(), match[0], classic=(match["letter"], int(match["number"])))


def find_whole(text: str) -> Iterator[Subject]:
    """Find the network."""
    for pattern in (_WHOLE, _ALL_LAYERS):
        yield from (Subject(*match.span(), match[0], whole=True) for match in pattern.finditer(text))


def find_input(text: str) -> Iterator[Subject]:
    """Find where a network begins."""
    yield from (Subject(*match.span(), match[0], role=PhraseRole.INPUT) for match in _INPUT.finditer(text))


FINDERS = (find_phrase, find_place, find_input, find_letter, find_inner, find_whole, find_block, find_order, find_other)
"""In the order in which they are tried: what one has found, no other finds."""
