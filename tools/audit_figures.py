"""Audit the tutorials of the tests, whose errors are known; print how many are found, and what else is said.

``python tools/audit_figures.py`` counts for each file the planted errors that are found (something contradicted,
arithmetic or stale on their line that is about their number), the false accusations (the same about anything else), the
errors that are misread (found, but what is said to be right is not) or praised (confirmed), the right statements that
are confirmed, and the time; then what is found in the short passages of ``tests/cases/passages.json``.

``--list`` shows each error that is not simply found and each false accusation,
``--unconfirmed`` the right statements nobody confirms; ``--name`` reads only the files whose name contains a text.  The
exit status is 1 where something right is accused, or something wrong is misread or praised.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TUTORIALS = ROOT / "tests" / "cases" / "tutorials"
PASSAGES = TUTORIALS.with_name("passages.json")
INDEX = TUTORIALS.with_suffix(".json")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
WRONG = ("contradicted", "arithmetic", "stale")


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what a tutorial states: where, as written, and what would be right if it is wrong.

    *line* and *column* count within the *cell* of a notebook, and from the top of the file elsewhere; *output* tells
    what the cell printed from its source.
    """

    line: int
    column: int
    text: str
    cell: int | None = None
    right: str = ""
    output: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a finding of a wrong kind, or one that confirms something wrong."""

    line: int
    column: int
    cell: int | None
    stated: str
    kind: str
    text: str
    message: str

    def is_about(self, known: Known) -> bool:
        """Tell whether it stands where a statement stands, and has its number."""
        lines = range(self.line, self.line + self.stated.count("\n") + 1)
        if known.line not in lines or self.cell != known.cell or not _overlap(self.stated, known.text):
            return False
        starts = self.column < known.column + len(known.text)
        return len(lines) > 1 or (starts and known.column < self.column + len(self.stated))


@dataclass(frozen=True, slots=True)
class Figures:
    """Hold what came out for one tutorial."""

    name: str
    found: list[Known]
    missed: list[Known]
    false: list[Said]
    misread: list[Said]
    praised: list[Said]
    confirmed: list[Known]
    unconfirmed: list[Known]
    seconds: float


def statements(name: str) -> tuple[tuple[Known, ...], tuple[Known, ...]]:
    """Give what the index says of a tutorial: what is wrong in it, and what is right."""
    entry = json.loads(INDEX.read_text(encoding="utf-8"))[name]
    return tuple(Known(**one) for one in entry["wrong"]), tuple(Known(**one) for one in entry["right"])


def measure(name: str) -> Figures:
    """Audit one tutorial and compare what is found with its index."""
    from sphinxext_cnnparams.audit.given import Given
    from sphinxext_cnnparams.cli.examine import examine

    wrong, right = statements(name)
    start = time.process_time()
    audited = examine(str(TUTORIALS / name), Given())
    seconds = time.process_time() - start
    said = [
        Said(one.place.line, one.place.column, one.place.cell, one.stated, one.kind.value, one.text, one.message)
        for one in (shown.finding for shown in audited.shown)
    ]
    accused = [one for one in said if one.kind in WRONG]
    confirmed = [one for one in said if one.kind == "confirmed"]
    found = [error for error in wrong if any(one.is_about(error) for one in accused)]
    held = [fact for fact in right if any(one.is_about(fact) for one in confirmed)]
    return Figures(
        name,
        found,
        [error for error in wrong if error not in found],
        [one for one in accused if not any(one.is_about(error) for error in wrong)],
        [one for one in accused for error in wrong if one.is_about(error) and not _is_explained(one, error)],
        [one for one in confirmed for error in wrong if one.is_about(error)],
        held,
        [fact for fact in right if fact not in held],
        seconds,
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold what came out of a short passage: whether its wrong number was found, and whether anything else was said."""

    network: str
    text: str
    wrong: bool
    found: bool
    false: bool
    misread: bool


