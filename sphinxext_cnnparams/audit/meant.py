"""What a value means in its sentence: by the words around it, and by what it is said of."""

from __future__ import annotations

import re

from ..claims.places import Form, StatedValue
from ..core.structs import replace
from .attribution import COUNTED, Sentence
from .meaning import VECTOR, Meaning, find_calculated, find_meaning, find_new_side, find_outcome
from .parts import STEP_IN, STEP_OUT
from .subject import OUTPUT as LAST_LAYER
from .subject import PhraseRole, Subject

OUTPUT = Meaning(("output",), sure=True)
PARAMETERS = Meaning(("params",), sure=True)
CALCULATED = Meaning(("params", "weights", "output", "size", "biases"), sure=False)
"""What a calculation may give that nothing names."""
UNITS = Meaning(("units",), sure=True)
TAKEN = Meaning(("input",), sure=True)
WITH_UNITS = frozenset({"dense", "LSTM", "GRU", "recurrent"})
"""The families of layers that have units, and nothing else that is called so."""
VECTORS = WITH_UNITS | {"bidirectional", "flatten", "global average pooling"}
"""The families of layers that make one vector of a sample."""
BEHIND = 80
"""How many characters behind a value may say what it is."""
_HAS_UNITS = re.compile(
    r"[`*\s]*(?:has|have|with|of|contains?|consists\s+of|comprises|uses|needs)\s+(?:just\s+|only\s+|exactly\s+)?",
    re.IGNORECASE,
)
"""What ties units to the layer a network ends in."""
_PRONOUN = re.compile(r"\s*(?:it|this|that|which|the\s+(?:total|sum|result))\b", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:adds|contributes|brings|costs)\s+(?:another|a\s+further|only|just)\s+$", re.IGNORECASE)
"""What stands in front of a number that is as many more of what was counted before."""
_END = re.compile(r"\s*(?:[.,;)]|and\b|$)")
_OTHER_UNIT = re.compile(
    r"\s*(?:bytes?|bits|[kKMG]i?B|FLOPs?|MACs?|multipl\w+|operations|images|seconds|steps|times|samples|batches)\b",
    re.IGNORECASE,
)
"""What a calculation gives that is no count of parameters."""
_PER_STEP = re.compile(
    r"\b(?:for|at|in)\s+(?:each|every)\s+(?:word|token|(?:time[- ]?)?step|character|position|index)\b", re.IGNORECASE
)
_READS = re.compile(
    r"\b(?:reads?|reading|takes?|taking|receiv(?:es?|ing)|gets?|expects?|is\s+fed)\b[^.;,]*$", re.IGNORECASE
)
_GIVES_ALL = re.compile(r"\b(?:outputs?(?:\s+(?:of|shape|size))?|returns?|produces?|gives?)\b[^.;,]*$", re.IGNORECASE)


def find_meaning_here(sentence: Sentence, floor: int, value: StatedValue) -> Meaning | None:
    """Tell which quantity a value is said to be, here or in the sentence before."""
    text = sentence.text
    found = find_meaning(text[floor : value.start], text[value.end : value.end + BEHIND], value.form)
    if value.form is Form.SHAPE and (found is None or not found.sure):
        found = find_outcome(text[: value.start]) or found
    if found is not None and value.text.isalpha() and COUNTED.intersection(found.quantities):
        return None  # nobody counts parameters in words
    if found is None and value.form is Form.NUMBER:
        found = find_new_side(text[: value.start])
    if found is None and value.form is Form.NUMBER and _PRONOUN.match(text):
        found = sentence.context.asked
    if found is None and _ADDS.search(text[floor : value.start]) and _ends(text, value.end):
        return PARAMETERS
    if found is None and value.form is Form.CALCULATION and _OTHER_UNIT.match(text, value.end) is None:
        return find_calculated(text[: value.start]) or CALCULATED
    return found


def _ends(text: str, end: int) -> bool:
    """Tell whether a clause ends behind a value."""
    return _END.match(text[end:]) is not None


def settle(meaning: Meaning, subject: Subject | None, value: StatedValue, sentence: Sentence) -> Meaning:
    """Give what a value means, now that it is known what it is said of."""
    if (
        meaning.quantities in (VECTOR, TAKEN.quantities)
        and value.form is Form.NUMBER
        and _PER_STEP.search(sentence.text)
    ):
        fed = meaning.quantities == TAKEN.quantities or _READS.search(sentence.text[: value.start])
        return replace(meaning, quantities=(STEP_IN if fed else STEP_OUT,))
    meaning = _narrow(meaning, subject, value)
    if subject is None:
        return meaning
    if value.form is Form.SHAPE:
        meaning = OUTPUT if sentence.stands_behind(subject, value) else meaning
        gives = not subject.whole or _GIVES_ALL.search(sentence.text[: value.start]) is not None
        return replace(meaning, sure=meaning.sure and gives)
    counts = subject.number == LAST_LAYER and meaning.quantities[0] == UNITS.quantities[0]
    return UNITS if counts and _HAS_UNITS.fullmatch(sentence.text, subject.end, value.start) else meaning


def _narrow(meaning: Meaning, subject: Subject | None, value: StatedValue) -> Meaning:
    """Take units for what they are of layers that have some, and a number of inputs for what a dense layer has."""
    family = None if subject is None or subject.family is None else subject.family.name
    if subject is not None and subject.role is PhraseRole.INPUT:
        return Meaning(("size", "input"), sure=meaning.quantities[0] == UNITS.quantities[0])
    has_units = family in WITH_UNITS or (subject is not None and subject.role is PhraseRole.HIDDEN)
    if meaning.quantities == VECTOR and subject is not None and subject.start >= value.end:
        return replace(meaning, quantities=("input", *VECTOR))
    named = family == "dense" or (subject is not None and bool(subject.name))
    if meaning == TAKEN and value.form is Form.NUMBER and not (named and value.text[:1].isdigit()):
        return replace(meaning, sure=False)
    if meaning.quantities[0] == "weights" and len(value.text) == 1:  # tensors, as Keras lists them: kernel and bias
        return replace(meaning, sure=False)
    if meaning.quantities == VECTOR and family not in (*VECTORS, None):
        return replace(meaning, sure=False)
    return UNITS if has_units and meaning.quantities[0] == UNITS.quantities[0] else meaning
