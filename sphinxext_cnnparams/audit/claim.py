"""A claim of a document: a value, what it is said to be, and of what."""

from __future__ import annotations

from ..core.structs import Struct
from .subject import Subject


class Claim(Struct):
    """Hold a value in ``piece.text[start:end]``, the quantities it may be, and what the text speaks of.

    *sentence* is where the words around it stand.  *sure* says that nothing
    but these quantities and this subject can be meant: only then can it be
    called wrong, unless a slip explains it, and it is *told* of the network as
    it is; then it may be of anything that is named *near* it.
    """

    piece: int
    start: int
    end: int
    text: str
    quantities: tuple[str, ...]
    subject: Subject | None
    sentence: tuple[int, int]
    sure: bool
    told: bool = False
    near: tuple[Subject, ...] = ()
