"""Function calls of a build, which have no noise: their number is the same in every run."""

from __future__ import annotations

import cProfile
import sys
from collections.abc import Sequence
from pathlib import Path

from .running import run


def count_calls(arguments: Sequence[str], log: Path) -> int:
    """Build a site in a process of its own; give the number of calls, those of functions written in C among them."""
    result = log.with_suffix(".calls")
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
    code += "from benchmarking.counting import build; build(*sys.argv[1:])"
    run([sys.executable, "-c", code, str(result), *arguments], log)
    return int(result.read_text())


def build(result: str, *arguments: str) -> None:
    """Build a site in this process, and leave the number of calls in a file."""
    from sphinx.cmd.build import main

    profile = cProfile.Profile()
    profile.enable()
    status = main(arguments)
    profile.disable()
    if status:
        raise SystemExit(status)
    Path(result).write_text(str(sum(entry.callcount for entry in profile.getstats())))
