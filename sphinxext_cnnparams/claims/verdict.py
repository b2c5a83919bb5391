"""Whether a statement is right, and the sentence that says why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ..core.quantities import QUANTITIES, Bytes, Format, Percentage, Quantity, Selection, Unanswerable, Value
from ..core.shape import Dim, Shape
from ..core.summary import Summary
from .languages import ENGLISH, Language, lacks_words
from .numbers import shape as stated
from .numbers.algebra import is_symbolic
from .numbers.amount import COUNT, PERCENT, UNITS, Amount, read_amount, read_beginning
from .numbers.arithmetic import is_calculation, read_sides, work_out_one_side
from .numbers.nouns import find_meant, strip_noun
from .numbers.number import WANTED, count_exactly, find_failing, read_claims, states_twice
from .settings import mean_alike

NO_MODELS: Mapping[str, Summary] = {}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what was computed, and what is wrong with the statement, if anything.

    *differs* says that it states another value than the true one; *guess* is
    the slip that leads to it.  *unread* says that nobody can tell whether the
    statement is right.
    """

    value: Value
    wrong: str = ""
    differs: bool = False
    guess: str = ""
    unread: bool = False


def judge(
    quantity: Quantity,
    selection: Selection,
    text: str | None,
    form: Format,
    language: Language = ENGLISH,
    *,
    negated: bool = False,
    models: Mapping[str, Summary] = NO_MODELS,
) -> Verdict:
    """Compare the statement *text* with what is computed; None asks for the value only.

    A *negated* statement is one that must not hold; *models* are those of the
    documentation, whose numbers may have been mixed up.
    """
    quantity = quantity if text is None else QUANTITIES[find_meant(quantity.name, text)]
    try:
        found = quantity.of(selection, form)
    except Unanswerable as reason:
        return Verdict(None, str(reason), unread=True)
    value = form.text(found) if isinstance(found, str) else found
    if not is_certain(value):
        return Verdict(value, explain_unknown(quantity, selection), unread=True)
    if text is None:
        return Verdict(value)
    typed, text = text, strip_noun(quantity.name, text)
    if is_calculation(text) and not isinstance(value, str):
        wrong, text = disagreement(text, language, WANTED.get(type(value), COUNT), quantity.name)
        if wrong:
            return Verdict(value, wrong, unread=wrong.endswith(NO_CALCULATION))
        typed = text
    holds = matches(quantity, selection, value, text, language)
    if holds is not None and holds is not negated:
        return Verdict(value)
    truth = state_truth(quantity, selection, found, form)
    if holds is None:
        return Verdict(value, f"{explain_unreadable(value, text, language)}: {truth}", unread=True)
    typed += write_result(quantity, value, text, language)
    if negated:
        return Verdict(value, f"{truth}, the text says that it is not {typed}")
    guess = guess_slip(quantity, selection, value, text, form, language, models)
    proof = quantity.prove(selection, form)
    reasons = (f" ({guess})" if guess else "") + (f"; {proof}" if proof else "")
    return Verdict(value, f"{truth}, the text says {typed}{reasons}", differs=True, guess=guess)


NO_CALCULATION = "cannot be read as a calculation"


def disagreement(text: str, language: Language, wanted: str = COUNT, quantity: str = "") -> tuple[str, str]:
    """Compare the sides of a calculation; give what is wrong with it, and the side that is its result.

    A formula in letters may stand in front: ``k (f + 1) = 32 (27 + 1) = 896``.
    """
    *first, last = read_sides(text, language, lambda side: strip_noun(quantity, side))
    if first[0].value is None and read_amount(first[0].text, language) is None:
        first = first[1:] if is_symbolic(first[0].text, language) else first
    for part in first:
        if part.value is None:
            return f"{part.text!r} in {text!r} {NO_CALCULATION}", ""
    stated = read_amount(last.text, language, wanted)
    if stated is None and last.value is not None:
        stated = Amount(last.value)
    if stated is None:
        return f"{last.text!r} in {text!r} {NO_CALCULATION}", ""
    for part in first:
        assert part.value is not None
        # 3 / 4 = 75% is written as often as 100 × 3 / 4 = 75%
        factors = (1, 100) if stated.unit == PERCENT else (1,)
        if not any(stated.holds(part.value * factor) for factor in factors):
            # 897 = 32 × 28: what is worked out stands on the right
            given, other = (part, last) if work_out_one_side(last.text, language) is None else (last, part)
            return f"{given.text} is {write_number(given.value or Fraction(0))}, the text says {other.text}", ""
    numbers = [part.text for part in (last, *first) if read_amount(part.text, language, wanted) is not None]
    return "", numbers[0] if numbers else last.text


def write_result(quantity: Quantity, value: Value, text: str, language: Language) -> str:
    """Write the result behind a calculation that is typed without it; nothing if it is none."""
    counted = isinstance(value, (int, Percentage)) and not quantity.sided  # whose 8 × 8 is a shape
    known = not counted or read_amount(text, language) is not None or states_twice(text, language)
    result = None if known else work_out_one_side(text, language)
    return "" if result is None else f" = {write_number(result)}"


def write_number(number: Fraction) -> str:
    """Write the result of a calculation: whole, with decimals where these end, or as a fraction."""
    decimals = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{decimals.normalize():f}" if Fraction(decimals) == number else f"about {float(number):.4g}"


