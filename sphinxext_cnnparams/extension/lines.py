"""The exact line of things, in reST and in MyST."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import cast

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.util.docutils import SphinxDirective

from .origins import CELL, find_in_cells, list_in_cells, modified, read_cells, read_lines

_ROLE = re.compile(r":([\w:.+-]+):(`+)(.*)\2$", re.DOTALL)
NOTEBOOK = ".ipynb"
SEEN = "cnnparams_seen"
"""Keeps, while a document is read, where directives of the same text stand, as nbsphinx counts."""
OPTIONS = 40
"""Lines behind the first one of a directive on which its options stand."""


def directive_place(directive: SphinxDirective) -> tuple[str, int]:
    """Give file and line of a directive.

    Of a notebook, nbsphinx makes a text in reStructuredText, and counts the lines of that: there the directive is
    looked for in the cells. One that stands there several times is found several times.
    """
    source, line = directive.get_source_info()
    if not source.endswith(NOTEBOOK) or line >= CELL:
        return source, line
    text = directive.block_text.rstrip()
    seen = cast("dict[str, list[int]]", directive.env.temp_data.setdefault(SEEN, {})).setdefault(text, [])
    if line not in seen:
        seen.append(line)
    hits = list_in_cells(source, text.split("\n"))
    return source, hits[min(seen.index(line), len(hits) - 1)] if hits else line


def content_line(directive: SphinxDirective, index: int) -> tuple[str, int]:
    """Give file and line of line *index* (from 0) of a directive's content.

    MyST's mock of a state has no line table, and refuses even ``hasattr``.
    """
    if isinstance(directive.state, RSTState) and index < len(directive.content):
        source, offset = directive.content.info(index)
        if source is not None and offset is not None:
            return source, line_inside(directive, offset + 1)
    source, line = directive_place(directive)
    text = directive.content[index] if index < len(directive.content) else ""
    return source, _settle(source, line + directive.content_offset + index + 1, text)


def mark_place(directive: SphinxDirective, node: nodes.Node) -> None:
    """Let a node know where its directive stands."""
    node.source, node.line = directive_place(directive)


def line_inside(directive: SphinxDirective, line: int) -> int:
    """Give the line of something inside a directive, where it is counted as its parser counts."""
    return line + directive_place(directive)[1] - directive.get_source_info()[1]


def option_line(directive: SphinxDirective, option: str) -> tuple[str, int]:
    """Give file and line of an option of a directive, or of the directive where the option is not found."""
    source, line = directive_place(directive)
    if not option:
        return source, line
    wanted = re.compile(rf"[\s>]*:?{re.escape(option)}\s*:")
    for number, said in _numbered(source):
        if line <= number + 1 <= line + OPTIONS and wanted.match(said):
            return source, number + 1
    return source, line


def _settle(source: str, line: int, text: str) -> int:
    """Correct a line by looking where *text* stands.

    MyST counts a line too many inside a directive whose content begins right
    behind its first line.
    """
    if source.endswith(NOTEBOOK):
        return find_in_cells(source, [text], line) or line
    lines = _lines(source)
    wanted = text.strip()
    for candidate in (line, line - 1, line + 1, line - 2, line + 2) if wanted else ():
        if 0 < candidate <= len(lines) and wanted in lines[candidate - 1]:
            return candidate
    return line


def place_of(block: nodes.literal_block) -> tuple[str, int]:
    """Give file and line of the first line of a block of code.

    Parsers give a block the line of its fence or of its directive, or of
    its end; an included file has lines of its own.
    """
    source = _source(block)
    lines = block.astext().split("\n")
    near = block.line or 1
    if source.endswith(NOTEBOOK):
        lead = next((i for i, line in enumerate(lines) if line.strip()), 0)
        found = find_in_cells(source, lines[lead:], near + lead)
        return source, found - lead if found else near
    included = Path(block.get("source") or source)
    for path in dict.fromkeys((str(included), source)):
        found = _find_block(_lines(path), lines, near if path == source else 1)
        if found:
            return path, found
    return source, near


def _source(block: nodes.Element) -> str:
    """Give the file a block stands in: nbsphinx leaves it to the document."""
    top: nodes.Element = block
    while not top.source and top.parent is not None:
        top = top.parent
    return top.source or str(top.get("source", ""))


def _find_block(text: Sequence[str], block: Sequence[str], near: int) -> int:
    """Find where a block stands in a text, as near as possible to a line; 0 if nowhere."""
    wanted = [line.strip() for line in block if line.strip()]
    if not wanted:
        return 0
    lead = next(i for i, line in enumerate(block) if line.strip())
    stripped = [line.strip().removeprefix("> ").strip() for line in text]
    hits = [i for i, line in enumerate(stripped) if line == wanted[0] and _goes_on(stripped, i, wanted)]
    return min(hits, key=lambda i: abs(i + 1 - near)) + 1 - lead if hits else 0


def _goes_on(text: Sequence[str], start: int, wanted: Sequence[str]) -> bool:
    found = [line for line in text[start : start + 2 * len(wanted) + 4] if line]
    return found[: len(wanted)] == list(wanted)


def role_lines(roles: Sequence[tuple[str, int, str]]) -> list[int]:
    """Give the exact lines of roles, each known by its file, its paragraph's line and its text.

    Parsers give a role the first line of its paragraph only, so its text is
    looked for from there on; a role that stands twice is found twice.
    """
    cursors: dict[tuple[str, str], tuple[int, int]] = {}
    found = []
    for source, line, raw in roles:
        start = max(cursors.get((source, raw), (0, 0)), (max(line - 2, 0), 0))
        hit = next(_hits(source, raw, start), None)
        if hit:
            cursors[source, raw] = hit
        found.append(hit[0] + 1 if hit else line)
    return found


def _hits(source: str, raw: str, start: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Give line and column behind each occurrence of a role's text, or at least of its beginning."""
    lines = _numbered(source)
    begin = bisect_left(lines, (start[0],))
    for pattern in _patterns(raw):
        for number, line in islice(lines, begin, None):
            match = pattern.search(line, start[1] if number == start[0] else 0)
            if match:
                yield number, match.end()


