"""Which part of a line a message is about, and the line drawn with carets under that part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from ..core.printable import measure, show_controls
from ..core.problem import Problem, Sentence, Text
from .lines import find_role

Part = tuple[int, int]
"""Where a part of a line begins, and where it has ended."""
WRITTEN = ("typed", "given", "declared", "activation", "text")
"""Names of the parts of a message that hold what the author has written; these are looked for first."""
NAMED = ("path", "name", "target", "model", "value")
"""Names of the parts that hold what the message speaks of."""
LABEL = "{name} ({kind})"
"""How a message begins that is about a layer: its kind is looked for last, for it is seldom what is wrong."""
_INDENT = re.compile(r"[\s>]*")
TAB = "    "
LEAST = 20
"""Columns of a line that are shown at least, however narrow the terminal is."""


def find_part(line: str, problem: Problem, role: str = "") -> Part:
    """Find what a problem is about in its line: in the *role*, if it is about one.

    What stands more than once in a line is passed over, and in a role it is
    the first of them; if nothing is left it is the role, or else the
    beginning of the line.
    """
    indent = _INDENT.match(line)
    start = indent.end() if indent else 0
    if problem.columns != (0, 0):
        first, last = (min(start + column, len(line)) for column in problem.columns)
        return first, max(first + 1, last)
    area = find_role(line, role) if role else None
    begin, end = area or (0, len(line))
    for wanted in list_wanted(problem):
        found = list(re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", line[begin:end]))
        if len(found) == 1 or (found and area):
            return begin + found[0].start(), begin + found[0].end()
    return area or (start, start + 1)


def list_wanted(problem: Problem) -> Iterator[str]:
    """Give what to look for in the line of a problem: first what the author wrote, last the kind of the layer."""
    parts = [(name, text.strip("'\"")) for name, text in list_parts(problem.text) if text.strip("'\"")]
    for name in WRITTEN:
        yield from (text for said, text in parts if said == name)
    for name in NAMED:  # a message goes from the layer to what is wrong with it
        found = [text for said, text in reversed(parts) if said == name]
        yield from (text.rpartition(".")[2] for text in found) if name == "path" else found
    if problem.option:
        yield problem.option
    yield from (text for said, text in parts if said == "kind")


def list_parts(text: Sentence) -> Iterator[tuple[str, str]]:
    """Give the parts of a text, and those of the texts in it; the name of a layer whose kind is said is left out."""
    if isinstance(text, str):
        return
    for name, part in text.parts:
        if isinstance(part, Text):
            yield from list_parts(part)
        elif not (name == "name" and text.pattern.startswith(LABEL)):
            yield name, str(part)


def draw(line: str, number: int, part: Part, width: int) -> tuple[str, str, str]:
    """Give the number of a line, the line, and what to write below it to point at a part, in *width* columns."""
    label = f"{number:>4} | "
    room = max(LEAST, width - len(label))
    cells = [TAB if letter == "\t" else show_controls(letter) for letter in line.rstrip()]
    first, last = min(part[0], len(cells)), min(max(part), len(cells))
    cells, first, last = cut(cells, first, last, room)
    before, under = (sum(map(measure, some)) for some in (cells[:first], cells[first:last]))
    carets = "^" * max(1, min(under, room - before))
    return label, "".join(cells), " " * before + carets


def cut(cells: list[str], first: int, last: int, room: int) -> tuple[list[str], int, int]:
    """Cut a line that is too long, so that a part of it can be seen, and what stands around it."""
    if sum(map(measure, cells)) <= room:
        return cells, first, last
    begin = 0
    if sum(map(measure, cells[:last])) >= room:
        begin = next(i for i in range(first + 1) if sum(map(measure, cells[i:first])) <= room // 3)
    if begin:
        cells, first, last = ["…", *cells[begin:]], first - begin + 1, last - begin + 1
    end = sum(1 for used in accumulate(map(measure, cells)) if used < room)
    return [*cells[:end], "…"] if end < len(cells) else cells, first, min(last, end)
