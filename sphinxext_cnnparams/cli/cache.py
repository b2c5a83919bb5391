"""What was found in files before: kept by their content, so that only what has changed is audited again."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from .. import __version__
from ..audit.given import Given
from ..documents.read import has_configuration
from .found import Audited, from_record, to_record


def folder() -> Path:
    """Give the folder of the cache: where the system keeps such things."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "cnnparams"


def key_of(path: str, given: Given) -> str:
    """Make a key of all that the findings of a file depend on; an empty one if it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
    file_path = Path(path)
    names = sorted((name, repr(value)) for name, value in given.let.items())
    parts = (content, file_path.suffix.lower(), has_configuration(file_path), given.input, names, given.chosen)
    return hashlib.sha256(repr((*parts, _program())).encode()).hexdigest()


@cache
def _program() -> str:
    """Tell one state of this program from another."""
    home = Path(__file__).parents[1]
    files = sorted(path for path in home.rglob("*") if path.suffix in {".py", ".json"})
    states = [(str(path.relative_to(home)), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return f"{__version__} {hashlib.sha256(repr(states).encode()).hexdigest()}"


def load(path: str, key: str) -> Audited | None:
    """Give what was found before, if anything is kept."""
    if not key:
        return None
    try:
        return from_record(path, json.loads(_file(key).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def store(audited: Audited, key: str) -> None:
    """Keep what was found; where that cannot be done nothing is lost."""
    if not key:
        return
    with suppress(OSError):
        file = _file(key)
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(to_record(audited), out)
        Path(name).replace(file)


def _file(key: str) -> Path:
    return folder() / key[:2] / f"{key[2:]}.json"
