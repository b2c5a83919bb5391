"""Python files that are documents: sphinx-gallery's blocks of comments, keras.io's docstrings, cells after ``# %%``."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterator, Sequence

from ..core.structs import Struct
from .excerpt import Excerpt, split_lines
from .gathering import Gathering
from .markdown import read_markdown
from .rest import read_rest

_RULE = re.compile(r"#{20,}\s*\Z")
_CELL = re.compile(r"#\s?%%")
_TEXT_CELL = re.compile(r"#\s?%%.*(?:\[(?:markdown|md)\]|<markdowncell>)|# \+ \[markdown\]", re.IGNORECASE)
_COMMENT = re.compile(r"#(?: |\Z|(?=[^!]))")
_LIGHT = re.compile(r"#\s+format_name: light")
_HEADER = re.compile(
    r"(?P<key>Title|Author|Authors|Date created|Last modified|Description|Accelerator|Converted.*?): ?(?P<value>.*)"
)

Lines = Sequence[tuple[int, int]]


class Stretch(Struct):
    """Hold the first and the last line of a stretch of a file, and whether it is text and in what."""

    first: int
    last: int
    written_in: str = ""


def read_script(text: Excerpt, into: Gathering) -> None:
    """Read a Python file into pieces: text where it is written as a document, and code."""
    lines = split_lines(text.text)
    words = [text.text[start:end] for start, end in lines]
    words[0] = words[0].lstrip("\ufeff")
    find = next((find for is_so, find in FORMS if is_so(words)), None)
    stretches = list(find(words)) if find else [Stretch(0, len(words) - 1)]
    for stretch in stretches:
        own = lines[stretch.first : stretch.last + 1]
        if stretch.written_in == "keras":
            _read_docstring(text, own, into, read_markdown)
        elif stretch.written_in == "docstring":
            _read_docstring(text, own, into, read_rest)
        elif stretch.written_in:
            READERS[stretch.written_in](text.cut_lines(_uncommented(text.text, own)), into)
        else:
            into.block(text.cut_lines(own).strip("\ufeff"), "python")


def _uncommented(text: str, lines: Lines) -> Iterator[tuple[int, int]]:
    for start, end in lines:
        found = _COMMENT.match(text, start, end)
        behind = found.end() if found else start
        yield min(behind, end), end


def _read_docstring(text: Excerpt, lines: Lines, into: Gathering, read: Callable[[Excerpt, Gathering], None]) -> None:
    start, end = lines[0][0], lines[-1][1]
    words = text.text[start:end]
    opened = re.match(r"\s*[rRuU]?(\"\"\"|'''|\"|')", words)
    if opened is None:
        return
    closed = words.rstrip().rfind(opened[1])
    body = text.cut(start + opened.end(), start + max(opened.end(), closed))
    inner = split_lines(body.text)
    while (inner and (found := _HEADER.match(body.text, *inner[0]))) or (
        inner and not body.text[slice(*inner[0])].strip()
    ):
        if found and found["key"] == "Title":
            into.heading(1, body.cut(found.start("value"), found.end("value")))
        elif found and found["key"] == "Description":
            read(body.cut(found.start("value"), found.end("value")), into)
        inner.pop(0)
    read(body.cut_lines(inner), into)


def _docstrings(words: Sequence[str]) -> list[Stretch]:
    """Give the strings that stand alone at the outermost level."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = ast.parse("\n".join(words)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    alone = [
        n
        for n in body
        if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant) and isinstance(n.value.value, str)
    ]
    return [Stretch(n.lineno - 1, (n.end_lineno or n.lineno) - 1, "keras") for n in alone]


def _is_gallery(words: Sequence[str]) -> bool:
    marks = [i for i, word in enumerate(words) if _RULE.match(word) or _CELL.match(word)]
    first = _docstrings(words)[:1]
    if not first or any(map(_TEXT_CELL.match, words)):
        return False
    titled = [word.strip() for word in words[first[0].first : first[0].last + 1]]
    underlined = any(len(word) > 3 and set(word) <= {"="} for word in titled[1:4])
    followed = any(i + 1 < len(words) and words[i + 1].startswith("#") for i in marks)
    return followed or (underlined and first[0].first < 5)


def _gallery(words: Sequence[str]) -> Iterator[Stretch]:
    first = _docstrings(words)[0]
    if first.first:
        yield Stretch(0, first.first - 1)
    yield Stretch(first.first, first.last, "docstring")
    at = begin = first.last + 1
    while at < len(words):
        if _RULE.match(words[at]) or _CELL.match(words[at]):
            if begin < at:
                yield Stretch(begin, at - 1)
            end = at + 1
            while end < len(words) and words[end].startswith("#") and not _CELL.match(words[end]):
                end += 1
            if at + 1 < end:
                yield Stretch(at + 1, end - 1, "gallery")
            at = begin = end
        else:
            at += 1
    if begin < len(words):
        yield Stretch(begin, len(words) - 1)


def _is_percent(words: Sequence[str]) -> bool:
    return any(map(_TEXT_CELL.match, words))


def _percent(words: Sequence[str]) -> Iterator[Stretch]:
    starts = [i for i, word in enumerate(words) if _CELL.match(word) or word.startswith("# + ")]
    header = _header_end(words)
    for begin, end in zip([header, *starts], [*starts, len(words)], strict=True):
        own = begin if begin == header and begin not in starts else begin + 1
        if own <= end - 1:
            is_text = begin in starts and bool(_TEXT_CELL.match(words[begin]))
            quoted = is_text and words[own].lstrip().startswith(('"""', "'''", 'r"""'))
            yield Stretch(own, end - 1, "keras" if quoted else "percent" if is_text else "")


def _header_end(words: Sequence[str]) -> int:
    if words[0].strip() != "# ---":
        return 0
    return next((i + 1 for i, word in enumerate(words) if i and word.strip() == "# ---"), 0)


def _is_light(words: Sequence[str]) -> bool:
    return any(map(_LIGHT.match, words[:30]))


def _light(words: Sequence[str]) -> Iterator[Stretch]:
    begin = at = _header_end(words)
    while at < len(words):
        alone = words[at].startswith("#") and (at == 0 or not words[at - 1].strip() or at == begin)
        end = at
        while alone and end < len(words) and words[end].startswith("#"):
            end += 1
        if alone and (end == len(words) or not words[end].strip()):
            if begin < at:
                yield Stretch(begin, at - 1)
            yield Stretch(at, end - 1, "percent")
            at = begin = end
        else:
            at = max(end, at + 1)
    if begin < len(words):
        yield Stretch(begin, len(words) - 1)


def _is_keras(words: Sequence[str]) -> bool:
    found = _docstrings(words)
    titled = bool(found) and any(
        _HEADER.match(word.lstrip("\"'r")) for word in words[found[0].first : found[0].first + 3]
    )
    return len(found) > 1 or titled


def _keras(words: Sequence[str]) -> Iterator[Stretch]:
    at = 0
    for stretch in _docstrings(words):
        if at < stretch.first:
            yield Stretch(at, stretch.first - 1)
        yield stretch
        at = stretch.last + 1
    if at < len(words):
        yield Stretch(at, len(words) - 1)


FORMS: tuple[tuple[Callable[[Sequence[str]], bool], Callable[[Sequence[str]], Iterator[Stretch]]], ...] = (
    (_is_percent, _percent),
    (_is_light, _light),
    (_is_gallery, _gallery),
    (_is_keras, _keras),
)
"""How a file is told to be a document, and how its stretches are found."""
READERS: dict[str, Callable[[Excerpt, Gathering], None]] = {"gallery": read_rest, "percent": read_markdown}
