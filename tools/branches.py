"""Measure which branches of the code the tests take: ``python tools/branches.py [--write]``.

It runs the tests of the mathematics, of the judgement and of what reads code, with those of the pages and of the
command line that go through them, and prints a table; ``--write`` puts it on the page about trust, too.  Each branch
that is not taken stands in ``branches.toml`` with its reason: one that does not, and one that stands there and is taken
or is gone, is an error.  It needs ``pip install -e .[mutants]``.
"""

from __future__ import annotations

import argparse
import ast
import json
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from figures import write
from functions import find_function

FOLDERS = ("core", "claims", "readers")
TESTS = tuple(f"tests/{name}" for name in ("core", "claims", "readers", "audit", "extension", "cli"))
PACKAGE = "sphinxext_cnnparams"
ROOT = Path(__file__).resolve().parents[1]
REASONS = Path(__file__).with_name("branches.toml")
END = "(the end)"
"""Where a branch leads that leaves its function."""


class Gap(NamedTuple):
    """A branch that no test takes: in which function, from which line of code to which, whatever their numbers are."""

    file: str
    where: str
    line: str
    to: str

    def __str__(self) -> str:
        return "\n".join(["", "[[gap]]", *(f"{name} = {_quote(text)}" for name, text in self._asdict().items())])


def _quote(text: str) -> str:
    return f"'{text}'" if '"' in text and "'" not in text else json.dumps(text, ensure_ascii=False)


def tabulate(report: Mapping[str, Any]) -> str:
    """Write the table of a report of coverage: for each folder, how many branches there are, and are taken."""
    lines = ["", "| folder | branches | taken | in percent |", "|---|---|---|---|"]
    for folder in FOLDERS:
        found = [one["summary"] for path, one in report["files"].items() if f"{PACKAGE}/{folder}/" in path]
        every, taken = (sum(one[key] for one in found) for key in ("num_branches", "covered_branches"))
        lines.append(f"| `{folder}` | {every:,} | {taken:,} | {100 * taken / every:.1f} |")
    return "\n".join([*lines, ""])


def list_gaps(report: Mapping[str, Any], root: Path = ROOT) -> Iterator[Gap]:
    """List the branches of a report that no test takes."""
    for path, one in report["files"].items():
        if any(f"{PACKAGE}/{folder}/" in path for folder in FOLDERS) and one["missing_branches"]:
            text = (root / path).read_text(encoding="utf-8")
            tree, lines = ast.parse(text), text.splitlines()
            file = path.partition(f"{PACKAGE}/")[2]
            for begin, end in one["missing_branches"]:
                to = lines[end - 1].strip() if end > 0 else END
                yield Gap(file, find_function(tree, begin), lines[begin - 1].strip(), to)


def read_listed() -> Iterator[Gap]:
    """Read which branches are known not to be taken."""
    for entry in tomllib.loads(REASONS.read_text(encoding="utf-8")).get("gap", []):
        yield Gap(*(entry[name] for name in Gap._fields))


def compare(found: Counter[Gap], listed: Counter[Gap]) -> list[str]:
    """Say what is not as it is listed."""
    unlisted = [f"no test takes it, and there is no reason for it:{gap}" for gap in found - listed]
    return unlisted + [f"it has a reason, and is taken or gone:{gap}" for gap in listed - found]


def measure() -> dict[str, Any]:
    """Run the tests and give the report; raises CalledProcessError where one fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        measured = [f"--cov={PACKAGE}", "--cov-branch", f"--cov-report=json:{report}"]
        command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", *measured, *TESTS, PACKAGE]
        subprocess.run(command, check=True, cwd=ROOT)
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return found


def main() -> int:
    """Measure, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the table on the page about trust")
    parser.add_argument("--report", type=Path, help="take this report of coverage (JSON) instead of running the tests")
    chosen = parser.parse_args()
    report = json.loads(chosen.report.read_text(encoding="utf-8")) if chosen.report else measure()
    table = tabulate(report)
    print(table)
    if chosen.write:
        write("branches", table)
    wrong = compare(Counter(list_gaps(report)), Counter(read_listed()))
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
