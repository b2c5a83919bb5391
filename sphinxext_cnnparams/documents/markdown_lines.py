"""Lines of Markdown before it is parsed: what dialects add to it is written as all of them do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..core.structs import MutableStruct, Struct, field

FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)")
_COLON = re.compile(r"(?P<indent>[ \t>]*)(?P<mark>:{3,})[ \t]*(?P<info>[^\n]*)")
_VERBATIM = re.compile(
    r"\{(?:code|code-block|sourcecode|code-cell|cnn-summary|math|mermaid|raw|toctree|eval-rst|list-table|figure)\}"
)
_HIGHLIGHT = re.compile(r"[ \t]*\{%-?\s*(?P<end>end)?highlight\s*(?P<info>\w*)[^%]*-?%\}[ \t]*\Z")
_LIQUID = re.compile(  # tags of Liquid, Hugo and MDX that stand alone
    r"[ \t]*(?:\{%.*%\}|\{\{[%<].*[%>]\}\}|</?(?:Tip|hfoptions?|Tabs?|TabItem|Note)\b[^>]*>)[ \t]*\Z"
)
_TITLE = re.compile(r"title\s*:\s*(?P<quote>[\"']?)(?P<title>.*?)(?P=quote)\s*\Z", re.IGNORECASE)
_COMMENT = re.compile(r"[ \t]*%(?![%\w])[^\n]*\Z|[ \t]*\+\+\+")
LONG = "~" * 8


class MarkdownBlock(Struct):
    """Hold a displayed equation: its first line, and where it begins and ends in the text."""

    first: int
    start: int
    end: int


class Prepared(MutableStruct):
    """Hold the lines that can be parsed, as many as there were, and what was taken out of them."""

    lines: list[str]
    blocks: list[MarkdownBlock] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)


class Scan(MutableStruct):
    """Hold how far the lines are read, and what they stand in."""

    text: str
    places: Sequence[tuple[int, int]]
    made: Prepared
    fence: str = ""
    colons: list[tuple[int, bool]] = field(default_factory=list)


def prepare(text: str, places: Sequence[tuple[int, int]]) -> Prepared:
    """Write a text as every parser of Markdown reads it, line for line."""
    made = Prepared([text[start:end] for start, end in places])
    if made.lines and made.lines[0].startswith("\ufeff"):
        made.lines[0] = made.lines[0][1:]
    scan = Scan(text, places, made)
    index = _front_matter(scan)
    while index < len(made.lines):
        index = next((after for step in STEPS if (after := step(scan, index)) is not None), index + 1)
    return made


def _front_matter(scan: Scan) -> int:
    lines = scan.made.lines
    if not lines or lines[0].strip() != "---":
        return 0
    end = next((i for i, line in enumerate(lines) if i and line.strip() in {"---", "..."}), None)
    if end is None or (end > 1 and not any(":" in line for line in lines[1:end])):
        return 0
    for i in range(1, end):
        found = _TITLE.match(lines[i])
        if found and found["title"]:
            start = scan.places[i][0]
            scan.made.titles.append((start + found.start("title"), start + found.end("title")))
    lines[: end + 1] = [""] * (end + 1)
    return end + 1


def _inside_fence(scan: Scan, index: int) -> int | None:
    """Leave what stands between fences as it is."""
    found = FENCE.match(scan.made.lines[index])
    if scan.fence:
        closing = found and found["mark"].startswith(scan.fence) and not found["info"].strip()
        scan.fence = "" if closing else scan.fence
        return index + 1
    if found:
        scan.fence = found["mark"]
        return index + 1
    return None


def _colon_fence(scan: Scan, index: int) -> int | None:
    """Write a fence of colons around code with tildes; around text it is passed over."""
    found = _COLON.fullmatch(scan.made.lines[index])
    if found is None:
        return None
    verbatim = bool(scan.colons) and scan.colons[-1][1]
    if not found["info"].strip():
        if scan.colons and len(found["mark"]) <= scan.colons[-1][0] + 6:
            scan.made.lines[index] = found["indent"] + LONG if scan.colons.pop()[1] else ""
        else:
            scan.made.lines[index] = ""
    elif verbatim:
        return index + 1
    else:
        is_code = bool(_VERBATIM.match(found["info"]))
        scan.colons.append((len(found["mark"]), is_code))
        scan.made.lines[index] = f"{found['indent']}{LONG} {found['info']}" if is_code else ""
        if not is_code:
            _pass_options(scan, index + 1)
    return index + 1


def _pass_options(scan: Scan, index: int) -> None:
    while index < len(scan.made.lines) and re.match(r"\s*:[\w-]+:", scan.made.lines[index]):
        scan.made.lines[index] = ""
        index += 1


def _liquid(scan: Scan, index: int) -> int | None:
    """Write Jekyll's highlighting as a fence, and pass over other tags that stand alone."""
    line = scan.made.lines[index]
    found = _HIGHLIGHT.match(line)
    if found:
        scan.made.lines[index] = LONG if found["end"] else f"{LONG} {found['info']}"
        return index + 1
    if _LIQUID.match(line) or _COMMENT.match(line):
        scan.made.lines[index] = ""
        return index + 1
    return None


_SHOWN = {"$$": "$$", "\\[": "\\]", "\\\\[": "\\\\]"}


def _shown_math(scan: Scan, index: int) -> int | None:
    """Take out an equation that stands between lines of two dollars."""
    line = scan.made.lines[index]
    opener = next((mark for mark in _SHOWN if line.lstrip().startswith(mark)), None)
    if opener is None or (line.strip() != opener and line.rstrip().endswith(_SHOWN[opener])):
        return None
    begin = scan.places[index][0] + len(scan.text[slice(*scan.places[index])].split(opener)[0]) + len(opener)
    for last in range(index + 1, min(len(scan.made.lines), index + 60)):
        if _SHOWN[opener] in scan.made.lines[last]:
            end = scan.places[last][0] + scan.made.lines[last].index(_SHOWN[opener])
            scan.made.blocks.append(MarkdownBlock(index, begin, end))
            scan.made.lines[index : last + 1] = [""] * (last + 1 - index)
            return last + 1
        if not scan.made.lines[last].strip() and scan.made.lines[last - 1].strip() and last > index + 1:
            return None
    return None


STEPS: tuple[Callable[[Scan, int], int | None], ...] = (_inside_fence, _colon_fence, _liquid, _shown_math)
