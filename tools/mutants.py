"""Change the code of ``core`` and ``claims`` in one place at a time, and see that a test fails.

``python tools/mutants.py`` makes the mutants with the operators of Cosmic Ray (texts are not changed: golden files hold
them), runs for each the tests that run its line, the quickest first, many more where none of these sees it, and prints
those that none sees, unless ``mutants.toml`` gives the reason why they are the same in effect.  ``--only core/layers``
takes the files whose path begins so, ``--sample 200`` some of each folder, the same every time, and ``--seed 1`` others
of them; ``--write`` puts the figures into the documentation.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import tomllib
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from functools import cache
from itertools import islice, zip_longest
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from figures import write
from mutating.mutant import PACKAGE, ROOT, Mutant, make_mutants
from mutating.reach import MEASURED, Reach, load, measure
from mutating.trying import KILLED, STUCK, SURVIVED, Nursery, code_of, forget, function_of, in_child

KEPT = ROOT / "build" / "mutants" / "reach.json"
LAST = KEPT.with_name("outcomes.json")
"""What became of each mutant in the last run."""
REASONS = Path(__file__).with_name("mutants.toml")
SAME, UNSEEN = "same in effect", "not run by a test"
PAGES = "wrong golden speaking languages math one_message folding misspelt own_layers first_table chart"
TESTS = (
    *("tests/core", "tests/claims", "tests/audit", "tests/cli", "tests/test_api.py"),
    *("tests/readers/test_snippets.py", "tests/readers/test_read.py", "tests/readers/tracing/test_functions.py"),
    *(f"tests/extension/test_{name}.py" for name in PAGES.split()),
    *("sphinxext_cnnparams/core", "sphinxext_cnnparams/claims"),
)
"""What is run: tests of these two folders, and of what reads and shows their numbers without a browser."""
LONGEST = 30
"""Seconds a child may take beyond what its tests took without a mutant."""


@dataclass
class Trial:
    """Try mutants, once all tests are collected: a plugin of pytest."""

    mutants: list[Mutant]
    patience: tuple[float, ...]
    minutes: float
    nursery: Nursery
    reasons: dict[tuple[str, ...], str]
    known: dict[Mutant, str] = field(default_factory=dict)
    outcomes: list[tuple[Mutant, str]] = field(default_factory=list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try mutants instead of running tests."""
        known = load(KEPT) if KEPT.exists() and not _list_newer(PACKAGE) else None
        changed = [item for item in session.items if known is None or item.path in _list_newer(ROOT / "tests")]
        if changed:
            in_child(lambda: measure(changed, _passes, KEPT, known) is None, 3600)
        reach, items = load(KEPT), {item.nodeid: item for item in session.items}
        end = time.monotonic() + 60 * self.minutes
        for number, mutant in enumerate(self.mutants):
            begin = time.perf_counter()
            outcome = self.known.get(mutant, "")
            if outcome not in (KILLED, STUCK) and self._is_explained(mutant):
                outcome = SAME
            elif outcome not in (KILLED, STUCK) and time.monotonic() < end:
                outcome = self._outcome(mutant, reach, items)
            if not outcome:
                continue
            self.outcomes.append((mutant, outcome))
            if outcome in (SURVIVED, UNSEEN):
                took = time.perf_counter() - begin
                before, after = mutant.lines()
                print(f"\n{mutant.path}:{mutant.line}: {mutant.where}: {outcome} ({took:.1f} s)", file=sys.__stderr__)
                print(f"  - {before}\n  + {after}", file=sys.__stderr__, flush=True)
            if number % 100 == 99:
                print(f"{number + 1} of {len(self.mutants)}", file=sys.__stderr__, flush=True)
        return True

    def _is_explained(self, mutant: Mutant) -> bool:
        return (mutant.path, mutant.where, *mutant.lines()) in self.reasons

    def _outcome(self, mutant: Mutant, reach: Reach, items: dict[str, pytest.Item]) -> str:
        """Try few tests, and as many as there are time for where they do not notice it."""
        outcomes = (self._try(mutant, reach, items, patience) for patience in self.patience)
        return next((outcome for outcome in outcomes if outcome != SURVIVED), SURVIVED)

    def _try(self, mutant: Mutant, reach: Reach, items: dict[str, pytest.Item], patience: float) -> str:
        code = code_of(mutant)
        function = function_of(mutant) if code else None
        same = code and function and function.__code__.co_freevars == code.co_freevars
        running = reach.tests_of(mutant.path, mutant.line) if same else []
        if code and function and running:
            tests, seconds = _choose_tests(running, reach, patience)

            def work() -> bool:
                function.__code__ = code
                forget()
                chosen = [items[test] for test in tests if test in items]
                return all(_passes(item, after) for item, after in zip(chosen, [*chosen[1:], None], strict=True))

            return in_child(work, seconds)
        beside, long = _choose_tests(reach.tests_beside(mutant.path), reach, patience)
        near, longer = _choose_tests(reach.tests_near(mutant.path), reach, patience)
        tests, seconds = list(dict.fromkeys([*beside, *near])), long + longer
        return self.nursery.try_mutant(mutant, tests, seconds) if tests else UNSEEN


