"""The groups of measures: each says what it compares, and how each thing it names is run."""

from .builds import AGAIN, LARGE, LIMIT, LOADING, NUMBERS, TABLES
from .frameworks import KERAS_BUILT, PROCESS, TORCHINFO
from .group import Group
from .imports import IMPORT
from .slopes import LINEAR

GROUPS: dict[str, Group] = {
    "tables": TABLES,
    "large": LARGE,
    "numbers": NUMBERS,
    "again": AGAIN,
    "import": IMPORT,
    "loading": LOADING,
    "limit": LIMIT,
    "torchinfo": TORCHINFO,
    "keras": KERAS_BUILT,
    "process": PROCESS,
    "linear": LINEAR,
}

__all__ = ["GROUPS", "Group"]
