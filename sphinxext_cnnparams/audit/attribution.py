"""Which layer, or which network, a value in a sentence is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..claims.places import Form, StatedValue
from ..core.structs import Struct
from .context import Context
from .meaning import FLATTENED
from .subject import PhraseRole, Subject

COUNTED = frozenset({"params", "weights", "trainable", "biases"})
"""The quantities of which a sentence gives one layer's after another's."""
TRAINED = frozenset({"trainable", "non-trainable"})
SHORT = 3
"""A number of fewer characters is true of too many things to be called wrong where nothing is named beside it."""
_LINK = re.compile(
    r"\b(?:has|have|had|contains?|with|consists?|comprises?|needs?|requires?|takes?|expects?|receives?|uses?|is|are|gives?|of|in)\b|['’]s\b|[:=]",
    re.IGNORECASE,
)
"""What ties a value to what is named in front of it."""
_DIRECT = re.compile(r"[\w\s-]{0,40}\b(?:in|for|of|from|by|at)\s+(?:the|our|this)?\s*", re.IGNORECASE)
"""What ties it to what is named behind it."""
_APART = re.compile(r"[,;]|\band\b")
_TOTAL = re.compile(r"\b(?:total|overall|altogether|in\s+all|whole|entire)\b", re.IGNORECASE)
_ALTOGETHER = re.compile(
    r"\b(?:together\s+they|everything\s+together|all\s+in\s+all|they\s+have\s+together)\b", re.IGNORECASE
)
_THERE = re.compile(r"(?:^|,)\s*(?:then\s+)?(?:there\s+are|it\s+has|we\s+have)\b", re.IGNORECASE)
_AS_FROZEN = re.compile(
    r"^\s*(?:as|since|because|now\s+that)\b[^,;]*\b(?:frozen|freez\w+)\b[^,;]*,\s*there\s+are\b", re.IGNORECASE
)
"""As the base is frozen, there are ...: of the network, whatever the text spoke of before."""
_POINTED = re.compile(r"\b(?:this|that)\s+layer\b|\bit\b|\bits\b", re.IGNORECASE)
_IS_A = re.compile(r"[`'\"*)]*\s+(?:is|are|was)\s+(?:an?|the)\s+(?:[\w×-]+\s+){0,2}", re.IGNORECASE)
"""Between a name and its kind: ``conv1`` is a convolution."""
_CLAUSE_IN_FRONT = re.compile(r"\s*(?:as|since|because|when|while|after)\b", re.IGNORECASE)
_MAIN_CLAUSE = re.compile(r",\s+(?P<word>there|it)\s+(?:are|is|has|have)\b", re.IGNORECASE)
_NO_NOUN = re.compile(r"\s*[`$*]*(?:$|[.,;:)]|and\b|of\s+them\b)")
_ONLY_LINKED = re.compile(
    r"[`'\"*)]*\s*(?:has|have|had|needs|gets|with|adds|is|=|:|,)?\s*(?:another|only|just|about|even|all\s+of)?\s*[`$]*",
    re.IGNORECASE,
)
NETWORK = Subject(0, 0, "", whole=True)
"""The network, where nothing names it."""


class Attribution(NamedTuple):
    """Hold what a value is said of, if anything, and whether it can be nothing else."""

    subject: Subject | None
    certain: bool


class Sentence(Struct):
    """Hold a sentence, what it names, and what the text in front of it has come to speak of."""

    text: str
    subjects: Sequence[Subject]
    context: Context

    def attribute(self, value: StatedValue, quantities: Sequence[str]) -> Attribution:
        """Find what a value is said of: what is named in front of it, behind it, or in the sentences before."""
        before = [subject for subject in self.subjects if subject.end <= value.start]
        behind = [subject for subject in self.subjects if subject.start >= value.end]
        if before and (word := self._find_main_clause(before[-1], value)):
            return Attribution(NETWORK, certain=True) if word == "there" else self._look_back(value, quantities)
        if before:
            return self._take_before(value, before)
        if behind:
            return self._take_behind(value, behind)
        return self._look_back(value, quantities)

    def goes_on(self, floor: int, value: StatedValue) -> bool:
        """Tell whether a value behind *floor* is the same of another layer: ..., the second one 9,248."""
        named = (one for one in reversed(self.subjects) if floor <= one.start and one.end <= value.start)
        last = next(named, None)
        if last is None or value.form is Form.SHAPE or _NO_NOUN.match(self.text[value.end :]) is None:
            return False
        return _ONLY_LINKED.fullmatch(self.text[last.end : value.start]) is not None

    def _find_main_clause(self, subject: Subject, value: StatedValue) -> str:
        """Find how a sentence goes on behind a clause in front: as it is frozen, *there* are; ..., *it* has."""
        if not _CLAUSE_IN_FRONT.match(self.text):
            return ""
        found = _MAIN_CLAUSE.search(self.text, subject.end, value.start)
        return found["word"].lower() if found else ""

    def _take_before(self, value: StatedValue, before: Sequence[Subject]) -> Attribution:
        nearest = before[-1]
        if len(before) > 1 and not nearest.is_one and self._is_kind_of(before[-2], nearest):
            nearest = before[-2]
        between = self.text[nearest.end : value.start]
        linked = bool(_LINK.search(between)) and ";" not in between
        alone = len(before) == 1 or not _APART.search(between)
        return Attribution(nearest, linked and alone and not nearest.several)

    def _is_kind_of(self, name: Subject, kind: Subject) -> bool:
        """Tell whether a name is said to be of a kind: ``conv1`` is a convolution with 320 parameters."""
        nameable = bool(name.name) or (kind.role is PhraseRole.OTHER and name.is_one)
        return nameable and _IS_A.fullmatch(self.text[name.end : kind.start]) is not None

    def _take_behind(self, value: StatedValue, behind: Sequence[Subject]) -> Attribution:
        between = self.text[value.end : behind[0].start]
        direct = _DIRECT.fullmatch(between) or FLATTENED.fullmatch(between)
        return Attribution(behind[0], bool(direct) and len(behind) == 1 and not behind[0].several)

    def _look_back(self, value: StatedValue, quantities: Sequence[str]) -> Attribution:
        """Take what the sentences before have come to speak of, or the network."""
        if _ALTOGETHER.search(self.text):
            return Attribution(NETWORK, certain=True)
        if TRAINED.intersection(quantities[:1]) and _AS_FROZEN.search(self.text):
            return Attribution(NETWORK, certain=True)
        said = self.context.subject
        total, pointed = bool(_TOTAL.search(self.text)), bool(_POINTED.search(self.text))
        if said is None:
            counted = bool(COUNTED.intersection(quantities)) and bool(_THERE.search(self.text))
            whole = (total or counted) and not pointed
            return Attribution(NETWORK if whole else None, whole)
        short = value.form is Form.NUMBER and len(value.text) < SHORT
        named = said.is_one or ("layer" in said.text and pointed)
        return Attribution(said, self.context.clear and not short and (pointed or not total) and named)
