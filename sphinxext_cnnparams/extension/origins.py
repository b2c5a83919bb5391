"""Where an author finds what a page was made of: the cell of a notebook, the script of a gallery."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from sphinx.application import Sphinx

from ..core.late_pattern import late_pattern
from ..core.structs import Struct, replace

CELL = 10_000
"""How many lines MyST-NB counts for each cell of a notebook; the first line of a cell is line 2 of them."""
_SCRIPT = late_pattern(r'^\.\. TO MAKE CHANGES, EDIT THE SOURCE PYTHON FILE:\n\.\. "(?P<name>[^"\n]+)"', re.MULTILINE)
_LINES = late_pattern(r"\.\. GENERATED FROM PYTHON SOURCE LINES (?P<first>\d+)-(?P<last>\d+)")
"""What Sphinx-Gallery writes above each block of a page that it makes of a script."""


class Origin(Struct):
    """Hold a file and a line; of a notebook the line is one of a *cell*, and both count from 1."""

    source: str
    line: int
    cell: int = 0

    @property
    def file(self) -> str:
        """Name the file, and the cell in it."""
        return f"{self.source}:cell {self.cell}" if self.cell else self.source

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


def find_galleries(app: Sphinx) -> dict[str, str]:
    """Give the folders in which Sphinx-Gallery has put copies of scripts, with those they come from."""
    said = getattr(app.config, "sphinx_gallery_conf", None) or {}
    folders = (said.get(name, ()) for name in ("gallery_dirs", "examples_dirs"))
    copies, scripts = ([found] if isinstance(found, str) else list(found) for found in folders)
    root = Path(app.srcdir)
    pairs = zip(copies, scripts, strict=False)
    return {str((root / copy).resolve()): str((root / script).resolve()) for copy, script in pairs}


def find_origin(source: str, line: int, galleries: Mapping[str, str]) -> Origin:
    """Find where an author has to look for a line of what Sphinx has read.

    Sources: ``notebook_to_tokens`` in ``myst_nb.core.nb_to_tokens``, ``codestr2rst`` and ``rst_blocks`` in
    ``sphinx_gallery.gen_rst``.
    """
    if source.endswith(".ipynb") and line > CELL:
        return Origin(source, max(1, line % CELL - 1), line // CELL)
    found = _in_script(source, line)
    if found is None:
        return Origin(source, line)
    for copy, script in galleries.items():
        if Path(found.source).is_relative_to(copy):
            return replace(found, source=str(Path(script) / Path(found.source).relative_to(copy)))
    return found


def _in_script(source: str, line: int) -> Origin | None:
    """Find the line of the script that a page of a gallery was made of."""
    if not source.endswith(".rst") or not line:
        return None
    text = read_lines(source, modified(source))
    script = _SCRIPT.search("\n".join(text[:9]))
    if script is None or line > len(text):
        return None
    above = (folder / script["name"] for folder in Path(source).parents)
    path = next((str(candidate) for candidate in above if candidate.is_file()), "")
    marks = [found for said in text[:line] if (found := _LINES.search(said))]
    if not path or not marks:
        return None
    first, last = int(marks[-1]["first"]), int(marks[-1]["last"])
    wanted = text[line - 1].strip()
    lines = read_lines(path, modified(path))[first - 1 : last]
    inside = (i for i, said in enumerate(lines) if said.strip().removeprefix("#").strip() == wanted)
    return Origin(path, first + next(inside, 0))


def find_in_cells(source: str, wanted: Sequence[str], near: int) -> int:
    """Find lines that follow each other in a cell of a notebook: a line as MyST-NB counts, 0 if they are nowhere."""
    return min(list_in_cells(source, wanted), key=lambda hit: abs(hit - near), default=0)


def list_in_cells(source: str, wanted: Sequence[str]) -> list[int]:
    """List all places at which some lines follow each other in a cell of a notebook."""
    stripped = [line.strip() for line in wanted]
    return [
        (number + 1) * CELL + place + 2
        for number, cell in enumerate(read_cells(source, modified(source)))
        for place in range(len(cell))
        if [line.strip() for line in cell[place : place + len(wanted)]] == stripped
    ]


@lru_cache(maxsize=32)
def read_cells(source: str, time: int) -> tuple[tuple[str, ...], ...]:
    """Read the lines of each cell of a notebook; none where it is no notebook."""
    try:
        cells = json.loads(Path(source).read_text(encoding="utf-8-sig"))["cells"]
        return tuple(tuple("".join(cell["source"]).split("\n")) for cell in cells)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


@lru_cache(maxsize=32)
def read_lines(source: str, time: int) -> tuple[str, ...]:
    """Read the lines of a text; none where it is no text."""
    try:
        return tuple(Path(source).read_text(encoding="utf-8-sig").splitlines())
    except (OSError, UnicodeError):
        return ()


def modified(source: str) -> int:
    """Give when a file was changed; what was read of it is kept until then."""
    path = Path(source)
    return path.stat().st_mtime_ns if path.is_file() else 0
