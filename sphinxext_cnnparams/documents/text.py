"""Plain text, often copied from a web page: prose, and code and outputs that nothing marks."""

from __future__ import annotations

import re

from .document import Kind
from .excerpt import Excerpt, split_lines
from .gathering import Gathering
from .markdown import read_markdown
from .outputs import find_outputs
from .pasted_code import find_code

_MARKED = re.compile(r"^[ \t]*(?:```|~~~)|^#{1,6} \S|^:{3,}|`[^`\n]+`", re.MULTILINE)


def read_text(text: Excerpt, into: Gathering) -> None:
    """Read plain text into pieces; where it is marked up after all, it is read as Markdown."""
    if _MARKED.search(text.text):
        read_markdown(text, into)
        return
    lines = split_lines(text.text)
    words = [text.text[start:end].strip("\ufeff") for start, end in lines]
    printed = find_outputs(words)
    code = find_code(words, printed)
    group: list[int] = []
    sort = ""
    for number in range(len(lines) + 1):
        own = _sort(number, printed, code) if number < len(lines) else "end"
        blank = number < len(lines) and not words[number].strip()
        if group and (own != sort or (blank and own == "prose")):
            _add(sort, text.cut_lines(lines[i] for i in group), into)
            group = []
        sort = own
        if not (blank and not group):
            group.append(number)


def _sort(number: int, printed: frozenset[int], code: frozenset[int]) -> str:
    return "output" if number in printed else "code" if number in code else "prose"


def _add(sort: str, text: Excerpt, into: Gathering) -> None:
    if sort == "code":
        into.block(text, "python")
    elif sort == "output":
        into.output(text)
    else:
        into.add(Kind.PROSE, text.strip())
