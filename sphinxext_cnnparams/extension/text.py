"""What a role shows: the computed number, or the author's, marked if it is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from ..claims.target import Missing, Models
from ..claims.verdict import judge, said
from ..core.problem import Problem
from ..core.quantities import QUANTITIES
from ..core.quantity import Selection
from ..core.value import Value
from .config import Settings
from .records import Statement


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold the text of a role, its state as a CSS class, the hint behind it, and what is wrong.

    *reason* says what is true, with the calculation.
    """

    text: str
    state: str
    value: Value = None
    hint: str = ""
    wrong: Problem | None = None
    reason: str = ""


def answer(statement: Statement, models: Models, settings: Settings) -> Answer:
    """Work out what a role shows and whether what it states is right."""
    form = settings.format()
    selection = models.select(statement.about)
    if statement.wanted == "model" and statement.about not in models.by_name:
        selection = models.no_model(statement.about)
    elif statement.wanted == "layer" and isinstance(selection, Selection) and selection.only is None:
        selection = Missing(f"{statement.about} is {len(selection.rows)} layers; name one of them")
    if isinstance(selection, Missing):
        return Answer(statement.text or statement.about, "cnn-wrong", wrong=Problem(selection.why, subtype="reference"))
    quantity = QUANTITIES.get(statement.role)
    if quantity is None:
        return Answer(statement.text or statement.about, "cnn-link")
    negated, known = statement.negated, models.by_name
    verdict = judge(quantity, selection, statement.text, form, settings.language, negated=negated, models=known)
    text = statement.text or ("?" if verdict.wrong else form.value(verdict.value))
    hint = f"{statement.about}: {_hint(selection, settings)}"
    if verdict.wrong:
        return Answer(text, "cnn-wrong", verdict.value, hint, Problem(verdict.wrong, subtype="claim"))
    state = "cnn-stated" if statement.text else "cnn-computed"
    proof = quantity.proof(selection, form)
    reason = said(quantity, selection, form) + (f"; {proof}" if proof else "")
    return Answer(text, state, verdict.value, hint, reason=reason)


def _hint(selection: Selection, settings: Settings) -> str:
    """Give the calculation behind a layer's parameters, to be seen on pointing at the number."""
    form = settings.format()
    row = selection.only
    params = form.value(QUANTITIES["params"].of(selection, form))
    if row is None or not row.worked:
        return f"{params} parameters" if row is None else f"{form.value(row.output)}"
    return f"{row.worked[selection.summary.notation].numeric(form.number)} = {params}"
