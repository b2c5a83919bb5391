"""What may be about something else: nothing is called wrong of it before enough of it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from ..claims.languages import ENGLISH
from ..claims.numbers import read_amount, read_shape
from .claim import Claim
from .finding import FindingKind
from .given import Given
from .judging import TELLING, UNEXPLAINED, Conclusion, JudgedClaim, count_digits
from .models import is_pinned
from .subject import PhraseRole

LOW, HIGH = Fraction(9, 10), Fraction(11, 10)
"""Between which shares of what is right a number may be about another model of the same name."""
SHAPED = frozenset({"params", "weights", "trainable", "output", "input", "size", "macs"})
"""The quantities that may depend on the input."""


def spare_unrelated(judged: Sequence[JudgedClaim], evidence: int) -> list[JudgedClaim]:
    """Take back what is called wrong in a table or a summary that must be of another model: little of it is right.

    *evidence* says how many right numbers are wanted for each wrong one.
    """
    right = sum(conclusion.kind is FindingKind.CONFIRMED and _is_telling(claim) for claim, conclusion in judged)
    wrong = sum(conclusion.kind is FindingKind.CONTRADICTED for _, conclusion in judged)
    if right and right >= evidence * wrong:
        return list(judged)
    return [(claim, conclusion if _stays(claim, conclusion) else UNEXPLAINED) for claim, conclusion in judged]


def _is_telling(claim: Claim) -> bool:
    """Tell whether a number is not true of many things: it is long, or the whole size of what comes out."""
    stated = read_shape(claim.text) if claim.quantities == ("output",) else None
    return count_digits(claim.text) >= TELLING or (stated is not None and len(stated.dims) > 1)


def _stays(claim: Claim, conclusion: Conclusion) -> bool:
    """Tell whether something stands by itself: it is right, or nearly the number of a model that is named."""
    if conclusion.kind is FindingKind.CONFIRMED:
        return True
    stated, true = (read_amount(text, ENGLISH) for text in (claim.text, conclusion.true))
    named = claim.subject is not None and bool(claim.subject.model)
    return named and stated is not None and true is not None and stated.within(true.value, LOW, HIGH)


def spare_blocks(judged: Sequence[JudgedClaim]) -> list[JudgedClaim]:
    """Take back what is called wrong of a block, unless something is right of a block of the same model."""
    of_blocks = [(claim, one) for claim, one in judged if claim.subject and claim.subject.role is PhraseRole.BLOCK]
    borne_out = {
        id(one.of)
        for claim, one in of_blocks
        if one.kind is FindingKind.CONFIRMED and count_digits(claim.text) >= TELLING
    }
    doubtful = {
        id(claim) for claim, one in of_blocks if one.kind is FindingKind.CONTRADICTED and id(one.of) not in borne_out
    }
    return [(claim, UNEXPLAINED if id(claim) in doubtful else conclusion) for claim, conclusion in judged]


def spare_doubtful(judged: Sequence[JudgedClaim], given: Given) -> list[JudgedClaim]:
    """Take back what is called wrong of models whose input was assumed, unless more is right of them than wrong.

    What a slip explains stays: it leads to what is stated from that very
    input.  So does all that is said of a model that fits no other input.
    """
    right, wrong = Counter[int](), Counter[int]()
    for claim, conclusion in judged:
        if conclusion.quantity in ("", *SHAPED) and (claim.sure or _is_telling(claim)):
            (right if conclusion.kind is FindingKind.CONFIRMED else wrong)[id(conclusion.of)] += 1
    doubtful = {id(one.of): one.of for _, one in judged if one.of is not None and _is_doubtful(one)}
    spared = {
        key
        for key, model in doubtful.items()
        if not (right[key] and right[key] >= wrong[key]) and not is_pinned(model, given)
    }
    return [
        (claim, UNEXPLAINED if id(conclusion.of) in spared and _is_doubtful(conclusion) else conclusion)
        for claim, conclusion in judged
    ]


def _is_doubtful(conclusion: Conclusion) -> bool:
    """Tell whether something is called wrong that depends on an input nobody states, and that no slip explains."""
    if conclusion.of is None or conclusion.of.assumed is None or conclusion.guess:
        return False
    return conclusion.kind is not FindingKind.CONFIRMED and conclusion.quantity in ("", *SHAPED)
