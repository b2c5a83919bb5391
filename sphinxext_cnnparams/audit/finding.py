"""What an audit finds: one number, where it stands, and what it is."""

from __future__ import annotations

from enum import StrEnum

from ..core.structs import Struct
from ..documents.document import Place


class FindingKind(StrEnum):
    """Name what was found out about a number."""

    CONFIRMED = "confirmed"
    """It is the quantity it is said to be."""
    CONTRADICTED = "contradicted"
    """It is said to be a quantity that it is not."""
    ARITHMETIC = "arithmetic"
    """A calculation does not give what stands behind it."""
    STALE = "stale"
    """Text and stored output disagree."""
    UNEXPLAINED = "unexplained"
    """It may be about a network, and nobody knows what."""


class Finding(Struct):
    """Hold a number of a document and what was found out about it.

    *text* is the sentence or the cell as written, shortened; *stated* is the
    number in it.  *model*, *target* and *quantity* say what it is about, *true*
    what would be right.
    """

    file: str
    place: Place
    kind: FindingKind
    text: str
    stated: str
    model: str
    target: str
    quantity: str
    true: str
    message: str
