"""Which quantity a value in a sentence is said to be: by the words behind it, or by those in front."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..claims.places import Form
from ..core.structs import Struct
from .nouns import ADJECTIVES, BARE, BEFORE, BEHIND, IS, OF

_TENSOR = r"(?:tensors?|feature\s+maps?|maps?|volumes?|images?|outputs?|vectors?|arrays?|activations?)"
_VERB = re.compile(
    r"(?:outputs?|produces?|yields?|returns?|generates?|makes?|results?\s+in|down\s+to|becomes?|measures?|gives?|giving|leav\w+|left\s+with|ends?\s+up\s+(?:with|as|at)|we\s+(?:get|obtain)|"
    r"(?:reduc|shr[iau]nk|transform|turn|convert|bring|brought|compress|downsampl|upsampl|enlarg|goes\s+from|maps\s+(?:the|an?|each|every))\w*\b"
    r"[^.;]{0,60}?\b(?:in)?to)"
    rf"(?:\s+(?:us|an?|the|with|out|\d+))*(?:\s+(?:\w+\s+)?{_TENSOR})?(?:\s+(?:of|with|has|have|whose))*(?:\s+(?:the|an?))*"
    r"(?:\s+(?:shape|size|dimensions?))?(?:\s+(?:of|is))?\s*$",
    re.IGNORECASE,
)
"""What a layer does to its input, in front of the shape that comes out."""
_BEHIND = [
    (re.compile(rf"\s*[-\s]?{ADJECTIVES}(?:{noun.words})(?![\w-]|\s*=|\s*[x×*·+/]\s*\d)", re.IGNORECASE), noun)
    for noun in BEHIND
]
_BEFORE = [(re.compile(rf"(?<![\w/-])(?:{noun.words}){OF}(?:{IS})$", re.IGNORECASE), noun) for noun in BEFORE]
VECTOR = ("size",)
"""What the length of a vector is."""
SHAPED = frozenset({"output", "input", "kernel", "stride", "padding", "receptive-field"})
"""What a shape may be said to be; a plain number may be all of them, too."""
_GIVES = re.compile(
    r"\bflatten\w*\b[^.;]{0,40}\b(?:gives|outputs|produces|has|yields|makes|into|to)\b[^.;]{0,20}$", re.IGNORECASE
)
_MANY = re.compile(r"\s*(?:output\s+)?(?:values|features|outputs|numbers|units|entries|elements)\b", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:takes?(?:\s+in)?|expects?|receives?|gets|sees|needs)\s+(?:all\s+)?(?:(?:the|an?)\s+)?$", re.IGNORECASE
)
_HAS = re.compile(r"\b(?:has|have|with)\s+$", re.IGNORECASE)
_HEADS_LIST = re.compile(r"[\s\w-]{0,40}:")
_LABEL = re.compile(
    r"(?:^|[\n*•-]|\b(?:layer|conv\w*|fc|dense|block|stage|step|table|listing|pool\w*|hidden))\s*#?$", re.IGNORECASE
)
_TAKEN = re.compile(r"\s*(?:inputs|input\s+(?:features|values|units|neurons))\b", re.IGNORECASE)
_FEATURES = re.compile(r"\s*(?:values|features|numbers)\b", re.IGNORECASE)
_OF_SHAPE = re.compile(r"\bof\s+(?:shape|size|length)\s*\(?$", re.IGNORECASE)
FLATTENED = re.compile(r"\s*(?:outputs?|feature\s+maps?|tensors?)\s+(?:is|are|was|were|get|gets)\s+", re.IGNORECASE)
"""What a flattening layer is fed has a shape, and what it gives is one number."""
_LENGTH = re.compile(
    r"\b(?:vectors?|arrays?|lists?)\s+(?:of|with|that\s+has|containing)\s+(?:(?:length|size)\s+)?$", re.IGNORECASE
)
_GOES_IN = re.compile(
    r"\s*(?:values|features|numbers|entries|elements)?,?\s*(?:which|that)\s+(?:goes|go|enters?|(?:is|are)\s+(?:fed|passed|handed))\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:turns?|maps?|converts?|transforms?|brings?|reshapes?)\s+(?:an?|the|each|every)\s+[\w\s-]{1,30}$",
    re.IGNORECASE,
)
_INTO = re.compile(r"(?:[-\s](?:dimensional|element))?(?:\s+\w+)?\s+(?:in)?to\b", re.IGNORECASE)
_LONG = re.compile(r"[-\s](?:dimensional|element)\s+(?:\w+\s+)?vector\b", re.IGNORECASE)
_INPUT_HAS = re.compile(
    r"\binputs?\s+(?:of|to|for)\s+(?:the\s+)?[^.;,]{1,40}?\s(?:has|have|is|are|consists?\s+of)\s+(?:a\s+vector\s+of\s+)?$",
    re.IGNORECASE,
)
_WIDE = re.compile(
    r"\s*(?:(?:pixels?|px|points)\s+(?:wide|high|tall|across|on\s+(?:a|each|every)\s+side|in\s+(?:width|height)|per\s+side)"
    r"|(?:samples?|frames|tokens|(?:time[- ]?)?steps|positions|values)\s+long)\b",
    re.IGNORECASE,
)
"""What stands behind the side of a map, or the length of a sequence."""
_SIDE = re.compile(
    r"\b(?:(?:sides?|edges?)(?:\s+lengths?)?|lengths?)(?:\s+of\s+(?:the|its|their|each)\s+[\w\s]{1,30}?)?\s+"
    r"(?:of|is|are|becomes?|(?:shr[iau]nks?|drops?|goes|falls?|grows?|changes?)(?:\s+from\s+\d+)?\s+to)\s+(?:(?:just|only)\s+)?$",
    re.IGNORECASE,
)
"""What stands in front of it."""
_ENDS = re.compile(r"\s*(?:(?:pixels?|px|(?:time[- ]?)?steps|samples)\b|[.,;:)]|and\b|$)", re.IGNORECASE)
"""What stands behind a number of which nothing is named but what sides are measured in."""
_HALVED = re.compile(r"\b(?:side|edge)\b[^.;,]*\bfrom\s+\d+\s+to\s+$", re.IGNORECASE)
_OUT = re.compile(r"\b[HWLO]_?\{?(?:\\(?:text|mathrm)\{)?out(?:put)?\}*\s*=\s*$")
"""The side of what comes out, in the letters of formulas."""
_SEQUENCE = re.compile(r"\s*(?:(?:time[- ]?)?steps|samples|frames|tokens|positions)\b", re.IGNORECASE)
_MAKES = re.compile(
    r"\b(?:outputs?|leaves|leaving|yields?|produces?|returns?|gives)\s+(?:us\s+|only\s+|just\s+)?$", re.IGNORECASE
)
"""What a layer does that is said to make so many steps of a sequence."""
_STEPS = re.compile(r"\s*(?:time[- ]?)?steps\b(?!\s+(?:ahead|into|in\s+advance|later|of\s+size))", re.IGNORECASE)
_SEQUENCE_OF = re.compile(r"\b(?:sequences?|signals?)\s+of\s+(?:(?:length|just|only)\s+)?$", re.IGNORECASE)
_OF_WINDOW = re.compile(
    r"\b(?:kernels?|filters?|windows?|strides?|patch(?:es)?|paddings?|borders?|margins?|frames?|rings?|crops?|squares?|regions?|areas?|fields?|originals?|photos?)\b"
    r"[^.;,]*$",
    re.IGNORECASE,
)
_MAPS = re.compile(
    r"\b(?:maps?|outputs?|images?|pictures?|volumes?|tensors?|signals?|sequences?|it|they|(?:what|that)\s+(?:comes?\s+out|(?:is|are)\s+left))\b"
    r"[^.;]*$",
    re.IGNORECASE,
)
"""What has a side or a length."""
_SEES = re.compile(
    r"\b(?:sees?|covers?|looks?\s+at|depends?\s+on)\s+(?:an?|the)\s+(?:window|patch|region|area|square)\s+(?:of\s+)?$",
    re.IGNORECASE,
)
_FED = re.compile(r"\b(?:reads?|takes?|receives?|gets|expects?|is\s+fed)\b[^.;]*$", re.IGNORECASE)
_COUNTED = re.compile(r"(?:\d\s*|^\s+)$")
_KERNEL_BEFORE = re.compile(r"\b(?:kernels?|filters?|windows?)\s+of\s+(?:size\s+|shape\s+)?$")
_OUTPUT_HAS = re.compile(
    r"\boutputs?\s+(?:tensors?\s+|volumes?\s+)?(?:of|from)\s+[^.;]{1,50}?,?\s+\(?(?:of|with|has|having|is\s+of)\s+"
    r"(?:the\s+|a\s+)?(?:shape|size|dimensions?)\s*(?:of\s*)?$",
    re.IGNORECASE,
)
_HAS_SHAPE = re.compile(
    r"\b(?:has|have|having|with|of|is|gets?|takes?)\s+(?:(?:the|a|an?\s+output)\s+)?(?:shape|size|dimensions?)\s*$",
    re.IGNORECASE,
)
_WINDOW = re.compile(r"\b(?:window|kernel|filter)s?\s+(?:shape|size)\b", re.IGNORECASE)
_KERNEL_BEHIND = re.compile(r"\s*(?:filters?|kernels?|windows?|convolution\s+(?:filter|kernel)s?)\b")


class Meaning(Struct):
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
    ways = OF_SHAPES if form is Form.SHAPE else OF_NUMBERS
    return next((found for way in ways if (found := way(before, after)) is not None), None)


def find_outcome(before: str) -> Meaning | None:
    """Tell whether a shape is said to come out, by all that stands in front of it: ``goes from 16 × 16 to``."""
    return _comes_out(before, "")


def find_new_side(before: str) -> Meaning | None:
    """Find the side that another one becomes, by all that stands in front of it: ``the side shrinks from 32 to``."""
    return Meaning(("output",), sure=True) if _HALVED.search(before) else None


def find_calculated(before: str) -> Meaning | None:
    """Find what the letters in front of a calculation say that it gives: ``H_{out} =``."""
    return Meaning(("output",), sure=True) if _OUT.search(before) else None


def find_own_shape(before: str) -> Meaning | None:
    """Find the shape of an output that is named: ``the output of the second pooling layer, of shape (5, 5, 24)``."""
    return Meaning(("output",), sure=True) if _OUTPUT_HAS.search(before) else None


def find_any_shape(before: str) -> Meaning | None:
    """Find a shape that something has: ``has the shape (None, 200, 64)``; nobody says whether it goes in or out."""
    return Meaning(("output", "input"), sure=False) if _HAS_SHAPE.search(before) else None


def _is_flattened(before: str, after: str) -> Meaning | None:
    """Find the shape that is flattened: ``the (4, 4, 64) outputs are flattened``."""
    found = FLATTENED.match(after)
    fed = found is not None and after[found.end() :].lower().startswith("flatten")
    return Meaning(("input",), sure=True) if fed else None


def _is_flat(before: str, after: str) -> Meaning | None:
    """Find the number of values that flattening gives."""
    given = _GIVES.search(before) and (_MANY.match(after) or _OF_SHAPE.search(before))
    return Meaning(("size",), sure=True) if given else None


def _goes_in(before: str, after: str) -> Meaning | None:
    """Find how many values go into a layer that is named behind: ``a vector of 400 values, which goes into fc1``."""
    return Meaning(("input",), sure=True) if _GOES_IN.match(after) and _LENGTH.search(before) else None


def _is_long(before: str, after: str) -> Meaning | None:
    """Find the length of a vector: ``a vector of length 64``; one that is turned into something comes in."""
    if _TURNED.search(before) and _INTO.match(after):
        return Meaning(("input",), sure=False)
    return Meaning(VECTOR, sure=True) if _LENGTH.search(before) or _LONG.match(after) else None


def _is_fed(before: str, after: str) -> Meaning | None:
    """Find how many values come in: ``the input of fc1 has 400 features``, ``takes a 400-dimensional vector``."""
    fed = _INPUT_HAS.search(before) and _MANY.match(after)
    taken = _TAKES.search(before) and _LONG.match(after)
    has = (_HAS.search(before) and _TAKEN.match(after)) or (_TAKES.search(before) and _FEATURES.match(after))
    return Meaning(("input",), sure=True) if fed or taken or has else None


def _is_taken(before: str, after: str) -> Meaning | None:
    """Find the number of values that a layer takes: ``takes 400 inputs``."""
    taken = _TAKES.search(before) and _TAKEN.match(after)
    return Meaning(("input",), sure=True) if taken else None


def _is_long_or_wide(before: str, after: str) -> Meaning | None:
    """Find the side of a map, or the length of a sequence: ``13 pixels wide``, ``signals of 44 samples``."""
    if _SEES.search(before) and _WIDE.match(after):
        return Meaning(("receptive-field",), sure=True)
    if _MAKES.search(before) and _STEPS.match(after):
        return Meaning(("output",), sure=True)
    wide = _WIDE.match(after) or (_SEQUENCE_OF.search(before) and _SEQUENCE.match(after))
    said = wide or (_SIDE.search(before) if _ENDS.match(after) else None)
    if not said or _OF_WINDOW.search(before) or not (_MAPS.search(before) or _SIDE.search(before)):
        return None
    return Meaning(("input", "output") if _FED.search(before) else ("output", "input"), sure=True)


def _named_behind(before: str, after: str) -> Meaning | None:
    """Find the noun behind a number: ``896 parameters``; ``Layer 2 parameters: 320`` has it in front of another."""
    if _HEADS_LIST.match(after) and _LABEL.search(before):
        return None
    return next((Meaning(noun.quantities, not noun.loose) for pattern, noun in _BEHIND if pattern.match(after)), None)


def _named_before(before: str, after: str) -> Meaning | None:
    """Find the noun in front of a number: ``the number of parameters is 896``."""
    for pattern, noun in _BEFORE:
        found = pattern.search(before)
        if found and not _is_counted(before, found):
            return Meaning(noun.quantities, not noun.loose)
        if found and noun.quantities == ("biases",) and found[0].rstrip()[-1:] == ":":
            return Meaning(("params",), sure=True)  # 288 weights, plus 32 biases: 320
    return None


def _is_counted(before: str, noun: re.Match[str]) -> bool:
    """Tell whether a noun behind another value is part of a sum: 24 weights + 1 bias = 25."""
    return _COUNTED.search(before[: noun.start()]) is not None and noun[0].rstrip()[-1:] in "=:"


def _shape_named_before(before: str, after: str) -> Meaning | None:
    """Find the noun in front of a shape; ``output`` leaves no doubt there."""
    named = (noun for pattern, noun in _BEFORE if SHAPED.intersection(noun.quantities) and pattern.search(before))
    found = next(named, None)
    return None if found is None else Meaning(found.quantities, not found.loose or found.words == BARE)


def _is_kernel(before: str, after: str) -> Meaning | None:
    """Find the size of kernels: ``filters of size 3x3``, ``3x3 kernels``."""
    return Meaning(("kernel",), sure=True) if _KERNEL_BEFORE.search(before) or _KERNEL_BEHIND.match(after) else None


def _comes_out(before: str, after: str) -> Meaning | None:
    """Find the shape that a layer is said to make; windows become smaller, too."""
    if _VERB.search(before) is None:
        return None
    return Meaning(("kernel",), sure=False) if _WINDOW.search(before) else Meaning(("output",), sure=True)


Way = Callable[[str, str], Meaning | None]
OF_NUMBERS: tuple[Way, ...] = (
    _is_long_or_wide,
    _is_flat,
    _goes_in,
    _is_fed,
    _is_long,
    _is_taken,
    _named_behind,
    _named_before,
)
OF_SHAPES: tuple[Way, ...] = (_is_flattened, _shape_named_before, _is_kernel, _comes_out)
"""The ways in which words say what a value is, in the order in which they are tried."""
