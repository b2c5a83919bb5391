"""The groups of measures: each says what it compares, and how each thing it names is run."""

from .builds import AGAIN, LARGE, LIMIT, LOADING, NUMBERS, TABLES
from .group import Group
from .imports import IMPORT

GROUPS: dict[str, Group] = {
    "tables": TABLES,
    "large": LARGE,
    "numbers": NUMBERS,
    "again": AGAIN,
    "import": IMPORT,
    "loading": LOADING,
    "limit": LIMIT,
}

__all__ = ["GROUPS", "Group"]