def read_passages() -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Give the networks that passages speak of, and the passages; what is true was recorded from the frameworks."""
    cases = json.loads(PASSAGES.read_text(encoding="utf-8"))
    return cases["networks"], cases["passages"]


def measure_passages() -> list[Passage]:
    """Audit each passage behind the code of its network."""
    networks, passages = read_passages()
    return [_measure_passage(networks[one["network"]], one) for one in passages]


def _measure_passage(code: str, one: dict[str, Any]) -> Passage:
    from sphinxext_cnnparams.audit.audit import audit_document
    from sphinxext_cnnparams.audit.given import Given
    from sphinxext_cnnparams.documents.read import read_text_as

    before = f"# A network\n\n```python\n{code}\n```\n\n"
    report = audit_document(read_text_as(f"{before}{one['text']}\n", "markdown"), Given())
    accused = [finding for finding in report.findings if finding.kind.value in WRONG]
    start = len(before) + one["text"].rindex(one["stated"])
    about = [f for f in accused if f.place.start < start + len(one["stated"]) and start < f.place.end]
    others = [f for f in accused if f not in about] if about or not one["wrong"] else accused
    true = one.get("true")
    right = {str(n) for n in (true if isinstance(true, list) else [true])}
    told = [f for f in about if true is None or f.kind.value == "arithmetic" or right <= set(_words(f.message))]
    false = bool(others or (about and not one["wrong"]))
    return Passage(one["network"], one["text"], one["wrong"], bool(about), false, len(told) < len(about))


def _is_explained(one: Said, error: Known) -> bool:
    """Tell whether it says what would be right; a wrong calculation need only be called one."""
    return one.kind == "arithmetic" or set(_words(error.right)) <= set(_words(one.message))


def _overlap(one: str, other: str) -> bool:
    first, second = set(_words(one)), set(_words(other))
    return first <= second or second <= first


def _words(text: str) -> list[str]:
    """Give the numbers of a text, or its words if it has none; ``8{,}192`` is ``8,192`` is ``8192``."""
    plain = THOUSANDS.sub("", text.lower().replace("{,}", ","))
    return re.findall(r"\d+", plain) or re.findall(r"[a-z]+", plain)


def names(part: str = "") -> list[str]:
    """Name the tutorials whose name contains a text."""
    return [path.name for path in sorted(TUTORIALS.iterdir()) if part in path.name]


def is_wrong(figures: Figures) -> bool:
    """Tell whether anything false was said."""
    return bool(figures.false or figures.misread or figures.praised)


def describe(figures: Figures) -> Iterator[str]:
    """Write out what was missed and what was accused."""
    for error in figures.missed:
        yield f"  missed  {_where(error.line, error.cell)}: {error.text!r}, right is {error.right!r}"
    for kind, accused in (("FALSE", figures.false), ("MISREAD", figures.misread), ("PRAISED", figures.praised)):
        for one in accused:
            yield f"  {kind:7} {_where(one.line, one.cell)}: {one.kind} {one.stated!r}: {one.message}"
            yield f"          {one.text}"


def _where(line: int, cell: int | None) -> str:
    return f"line {line}" if cell is None else f"cell {cell}, line {line}"


def main() -> int:
    """Print the figures of each tutorial, and of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="show each error that is missed and each false accusation")
    parser.add_argument("--unconfirmed", action="store_true", help="show the right statements that are not confirmed")
    parser.add_argument("--name", default="", help="only files whose name contains this")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    print(f"{'tutorial':34} {'found':>7} {'false':>5} {'misread':>7} {'praised':>7} {'confirmed':>9} {'seconds':>7}")
    measured = []
    for name in names(options.name):
        one = measure(name)
        measured.append(one)
        print(_row(name, [one]), flush=True)
        if options.list:
            print(*describe(one), sep="\n", end="\n" if one.missed or is_wrong(one) else "")
        if options.unconfirmed:
            for fact in one.unconfirmed:
                print(f"  unconfirmed {_where(fact.line, fact.cell)}: {fact.text!r}")
    print(_row(f"{len(measured)} tutorials", measured))
    errors = sum(len(one.found) + len(one.missed) for one in measured)
    if errors:
        print(f"recall {sum(len(one.found) for one in measured) / errors:.1%}")
    accused = _print_passages(shown=options.list) if not options.name else False
    return 1 if accused or any(is_wrong(one) for one in measured) else 0


def _print_passages(*, shown: bool) -> bool:
    """Print what came out of the short passages; tell whether anything false was said of them."""
    measured = measure_passages()
    wrong = [one for one in measured if one.wrong]
    false = [one for one in measured if one.false or one.misread]
    found = sum(one.found for one in wrong)
    print(f"{len(measured)} passages: {found}/{len(wrong)} found ({found / len(wrong):.1%}), {len(false)} false")
    for one in measured if shown else ():
        if one in false or (one.wrong and not one.found):
            print(f"  {'FALSE' if one in false else 'missed'}  {one.network}: {one.text!r}")
    return bool(false)


def _row(name: str, measured: Sequence[Figures]) -> str:
    found, missed, false, misread, praised, held, open_ = (
        sum(len(getattr(one, part)) for one in measured)
        for part in ("found", "missed", "false", "misread", "praised", "confirmed", "unconfirmed")
    )
    seconds = sum(one.seconds for one in measured)
    counts = f"{f'{found}/{found + missed}':>7} {false:5} {misread:7} {praised:7} {f'{held}/{held + open_}':>9}"
    return f"{name:34} {counts} {seconds:7.2f}"


if __name__ == "__main__":
    sys.exit(main())
