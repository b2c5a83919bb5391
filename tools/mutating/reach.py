"""Which tests run which lines, and how long each takes: measured once, and again where a file has changed."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage, CoverageData

from mutating.mutant import PACKAGE

MEASURED = ("core", "claims")


@dataclass(frozen=True)
class Reach:
    """Hold the time each test takes, and the tests that run each line of each file."""

    seconds: dict[str, float]
    names: list[str]
    lines: dict[str, dict[int, list[int]]]

    def tests(self, path: str, lines: range) -> list[str]:
        """Give the tests that run one of some lines: the quickest first."""
        found = {test for line in lines for test in self.lines.get(path, {}).get(line, ())}
        return sorted((self.names[test] for test in found), key=lambda test: (self.seconds[test], test))

    def tests_of(self, path: str, line: int) -> list[str]:
        """Give the tests that run a line: parts of a long statement may be known by the lines above."""
        return next((found for up in range(4) if (found := self.tests(path, range(line - up, line - up + 1)))), [])

    def tests_beside(self, path: str) -> list[str]:
        """Give the tests that are kept in the folder of the same name."""
        folder = f"tests/{Path(path).parent}"
        files = {test: test.partition("::")[0] for test in self.seconds}
        return [test for test, file in files.items() if str(Path(file).parent) == folder]

    def tests_near(self, path: str) -> list[str]:
        """Give the tests that run anything of a file, or of its folder where nothing of it is a function."""
        own = self.tests(path, range(1, 10_000))
        if own:
            return own
        folder = str(Path(path).parent)
        others = {test for name in self.lines if name.startswith(folder) for test in self.tests(name, range(1, 10_000))}
        return sorted(others, key=lambda test: (self.seconds[test], test))


def measure(items: list[pytest.Item], run: Any, kept: Path, before: Reach | None) -> None:
    """Run tests, each in a context of its own, and keep what is found with what is known of all others.

    Tests that fail are left out.
    """
    cover = Coverage(data_file=None, include=[f"{PACKAGE}/{name}/*" for name in MEASURED])
    seconds = dict(before.seconds) if before else {}
    cover.start()
    for item, following in zip(items, [*items[1:], None], strict=True):
        cover.switch_context(item.nodeid)
        begin = time.perf_counter()
        if run(item, following):
            seconds[item.nodeid] = time.perf_counter() - begin
    cover.stop()
    lines = {path: dict(found) for path, found in before.lines.items()} if before else {}
    for path in cover.get_data().measured_files():
        held = lines.setdefault(str(Path(path).relative_to(PACKAGE)), {})
        for line, tests in _by_line(cover.get_data(), path, seconds).items():
            held[line] = sorted({*held.get(line, ()), *tests})
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({"seconds": seconds, "lines": lines}), encoding="utf-8")


def _by_line(data: CoverageData, path: str, passed: dict[str, float]) -> dict[int, list[int]]:
    """Give the tests of each line by their numbers: there are millions."""
    numbers = {test: number for number, test in enumerate(passed)}
    found = data.contexts_by_lineno(path).items()
    return {line: [numbers[test] for test in tests if test in numbers] for line, tests in found}


def load(kept: Path) -> Reach:
    """Load what was measured."""
    held = json.loads(kept.read_text(encoding="utf-8"))
    lines = {path: {int(line): tests for line, tests in found.items()} for path, found in held["lines"].items()}
    return Reach(held["seconds"], list(held["seconds"]), lines)
