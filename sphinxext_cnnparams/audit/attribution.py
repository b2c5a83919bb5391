"""Which layer, or which network, a value in a sentence is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..claims.places import NUMBER_WORDS, Form, StatedValue
from ..core.structs import Struct
from .context import Context
from .lists import joins
from .meaning import FLATTENED, VECTOR
from .subject import PhraseRole, Subject

COUNTED = frozenset({"params", "weights", "trainable", "biases"})
"""The quantities of which a sentence gives one layer's after another's."""
COUNTED_ALL = frozenset({"params", "trainable", "non-trainable"})
TRAINED = frozenset({"trainable", "non-trainable"})
SIDES = frozenset({"input", "output"})
"""What the side of a map, or the length of a sequence, may be of: the words around it are so particular."""
_IT = re.compile(r"\s*(?:it|its)\b", re.IGNORECASE)
_IT_HAS = re.compile(r"\bit\s+(?:has|have|needs|holds|contains|adds)\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
_IS_ALSO = re.compile(r"[^.;]{0,30}\band\s+(?:is|are|was)\b", re.IGNORECASE)
"""What stands behind a number before the sentence goes on about the same: ..., and is the largest layer."""
SHORT = 3
"""A number of fewer characters is true of too many things to be called wrong where nothing is named beside it."""
_LINK = re.compile(
    r"\b(?:has|have|had|contains?|with|consists?|comprises?|needs?|requires?|takes?|expects?|receives?|sees?|uses?|is|are|gives?|of|in|"
    r"holds?|adds?|contributes?|costs?|brings?|introduces?|stores?|owns|possess(?:es)?|learns?|accounts?\s+for|carries|"
    r"outputs?|returns?|makes?|amounts?\s+to|comes?\s+to|gets|produces?|yields?|measures?|into|to|boasts|features|totals|reading|returning|giving|taking|receiving|producing)\b|['’]s\b|[:=]",
    re.IGNORECASE,
)
"""What ties a value to what is named in front of it."""
_DIRECT = re.compile(r"[\w\s-]{0,40}\b(?:in|for|of|from|by|at)\s+(?:the|our|this)?\s*", re.IGNORECASE)
"""What ties it to what is named behind it."""
_GOES_IN = re.compile(
    r"[\w\s-]{0,20},?\s*(?:which|that)\s+(?:goes|go|enters?|(?:is|are)\s+(?:fed|passed|handed))\s+(?:(?:in)?to\s+)?(?:the\s+)?[`'\"*]*",
    re.IGNORECASE,
)
"""What ties what goes into a layer to that layer."""
_NOUN_OF = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:param\w*|weights|biases)\s+(?:of|in)\s+(?:the|our|this)?\s*", re.IGNORECASE
)
"""What ties it so closely that others may be named behind that: parameters of the network sit in the first layer."""
_SHARE_OF = re.compile(
    r"\b(?:most|(?:almost|nearly|virtually|practically)\s+all|the\s+(?:vast\s+)?majority|\d\s?%|percent)\s+of\s+(?:the|its|our|these|all)\s+$",
    re.IGNORECASE,
)
_SIT = re.compile(
    r"\s+(?:\w+\s+)?param\w+\s+(?:of\s+(?:the|this|our)\s+(?:\w+\s+)?(?:model|network|net)\s+)?(?:belong|sit|are\s+(?:in|found)|come|stem|lie|live|reside)\b",
    re.IGNORECASE,
)
"""What is around the number of all: most of the 56,970 parameters sit in the first layer."""
_AFTER = re.compile(r"\b(?:after|behind)\s+(?:the\s+|this\s+)?$", re.IGNORECASE)
_THERE_ARE = re.compile(
    r"^[`'\"*)]*,?\s*(?:the|we|our|each|it|there|its|this|they)\b[^.;]{0,30}\b(?:is|are|has|have|measures?|of|gets?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_APART = re.compile(r"[,;]|\band\b")
_TOTAL = re.compile(
    r"\b(?:total|overall|altogether|over\s+everything|in\s+all|whole|entire|of\s+all\s+(?:the\s+|these\s+)?param\w+|summary)\b",
    re.IGNORECASE,
)
_ALTOGETHER = re.compile(
    r"\b(?:together\s+they|everything\s+together|all\s+in\s+all|they\s+have\s+together)\b", re.IGNORECASE
)
_THERE = re.compile(r"(?:^|,)\s*(?:then\s+)?(?:there\s+are|it\s+has|we\s+have)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\bof\s+all\s+(?:(?:the|these|its)\s+)?param\w+,?\s*(?:only\s+|just\s+)?$", re.IGNORECASE)
_AS_FROZEN = re.compile(
    r"^\s*(?:as|since|because|now\s+that)\b[^,;]*\b(?:frozen|freez\w+)\b[^,;]*,\s*there\s+are\b", re.IGNORECASE
)
"""As the base is frozen, there are ...: of the network, whatever the text spoke of before."""
_POINTED = re.compile(r"\b(?:this|that)\s+layer\b|\bit\b|\bits\b", re.IGNORECASE)
_IS_A = re.compile(
    r"[`'\"*)]*\s+(?:(?:is|are|was)\s+(?:an?|the)\s+(?:[\w×-]+\s+){0,2}|\((?:an?\s+|the\s+)?[`'\"]?)", re.IGNORECASE
)
"""Between a name and its kind: ``conv1`` is a convolution, ``sep1`` (SeparableConv2D)."""
_IS_PART = re.compile(r"[`'\"*)]*\s+(?:is|are|was|were)\b[^.;,]{0,40}\b(?:of|in)\s+(?:the\s+|our\s+)?", re.IGNORECASE)
"""Between a layer and the network it is a part of: the embedding is the largest part of the model."""
_OF_WHOLE = re.compile(r"[`'\"*)]*\s+(?:of|in|inside|within|from)\s+", re.IGNORECASE)
"""The first layer of the network."""
_OF_EACH = re.compile(r"\s*(?:[\w-]+\s+){0,3}each\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"(?:(?:it|its|they|this|that|these|there|here|which|we|you|i|all|in|of|a|an|the|for|to|from|on|at|by|be|can|will|so|"
    r"thus|hence|therefore|then|now|and|but|or|also|only|just|about|around|roughly|approximately|nearly|almost|exactly|"
    r"over|is|are|was|were|has|have|had|gets?|got|gives?|makes?|needs?|requires?|contains?|holds?|adds?|costs?|consists?|"
    r"uses?|us|up|as|together|total|overall|altogether|sum|result|number|count|amount|size|shape|output|input|"
    r"step|one|alone|itself|both|whole|entire|model|network|net|layer|layers|params?|parameters?|weights?|bias(?:es)?|terms?|"
    r"trainable|learnable|learned|learnt|non-trainable|frozen|free|different|plus|minus|times|equals?|equal|with|mere|"
    r"whopping|remaining|dimensions?|values?|units?|neurons?|filters?|kernels?|maps?|features?|channels?|vector|tensor|"
    r"notice|find|observe|calculate[ds]?|computes?d?|obtains?|end|leads?|results?|comes?|amounts?|out|first|second|finally|next|note|because|"
    r"since|see|know|already|even|simply|calling|calls?|running|prints?|printed|reports?|reported|shows?|tells?|displays?|according|(?:\w+\.)?summary|\d+|let['’]s|let|say|namely|cheap|small|tiny|large|big|huge|light|heavy|modest|simple|compact|expensive|signals?|samples?|sequences?|pixels?|wide|high|long|sides?|steps?|positions|tokens|receives?|reads?|takes?|returns?|produces?|spatial|resolution|means|no|more|less|than|much|many|how|per|each|every|words?|tokens?|"
    rf"{NUMBER_WORDS})\b|[^\w])*",
    re.IGNORECASE,
)
"""Words that name nothing: what a sentence of these speaks of, the sentences before it have named."""
_ROLES = re.compile(r"\b(?:generator|discriminator|critic|teacher|student)\b", re.IGNORECASE)
_CLAUSE_IN_FRONT = re.compile(r"\s*(?:as|since|because|when|while|after)\b", re.IGNORECASE)
_MAIN_CLAUSE = re.compile(r",\s+(?P<word>there|it)\s+(?:are|is|has|have)\b", re.IGNORECASE)
_NO_NOUN = re.compile(r"\s*[`$*]*(?:$|[.,;:)]|and\b|of\s+them\b)")
_ONLY_LINKED = re.compile(
    r"[`'\"*)]*\s*(?:has|have|had|needs|gets|with|adds|is|=|:|,)?\s*(?:another|only|just|about|even|all\s+of)?\s*[`$]*",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"[,;:(]\s*|\s[—–-]+\s+")
_REFERS = re.compile(r"(?:and\s+|so\s+|that\s+)?(?:it|its|they|there|this|that|which|we)\b", re.IGNORECASE)
"""How a clause begins that speaks of what was named before."""
NETWORK = Subject(0, 0, "", whole=True)
"""The network, where nothing names it."""


class Attribution(NamedTuple):
    """Hold what a value is said of, if anything, and whether it can be nothing else."""

    subject: Subject | None
    certain: bool


class Sentence(Struct):
    """Hold a sentence, what it names, and what the text in front of it has come to speak of.

    *known* are the well-known networks that the document itself makes, *called* its models and their parts, by the
    words for them; *spans* is what is set as code.
    """

    text: str
    subjects: Sequence[Subject]
    context: Context
    known: Sequence[str] = ()
    called: Sequence[str] = ()
    spans: Sequence[tuple[int, int]] = ()

    @property
    def names_other_part(self) -> bool:
        """Tell whether it speaks of one of two networks that are trained together, of which none is called so."""
        return any(role.lower() not in self.called for role in _ROLES.findall(self.text))

    @property
    def near(self) -> tuple[Subject, ...]:
        """Give all that a value may be of: what the sentence names, and what the text has come to speak of."""
        said = self.context.subject
        return (*self.subjects, *self.context.named, *(() if said is None else (said,)))

    def attribute(self, value: StatedValue, quantities: Sequence[str]) -> Attribution:
        """Find what a value is said of: what is named in front of it, behind it, or in the sentences before."""
        before = [subject for subject in self.subjects if subject.end <= value.start]
        behind = [subject for subject in self.subjects if subject.start >= value.end]
        if behind and _GOES_IN.fullmatch(self.text[value.end : behind[0].start]):
            return Attribution(behind[0], certain=behind[0].is_one)
        if before and (word := self._find_main_clause(before[-1], value)):
            return Attribution(NETWORK, certain=True) if word == "there" else self._look_back(value, quantities)
        if not before and COUNTED_ALL.intersection(quantities) and _OF_ALL.search(self.text[: value.start]):
            return Attribution(NETWORK, certain=True)
        if _SHARE_OF.search(self.text[: value.start]) and _SIT.match(self.text[value.end :]):
            return Attribution(NETWORK, certain=True)
        if before and behind and behind[0].is_one and _NOUN_OF.fullmatch(self.text[value.end : behind[0].start]):
            return Attribution(behind[0], certain=True)
        if before and not (behind and self._is_told_behind(value, before[-1], behind[0])):
            return self._take_before(value, before)
        if behind and not (_IT_HAS.search(self.text[: value.start]) and _IS_ALSO.match(self.text[value.end :])):
            return self._take_behind(value, behind)
        return self._look_back(value, quantities)

    def is_after(self, value: StatedValue) -> bool:
        """Tell whether a sentence says what there is after a layer: after the first pooling the maps have 13 × 13."""
        before = [subject for subject in self.subjects if subject.end <= value.start]
        return bool(before) and self.stands_behind(before[-1], value)

    def stands_behind(self, subject: Subject, value: StatedValue) -> bool:
        """Tell whether a value is of what comes after a layer, and of nothing that is named."""
        between = self.text[subject.end : value.start]
        return _AFTER.search(self.text[: subject.start]) is not None and _THERE_ARE.search(between) is not None

    def is_shared(self, subject: Subject | None, value: StatedValue) -> bool:
        """Tell whether a value is that of each of two layers: ln1 and ln2 have 96 parameters each."""
        if subject is None or subject not in self.subjects or _OF_EACH.match(self.text, value.end) is None:
            return False
        before = [one for one in self.subjects if one.end <= subject.start]
        return (
            bool(before) and before[-1].is_one and subject.is_one and joins(self.text[before[-1].end : subject.start])
        )

    def goes_on(self, floor: int, value: StatedValue) -> bool:
        """Tell whether a value behind *floor* is the same of another layer: ..., the second one 9,248."""
        named = (one for one in reversed(self.subjects) if floor <= one.start and one.end <= value.start)
        last = next(named, None)
        if last is None or _NO_NOUN.match(self.text[value.end :]) is None:
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
        if len(before) > 1 and (nearest.whole or not nearest.is_one) and self._is_kind_of(before[-2], nearest):
            before = before[:-1]
            nearest = before[-1]
        between = self.text[nearest.end : value.start]
        linked = bool(_LINK.search(between)) and ";" not in between
        alone = len(before) == 1 or not _APART.search(between)
        return Attribution(nearest, linked and alone and not nearest.several)

    def _is_told_behind(self, value: StatedValue, before: Subject, behind: Subject) -> bool:
        """Tell whether a value is of what stands behind it: pooling halves it: 12 × 12 *for the first pooling*."""
        if before.is_one or not behind.is_one or "," not in self.text[before.end : value.start]:
            return False
        return _DIRECT.fullmatch(self.text[value.end : behind.start]) is not None

    def _is_kind_of(self, name: Subject, kind: Subject) -> bool:
        """Tell whether a name is said to be of a kind: ``conv1`` is a convolution with 320 parameters."""
        between = self.text[name.end : kind.start]
        if kind.whole and not name.whole and (_IS_PART.fullmatch(between) or _OF_WHOLE.fullmatch(between)):
            return True
        nameable = bool(name.name) or (kind.role is PhraseRole.OTHER and name.is_one)
        return nameable and _IS_A.fullmatch(self.text[name.end : kind.start]) is not None

    def _take_behind(self, value: StatedValue, behind: Sequence[Subject]) -> Attribution:
        between = self.text[value.end : behind[0].start]
        direct = _DIRECT.fullmatch(between) or FLATTENED.fullmatch(between)
        alone = len(behind) == 1 or _NOUN_OF.fullmatch(between)
        return Attribution(behind[0], bool(direct and alone) and not behind[0].several)

    def _names_nothing(self, value: StatedValue) -> bool:
        """Tell whether what has a value is not named in front of it; in its clause, where this refers to it."""
        before = self.text[: value.start]
        starts = [match.end() for match in _CLAUSE_START.finditer(before)]
        clause = before[starts[-1] :] if starts else before
        said = clause if _REFERS.search(clause) else before
        first = len(before) - len(said)
        if any(first <= start < value.start and "summary" not in self.text[start:end] for start, end in self.spans):
            return False
        return _ELLIPTIC.fullmatch(said) is not None

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
        short = value.form is Form.NUMBER and len(value.text) < SHORT and quantities[0] not in TRAINED
        short = short and not ({*quantities} == SIDES and _IT.match(self.text)) and tuple(quantities) != VECTOR
        named = said.is_one or (pointed and ("layer" in said.text or (said.family is not None and not said.several)))
        named = named and self._names_nothing(value)
        if tuple(quantities) == ("input",) and not pointed and not said.whole:
            return Attribution(said, certain=False)  # that of the network
        return Attribution(said, self.context.clear and not short and (pointed or not total or said.whole) and named)
