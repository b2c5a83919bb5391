"""Words that make a sentence speak of something else than the network as it is: those must not be called wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

FAMOUS = (
    r"VGG\w*|ResNet\w*|AlexNet|GoogLeNet|Inception\w*|BERT|GPT\w*|EfficientNet\w*|MobileNet\w*|DenseNet\w*|Xception"
)
"""Networks that a text may compare with its own."""
UNREAL = (
    r"if|would|could|suppose|imagine|assum\w+|instead|without|forg[eo]t\w*|ignor\w+|omit\w*|neglect\w*|unlike|than|"
    r"original(?:ly)?|paper|exercise|might|may|not(?!\s+train)|wrong\w*|mistake\w*|incorrect\w*"
)
"""Words for what could be, or is not so."""
FANS = r"fan[-_ ]?(?:in|out)"
"""What initial values are scaled by: a count of connections, and of nothing that a table shows."""
ASKED = r"\?[)\]”’\"*_]*[.:]?\s*$"
_ELSEWHERE = re.compile(
    rf"\b(?:{UNREAL}|{FANS}|should|whereas|compar\w+|typical\w*|"
    r"usually|often|commonly|another|try|change\w*|let['’]?s\s+say|for\s+example|"
    r"for\s+instance|e\.g\.|never|increase\w*|decrease\w*|replac\w+|"
    r"like|similar\w*|popular|choice|common|choose|pick|shown|figure|diagram|picture|starter|below|above|"
    rf"{FAMOUS})\b|{ASKED}|n['’]t\b",
    re.IGNORECASE,
)
"""Anywhere in a sentence."""
_ASKS = re.compile(ASKED)
_FAMOUS = re.compile(rf"\b(?:{FAMOUS})\b", re.IGNORECASE)
_SUPPOSES = re.compile(
    rf"\b(?:{UNREAL}|{FANS}|never(?!\s+(?:been\s+)?train)|excluding|except|only\s+the\s+weights)\b|{ASKED}|n['’]t\b",
    re.IGNORECASE,
)
"""What makes a sentence speak of what is not so, whatever its numbers are."""
_PARTLY = re.compile(
    r"\b(?:each|every|per|additional|extra|remaining|rest|previous\w*|before(?!\s+(?:the\s+)?(?:pool|flatten|it))|maximum|"
    r"minimum|out\s+of|matri\w+|batch(?:es)?(?![- ]norm)|epochs?|most\s+of|of\s+the(?=\s+\d))\b",
    re.IGNORECASE,
)
"""Near a value."""
_PARTIAL = re.compile(
    r"\b(?:block|blocks|stage|stages|branch|branches|module|modules|group|groups|path|encoder|decoder|generator|"
    r"discriminator|head|backbone|add|adds|adding|added|insert\w*|remov\w+|more|last|final|first|next|following|these|"
    r"those|lenet\w*|u-?net)\b",
    re.IGNORECASE,
)
_OF_PART = re.compile(
    r"[^.;,]{0,15}\b(?:blocks?|stages?|branch(?:es)?|modules?|groups?|path|encoder|decoder|generator|discriminator|head|backbone)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\((?![^()]*(?:params?|parameters|weights))[^()]*[a-z][^()]*\)", re.IGNORECASE)
"""What stands in brackets is said by the way."""
_IDIOM = re.compile(
    r"\b(?:do\s+not|don['’]t)\s+(?:forget|worry|miss)\b|\bnot\s+only\b|"
    r"\bif\s+(?:you|we)\s+(?:print|look|check|ask|inspect|run|call)\b|"
    r"\b(?:does|do|is|are)\s+not\s+(?:use\s+padding|padded)\b|\b(?:layers?|maps?)\s+(?:above|below)\b",
    re.IGNORECASE,
)
_BEHIND_CLAUSE = re.compile(r"[,;(]\s?|\s[–—-]+\s")
_COMPARES = re.compile(
    r"\b(?:than|like|unlike|compar\w+|similar\w*|popular|typical\w*|usually|often|common(?:ly)?|VGG\w*|ResNet\w*|AlexNet|GPT\w*)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|every)\b", re.IGNORECASE)
_EACH_SAMPLE = re.compile(
    r"\b(?:each|every)\s+(?:\S+\s+)?(?:image|picture|photo|sample|digit|input|review|sentence|example|document)s?\b"
    r"|\b(?:at|for|in)\s+(?:each|every)\s+(?:word|token|(?:time[- ]?)?step|character|position|index)\b"
    r"|(?<=#)[^.,;]{1,20}\b(?:for|in)\s+(?:each|every)(?:\s+of\s+(?:its|the))?(?:\s+\d+)?\s+(?:channel|map|filter)s?\b",
    re.IGNORECASE,
)
"""What goes through the whole network is no part of it."""
_MOST_OF_ALL = re.compile(
    r"\bmost\s+of\s+(?:the|these|its)(?=\s+#\s*(?:\w+\s+)?param\w*\s+(?:of|in)\s+(?:the|this|our)\s+(?:\w+\s+)?(?:model|network|net)\b)",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(
    r"\b(?:an?|one|single)\s+(?:single\s+)?(?:filter|kernel|neuron|node|unit|gate|cell)\b(?!\s+(?:of\s+)?(?:size|shape|\d))",
    re.IGNORECASE,
)
_EACH_HAS = re.compile(
    r"\b(?:an?|one|each|every|(?:a\s+)?single)\s+(?:such\s+)?(?:filter|kernel|neuron|node|unit)"
    r"(?:\s+(?:of|in)\s+(?:the\s+)?[^.,;]{1,40}?)?\s+(?:then\s+|therefore\s+|thus\s+)?"
    r"(?:has|needs|contains|consists\s+of|learns|holds|comes\s+with)\s+(?:exactly\s+|only\s+|just\s+)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()]\s|\s(?=(?:because|since|while|which|where)\b)")
AROUND = 30
"""How many characters behind a value still belong to it."""


def is_open(sentence: str, known: Sequence[str] = (), at: tuple[int, int] | None = None) -> bool:
    """Tell whether a sentence may speak of another network than those *known*, of what could be, or of what is not so.

    What stands in other clauses behind the value *at* some place may compare it with something else.

    >>> is_open("Without padding it would be 26 x 26"), is_open("The layer has 320 parameters.")
    (True, False)
    """
    if at is not None:
        behind = _BEHIND_CLAUSE.search(sentence, at[1])
        stop = behind.start() if behind else len(sentence)
        sentence = f"{sentence[: at[0]]} # {sentence[at[1] : stop]}{_COMPARES.sub('', sentence[stop:])}"
    said = _IDIOM.sub("", _ASIDE.sub("", sentence))
    return bool(_ASKS.search(sentence) or _ELSEWHERE.search(_without(known, said) if known else said))


def supposes(sentence: str, known: Sequence[str] = ()) -> bool:
    """Tell whether a sentence speaks of what could be or is not so, or of a well-known network that is not *known*.

    >>> supposes("Ignoring the bias it has 288."), supposes("It has 288, as shown above.")
    (True, False)
    """
    said = _IDIOM.sub("", sentence)
    return bool(_SUPPOSES.search(said) or _FAMOUS.search(_without(known, said) if known else said))


def _without(known: Sequence[str], sentence: str) -> str:
    """Leave out the names of networks that the document itself makes: ``MobileNetV2`` is part of its model."""
    return re.sub("|".join(rf"\b{re.escape(name)}\b" for name in known), "", sentence, flags=re.IGNORECASE)


def is_part(sentence: str, start: int, end: int, *, each: bool = False) -> bool:
    """Tell whether the words around ``sentence[start:end]`` make it a part of what is counted, or one of many.

    *each* says that the sentence speaks of each layer of some kind, and means it.

    >>> is_part("Most of the 320 parameters", 12, 15), is_part("As every map is seen, it has 320 parameters", 29, 32)
    (True, False)
    """
    breaks = [match.end() for match in _CLAUSE.finditer(sentence, 0, start)]
    behind = _CLAUSE.search(sentence, end)
    stop = min(behind.start() if behind else len(sentence), end + AROUND)
    words = f"{sentence[breaks[-1] if breaks else 0 : start]}#{sentence[end:stop]}"
    words = _EACH_SAMPLE.sub("", _MOST_OF_ALL.sub("", words))
    if _ONE_OF_MANY.search(words):
        return True
    return bool(_PARTLY.search(_EACH.sub("", words) if each else words))


def says_each(before: str) -> bool:
    """Tell whether a number is said of one filter, or of one unit, and of no part of it.

    >>> says_each("so each filter has "), says_each("Each filter adds ")
    (True, False)
    """
    return _EACH_HAS.search(before) is not None


def is_partial(before: str, behind: str) -> bool:
    """Tell whether layers may be counted that are a part of the network: by the words before them, and behind."""
    return bool(_PARTIAL.search(before) or _OF_PART.match(behind))
