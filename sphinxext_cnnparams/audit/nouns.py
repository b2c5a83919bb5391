"""Words for quantities: what stands behind a number, and what stands in front of one."""

from __future__ import annotations

from ..core.structs import Struct

ADJECTIVES = (
    r"(?:(?:total|learnable|trainable|non-trainable|learned|learnt|free|model|network|weight|bias|different|output|"
    r"hidden|convolutional|convolution|kernel|unique|adjustable|tunable|separate|individual|new|in\s+total)\s+){0,3}"
)


class Noun(Struct):
    """Map words, as a regular expression, to the quantities they may mean, the likeliest first.

    *loose* words mean many things: by them a value can be confirmed, and never be called wrong.
    """

    words: str
    quantities: tuple[str, ...]
    loose: bool = False


_PARAMETERS = r"(?:(?:parameters?|params?)(?!\s+(?:maps|groups?|sharing|updates?|server|curves)\b))"
_LEARNT = rf"(?:trainable|learnable|learned|learnt)\s+{_PARAMETERS}"
_FIXED = rf"(?:non-trainable|untrainable|frozen)\s+{_PARAMETERS}"
_STAY = r"(?:are|is|can\s+be|remain|stay|get|were|will\s+be|to\s+be)(?:\s+(?:actually|really|now|still|left|kept))?"
_SIZE = r"(?:shape|size|dimensions?|dim|volume)"
_VALUES = "maps feature\\s+maps features values outputs activations inputs pixels classes"
CHANNELS = "channels"
"""What is no quantity of its own: one dimension of what comes in, or of what goes out."""
BEHIND: tuple[Noun, ...] = (
    Noun(
        rf"(?:{_PARAMETERS}\s+)?(?:that\s+|which\s+)?{_STAY}\s+(?:not\s+(?:trainable|trained)|non-trainable|frozen)(?:\s*:)?",
        ("non-trainable",),
    ),
    Noun(
        rf"{_PARAMETERS}\s+(?:\(\w+\)\s+)?(?:that\s+|which\s+)?{_STAY}\s+(?:trainable|learnable|trained|learned|learnt)(?:\s*:)?",
        ("trainable",),
    ),
    Noun(_FIXED, ("non-trainable",)),
    Noun(rf"(?:(?:total|model)\s+)?{_LEARNT}", ("trainable", "params")),
    Noun(rf"(?:bias|biases)\s+{_PARAMETERS}|bias\s+(?:terms?|weights?|values)|bias(?:es)?\b", ("biases",)),
    Noun(rf"weight\s+{_PARAMETERS}", ("weights", "params")),
    Noun(rf"{_PARAMETERS}|weights\s+and\s+biases|(?:in|under)\s+the\s+[\"“`*]*param\s*#[\"”`*]*\s+column", ("params",)),
    Noun(r"weights?", ("weights", "params")),
    Noun(
        r"(?:values|numbers)\s+(?:to\s+be\s+(?:learn\w+|trained)|to\s+(?:learn|train)|that\s+are\s+(?:learn\w+|trained))",
        ("params",),
    ),
    Noun(r"filters?(?!\s+of\s+size\s+\d+\s*,)|kernels?", ("filters",)),
    Noun(r"units|neurons|nodes|hidden\s+units", ("units", "size", "filters"), loose=True),
    Noun(rf"(?:(?:output|feature|input)\s+)?(?:{'|'.join(_VALUES.split())})", ("size", "units", "filters"), loose=True),
    Noun(r"(?:(?:colou?r|input|output)\s+)?channels", (CHANNELS, "size", "filters"), loose=True),
    Noun(r"(?:time[- ]?)?steps|positions", ("output",), loose=True),
    Noun(r"MACs?|multiply-accumulates?|multiplications", ("macs",)),
    Noun(r"FLOPs", ("flops", "macs"), loose=True),
)
"""What stands behind a number."""
OF = r"(?:\s+(?:of|in|for|from|after|at)\s+(?:the\s+|this\s+|our\s+|each\s+)?[\w\s'’.`()-]{1,60}?)?"
_ADVERBS = r"(?:layer|therefore|thus|then|hence|also|now|so)"
_VERBS = (
    r"(?:is|are|was|be|being|becomes?|equals?|equal\s+to|comes?\s+(?:out\s+)?to|amounts?\s+to|works?\s+out\s+(?:to|as)|"
    r"adds?\s+up\s+to|gives?(?:\s+us)?|of|=|:|->|→|has|have)"
)
_FILLERS = (
    r"(?:therefore|thus|then|hence|now|also|a|an|only|just|exactly|simply|calculated\s+as|given\s+by|equal\s+to|=|:|to|be|"
    r"whopping|total\s+of|(?:(?:a|the)\s+)?(?:shape|dimensions?)(?:\s+of)?)"
)
IS = rf"\s*(?:{_ADVERBS}\s*)?{_VERBS}(?:\s*{_FILLERS})*\s*"
_COUNT_OF = r"(?:(?:total\s+)?(?:number|count|amount|no\.?|sum)\s+of\s+|#\s*(?:of\s+)?|total\s+|num[_ ])"
_ALL = rf"{_COUNT_OF}(?:all\s+)?(?:the\s+)?"
BARE = r"outputs?"
"""Of a shape it leaves no doubt, of a number it does."""
BEFORE: tuple[Noun, ...] = (
    Noun(rf"{_ALL}{_FIXED}|{_FIXED}", ("non-trainable",)),
    Noun(rf"{_ALL}{_LEARNT}|{_LEARNT}", ("trainable", "params")),
    Noun(rf"{_COUNT_OF}bias(?:es)?(?:\s+terms)?|bias(?:es)?", ("biases",)),
    Noun(rf"{_ALL}(?:model\s+)?{_PARAMETERS}|{_PARAMETERS}(?:\s+(?:count|number))?", ("params",)),
    Noun(rf"{_COUNT_OF}(?:the\s+)?(?:weights|w)|weights?", ("weights", "params")),
    Noun(
        rf"(?:output|out|resulting|final)\s+(?:feature\s+map\s+)?(?:{_SIZE}|tensor)(?:\s+(?:shape|size))?"
        rf"|{_SIZE}\s+of\s+(?:the|its)\s+output(?:\s+\w+)?",
        ("output",),
    ),
    Noun(rf"{_SIZE}(?=\s+after\b)", ("output",)),
    Noun(BARE, ("output", "size"), loose=True),
    Noun(rf"input\s+{_SIZE}|{_SIZE}\s+of\s+(?:the|its)\s+input(?:\s+image)?", ("input",)),
    Noun(
        r"(?:kernel|filter|pool(?:ing)?|window)\s+size|kernel_size|pool_size|(?:kernels?|filters?)\s+of\s+size"
        r"|(?:pooling\s+)?window",
        ("kernel",),
    ),
    Noun(r"memory|activation\s+volume", ("size", "memory"), loose=True),
    Noun(r"receptive\s+fields?(?:\s+size)?", ("receptive-field",)),
    Noun(r"strides?", ("stride",)),
    Noun(r"padding", ("padding",)),
    Noun(r"(?:number|no\.?)\s+of\s+(?:filters|kernels|output\s+channels)", ("filters",)),
    Noun(r"(?:number|no\.?)\s+of\s+(?:units|neurons|nodes)", ("units",)),
    Noun(rf"feature\s+maps?(?:\s+of(?:\s+(?:size|shape))?)?|(?:new\s+)?{_SIZE}", ("output", "input"), loose=True),
)
"""What stands in front of a value, with a verb or a sign between them."""
