"""What a role shows: the computed number, or the author's, marked if it is wrong."""

from __future__ import annotations

from collections.abc import Callable

from ..claims.equation import judge_equation, write_equation
from ..claims.target import Missing, Models
from ..claims.verdict import Verdict, judge, state_truth
from ..core.problem import Problem, Sentence, say, text_of
from ..core.quantities import PARAMS, QUANTITIES, Format, Quantity, Selection, Unanswerable, Value
from .answer import Answer
from .config import Settings, originals
from .misspelt import no_role
from .records import MATH, REF, Statement
from .wording import TEXT_SAYS, chain, fill_in, translate

LOWER = ("en", "fr")
"""The languages whose nouns are written small within a sentence."""


def answer(statement: Statement, models: Models, settings: Settings) -> Answer:
    """Work out what a role shows and whether what it states is right."""
    form = settings.format()
    if statement.role not in QUANTITIES and statement.role not in (REF, MATH):
        wrong = Problem(no_role(statement.role, (*QUANTITIES, REF, MATH)), subtype="reference")
        return Answer(statement.text or statement.about, "cnn-wrong", wrong=wrong)
    selection = models.select(statement.about)
    if statement.wanted == "model" and statement.about not in models.by_name:
        selection = models.no_model(statement.about)
    elif statement.wanted == "layer" and isinstance(selection, Selection) and selection.only is None:
        count = len([row for row in selection.rows if not row.source])
        selection = Missing(say("{about} is {count} layers; name one of them", about=statement.about, count=count))
    if isinstance(selection, Missing):
        wrong = Problem(selection.why, subtype="reference")
        return Answer(statement.text or statement.about, "cnn-wrong", wrong=wrong, missing=selection)
    if statement.role == MATH:
        return answer_equation(statement, selection, models, settings)
    quantity = QUANTITIES.get(statement.role)
    if quantity is None:
        return Answer(statement.text or statement.about, "cnn-link")
    verdict = judge_statement(statement, quantity, selection, models, settings)
    text = statement.text or ("?" if verdict.wrong else form.value(verdict.value))
    hint = _hint(quantity, verdict.value, selection, settings)
    if verdict.wrong:
        problem = Problem(verdict.wrong, subtype="claim")
        return Answer(text, "cnn-wrong", verdict.value, hint, problem, "", verdict, selection)
    state = "cnn-stated" if statement.text else "cnn-computed"
    proof = quantity.prove(selection, form)
    truth = state_truth(quantity, selection, quantity.of(selection, form), form)
    reason = say("{truth}; {proof}", truth=truth, proof=form.text(proof)) if proof else truth
    return Answer(text, state, verdict.value, hint, None, reason, verdict, selection)


def answer_equation(statement: Statement, selection: Selection, models: Models, settings: Settings) -> Answer:
    """Work out what a role for mathematics shows, and whether the equation it states is right."""
    form = settings.format()
    hint = _hint(PARAMS, PARAMS.of(selection, form), selection, settings)
    if statement.text is None:
        try:
            return Answer(write_equation(selection, form), "cnn-computed", hint=hint)
        except Unanswerable as reason:
            return Answer("?", "cnn-wrong", wrong=Problem(text_of(reason), subtype="claim"))
    verdict = judge_equation(
        statement.text, lambda quantity: judge_statement(statement, quantity, selection, models, settings)
    )
    wrong = Problem(verdict.wrong, subtype="claim") if verdict.wrong else None
    state = "cnn-wrong" if wrong else "cnn-stated"
    return Answer(statement.text, state, verdict.value, hint, wrong, "", verdict, selection)


def judge_statement(
    statement: Statement, quantity: Quantity, selection: Selection, models: Models, settings: Settings
) -> Verdict:
    """Judge a statement in the language of the page; what is not translated yet may be in that of the original.

    There it is judged strictly when the original is built.
    """
    form, negated, known = settings.format(), statement.negated, models.by_name
    languages = (settings.language, *(originals() if statement.untranslated and not negated else ()))
    verdicts = [
        judge(quantity, selection, statement.text, form, language, negated=negated, models=known)
        for language in languages
    ]
    right = next((verdict for verdict in verdicts if not verdict.wrong), None)
    return right or next((verdict for verdict in verdicts if not verdict.unread), verdicts[0])


def tell(statement: Statement, shown: Answer, form: Format, speak: Callable[[Sentence], str] = str) -> str:
    """Say in the language of the page what is true of a statement, and how it comes about; *speak* says a message."""
    quantity, verdict, selection = QUANTITIES.get(statement.role), shown.verdict, shown.selection
    if quantity is None or verdict is None or selection is None or (shown.wrong and not verdict.differs):
        return speak(shown.wrong.text if shown.wrong else shown.reason)
    values = {"label": selection.label, "value": form.value(verdict.value)}
    text = fill_in(quantity.state(verdict.value), **values)
    if verdict.differs:
        text = fill_in(TEXT_SAYS, truth=text, stated=statement.text or "")
    guess = f" ({translate(verdict.guess)})" if verdict.guess else ""
    proof = translate(quantity.prove(selection, form))
    return chain(part for part in (text + guess, proof) if part)


def _hint(quantity: Quantity, value: Value, selection: Selection, settings: Settings) -> str:
    """Say what is asked, to be seen on pointing at it: its value, what it is, of what, and how it comes about."""
    form = settings.format()
    word = translate(quantity.heading)
    if settings.language.code in LOWER and word[1:2].islower():
        word = f"{word[:1].lower()}{word[1:]}"
    told = fill_in("{value}: {quantity} of {label}", value=form.value(value), quantity=word, label=selection.label)
    proof = form.text(quantity.prove(selection, form))
    return f"{told}; {proof}" if proof else told
