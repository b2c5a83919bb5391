"""Changes of a text, how they are shown, and how they are written."""

from __future__ import annotations

import difflib
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ...core.structs import Struct


class Edit(Struct):
    """Put *text* in the place of ``source[start:end]``."""

    start: int
    end: int
    text: str


def apply(source: str, edits: Iterable[Edit]) -> str:
    """Make changes that do not overlap; all else stays as it is."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [source[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, source[at:]])


def drop_overlapping(edits: Iterable[Edit]) -> list[Edit]:
    """Give changes of which none begins inside another."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.start - edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def show(path: str, before: str, after: str) -> str:
    """Give the difference of two texts as ``diff -u`` does, for ``patch -p1`` and ``git apply``."""
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Give lines with what ends them: only a line feed does, for ``patch``."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def write(path: Path, text: str) -> None:
    """Write a file as a whole or not at all; a link stays one, and what others may do with the file stays."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(text.encode("utf-8"))
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(stat.S_IMODE(target.stat().st_mode))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
