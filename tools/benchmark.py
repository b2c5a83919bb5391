"""Measure what the extension costs: sites of ours beside the same visible text typed otherwise, and more.

Everything is measured in whole processes, in mirrored pairs, beside a control: docs/explanation/speed.md says how.

    python tools/benchmark.py [--full] [--only GROUP …] [--pages 200] [--pairs 9] [--frameworks PYTHON] [--write]
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from benchmarking import report
from benchmarking.building import Workshop
from benchmarking.groups import GROUPS

PAIRS, FEW = 9, 3


def arguments() -> argparse.Namespace:
    """Read what was typed behind the name of the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="all pages and at least nine pairs: an hour or so")
    parser.add_argument("--only", nargs="+", choices=GROUPS, default=[*GROUPS], metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--pages", type=int, help="how many pages the sites have that can have any number of them")
    parser.add_argument("--pairs", type=int, help=f"how many pairs; {FEW}, and {PAIRS} with --full")
    parser.add_argument(
        "--frameworks",
        metavar="PYTHON",
        default=sys.executable if find_spec("torchinfo") and find_spec("keras") else None,
        help="an interpreter that has torch, torchinfo and keras, where this one has not",
    )
    parser.add_argument("--write", action="store_true", help="write the figures into docs/explanation/speed.md")
    return parser.parse_args()


def conditions(options: argparse.Namespace) -> str:
    """Say what was measured with."""
    used = ", ".join(f"{name} {version(name)}" for name in ("sphinx", "docutils", "myst-parser"))
    how = "a full run" if options.full else "a quick run"
    return f"measured with: Python {platform.python_version()}, {used}, in {how}"


def main() -> int:
    """Measure the groups that are asked for, and print each as soon as it is known."""
    options = arguments()
    pairs = options.pairs or (PAIRS if options.full else FEW)
    found, notes = [], [conditions(options)]
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder), not options.full, options.pages, options.frameworks)
        for name in options.only:
            print(f"== {name}", flush=True)
            for result in GROUPS[name].results(workshop, pairs):
                print(report.line(result), flush=True)
                found.append(result)
            for note in GROUPS[name].notes(workshop):
                print(note, flush=True)
                notes.append(note)
    if options.write:
        report.write((measure for group in GROUPS.values() for measure in group.measures), found, notes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
