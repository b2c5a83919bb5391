"""The builder ``cnn-check``: verifies a documentation without writing pages, and leaves what it found in two files."""

from __future__ import annotations

import json
from pathlib import Path

from sphinx.builders.dummy import DummyBuilder

from ..core.structs import replace
from .origins import Origin, find_galleries, find_origin
from .records import LocatedProblem
from .terminal import SourcePlace, find_column
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
        said = [self._describe(one) for one in found]
        text = "".join(f"{o.file}:{o.line}: [{subtype}] {message}\n" for o, _, subtype, message in said)
        (folder / "output.txt").write_text(text, encoding="utf-8")
        lines = "".join(_write_entry(*one) for one in said)
        (folder / "output.json").write_text(lines, encoding="utf-8")

    def _describe(self, located: LocatedProblem) -> tuple[Origin, int, str, str]:
        """Say where something is wrong, in which column, of which subtype it is, and what there is to say."""
        problem = located.problem
        origin = find_origin(located.source, problem.line, find_galleries(self.app))
        column = find_column(SourcePlace(problem, origin, located.role)) if origin.source else 0
        return self._shorten(origin), column, problem.subtype, write(problem.text, self.config)

    def _shorten(self, origin: Origin) -> Origin:
        """Name a file of the documentation from its folder."""
        path = Path(origin.source)
        if origin.source and path.is_relative_to(self.srcdir):
            return replace(origin, source=path.relative_to(self.srcdir).as_posix())
        return origin


def _write_entry(origin: Origin, column: int, subtype: str, message: str) -> str:
    cell = {"cell": origin.cell} if origin.cell else {}
    said = {"lineno": origin.line, **({"column": column} if column else {}), "status": subtype, "message": message}
    return json.dumps({"filename": origin.source, **cell, **said}, ensure_ascii=False) + "\n"
