"""What a comment behind code states: a shape, a count, a calculation; or nothing, so that it is a note."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..core.late_pattern import late_pattern
from ..core.quantities import PARAMS, QUANTITIES
from ..core.shape import Dim
from ..core.structs import Struct, replace
from .languages import ENGLISH, Language
from .numbers import StatedShape, is_calculation, read_amount, read_description, read_shape, work_out

_ARROW = late_pattern(r"\s*(?:=+>|-+>|→|⟶|➔)\s*")
_HAS = r"(?:\s+(?:shape|size))?(?:\s+is)?"
_STATED = r"\s*(?:[:=]\s*|(?=[(\[]))"
_LEAD = late_pattern(rf"(?:(?:output|out){_HAS}|shape|size){_STATED}", re.IGNORECASE)
_FED = late_pattern(rf"(?:input|in){_HAS}{_STATED}", re.IGNORECASE)
_BATCHED = late_pattern(
    r"[(\[]\s*(?:None|N|B|bs|batch|batch_?size|\?|-1)\s*(?P<sign>[,*x×])(?P<rest>[^()\[\]]*\d[^()\[\]]*)[)\]]",
    re.IGNORECASE,
)
"""A shape that begins with the batch: what is only named behind that may be anything."""
_MAPS_OF = late_pattern(r"(?P<maps>\d+)\s*,\s*(?P<sides>\d+\s*[x×*]\s*\d+)")
"""Channels, and the sides of each: ``20, 10x10``."""
_LABEL = late_pattern(r"[A-Za-z_]\w*(?:\.shape)?\s*(?::|==?)\s*(?=[(\[])")
"""What a shape may be called: ``x: [N, 32, 27, 27]``."""
_CALLED = late_pattern(r"[A-Za-z][A-Za-z _-]{1,30},\s+(?=[\d(\[])")
_IMAGE = late_pattern(r"(?P<sides>\d+\s*[*x×]\s*\d+)\s+(?:is\s+)?from\s+(?:the\s+)?image\s+dimensions?", re.IGNORECASE)
_PRODUCT = late_pattern(r"\d+(?:\s*[*·]\s*\d+){2,}")
_FIELD = late_pattern(
    r"(?:(?:its|the)\s+)?(?:receptive\s+field|RF)(?:\s+(?:is|of|size))?\s*[:=]?\s*(?P<number>\d+(?:\s*[x×]\s*\d+)?)",
    re.IGNORECASE,
)
_TOTAL = late_pattern(
    r"^(?:in\s+total|total)\s*:?\s+(?=\d|\w+\s*[:=])|,?\s+(?:in\s+total|total|altogether)$", re.IGNORECASE
)
_NOUNS = {noun: quantity.name for quantity in QUANTITIES.values() for noun in quantity.in_comments}
VALUES = (
    *"features channels filters units neurons values outputs inputs classes activations nodes maps logits".split(),
    "feature maps",
)
"""Words for the values that come out of a layer, or go into it."""
_VALUES = late_pattern(rf"(?P<number>\d[\d,]*)\s+(?:(?:input|output)\s+)?(?:{'|'.join(VALUES)})", re.IGNORECASE)
_NUMBERS = late_pattern(
    r"\d\s*[x×*@]\s*\d|[(\[][^()\[\]]*\d\s*,\s*\d[^()\[\]]*[)\]]|\d[\d,.]*\s*[kKmM]?\s+(?:param|weight)"
)
"""What looks as if a shape or a count was stated."""
RECEPTIVE_FIELD = "receptive-field"
_STATES = late_pattern(r"(?:h|c)(?:_?[nt])?|hn|cn|hidden(?:_state)?|cell|state", re.IGNORECASE)
"""How further outputs of recurrent layers are called."""
_NAMED = late_pattern(r"[A-Za-z_]\w*")
_PLAIN = 3
"""How many dimensions make a shape of numbers that nothing else says to be one: ``3x3`` may be a kernel."""


class Comment(Struct):
    """Hold what a comment states: what comes in, what goes out, or a count of some quantity.

    A *product* may be a shape, or tell where a number comes from; so may a
    *calculation*.  *values* are those of an output, or of an input; a *total*
    is that of all there is.  *sides* are those of the image that was flattened.
    """

    before: StatedShape | None = None
    after: StatedShape | None = None
    quantity: str = ""
    number: str = ""
    product: StatedShape | None = None
    calculation: str = ""
    values: str = ""
    total: bool = False
    sides: StatedShape | None = None


def read_comment(text: str, language: Language = ENGLISH) -> Comment | None:
    """Read a comment; None if it is only a note.

    >>> [read_comment(text).after.dims for text in ("output: 64 x 16 x 16", "-> (N, 6, 14, 14)", "28x28x6")]
    [(64, 16, 16), (None, 6, 14, 14), (28, 28, 6)]
    >>> read_comment("x: [N, 9]").after.dims, read_comment("16*5*5").product.dims
    ((None, 9), (16, 5, 5))
    >>> read_comment("28x28x1 => 13x13x4").before.dims, read_comment("320 parameters in total").number
    ((28, 28, 1), '320')
    >>> read_comment("3*3*8 + 8 = 80").calculation, read_comment("64 channels").values
    ('3*3*8 + 8 = 80', '64')
    >>> read_comment("6*6 from image dimension").sides.dims
    (6, 6)
    >>> read_comment("2x faster"), read_comment("3x3"), read_comment("one 28 x 28 image")
    (None, None, None)
    """
    text = text.strip().rstrip(".;,")
    if match := _IMAGE.fullmatch(text):
        return Comment(sides=read_shape(match["sides"], language))
    if match := _FIELD.fullmatch(text):
        return Comment(quantity=RECEPTIVE_FIELD, number=match["number"])
    parts = _ARROW.split(text)
    if len(parts) == 2:
        before, after = _read_shape(parts[0], language), _read_shape(_LEAD.sub("", parts[1], count=1), language)
        return Comment(before, after) if after is not None and (before is not None or not parts[0]) else None
    if (match := _FED.match(text)) and (fed := _read_shape(text[match.end() :], language)) is not None:
        return Comment(fed)
    if match := _LEAD.match(text):
        found = _read_shape(text[match.end() :], language)
        return None if found is None else Comment(after=found)
    plain = _TOTAL.sub("", text)
    read = _read_bare(text, language) or _read_count(plain, language) or _read_labelled(text, language)
    return replace(read, total=True) if read is not None and plain != text else read


def _read_labelled(text: str, language: Language) -> Comment | None:
    """Read a shape behind what a layer is called: ``bottleneck, 8 x 13 x 9``."""
    label = _CALLED.match(text)
    read = _read_bare(text[label.end() :], language) if label else None
    return read if read is not None and read.after is not None else None


def looks_stated(text: str) -> bool:
    """Tell whether a comment looks as if it stated a shape or a count.

    >>> looks_stated("about 28 x 28 afterwards"), looks_stated("the 2nd block")
    (True, False)
    """
    return bool(_NUMBERS.search(text))


def _read_bare(text: str, language: Language) -> Comment | None:
    """Read what says by its form alone what it is."""
    if _PRODUCT.fullmatch(text):
        return Comment(product=read_shape(text, language))
    if match := _VALUES.fullmatch(text):
        return Comment(values=match["number"])
    if is_calculation(text) and all(work_out(side, language) is not None for side in text.split("=")):
        return Comment(calculation=text)
    if match := _MAPS_OF.fullmatch(text):
        each = read_shape(match["sides"], language)
        return None if each is None else Comment(after=replace(each, maps=int(match["maps"])))
    found = None if "*" in text and not _BATCHED.fullmatch(text) else _read_shape(text, language)
    if found is None or not any(found.dims):
        return None
    enough = len(found.dims) >= (2 if found.dims[0] is None else _PLAIN) or found.maps is not None
    return Comment(after=found) if enough else None


def _read_shape(text: str, language: Language) -> StatedShape | None:
    """Read a shape, whose dimensions may be products."""
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    plain = read_shape(text, language) if text else None
    if plain is None and "@" in text:
        plain = read_description(text, language)
    if plain is not None or text[:1] + text[-1:] not in ("()", "[]"):
        return plain
    if batched := _BATCHED.fullmatch(text):
        return _read_batched(batched["rest"].split(batched["sign"]), language)
    parts = [part.strip() for part in text[1:-1].rstrip(",").split(",")]
    if not (label and _STATES.fullmatch(re.split(r"\W", label[0])[0])):
        parts = _leave_out_names(parts)
    dims: list[Dim] = []
    for part in parts:
        worked = work_out(part, language)
        unknown = part.lower() in ("none", "n", "b", "batch", "batch_size", "-1", "?")
        if not unknown and (worked is None or worked.denominator != 1):
            return None
        dims.append(None if unknown or worked is None else int(worked))
    return StatedShape(tuple(dims), batched=True)


def _read_batched(parts: list[str], language: Language) -> StatedShape | None:
    """Read the sizes behind the batch: ``seq_len - 2`` may be anything, 9/2 is none."""
    dims: list[Dim] = [None]
    for part in parts:
        size = work_out(part.strip(), language)
        if (size is None and not any(letter.isalpha() for letter in part)) or (size and size.denominator != 1):
            return None
        dims.append(None if size is None else int(size))
    return StatedShape(tuple(dims), batched=True)


def _leave_out_names(parts: list[str]) -> list[str]:
    """Take sizes that are only named for unknown, up to the first number: ``[batch, seq_len, 100]``."""
    named = [_NAMED.fullmatch(part) is not None for part in parts]
    numbers = [part.isdigit() for part in parts]
    first = named.index(False) if False in named else 0
    return ["?"] * first + parts[first:] if first and all(numbers[first:]) else parts


def _read_count(text: str, language: Language) -> Comment | None:
    """Read a number of parameters, or a calculation of it."""
    match = _count_pattern().fullmatch(text)
    if match is None or not (match["front"] or match["behind"]):
        return None
    number = match["number"].strip()
    *sides, last = number.split("=")
    if read_amount(last.strip(), language) is None or any(work_out(side, language) is None for side in sides):
        return None
    noun = " ".join((match["noun"] or "").casefold().split())
    return Comment(quantity=_NOUNS.get(noun, PARAMS.name), number=number)


@cache
def _count_pattern() -> re.Pattern[str]:
    """Make the pattern of a number of something, named behind it; parameters may stand in front of it."""

    def either(nouns: Iterable[str]) -> str:
        return "|".join(re.escape(noun).replace(r"\ ", r"\s+") for noun in sorted(nouns, key=len, reverse=True))

    return re.compile(
        rf"(?P<front>(?:#\s*)?(?:{either(PARAMS.in_comments)})\s*[:=]\s*)?(?P<number>.*?)"
        rf"(?P<behind>\s+(?P<noun>{either(_NOUNS)}))?",
        re.IGNORECASE,
    )
