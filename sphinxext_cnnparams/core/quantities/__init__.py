"""What can be asked of a network, and how the answers are written."""

from .columns import COLUMNS, DEFAULT, Column, at_least
from .format import DTYPES, Bytes, Format, Percentage, Value
from .quantity import Quantity, Selection, Unanswerable
from .table import QUANTITIES, SETTINGS, memory, share

__all__ = [
    "COLUMNS",
    "DEFAULT",
    "DTYPES",
    "QUANTITIES",
    "SETTINGS",
    "Bytes",
    "Column",
    "Format",
    "Percentage",
    "Quantity",
    "Selection",
    "Unanswerable",
    "Value",
    "at_least",
    "memory",
    "share",
]
