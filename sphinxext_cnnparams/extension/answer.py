"""The answer to a statement: what its role shows, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.problem import Problem, Sentence
from ..core.structs import Struct

if TYPE_CHECKING:
    from ..claims.target import Missing
    from ..claims.verdict import Verdict
    from ..core.quantities import Selection, Value


class Answer(Struct):
    """Hold the text of a role, its state as a CSS class, the hint behind it, and what is wrong.

    *reason* says what is true, with the calculation, as messages do; *told*
    says it to readers, from the *verdict* on the *selection*.
    """

    text: str
    state: str
    value: Value = None
    hint: str = ""
    wrong: Problem | None = None
    reason: Sentence = ""
    verdict: Verdict | None = None
    selection: Selection | None = None
    missing: Missing | None = None
