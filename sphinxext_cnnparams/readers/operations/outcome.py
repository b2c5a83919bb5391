"""What comes out of an operation, as data."""

from __future__ import annotations

from dataclasses import dataclass

from ...core.layer import Layer
from ...core.view import UNKNOWN, View
from ..known import Known
from ..tensor import Sizes


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold one tensor that comes out.

    dims
        its dimensions, the batch among them; None where they are not known.
    view
        what its values see of what went in.
    work
        the multiplications for one sample; None where they are not known.
    shown
        whether it has a row of its own.
    values
        the numbers in it, of the few tensors where they are known.
    """

    dims: Sizes | None
    view: View = UNKNOWN
    work: int | None = 0
    shown: bool = False
    values: Known | None = None


Made = Outcome | Layer | list[Outcome]
"""What operations give: a tensor, a layer that is to be fed what went in, or several tensors."""


def show(dims: Sizes | None, view: View = UNKNOWN, *, work: int | None = 0) -> Outcome:
    """Give a result that has a row of its own."""
    return Outcome(dims, view, work, shown=True)


def hide(dims: Sizes | None, view: View = UNKNOWN) -> Outcome:
    """Give a result that has no row: nobody would draw it as a step of a network."""
    return Outcome(dims, view)
