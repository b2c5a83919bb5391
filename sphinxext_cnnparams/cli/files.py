"""The documents that are meant: files that are named, and those in folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..documents.read import FORMATS
from .usage import WrongUsage

SKIPPED = frozenset("node_modules _build build dist site-packages __pycache__ venv env".split())
"""Folders in which nobody's documents are."""


def find_files(names: Iterable[str]) -> list[str]:
    """Give the files that are named, and all documents in folders that are named, each once."""
    found: dict[str, None] = {}
    for name in names:
        if not os.path.lexists(name):
            raise WrongUsage(f"there is no file {name}")
        found.update(dict.fromkeys(_inside(name) if Path(name).is_dir() else [name]))
    return list(found)


def _inside(folder: str) -> Iterator[str]:
    """Give the documents of a folder in order, and the folders that cannot be read, so that it is said.

    Links to folders are not followed: none leads in a circle.
    """
    closed: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if name not in SKIPPED and not name.startswith("."))
        yield from (str(Path(where, name)) for name in sorted(names) if _is_document(where, name))
    yield from (str(failure.filename) for failure in closed)


def _is_document(where: str, name: str) -> bool:
    """Tell whether a name is that of a document; a pipe is none, and nobody waits for it."""
    if Path(name).suffix.lower() not in FORMATS or name.startswith("."):
        return False
    path = Path(where, name)
    try:
        return path.is_file() or not path.exists()
    except OSError:
        return True
