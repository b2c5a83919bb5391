"""Where a message says that its cause is."""

from __future__ import annotations

from sphinxext_cnnparams.core.problem import Problem
from sphinxext_cnnparams.extension.causes import Cause
from sphinxext_cnnparams.extension.origins import CELL
from sphinxext_cnnparams.extension.records import LocatedProblem, Statement


def test_a_cause_in_a_notebook_has_its_cell() -> None:
    located = LocatedProblem(Problem("it is wrong", 3 * CELL + 2), "book.ipynb", "book#0")
    statement = Statement("params", "net", "3", "", "other.md", 3, "")
    ((_, said),) = Cause(located, "book", statements={"other": [statement]}).elsewhere()
    assert str(said).endswith("; see book.ipynb:cell 3:1")
