"""Measure which branches of the code the tests take: ``python tools/branches.py [--write]``.

It runs the tests of the mathematics, of the judgement and of what reads code, with those of the pages and of the
command line that go through them, and prints a table; ``--write`` puts it on the page about trust, too.  It needs
``pip install -e .[mutants]``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools import figures

FOLDERS = ("core", "claims", "readers")
TESTS = tuple(f"tests/{name}" for name in ("core", "claims", "readers", "audit", "extension", "cli"))
PACKAGE = "sphinxext_cnnparams"


def tabulate(report: Mapping[str, Any]) -> str:
    """Write the table of a report of coverage: for each folder, how many branches there are, and are taken."""
    lines = ["", "| folder | branches | taken | in percent |", "|---|---|---|---|"]
    for folder in FOLDERS:
        found = [one["summary"] for path, one in report["files"].items() if f"{PACKAGE}/{folder}/" in path]
        every, taken = (sum(one[key] for one in found) for key in ("num_branches", "covered_branches"))
        lines.append(f"| `{folder}` | {every:,} | {taken:,} | {100 * taken / every:.1f} |")
    return "\n".join([*lines, ""])


def measure() -> dict[str, Any]:
    """Run the tests and give the report; raises CalledProcessError where one fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        measured = [f"--cov={PACKAGE}", "--cov-branch", f"--cov-report=json:{report}"]
        command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", *measured, *TESTS, PACKAGE]
        subprocess.run(command, check=True)
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return found


def main() -> None:
    """Measure, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table on the page about trust")
    chosen = parser.parse_args()
    table = tabulate(measure())
    print(table)
    if chosen.write:
        figures.write("branches", table)


if __name__ == "__main__":
    main()
