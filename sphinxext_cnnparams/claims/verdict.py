"""Whether a statement is right, and the sentence that says why not."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ..core.printable import cut_numbers
from ..core.problem import Sentence, Text, say, text_of
from ..core.quantities import QUANTITIES, Format, Quantity, Selection, Unanswerable, Value
from ..core.structs import Struct, replace
from ..core.summary import Summary
from .calculation import NO_CALCULATION, SAYS, disagreement
from .kinds import KINDS, Question, ShapeKind, ValueKind
from .languages import ENGLISH, Language
from .numbers import (
    BYTES,
    find_meant,
    is_calculation,
    read_amount,
    respell,
    split_memory,
    split_sum,
    spread_powers,
    strip_noun,
)

WRONG = {
    (False, False): "{truth}, {says} {typed}",
    (True, False): "{truth}, {says} {typed} ({guess})",
    (False, True): "{truth}, {says} {typed}; {proof}",
    (True, True): "{truth}, {says} {typed} ({guess}); {proof}",
}
"""What a message says of a wrong statement: whether a slip explains it, and whether there is a calculation."""
NO_MODELS: Mapping[str, Summary] = {}


class Verdict(Struct):
    """Hold what was computed, and what is wrong with the statement, if anything.

    *differs* says that it states another value than the true one; *guess* is
    the slip that leads to it.  *unread* says that nobody can tell whether the
    statement is right.
    """

    value: Value
    wrong: Sentence = ""
    differs: bool = False
    guess: Sentence = ""
    unread: bool = False
    unknown: bool = False


def judge(
    quantity: Quantity,
    selection: Selection,
    text: str | None,
    form: Format,
    language: Language = ENGLISH,
    *,
    negated: bool = False,
    models: Mapping[str, Summary] = NO_MODELS,
    explaining: bool = True,
) -> Verdict:
    """Compare the statement *text* with what is computed; None asks for the value only.

    A *negated* statement is one that must not hold; *models* are those of the
    documentation, whose numbers may have been mixed up.  Without *explaining*
    it is not looked for the slip behind a wrong one.
    """
    if text is not None:
        text = cut_numbers(text)
        quantity = QUANTITIES[find_meant(quantity.name, text)]
        selection = quantity.narrow(selection, text)
    try:
        found = quantity.of(selection, form)
    except Unanswerable as reason:
        return Verdict(None, text_of(reason), unread=True)
    value = form.text(found) if isinstance(found, (str, Text)) else found
    question = Question(quantity, selection, form, language, models)
    if not KINDS[type(value)].is_certain(value):
        return judge_in_part(found, value, "" if text is None or negated else text, question)
    if text is None:
        return Verdict(value)
    return compare(found, value, text, question, negated=negated, explaining=explaining)


def judge_in_part(found: Value, value: Value, typed: str, question: Question) -> Verdict:
    """Judge a text about a *value* of which not all is known: it is wrong where what is known excludes it."""
    quantity, selection, form, *_ = question
    if typed and KINDS[type(value)].excludes(value, typed, question):
        truth = state_truth(quantity, selection, found, form)
        return Verdict(value, say(WRONG[False, False], truth=truth, says=SAYS, typed=typed), differs=True)
    return Verdict(value, explain_unknown(quantity, selection), unread=True, unknown=True)


def compare(
    found: Value, value: Value, typed: str, question: Question, *, negated: bool, explaining: bool = True
) -> Verdict:
    """Compare what is typed with the true *value*, which is what was *found* in the language of the page."""
    quantity, selection, form, language, _ = question
    kind = KINDS[type(value)]
    typed, wrong = take_parts(typed, value, question)
    if wrong:
        return Verdict(value, wrong, differs=not negated)
    typed, text, wrong = take_result(typed, kind, question)
    if wrong:
        return Verdict(value, wrong, unread=wrong.pattern == NO_CALCULATION)
    holds = kind.compare(value, text, question)
    if holds is not None and holds is not negated:
        return Verdict(value)
    truth = state_truth(quantity, selection, found, form)
    if holds is None:
        return Verdict(
            value, say("{why}: {truth}", why=kind.explain_unreadable(text, language), truth=truth), unread=True
        )
    typed += kind.write_result(text, question)
    if negated:
        return Verdict(value, say("{truth}, {says} that it is not {typed}", truth=truth, says=SAYS, typed=typed))
    guess = guess_slip(value, text, question) if explaining else ""
    proof = form.text(quantity.prove(selection, form))
    pattern = WRONG[bool(guess), bool(proof)]
    wrong = say(pattern, truth=truth, says=SAYS, typed=typed, guess=guess, proof=proof)
    return Verdict(value, wrong, differs=True, guess=guess)


def take_parts(typed: str, value: Value, question: Question) -> tuple[str, Text | None]:
    """Give what is typed without what it says besides, and what is wrong with that: its parts, or its memory."""
    plain = respell(typed)
    if not isinstance(value, int):
        return typed, None
    count, memory = split_memory(plain)
    if memory and not memory_agrees(value, memory, question):
        return count, say(
            "{count} parameters of {bytes} bytes are not {memory}",
            count=question.form.value(value),
            bytes=question.selection.summary.width,
            memory=memory,
        )
    parts = split_sum(count)
    if parts is None:
        return count if memory else typed, None
    for name, stated in (("weights", parts.weights), ("biases", parts.biases)):
        wrong = judge(QUANTITIES[name], question.selection, stated, question.form, question.language).wrong
        if isinstance(wrong, Text):
            return parts.calculation, wrong
    return parts.calculation, None


def memory_agrees(count: int, memory: str, question: Question) -> bool:
    """Tell whether so many parameters take so much memory, in powers of ten or of two, as Keras prints it."""
    stated = read_amount(memory, question.language, BYTES)
    exact = Fraction(count * question.selection.summary.width)
    if stated is None:
        return False
    power = next((i for i, letter in enumerate("KMGT", 1) if letter in memory.upper()), 0)
    binary = replace(stated, value=stated.value * Fraction(1024**power, 1000**power), step=stated.step * 2)
    return stated.holds(exact) or binary.holds(exact)


def take_result(typed: str, kind: ValueKind, question: Question) -> tuple[str, str, Text | None]:
    """Give what is typed, as a message repeats it; what it states; and what is wrong with its calculation."""
    text = strip_noun(question.quantity.name, respell(typed))
    if isinstance(kind, ShapeKind) and not is_calculation(text):
        return typed, spread_powers(text), None
    if not is_calculation(text) or not kind.calculated:
        return typed, text, None
    wrong, result = disagreement(text, question.language, kind.unit, question.quantity.name)
    return result, result, wrong


def explain_unknown(quantity: Quantity, selection: Selection) -> Sentence:
    """Say that nothing can be stated about a value nobody knows."""
    lost = [row.name for row in selection.rows if not row.known or row.params is None]
    culprit: Sentence = say(": {name} is not known", name=lost[0]) if lost and len(selection.rows) > 1 else ""
    doubted = next((row for row in selection.rows if quantity.doubt(row)), None)
    if not lost and doubted is not None:
        culprit = say(": of {name} {why}", name=doubted.name, why=quantity.doubt(doubted))
    elif not lost and any(row.source and row.output is None for row in selection.summary.rows):
        culprit = say(": the shape of the input is not known; say it with the option :input:")
    what, of = say(quantity.heading.lower()), selection.label
    return say("the {what} of {of} cannot be computed{culprit}", what=what, of=of, culprit=culprit)


def state_truth(quantity: Quantity, selection: Selection, value: Value, form: Format) -> Text:
    """State what is true: the *value* of a quantity."""
    return say(quantity.state(value), label=selection.label, value=form.value(value))


def guess_slip(value: Value, text: str, question: Question) -> Sentence:
    """Say where the wrong number may come from, if one of the slips leads to it."""
    from .slips import Misstatement, explain  # imported late: where nothing is wrong, nobody needs them

    quantity, selection, form, _, models = question
    exact, stated, dims = KINDS[type(value)].find_difference(value, text, question)
    return explain(Misstatement(quantity, selection, form, exact, stated, dims, models))
