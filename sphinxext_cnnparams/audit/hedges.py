"""Words that make a sentence speak of something else than the network as it is: those must not be called wrong."""

from __future__ import annotations

import re

_OPEN = re.compile(
    r"\b(?:if|would|could|should|suppose|imagine|assum\w+|instead|without|unlike|whereas|compar\w+|than|typical\w*|"
    r"usually|often|commonly|each|every|per|another|original(?:ly)?|paper|try|exercise|change\w*|let['’]?s\s+say|"
    r"for\s+example|for\s+instance|e\.g\.|might|may|not|never|wrong\w*|mistake\w*|incorrect\w*|increase\w*|decrease\w*|"
    r"replac\w+|additional|extra|remaining|rest|previous\w*|before|maximum|minimum|like|similar\w*|popular|choice|common|choose|pick|shown|figure|diagram|picture|starter|below|above|batch(?:es)?|epochs?|"
    r"VGG\w*|ResNet\w*|AlexNet|GoogLeNet|Inception\w*|BERT|GPT\w*|EfficientNet\w*|MobileNet\w*|DenseNet\w*|Xception)\b"
    r"|\?\s*$|n['’]t\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"\b(?:block|blocks|stage|stages|branch|branches|module|modules|group|groups|path|encoder|decoder|generator|"
    r"discriminator|head|backbone|add|adds|adding|added|insert\w*|remov\w+|more|last|final|first|next|following|these|those|lenet\w*|u-?net)\b",
    re.IGNORECASE,
)


def is_open(sentence: str) -> bool:
    """Tell whether a sentence may speak of another network, of a part of the facts, or of what is not so.

    >>> is_open("Without padding it would be 26 x 26"), is_open("The layer has 320 parameters.")
    (True, False)
    """
    return bool(_OPEN.search(sentence))


def is_partial(sentence: str) -> bool:
    """Tell whether a sentence that counts layers may count those of a part of the network."""
    return bool(_PARTIAL.search(sentence))
