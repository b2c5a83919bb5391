"""Which quantity a number in a sentence is said to be: by the words behind it, or by those in front."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .values import Form

_ADJECTIVES = (
    r"(?:(?:total|learnable|trainable|non-trainable|learned|learnt|free|model|network|weight|bias|different|output|"
    r"hidden|convolutional|convolution|kernel|unique|adjustable|tunable|separate|individual|new|in\s+total)\s+){0,3}"
)


@dataclass(frozen=True, slots=True)
class Noun:
    """Map words to the quantities they may mean, the likeliest first; *forms* are those its values have.

    *loose* words mean many things: by them a value can be confirmed, and never be called wrong.
    """

    words: str
    quantities: tuple[str, ...]
    loose: bool = False


_PARAMETERS = r"(?:parameters?|params?)"
_LEARNT = rf"(?:trainable|learnable|learned|learnt)\s+{_PARAMETERS}"
_FIXED = rf"(?:non-trainable|untrainable|frozen)\s+{_PARAMETERS}"
_SIZE = r"(?:shape|size|dimensions?|dim|volume)"
_VALUES = "channels maps feature\\s+maps features values outputs activations inputs pixels classes"
BEHIND: tuple[Noun, ...] = (
    Noun(_FIXED, ("non-trainable",)),
    Noun(rf"(?:(?:total|model)\s+)?{_LEARNT}", ("trainable", "params")),
    Noun(rf"(?:bias|biases)\s+{_PARAMETERS}|bias\s+(?:terms?|weights?|values)|bias(?:es)?\b", ("biases",)),
    Noun(rf"weight\s+{_PARAMETERS}", ("weights", "params")),
    Noun(rf"{_PARAMETERS}|weights\s+and\s+biases", ("params",)),
    Noun(r"weights?", ("weights", "params")),
    Noun(r"filters?(?!\s+of\s+size\s+\d+\s*,)|kernels?", ("filters",)),
    Noun(r"units|neurons|nodes|hidden\s+units", ("units", "size", "filters"), loose=True),
    Noun(rf"(?:(?:output|feature|input)\s+)?(?:{'|'.join(_VALUES.split())})", ("size", "units", "filters"), loose=True),
    Noun(r"MACs?|multiply-accumulates?|multiplications", ("macs",)),
    Noun(r"FLOPs", ("flops", "macs"), loose=True),
)
"""What stands behind a number."""
_OF = r"(?:\s+(?:of|in|for|from|after|at)\s+(?:the\s+|this\s+|our\s+|each\s+)?[\w\s'’.`()-]{1,60}?)?"
_ADVERBS = r"(?:layer|therefore|thus|then|hence|also|now|so)"
_VERBS = (
    r"(?:is|are|was|be|being|becomes?|equals?|equal\s+to|comes?\s+(?:out\s+)?to|amounts?\s+to|works?\s+out\s+(?:to|as)|"
    r"adds?\s+up\s+to|gives?(?:\s+us)?|of|=|:|->|→|has|have)"
)
_FILLERS = (
    r"(?:therefore|thus|then|hence|now|also|a|an|only|just|exactly|simply|calculated\s+as|given\s+by|equal\s+to|=|:|to|be|"
    r"whopping|total\s+of)"
)
_IS = rf"\s*(?:{_ADVERBS}\s*)?{_VERBS}(?:\s*{_FILLERS})*\s*"
_COUNT_OF = r"(?:(?:total\s+)?(?:number|count|amount|no\.?|sum)\s+of\s+|#\s*(?:of\s+)?|total\s+|num[_ ])"
_ALL = rf"{_COUNT_OF}(?:all\s+)?(?:the\s+)?"
_BARE = r"outputs?"
"""Of a shape it leaves no doubt, of a number it does."""
BEFORE: tuple[Noun, ...] = (
    Noun(rf"{_ALL}{_FIXED}|{_FIXED}", ("non-trainable",)),
    Noun(rf"{_ALL}{_LEARNT}|{_LEARNT}", ("trainable", "params")),
    Noun(rf"{_COUNT_OF}bias(?:es)?(?:\s+terms)?|bias(?:es)?", ("biases",)),
    Noun(rf"{_ALL}(?:model\s+)?{_PARAMETERS}|{_PARAMETERS}", ("params",)),
    Noun(rf"{_COUNT_OF}(?:the\s+)?(?:weights|w)|weights?", ("weights", "params")),
    Noun(
        rf"(?:output|out|resulting|final)\s+(?:feature\s+map\s+)?(?:{_SIZE}|tensor)(?:\s+(?:shape|size))?"
        rf"|{_SIZE}\s+of\s+(?:the|its)\s+output(?:\s+\w+)?",
        ("output",),
    ),
    Noun(_BARE, ("output", "size"), loose=True),
    Noun(rf"input\s+{_SIZE}|{_SIZE}\s+of\s+(?:the|its)\s+input(?:\s+image)?", ("input",)),
    Noun(
        r"(?:kernel|filter|pool(?:ing)?|window)\s+size|kernel_size|pool_size|(?:kernels?|filters?)\s+of\s+size"
        r"|(?:pooling\s+)?window",
        ("kernel",),
    ),
    Noun(r"memory|activation\s+volume", ("size", "memory"), loose=True),
    Noun(r"strides?", ("stride",)),
    Noun(r"padding", ("padding",)),
    Noun(r"(?:number|no\.?)\s+of\s+(?:filters|kernels|output\s+channels)", ("filters",)),
    Noun(r"(?:number|no\.?)\s+of\s+(?:units|neurons|nodes)", ("units",)),
    Noun(rf"feature\s+maps?(?:\s+of(?:\s+(?:size|shape))?)?|(?:new\s+)?{_SIZE}", ("output", "input"), loose=True),
)
"""What stands in front of a value, with a verb or a sign between them."""
_TENSOR = r"(?:tensors?|feature\s+maps?|maps?|volumes?|images?|outputs?|vectors?|arrays?|activations?)"
_VERB = re.compile(
    r"(?:outputs?|produces?|yields?|returns?|generates?|results?\s+in|reduces?\b[^.;]{0,60}?\bto|down\s+to|becomes?|"
    r"shrinks?\b[^.;]{0,40}?\bto|transforms?\b[^.;]{0,60}?\bto|goes\s+from\b[^.;]{0,40}?\bto|gives?)"
    rf"(?:\s+(?:us|an?|the|with|out))*(?:\s+(?:\w+\s+)?{_TENSOR})?(?:\s+(?:of|with|has|have|whose))*(?:\s+(?:the|an?))*"
    r"(?:\s+(?:shape|size|dimensions?))?(?:\s+(?:of|is))?\s*$",
    re.IGNORECASE,
)
"""What a layer does to its input, in front of the shape that comes out."""
_BEHIND = [
    (re.compile(rf"\s*[-\s]?{_ADJECTIVES}(?:{noun.words})(?![\w-]|\s*[:=])", re.IGNORECASE), noun) for noun in BEHIND
]
_BEFORE = [(re.compile(rf"(?<![\w-])(?:{noun.words}){_OF}(?:{_IS})$", re.IGNORECASE), noun) for noun in BEFORE]
SHAPED = frozenset({"output", "input", "kernel", "stride", "padding"})
"""What a shape may be said to be; a plain number may be all of them, too."""


_GIVES = re.compile(
    r"\bflatten\w*\b[^.;]{0,40}\b(?:gives|outputs|produces|has|yields|makes|into|to)\b[^.;]{0,20}$", re.IGNORECASE
)
_MANY = re.compile(r"\s*(?:output\s+)?(?:values|features|outputs|numbers|units|entries|elements)\b", re.IGNORECASE)
_SHAPED = re.compile(r"\bof\s+(?:shape|size|length)\s*\(?$", re.IGNORECASE)
FLATTENED = re.compile(r"\s*(?:outputs?|feature\s+maps?|tensors?)\s+(?:is|are|was|were|get|gets)\s+", re.IGNORECASE)
"""What a flattening layer is fed has a shape, and what it gives is one number."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Hold which quantities a value may be, and whether the words leave no doubt."""

    quantities: tuple[str, ...]
    sure: bool


