"""Slips as evidence: a number that exactly one mistake leads to is wrong, even where words leave open what it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..core.quantities import Selection
from .claim import Claim
from .judging import (
    TELLING,
    UNEXPLAINED,
    Comparison,
    Conclusion,
    Numbers,
    answer_all,
    ask,
    count_digits,
    is_akin,
    judge_claim,
)
from .models import FoundModel
from .subject import Subject

EXPLAINED = frozenset({"params", "trainable", "weights", "output", "size", "units", "filters"})
"""The quantities of which slips are so particular that no other number is likely to be met by chance."""


def judge_by_evidence(claim: Claim, models: Sequence[FoundModel], numbers: Numbers) -> Conclusion:
    """Judge a claim; one that is true of nothing is wrong if a slip explains it, and nothing else does."""
    found = judge_claim(claim, models, numbers)
    if found is UNEXPLAINED and claim.told and _is_telling(claim):
        return find_slip(claim, models) or found
    return found


def _is_telling(claim: Claim) -> bool:
    """Tell whether a number is not true of many things: it is long, or a layer is named, or it is a whole shape."""
    short = claim.subject is not None and "params" not in claim.quantities
    return count_digits(claim.text.rpartition("=")[2]) >= (TELLING - 1 if short else TELLING)


def find_slip(claim: Claim, models: Sequence[FoundModel]) -> Conclusion | None:
    """Find the one layer, of those that may be meant, of which a slip gives what is stated."""
    for model in models:
        candidates = list(_list_candidates(claim, model))
        if any(not one.verdict.wrong for one in candidates) or _is_somewhere(claim, model):
            return None
        wrong = [one.contradict(claim.text) for one in candidates if one.verdict.differs]
        explained = [one for one in wrong if one.guess]
        if explained and (count_digits(claim.text) >= TELLING or _names_one(claim, model)):
            return explained[0] if len({one.true for one in explained}) == 1 else None
    return None


def _is_explained(quantity: str, claim: Claim) -> bool:
    """Tell whether slips explain a quantity; what "output" means of a number, nobody knows."""
    return quantity in EXPLAINED and (quantity != "size" or "output" not in claim.quantities)


def _counts_parameters(claim: Claim) -> bool:
    """Tell whether a claim can only be about parameters: by its words, or as a product with a long result."""
    if "params" not in claim.quantities:
        return False
    return "output" not in claim.quantities or count_digits(claim.text.rpartition("=")[2]) > TELLING


def _names_one(claim: Claim, model: FoundModel) -> bool:
    """Tell whether a claim says of which layer it is, or there is only one that it may be of."""
    about = claim.subject
    return about is not None and (about.is_one or len(about.select(model.summary, model.label)) == 1)


def _is_narrow(selection: Selection, subject: Subject) -> bool:
    """Tell whether few enough numbers lead to one: of a layer, or of all those of a kind."""
    return selection.only is not None or subject.together


def _is_somewhere(claim: Claim, model: FoundModel) -> bool:
    """Tell whether it is so of any layer; what is said to come out may go in there."""
    asked = {*claim.quantities} | ({"input"} if "output" in claim.quantities else set())
    rows = (Selection(model.summary, (row,), row.name) for row in model.summary.rows)
    return any(not ask(claim.text, one, row, model).verdict.wrong for row in rows for one in asked)


def _list_candidates(claim: Claim, model: FoundModel) -> Iterator[Comparison]:
    """Give what a claim may say of the layers that are named; where none is, of all that it may be of."""
    subjects = (*(() if claim.subject is None else (claim.subject,)), *claim.near)
    for subject in subjects:
        if subject is claim.subject or not subject.whole:
            found = answer_all(claim, subject, model)
            yield from (
                one for one in found if _is_explained(one.quantity, claim) and _is_narrow(one.selection, subject)
            )
    if claim.quantities[0] == "trainable":  # no other number is as particular as that of all
        yield ask(claim.text, "trainable", Selection(model.summary, model.summary.rows, model.label, whole=True), model)
    if not subjects and _counts_parameters(claim):
        for row in model.summary.layers:
            selection = Selection(model.summary, (row,), f"{model.label}.{row.name}")
            if row.params and not row.shared and is_akin(claim.text, selection):
                yield ask(claim.text, "params", selection, model)