EXPECTED: dict[type, str] = {
    Shape: "a shape",
    str: "a formula",
    **{kind: UNITS[unit] for kind, unit in WANTED.items()},
    int: "a whole number",
}


def explain_unreadable(value: Value, text: str, language: Language) -> str:
    """Say how a statement was read that is none of this kind of value."""
    wanted = EXPECTED[type(value)]
    read = read_amount(text, language, WANTED.get(type(value), COUNT))
    if read is not None and isinstance(value, (int, Bytes, Percentage)):
        if read.unit != WANTED[type(value)]:
            return f"{text!r} is {UNITS[read.unit]}, and {wanted} is asked for"
        return f"{text!r} is read as a number with decimals, {write_number(read.value)}, and {wanted} has none"
    if parts := read_beginning(text, language):
        return f"{text!r} cannot be read as {wanted} ({parts[0]} is understood, {parts[1]!r} is not)"
    hint = " (number words need num2words: pip install sphinxext-cnnparams[words])" if lacks_words(text) else ""
    return f"{text!r} cannot be read as {wanted}{hint}"


def is_certain(value: Value) -> bool:
    """Tell whether a value is fully known."""
    return value is not None and not (isinstance(value, Shape) and None in value.dims)


def explain_unknown(quantity: Quantity, selection: Selection) -> str:
    """Say that nothing can be stated about a value nobody knows."""
    lost = [row.name for row in selection.rows if not row.known or row.params is None]
    culprit = f": {lost[0]} is not known" if lost and len(selection.rows) > 1 else ""
    doubted = next((row for row in selection.rows if quantity.doubt(row)), None)
    if not lost and doubted is not None:
        culprit = f": of {doubted.name} {quantity.doubt(doubted)}"
    return f"the {quantity.heading.lower()} of {selection.label} cannot be computed{culprit}"


def matches(quantity: Quantity, selection: Selection, value: Value, text: str, language: Language) -> bool | None:
    """Compare; None where the text cannot be read."""
    if isinstance(value, int) and quantity.sided and states_sides(text, language):
        value = quantity.spread(value, selection)
    if isinstance(value, Shape):
        shape = stated.read_description(text, language)
        return None if shape is None else fits(shape, value)
    if isinstance(value, str) or value is None:
        return mean_alike(quantity, text, str(value), axes(selection), language)
    read = read_claims(value, text, language, quantity.name)
    return all(number.holds(count_exactly(value)) for number in read) if read else None


def axes(selection: Selection) -> int:
    """Count the dimensions along which the kernel of a layer moves."""
    settings = None if selection.only is None else selection.only.settings
    kernel = stated.read_shape((settings or {}).get("kernel", ""))
    return 1 if kernel is None else len(kernel.dims)


def states_sides(text: str, language: Language) -> bool:
    """Tell whether a text states all sides, 8 × 8, and not the one they have in common."""
    shape = stated.read_description(text, language)
    return shape is not None and len(shape.dims) > 1


def fits(read: stated.StatedShape, shape: Shape) -> bool:
    """Compare dimensions, with or without the batch; an image may leave out its channels."""
    if read.maps is not None:
        each = (shape.spatial, *_find_side(shape)) if shape.rank > 1 else ()
        return read.maps == shape.channels and read.dims in each
    candidates = [read.dims]
    if read.batched and len(read.dims) == shape.rank + 1:
        candidates.append(read.dims[1:])
    return any(dims in spell_out(shape) for dims in candidates)


def spell_out(shape: Shape) -> tuple[tuple[Dim, ...], ...]:
    """Give the ways to speak of a shape: in full, without its channels, by the side of a square."""
    if shape.rank < 3:
        return (shape.dims,)
    return (shape.dims, shape.spatial, *_find_side(shape))


def _find_side(shape: Shape) -> tuple[tuple[Dim, ...], ...]:
    """Give the side of a square, which stands for all of them."""
    return (shape.spatial[:1],) if len(set(shape.spatial)) == 1 else ()


def state_truth(quantity: Quantity, selection: Selection, value: Value, form: Format) -> str:
    """State what is true: the *value* of a quantity."""
    return quantity.state(value).format(label=selection.label, value=form.value(value))


def guess_slip(
    quantity: Quantity,
    selection: Selection,
    value: Value,
    text: str,
    form: Format,
    language: Language,
    models: Mapping[str, Summary],
) -> str:
    """Say where the wrong number may come from, if one of the slips leads to it."""
    from .slips import Misstatement, explain  # imported late: where nothing is wrong, nobody needs them

    wrong = Misstatement(quantity, selection, form, models=models)
    if isinstance(value, Shape):
        shape = stated.read_description(text, language)
        dims = () if shape is None else value.rebuild(shape.dims, shape.maps).dims if shape.maps else shape.dims
        batch = shape is not None and shape.batched and len(dims) == value.rank + 1
        wrong = replace(wrong, dims=dims[1:] if batch else dims)
    elif isinstance(value, (int, Bytes, Percentage)):
        wrong = replace(wrong, exact=count_exactly(value), stated=find_failing(value, text, language, quantity.name))
    return explain(wrong)