def find_meaning(before: str, after: str, form: Form) -> Meaning | None:
    """Tell which quantity a value between two texts is said to be; None if nothing says it.

    >>> find_meaning("It has ", " total learnable parameters", Form.NUMBER).quantities
    ('trainable', 'params')
    >>> find_meaning("so the output shape of the layer is ", "", Form.SHAPE).quantities
    ('output',)
    """
    shape = form is Form.SHAPE
    if not shape and _GIVES.search(before) and (_MANY.match(after) or _SHAPED.search(before)):
        return Meaning(("size",), sure=True)
    if shape and (found := FLATTENED.match(after)) and after[found.end() :].lower().startswith("flatten"):
        return Meaning(("input",), sure=True)
    if not shape:
        for pattern, noun in _BEHIND:
            if pattern.match(after):
                return Meaning(noun.quantities, not noun.loose)
    for pattern, noun in _BEFORE:
        if pattern.search(before) and (not shape or SHAPED.intersection(noun.quantities)):
            return Meaning(noun.quantities, not noun.loose or (shape and noun.words == _BARE))
    if shape and re.search(r"\b(?:kernels?|filters?|windows?)\s+of\s+(?:size\s+|shape\s+)?$", before):
        return Meaning(("kernel",), True)
    if _VERB.search(before) and shape:
        return Meaning(("output",), True)
    if shape and re.match(r"\s*(?:filters?|kernels?|windows?|convolution\s+(?:filter|kernel)s?)\b", after):
        return Meaning(("kernel",), True)
    return None
