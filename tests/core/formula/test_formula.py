"""A formula's one text gives its value, its letters and its numbers."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.formula import Formula, Indivisible, Symbol, Symbols, complaint, factors, printing, switch


def letters(**values: int | None) -> Symbols:
    return {letter: Symbol(value, f"number of {letter}", letter) for letter, value in values.items()}


def quiet(letter: str, value: int | None, *neutral: int) -> Symbol:
    return Symbol(value, letter, letter, quiet=neutral)


CASES = [
    # the four operations
    ("a + b", letters(a=2, b=3), 5, "a + b", "2 + 3"),
    ("a - b", letters(a=2, b=3), -1, "a − b", "2 − 3"),
    ("a * b", letters(a=2, b=3), 6, "a b", "2 × 3"),
    ("a / b", letters(a=6, b=3), 2, "a / b", "6 / 3"),
    # what comes first needs no parentheses
    ("a * b + c", letters(a=2, b=3, c=4), 10, "a b + c", "2 × 3 + 4"),
    ("a + b * c", letters(a=2, b=3, c=4), 14, "a + b c", "2 + 3 × 4"),
    ("a - b - c", letters(a=9, b=3, c=4), 2, "a − b − c", "9 − 3 − 4"),
    ("a - b + c", letters(a=9, b=3, c=4), 10, "a − b + c", "9 − 3 + 4"),
    # and what comes second does
    ("a * (b + c)", letters(a=2, b=3, c=4), 14, "a (b + c)", "2 × (3 + 4)"),
    ("(a + b) * c", letters(a=2, b=3, c=4), 20, "(a + b) c", "(2 + 3) × 4"),
    ("(a + b) * (b + c)", letters(a=2, b=3, c=4), 35, "(a + b) (b + c)", "(2 + 3) × (3 + 4)"),
    ("a - (b - c)", letters(a=9, b=3, c=4), 10, "a − (b − c)", "9 − (3 − 4)"),
    ("a - (b + c)", letters(a=9, b=3, c=4), 2, "a − (b + c)", "9 − (3 + 4)"),
    ("a - b * c", letters(a=20, b=3, c=4), 8, "a − b c", "20 − 3 × 4"),
    ("(a + b) / c", letters(a=5, b=3, c=4), 2, "(a + b) / c", "(5 + 3) / 4"),
    ("a * (b / c)", letters(a=5, b=8, c=4), 10, "a (b / c)", "5 × (8 / 4)"),
    ("(a / b) * c", letters(a=8, b=4, c=5), 10, "(a / b) c", "(8 / 4) × 5"),
    ("a / (b * c)", letters(a=24, b=3, c=4), 2, "a / (b c)", "24 / (3 × 4)"),
    ("a / (b + c)", letters(a=14, b=3, c=4), 2, "a / (b + c)", "14 / (3 + 4)"),
    # numbers of the text itself
    ("2 * a", letters(a=5), 10, "2 a", "2 × 5"),
    ("a + 1", letters(a=5), 6, "a + 1", "5 + 1"),
    # rounding down
    ("a // b", letters(a=7, b=2), 3, "⌊a / b⌋", "⌊7 / 2⌋"),
    ("a // b", letters(a=8, b=2), 4, "⌊a / b⌋", "8 / 2"),
    ("(a - b) // c + 1", letters(a=8, b=3, c=2), 3, "⌊(a − b) / c⌋ + 1", "⌊(8 − 3) / 2⌋ + 1"),
    ("(a - b) // c + 1", letters(a=9, b=3, c=2), 4, "⌊(a − b) / c⌋ + 1", "(9 − 3) / 2 + 1"),
    ("(a - b) // c", letters(a=2, b=3, c=2), -1, "⌊(a − b) / c⌋", "⌊(2 − 3) / 2⌋"),
    # rounding up
    ("ceil(a / b)", letters(a=7, b=2), 4, "⌈a / b⌉", "⌈7 / 2⌉"),
    ("ceil(a / b)", letters(a=8, b=2), 4, "⌈a / b⌉", "8 / 2"),
    ("ceil((a - b) / c) + 1", letters(a=8, b=3, c=2), 4, "⌈(a − b) / c⌉ + 1", "⌈(8 − 3) / 2⌉ + 1"),
    ("ceil((a - b) / c)", letters(a=2, b=3, c=2), 0, "⌈(a − b) / c⌉", "⌈(2 − 3) / 2⌉"),
    # the larger of two
    ("max(a, b)", letters(a=2, b=3), 3, "max(a, b)", "max(2, 3)"),
    ("max(a - b, 0)", letters(a=2, b=3), 0, "max(a − b, 0)", "max(2 − 3, 0)"),
    ("a * b + max(c - b, 0)", letters(a=4, b=2, c=3), 9, "a b + max(c − b, 0)", "4 × 2 + max(3 − 2, 0)"),
    # what nobody knows
    ("a + b", letters(a=None, b=3), None, "a + b", "? + 3"),
    ("a // b", letters(a=None, b=2), None, "⌊a / b⌋", "⌊? / 2⌋"),
    ("ceil(a / b)", letters(a=None, b=2), None, "⌈a / b⌉", "⌈? / 2⌉"),
    ("max(a, 3)", letters(a=None), None, "max(a, 3)", "max(?, 3)"),
    ("a / b", letters(a=None, b=2), None, "a / b", "? / 2"),
]


@pytest.mark.parametrize(("text", "symbols", "value", "symbolic", "numeric"), CASES)
def test_one_text_gives_all_three(text: str, symbols: Symbols, value: int | None, symbolic: str, numeric: str) -> None:
    formula = Formula(text, symbols)
    assert (formula.value, formula.write_letters(), formula.write_numbers()) == (value, symbolic, numeric)


A = letters(a=5, c=7)
NEUTRAL = [
    # × 1
    ("a * q", A | {"q": quiet("q", 1, 1)}, 5, "a", "5"),
    ("q * a", A | {"q": quiet("q", 1, 1)}, 5, "a", "5"),
    ("a * q * c", A | {"q": quiet("q", 1, 1)}, 35, "a c", "5 × 7"),
    # another value of the same symbol stays
    ("a * q", A | {"q": quiet("q", 2, 1)}, 10, "a q", "5 × 2"),
    # / 1
    ("a / q", A | {"q": quiet("q", 1, 1)}, 5, "a", "5"),
    ("(a / q) * c", A | {"q": quiet("q", 1, 1)}, 35, "a c", "5 × 7"),
    ("a // q", A | {"q": quiet("q", 1, 1)}, 5, "a", "5"),
    ("ceil(a / q)", A | {"q": quiet("q", 1, 1)}, 5, "a", "5"),
    # a quotient keeps its parentheses: (n − k) + 1
    ("(c - a) // q + 1", A | {"q": quiet("q", 1, 1)}, 3, "(c − a) + 1", "(7 − 5) + 1"),
    # + 0 and − 0
    ("a + q", A | {"q": quiet("q", 0, 0)}, 5, "a", "5"),
    ("q + a", A | {"q": quiet("q", 0, 0)}, 5, "a", "5"),
    ("a - q", A | {"q": quiet("q", 0, 0)}, 5, "a", "5"),
    # × 0
    ("a * q + c", A | {"q": quiet("q", 0, 0)}, 7, "c", "7"),
    ("q * a + c", A | {"q": quiet("q", 0, 0)}, 7, "c", "7"),
    # + 2·0
    ("a + 2 * q", A | {"q": quiet("q", 0, 0)}, 5, "a", "5"),
    ("a - 2 * q", A | {"q": quiet("q", 0, 0)}, 5, "a", "5"),
    ("a + 2 * q - c", A | {"q": quiet("q", 0, 0)}, -2, "a − c", "5 − 7"),
    ("(c + 2 * q - a) // s + 1", A | {"q": quiet("q", 0, 0), "s": quiet("s", 2, 1)}, 2, "⌊(c − a) / s⌋ + 1",
     "(7 − 5) / 2 + 1"),
    ("a + 2 * q", A | {"q": quiet("q", 3, 0)}, 11, "a + 2 q", "5 + 2 × 3"),
    # parentheses vanish with what they held together
    ("a * (c + q)", A | {"q": quiet("q", 0, 0)}, 35, "a c", "5 × 7"),
    ("a * (c * q + 1)", A | {"q": quiet("q", 1, 1)}, 40, "a (c + 1)", "5 × (7 + 1)"),
    # a symbol that is not quiet stays, whatever its value
    ("a * b", letters(a=5, b=1), 5, "a b", "5 × 1"),
    ("a + b", letters(a=5, b=0), 5, "a + b", "5 + 0"),
    ("a / b", letters(a=5, b=1), 5, "a / b", "5 / 1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "symbols", "value", "symbolic", "numeric"), NEUTRAL)
def test_neutral_parts_vanish(text: str, symbols: Symbols, value: int, symbolic: str, numeric: str) -> None:
    formula = Formula(text, symbols)
    assert (formula.value, formula.write_letters(), formula.write_numbers()) == (value, symbolic, numeric)


@pytest.mark.parametrize(("on", "expected"), [(True, (12, "k (f + 1)", "3 × (3 + 1)")), (False, (9, "k f", "3 × 3"))])
def test_a_bias_is_a_one_that_is_there_or_not(on: bool, expected: tuple[int, str, str]) -> None:
    formula = Formula("k * (f + b)", letters(k=3, f=3) | {"b": switch(on, "the bias")})
    assert (formula.value, formula.write_letters(), formula.write_numbers()) == expected


def test_a_product_is_printed_factor_by_factor() -> None:
    kernel = factors([Symbol(5, "height", "h"), Symbol(3, "width", "w")], "kernel")
    formula = Formula("k * (K + f)", letters(k=2, f=4) | {"K": kernel})
    assert (formula.value, formula.write_letters(), formula.write_numbers()) == (38, "k (h w + f)", "2 × (5 × 3 + 4)")


def test_words_are_multiplied_with_a_sign() -> None:
    symbols = {name: Symbol(value, name, name) for name, value in (("inputs", 3), ("outputs", 4))}
    assert Formula("inputs * outputs", symbols).write_letters() == "inputs × outputs"


def test_a_product_with_words_keeps_its_signs() -> None:
    symbols = {name: Symbol(value, name, name) for name, value in (("inputs", 3), ("outputs", 4), ("k", 5))}
    assert Formula("inputs * outputs * k", symbols).write_letters() == "inputs × outputs × k"


def test_a_letter_with_a_number_below_it_is_a_letter() -> None:
    symbols = {"a": Symbol(2, "a", "a"), "b": Symbol(3, "b", "n₁"), "c": Symbol(4, "c", "h′")}
    assert Formula("a * b * c", symbols).write_letters() == "a n₁ h′"


def test_equal_values_under_other_letters_are_printed_with_those() -> None:
    printed = [Formula("a + b", {"a": Symbol(2, "", one), "b": Symbol(3, "", "z")}).write_letters() for one in "xy"]
    assert printed == ["x + z", "y + z"]


def test_values_without_letters_are_printed_as_they_are() -> None:
    assert [Formula("a + 1", {"a": Symbol(value, "")}).write_letters() for value in (2, 3)] == ["2 + 1", "3 + 1"]


def test_a_symbol_without_a_letter_is_its_number() -> None:
    formula = Formula("v * f", letters(f=8) | {"v": Symbol(4, "values per channel")})
    assert (formula.write_letters(), formula.write_numbers()) == ("4 f", "4 × 8")


def test_numbers_are_written_as_asked() -> None:
    assert Formula("a * 1000", letters(a=2000)).write_numbers(lambda n: f"{n:,}") == "2,000 × 1,000"


def test_a_calculation_keeps_its_sign_of_multiplication_between_numbers() -> None:
    assert Formula("a * (b * c)", letters(a=2, b=3, c=4)).write_numbers() == "2 × 3 × 4"


def test_symbols_are_listed_once_in_the_order_of_the_text() -> None:
    symbols = letters(a=1, b=2, c=3, d=4)
    assert [symbol.letter for symbol in Formula("c * (a + c) // max(b, a)", symbols).list_symbols()] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("text", "symbols", "sentence"),
    [
        (
            "f / g",
            {"f": Symbol(64, "input channels", "f"), "g": Symbol(3, "groups", "g")},
            "3 groups do not divide 64 input channels",
        ),
        ("k * (f / g)", letters(k=2, f=7, g=2), "2 number of g do not divide 7 number of f"),
        ("(f + 1) / g", letters(f=7, g=3), "3 number of g do not divide 8"),
        ("f / 2", letters(f=7), "2 do not divide 7 number of f"),
        ("f / g", letters(f=7, g=0), "0 number of g do not divide 7 number of f"),
        ("f // g", letters(f=7, g=0), "0 number of g do not divide 7 number of f"),
        ("ceil(f / g)", letters(f=7, g=0), "0 number of g do not divide 7 number of f"),
    ],
)
def test_an_exact_division_with_a_remainder_says_so(text: str, symbols: Symbols, sentence: str) -> None:
    with pytest.raises(Indivisible) as raised:
        _ = Formula(text, symbols).value
    assert str(raised.value) == sentence


@pytest.mark.parametrize(
    ("text", "allowed"),
    [("ceil(a / b)", True), ("max(a, b)", True), ("ceil(a)", False), ("ceil(a, b)", False), ("max()", False)],
)
def test_functions_of_a_formula_that_is_typed(text: str, allowed: bool) -> None:
    assert (complaint(text, ["a", "b"]) == "") is allowed


def test_a_formula_that_cannot_be_divided_can_still_be_printed() -> None:
    formula = Formula("f / g", letters(f=64, g=3))
    assert (formula.write_letters(), formula.write_numbers()) == ("f / g", "64 / 3")


def test_what_is_printed_is_kept_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "MOST", 2)
    monkeypatch.setattr(printing, "_PRINTED", {})
    for text, printed in (("a + b", "a + b"), ("a - b", "a − b"), ("a * b", "a b"), ("a + b", "a + b")):
        assert Formula(text, letters(a=2, b=3)).write_letters() == printed
        assert len(printing._PRINTED) <= 2