def _choose_tests(tests: list[str], reach: Reach, patience: float) -> tuple[list[str], float]:
    """Choose quick tests, and few of each function, as long as there is patience; give how long they may take, too."""
    by_function: dict[str, list[str]] = defaultdict(list)
    for test in random.Random(0).sample(tests, len(tests)):
        by_function[test.partition("[")[0]].append(test)
    dear = {test: reach.seconds[test] * place for held in by_function.values() for place, test in enumerate(held, 1)}
    chosen, left = [], patience
    for test in sorted(dear, key=lambda test: (dear[test], test)):
        if left > 0:
            chosen.append(test)
            left -= reach.seconds[test]
    return sorted(chosen, key=lambda test: reach.seconds[test]), LONGEST + 3 * (patience - left)


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    try:
        return all(not report.failed for report in runtestprotocol(item, log=False, nextitem=following))
    except BaseException:  # noqa: BLE001 -- whatever it is, the mutant was noticed
        return False


@cache
def _list_newer(folder: Path) -> set[Path]:
    """List the files of a folder that have changed since it was measured which tests run which lines."""
    measured = KEPT.stat().st_mtime
    return {path for path in folder.rglob("*.py") if path.stat().st_mtime > measured}


def choose(only: list[str], sample: int, seed: int = 0) -> tuple[list[Mutant], Counter[str]]:
    """Give the mutants to try, by folder some of them if not all, and how many there are in each folder."""
    by_folder: dict[str, list[Mutant]] = defaultdict(list)
    for name in MEASURED:
        for path in sorted((PACKAGE / name).rglob("*.py")):
            found = str(path.relative_to(PACKAGE))
            if not only or any(found.startswith(begin) for begin in only):
                by_folder[str(Path(found).parent)] += make_mutants(found)
    there = Counter({folder: len(held) for folder, held in by_folder.items()})
    chosen: list[list[Mutant]] = []
    for held in by_folder.values():
        random.Random(seed).shuffle(held)  # so that a larger sample holds a smaller one
        some = list(islice((mutant for mutant in held if mutant.is_code), sample or None))
        chosen.append(some)
    turns = zip_longest(*chosen)  # one of each folder in turn, so that each has its share where time is short
    return [mutant for turn in turns for mutant in turn if mutant is not None], there


def read_reasons() -> dict[tuple[str, ...], str]:
    """Read which mutants are the same in effect, by where they are and what they change."""
    entries = tomllib.loads(REASONS.read_text(encoding="utf-8")).get("same", [])
    return {(entry["file"], entry["where"], entry["before"], entry["after"]): entry["why"] for entry in entries}


def load_last() -> dict[Mutant, str]:
    """Load what became of each mutant in the last run."""
    held = json.loads(LAST.read_text(encoding="utf-8")) if LAST.exists() else []
    return {Mutant(**fields): outcome for fields, outcome in held}


def tabulate(outcomes: list[tuple[Mutant, str]], there: Counter[str]) -> str:
    """Make the table of what became of the mutants of each folder."""
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant, outcome in outcomes:
        count[str(Path(mutant.path).parent)][outcome] += 1
    lines = ["", "| folder | possible | tried | noticed | same in effect | not noticed |", "|---|---|---|---|---|---|"]
    for folder, found in count.items():
        noticed, missed = found[KILLED] + found[STUCK], found[SURVIVED] + found[UNSEEN]
        numbers = (there[folder], found.total(), noticed, found[SAME], missed)
        lines.append(f"| `{folder}` | {' | '.join(f'{number:,}' for number in numbers)} |")
    return "\n".join([*lines, ""])


def main() -> int:
    """Make mutants, try them, and print those that no test sees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], help="files whose path in the package begins so")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants of each folder; 0 tries all")
    parser.add_argument("--seed", type=int, default=0, help="another sample for each number")
    parser.add_argument("--again", action="store_true", help="leave out what was noticed in the last run")
    parser.add_argument("--patience", type=float, default=4.0, help="seconds of tests for a mutant")
    parser.add_argument("--thorough", type=float, default=60.0, help="seconds of tests for one they do not notice")
    parser.add_argument("--minutes", type=float, default=600, help="try no further mutant after so many")
    parser.add_argument("--write", action="store_true", help="write the figures into the documentation")
    options = parser.parse_args()
    nursery = Nursery.open()
    chosen, there = choose(options.only, options.sample, options.seed)
    print(f"{len(chosen)} mutants of {there.total()}", flush=True)
    trial = Trial(
        chosen,
        (options.patience, options.thorough),
        options.minutes,
        nursery,
        read_reasons(),
        load_last() if options.again else {},
    )
    begin = time.monotonic()
    pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--rootdir", str(ROOT), *TESTS], plugins=[trial])
    LAST.write_text(json.dumps([(asdict(mutant), outcome) for mutant, outcome in trial.outcomes]), encoding="utf-8")
    table = tabulate(trial.outcomes, there)
    print(table, f"{(time.monotonic() - begin) / max(1, len(trial.outcomes)):.2f} s for each", sep="\n")
    if options.write:
        write("mutants", table)
    return 1 if any(outcome in (SURVIVED, UNSEEN) for _, outcome in trial.outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
