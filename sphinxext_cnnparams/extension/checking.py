"""The builder ``cnn-check``: verifies a documentation without writing pages, and leaves what it found in two files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sphinx.builders.dummy import DummyBuilder

from ..core.problem import Problem
from .origins import find_galleries, find_origin
from .verify import CHECKING, findings
from .warnings import write


class CheckBuilder(DummyBuilder):
    """Verify every statement; ``output.txt`` and ``output.json`` (one object per line) list what is wrong."""

    name = CHECKING
    epilog = "Look for what is wrong above, or in %(outdir)s/output.txt"

    def finish(self) -> None:
        """Write what was found."""
        found = findings(self.app)
        folder = Path(self.outdir)
        entries = [self._entry(located.source, located.problem) for located in found]
        text = "".join(f"{_place(entry)}: [{entry['status']}] {entry['message']}\n" for entry in entries)
        (folder / "output.txt").write_text(text, encoding="utf-8")
        lines = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
        (folder / "output.json").write_text(lines, encoding="utf-8")

    def _entry(self, source: str, problem: Problem) -> dict[str, object]:
        origin = find_origin(source, problem.line, find_galleries(self.app))
        name = origin.source
        if name and Path(name).is_relative_to(self.srcdir):
            name = Path(name).relative_to(self.srcdir).as_posix()
        cell = {"cell": origin.cell} if origin.cell else {}
        said = {"lineno": origin.line, "status": problem.subtype, "message": write(problem)}
        return {"filename": name, **cell, **said}


def _place(entry: Mapping[str, object]) -> str:
    """Write where something is wrong."""
    cell = f":cell {entry['cell']}" if "cell" in entry else ""
    return f"{entry['filename']}{cell}:{entry['lineno']}"