def find_role(line: str, raw: str) -> tuple[int, int] | None:
    """Find where the text of a role stands in a line: as much of it as stands on its first line."""
    for pattern in _patterns(raw):
        found = pattern.search(line)
        if found:
            ends = len(line[found.end() :]) - len(line[found.end() :].lstrip("`"))
            return found.start(), found.end() + ends
    return None


def _numbered(source: str) -> Sequence[tuple[int, str]]:
    """Give the lines of a file with their numbers, from 0; of a notebook, as MyST-NB counts them."""
    return _numbered_at(source, modified(source))


@lru_cache(maxsize=32)
def _numbered_at(source: str, time: int) -> tuple[tuple[int, str], ...]:
    if not source.endswith(NOTEBOOK):
        return tuple(enumerate(read_lines(source, time)))
    cells = enumerate(read_cells(source, time), 1)
    return tuple((cell * CELL + i + 1, line) for cell, lines in cells for i, line in enumerate(lines))


def spellings(raw: str) -> tuple[str, ...]:
    """Give how a role may be written: MyST spells it in its own way, and gives it in that of reST."""
    match = _ROLE.match(raw)
    return (raw, f"{{{match[1]}}}`{match[3]}") if match else (raw,)


@lru_cache(maxsize=256)
def _patterns(raw: str) -> tuple[re.Pattern[str], ...]:
    """Give what to look for: the whole first line of the role, then its first word."""
    lines = [re.escape(spelling.split("\n")[0].rstrip()) for spelling in spellings(raw)]
    words = [re.escape(spelling.split()[0]) for spelling in spellings(raw) if spelling]
    return tuple(re.compile("|".join(parts)) for parts in (lines, words) if any(parts))


def _lines(source: str) -> tuple[str, ...]:
    return read_lines(source, modified(source))
