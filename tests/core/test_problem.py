"""A problem keeps where it is, and its sentence."""

from __future__ import annotations

from sphinxext_cnnparams.core.problem import Problem, say


def test_a_problem_at_another_line_is_the_same_but_for_it() -> None:
    found = Problem(say("{count} apples", count=3), 4, "shape", columns=(2, 5))
    assert found.at(9) == Problem(say("{count} apples", count=3), 9, "shape", columns=(2, 5))
    assert found.message == "3 apples"


def test_where_nothing_is_known_of_the_place_all_is_zero() -> None:
    found = Problem("wrong")
    assert (found.line, found.columns, found.subtype, found.option) == (0, (0, 0), "spec", "")
