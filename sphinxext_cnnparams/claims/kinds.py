"""The kinds of values: how a text about each is compared with the true one, and with what words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, ClassVar, NamedTuple

from ..core.printable import quote
from ..core.problem import Sentence, say
from ..core.quantities import Bytes, Format, Percentage, Quantity, Selection
from ..core.shape import Dim, Shape
from ..core.structs import Struct
from ..core.summary import Summary
from .calculation import write_number
from .languages import Language, lacks_words
from .numbers import (
    COUNT,
    COUNTS,
    MEMORY,
    SHARES,
    UNITS,
    Amount,
    Measure,
    read_amount,
    read_beginning,
    read_description,
    read_shape,
    states_twice,
    work_out_one_side,
)
from .settings import mean_alike


class Question(NamedTuple):
    """Hold what a text is about, how values are written, the language it is in, and the models it may mean."""

    quantity: Quantity
    selection: Selection
    form: Format
    language: Language
    models: Mapping[str, Summary]


class Difference(NamedTuple):
    """Hold what a wrong text states: a number, beside the true one, or the dimensions of a shape."""

    exact: Fraction | None = None
    stated: Amount | None = None
    dims: tuple[Dim, ...] = ()


class ValueKind:
    """Describe one kind of value.

    expected
        what a text about it has to state, in a message.
    unit
        that of the numbers it may consist of.
    calculated
        whether a text may state it by a calculation and its result.
    """

    __slots__ = ()
    expected: str
    unit: str = COUNT
    calculated: ClassVar[bool] = True

    def is_certain(self, value: Any) -> bool:
        """Tell whether a value is fully known."""
        return True

    def compare(self, value: Any, text: str, question: Question) -> bool | None:
        """Compare a text with a value; None where the text cannot be read."""
        return None

    def excludes(self, value: Any, text: str, question: Question) -> bool:
        """Tell whether a value that is known in part cannot be what a text states."""
        return False

    def misread(self, text: str, language: Language) -> Sentence:
        """Say how a text was read that states something else; nothing where it could not be read at all."""
        return ""

    def explain_unreadable(self, text: str, language: Language) -> Sentence:
        """Say how a text was read that states no value of this kind."""
        if sentence := self.misread(text, language):
            return sentence
        if parts := read_beginning(text, language):
            return say(
                "{text} cannot be read as {expected} ({part} is understood, {rest} is not)",
                text=quote(text),
                expected=self.expected,
                part=parts[0],
                rest=quote(parts[1]),
            )
        hint = say(" (number words need num2words: pip install sphinxext-cnnparams[words])")
        return say(
            "{text} cannot be read as {expected}{hint}",
            text=quote(text),
            expected=self.expected,
            hint=hint if lacks_words(text) else "",
        )

    def write_result(self, text: str, question: Question) -> str:
        """Write the result behind a calculation that is typed without it; nothing if it is none."""
        return ""

    def find_difference(self, value: Any, text: str, question: Question) -> Difference:
        """Give what a wrong text states."""
        return Difference()


class NumberKind(ValueKind, Struct):
    """Compares numbers as their *measure* says."""

    measure: Measure
    expected: str
    unit: str

    def compare(self, value: Any, text: str, question: Question) -> bool | None:
        quantity, language = question.quantity, question.language
        if quantity.sided and states_sides(text, language):
            spread = quantity.spread(value, question.selection)
            return KINDS[type(spread)].compare(spread, text, question)
        read = self.measure.read(text, language, quantity.name)
        return all(amount.holds(self.measure.exact(value)) for amount in read) if read else None

    def misread(self, text: str, language: Language) -> Sentence:
        read = read_amount(text, language, self.unit)
        if read is None:
            return ""
        if read.unit != self.unit:
            return say(
                "{text} is {unit}, and {expected} is asked for",
                text=quote(text),
                unit=UNITS[read.unit],
                expected=self.expected,
            )
        return say(
            "{text} is read as a number with decimals, {number}, and {expected} has none",
            text=quote(text),
            number=write_number(read.value, language),
            expected=self.expected,
        )

    def write_result(self, text: str, question: Question) -> str:
        if not self.measure.factor or question.quantity.sided:  # 8 × 8 states sides, and nothing is worked out
            return ""
        if read_amount(text, question.language) is not None or states_twice(text, question.language):
            return ""
        result = work_out_one_side(text, question.language)
        return "" if result is None or result < 0 else f" = {write_number(result, question.language)}"

    def find_difference(self, value: Any, text: str, question: Question) -> Difference:
        failing = self.measure.find_failing(value, text, question.language, question.quantity.name)
        return Difference(self.measure.exact(value), failing)


class ShapeKind(ValueKind):
    """Compares shapes by their dimensions."""

    __slots__ = ()
    expected = "a shape"

    def is_certain(self, value: Shape) -> bool:
        return None not in value.dims

    def compare(self, value: Shape, text: str, question: Question) -> bool | None:
        read = read_description(text, question.language)
        return None if read is None else read.fits(value)

    def excludes(self, value: Shape, text: str, question: Question) -> bool:
        read = read_description(text, question.language)
        return read is not None and read.excludes(value)

    def find_difference(self, value: Shape, text: str, question: Question) -> Difference:
        read = read_description(text, question.language)
        return Difference(dims=() if read is None else read.fill(value))


class TextKind(ValueKind):
    """Compares texts by what they mean."""

    __slots__ = ()
    expected = "a formula"
    calculated = False

    def compare(self, value: str, text: str, question: Question) -> bool | None:
        return mean_alike(question.quantity, text, value, count_axes(question.selection), question.language)


class UnknownKind(ValueKind):
    """Stands for a value nobody knows: nothing can be stated about it."""

    __slots__ = ()
    expected = "nothing"

    def is_certain(self, value: None) -> bool:
        return False


KINDS: Mapping[type, ValueKind] = {
    int: NumberKind(COUNTS, "a whole number", COUNTS.unit),
    Bytes: NumberKind(MEMORY, UNITS[MEMORY.unit], MEMORY.unit),
    Percentage: NumberKind(SHARES, UNITS[SHARES.unit], SHARES.unit),
    Shape: ShapeKind(),
    str: TextKind(),
    type(None): UnknownKind(),
}
"""By the types of values."""


def states_sides(text: str, language: Language) -> bool:
    """Tell whether a text states all sides, 8 × 8, and not the one they have in common."""
    read = read_description(text, language)
    return read is not None and len(read.dims) > 1


def count_axes(selection: Selection) -> int:
    """Count the dimensions along which the kernel of a layer moves."""
    settings = None if selection.only is None else selection.only.settings
    kernel = read_shape((settings or {}).get("kernel", ""))
    return 1 if kernel is None else len(kernel.dims)
