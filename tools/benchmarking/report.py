"""What was measured, as lines of a terminal and as the table of the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .measures import Measure, Result
from .pairs import Spread
from .running import ROOT

PAGE = ROOT / "docs" / "explanation" / "speed.md"
MARKS = re.compile(r"(<!-- speed -->\n)(.*?)(<!-- end -->)", re.DOTALL)
UNBROKEN = "\N{NO-BREAK SPACE}"
HEAD = ("measured", "goal", "median (least to greatest)", "calls", "control", "verdict")


def figure(value: float) -> str:
    """Write a number with three digits."""
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def spread(found: Spread | None) -> str:
    """Write a median with what is around it."""
    if found is None:
        return ""
    return f"{figure(found.median)} ({figure(found.least)} to {figure(found.greatest)})"


def cells(result: Result) -> tuple[str, ...]:
    """Give what stands in the line of a result."""
    goal = "" if result.measure.goal is None else str(result.measure.goal)
    calls = "" if result.calls is None else figure(result.calls)
    control = "" if result.control is None else f"{result.control.median:.2f}"
    return (result.measure.label, goal, spread(result.spread), calls, control, result.verdict)


def line(result: Result) -> str:
    """Write a result for a terminal."""
    label, goal, found, calls, control, verdict = cells(result)
    counted = f", calls {calls}" if calls else ""
    steady = f", control {control}" if control else ""
    return f"{label}: {found or 'no figure'}, goal {goal or 'none'}{counted}{steady}: {verdict}"


def row(result: Result) -> str:
    """Write a result as a row of Markdown, in which no goal is broken."""
    label, goal, *others = cells(result)
    return f"| {' | '.join((label, goal.replace(' ', UNBROKEN), *others))} |"


def head() -> str:
    """Write the head of the table of Markdown."""
    return f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}"


def unmeasured(measure: Measure) -> str:
    """Write the row of a measure of which nothing is known yet."""
    return row(Result(measure))


def fill(old: str, measures: Iterable[Measure], results: Iterable[Result], lines: Iterable[str]) -> str:
    """Write the table anew: a row for each measure, the figures just found, and for the rest those of before.

    The notes below it stay as well, but for those of which there are new ones.
    """
    rows = {one.removeprefix("| ").split(" | ")[0]: one for one in old.splitlines() if one.startswith("| ")}
    rows |= {result.measure.label: row(result) for result in results if result.spread is not None}
    notes = {one.partition(": ")[0]: one for one in old.splitlines() if one.startswith("* ")}
    notes |= {note.partition(": ")[0]: note for note in (f"* {one}" for one in lines)}
    shown = [rows.get(measure.label) or unmeasured(measure) for measure in measures]
    return "\n".join(("", head(), *shown, "", *notes.values(), "", ""))


def write(measures: Iterable[Measure], results: Iterable[Result], lines: Iterable[str]) -> None:
    """Put the results between the marks of the documentation; raise ValueError where it has none."""
    page = PAGE.read_text(encoding="utf-8")
    if not MARKS.search(page):
        raise ValueError(f"{PAGE.name} has no table of figures")
    new = MARKS.sub(lambda found: f"{found[1]}{fill(found[2], measures, results, lines)}{found[3]}", page)
    PAGE.write_text(new, encoding="utf-8")
