"""Shapes, formulas and calculations that are nearly right: what is not understood is no number."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.api import read, summarize
from sphinxext_cnnparams.claims.equation import write_equation
from sphinxext_cnnparams.claims.languages import ENGLISH
from sphinxext_cnnparams.claims.numbers import work_out
from sphinxext_cnnparams.claims.numbers.algebra import mean_the_same
from sphinxext_cnnparams.claims.numbers.arithmetic import HIGHEST
from sphinxext_cnnparams.claims.numbers.shape import read_description
from sphinxext_cnnparams.core.quantities import Format, Selection


@pytest.mark.parametrize("text", ["3j * 2", "True * 3", "'a' * 3", "... * 2", "2 * None"])
def test_what_is_no_number_is_not_worked_out(text: str) -> None:
    assert work_out(text, ENGLISH) is None


def test_two_numbers_side_by_side_are_no_product() -> None:
    assert mean_the_same("k (12 + 1)", "12k + k")
    assert not mean_the_same("k (3 4 + 1)", "k (12 + 1)")
    assert not mean_the_same("k (12 + 1)", "k (3 4 + 1)")


def test_maps_of_a_side() -> None:
    found = read_description("32@30")
    assert found is not None
    assert (found.maps, found.dims) == (32, (30,))
    assert read_description("32@5x") is None
    assert read_description("32 3 x 3") is not None
    assert read_description("many 3 x 3") is None


@pytest.mark.parametrize(("name", "equation"), [("p", "0"), ("c", r"4 \times (3 \times 3 \times 3 + 1) = 112")])
def test_an_equation_of_what_has_weights_and_of_what_has_none(name: str, equation: str) -> None:
    code = "keras.Sequential([Conv2D(4, 3, name='c'), MaxPooling2D(2, name='p')])"
    summary = summarize(read(code, input="9x9x3").network)
    row = summary.row(name)
    assert row is not None
    assert write_equation(Selection(summary, (row,), name), Format()) == equation


def test_powers_are_worked_out_up_to_a_limit() -> None:
    assert work_out(f"2 ** {HIGHEST}", ENGLISH) == 2**HIGHEST
    assert work_out(f"2 ** {HIGHEST + 1}", ENGLISH) is None
    assert work_out("2 ** 0", ENGLISH) == 1
    assert work_out("2 ** -1", ENGLISH) is None
