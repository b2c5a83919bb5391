"""Compare what the package reads of programs drawn at random with what PyTorch and Keras say of them.

Run it in an environment that has keras and torch: ``python tools/compare_families.py --draws 10000``.  A difference
that nothing says is printed with its program, and makes the exit status 1.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SILENT = "silent difference"


def agree(shape: list[int | None], wanted: list[int | None]) -> bool:
    """Compare a shape, some of which may not be known, with the framework's."""
    return len(shape) == len(wanted) and all(a in (None, b) for a, b in zip(shape, wanted, strict=True))


def compare(drawn: Any, answers: list[dict[str, Any]], imports: str) -> str:
    """Say how our reading of a program stands to the frameworks' answers."""
    from sphinxext_cnnparams import read, summarize
    from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection

    reading = read(imports + drawn.code, dialect=drawn.framework, input=drawn.inputs)
    if reading.network is None:
        return "refused by both" if all("refused" in answer for answer in answers) else "not read"
    summary = summarize(reading.network)
    said = bool(reading.problems or summary.problems)
    selection = Selection(summary, summary.rows, "model", whole=True)
    found = {name: QUANTITIES[name].of(selection, Format()) for name in ("params", "trainable")}
    row = summary.rows[summary.outputs[0]] if summary.outputs else None
    shape = None if row is None or row.output is None else list(row.output.dims)
    for answer in answers:
        if "refused" in answer:
            if not said and None not in found.values():
                return "accepted, though refused"
            continue
        if any(found[name] not in (None, answer[name]) for name in found):
            return SILENT if not said else "another number, and a message"
        wanted = answer.get("output")
        pairs = zip(shape, wanted, strict=False) if shape is not None and wanted is not None else ()
        if (
            wanted is not None
            and shape is not None
            and (len(shape) != len(wanted) or any(a not in (None, b) for a, b in pairs))
        ):
            return SILENT if not said else "another shape, and a message"
    return "unknown" if None in found.values() else "the same"


def main() -> int:
    """Draw, ask and compare; print how often each outcome came."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=200, help="how many programs of each family")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--family", help="only the families whose name has this in it")
    parser.add_argument("--write", action="store_true", help="write the figures into the documentation")
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
    os.environ.setdefault("KERAS_BACKEND", "torch")
    warnings.filterwarnings("ignore")
    from figures import write
    from recording.families import FAMILIES, ask, draw_program
    from recording.snippets import IMPORTS

    failed = False
    rows = ["| family | programs | the same | unknown, or not read | refused by both |", "|---|---|---|---|---|"]
    for family in FAMILIES:
        if options.family and options.family not in family:
            continue
        counts: Counter[str] = Counter()
        for seed in range(options.first, options.first + options.draws):
            drawn = draw_program(family, seed)
            answers = ask(drawn)
            outcome = compare(drawn, answers, IMPORTS[drawn.framework])
            counts[outcome] += 1
            if outcome in (SILENT, "accepted, though refused"):
                failed = True
                print(f"--- {family}, seed {seed}: {outcome}; {answers}\n{drawn.code}")
        print(f"{family}: {dict(counts.most_common())}", flush=True)
        numbers = (
            counts.total(),
            counts["the same"],
            counts["unknown"] + counts["not read"],
            counts["refused by both"],
        )
        rows.append(f"| {family} | " + " | ".join(f"{number:,}" for number in numbers) + " |")
    if options.write and not failed:
        write("families", "\n".join(["", *rows, ""]))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
