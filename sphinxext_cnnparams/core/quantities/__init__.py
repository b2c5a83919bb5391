"""What can be asked of a network, and how the answers are written."""

from .bars import CHARTS, BarColumn
from .columns import DEFAULT, KIND, NOTE, Column
from .connections import CONNECTED, branches, choose_columns, list_sources
from .format import DTYPES, GROUPED, Bytes, Format, Percentage, Value
from .quantity import Additive, Quantity
from .selection import Selection, Unanswerable
from .shapes import OUTPUT
from .table import COLUMNS, DERIVED, QUANTITIES
from .texts import NOTHING, SETTINGS, Setting, is_counted_elsewhere
from .totals import list_totals
from .weights import PARAMS

__all__ = [
    "CHARTS",
    "COLUMNS",
    "CONNECTED",
    "DEFAULT",
    "DERIVED",
    "DTYPES",
    "GROUPED",
    "KIND",
    "NOTE",
    "NOTHING",
    "OUTPUT",
    "PARAMS",
    "QUANTITIES",
    "SETTINGS",
    "Additive",
    "BarColumn",
    "Bytes",
    "Column",
    "Format",
    "Percentage",
    "Quantity",
    "Selection",
    "Setting",
    "Unanswerable",
    "Value",
    "branches",
    "choose_columns",
    "is_counted_elsewhere",
    "list_sources",
    "list_totals",
]
