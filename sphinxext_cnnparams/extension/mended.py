"""Options without their colon, and dots without their space: reported, and read as they are meant.

Parsers would leave out all options of the directive, or all of it, with a message of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..core.late_pattern import late_pattern
from ..core.problem import Problem, say
from .crowded import CROWDED, Handed, find_crowded

_BEGIN = late_pattern(r"[ \t>]*(?:(?:`{3,}|~{3,}|:{3,})[ \t]*\{cnn-[a-z]+\}|\.\.[ \t]*cnn-[a-z]+::)")
_OPTION = late_pattern(r"(?P<lead>[ \t>]*):(?P<name>[a-z]+(?:-[a-z]+)*)(?P<colon>:?)(?P<gap>[ \t]*)(?P<value>.*)")
_BARE = late_pattern(r"(?P<lead>[ \t>]*)(?P<name>[a-z]+(?:-[a-z]+)*):[ \t]+(?P<value>\S.*)")
_NO_SPACE = late_pattern(r"(?P<lead>[ \t]*)\.\.(?=cnn-[a-z]+::)")
_SAMPLE = late_pattern(r"\.\. (?:code|code-block|sourcecode|parsed-literal|literal|highlight)::|(?!\.\. ).*::$")
_FENCE = late_pattern(r"[ \t>]*(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>.*)")
BARE = frozenset("input let object from file columns caption depth quantity quantities".split())
"""The options that are known without their first colon."""
KNOWN = BARE | frozenset("dialect dtype derivations notation export rows chart name class align width".split())


def mend(text: str, handed: Handed, *, rest: bool) -> tuple[str, list[Problem]]:
    """Give a page as it is meant, line by line, and what is wrong with it; some options are *handed* over."""
    lines = text.split("\n")
    problems: list[Problem] = []
    for number, line in enumerate(lines):
        if _BEGIN.match(line):
            found = [*_mend_begin(lines, number), *_mend_options(lines, number)]
            if found and not (_in_indented(lines, number) if rest else _in_fence(lines, number)):
                for index, mended, problem in found:
                    lines[index] = mended
                    problems.append(problem)
            if rest and (crowded := find_crowded(lines, number)) and not _in_indented(lines, number):
                handed[number + 1] = crowded.option
                lines[crowded.line] = ""
                problems.append(Problem(CROWDED, crowded.line + 2))
    return "\n".join(lines), problems


Mended = tuple[int, str, Problem]


def _mend_begin(lines: Sequence[str], number: int) -> Iterator[Mended]:
    if _NO_SPACE.match(lines[number]):
        mended = lines[number].replace("..", ".. ", 1)
        wrong = say("this is no directive: write {written}", written=mended.strip())
        yield number, mended, Problem(wrong, number + 1)


def _mend_options(lines: Sequence[str], number: int) -> Iterator[Mended]:
    """Go through the options of a directive up to the first line that is none."""
    for index in range(number + 1, len(lines)):
        option = _OPTION.fullmatch(lines[index]) or _BARE.fullmatch(lines[index])
        if option is None:
            return
        bare = option.re.groups == 3
        if bare and option["name"] not in BARE:
            return
        mended = f"{option['lead']}:{option['name']}: {option['value']}".rstrip()
        if option["name"] in KNOWN and (bare or not _is_right(option)):
            typed, right = lines[index].strip(" \t>"), mended.strip(" \t>")
            wrong = say("{typed} is no option yet: write {right}", typed=typed, right=right)
            yield index, mended, Problem(wrong, index + 1)


def _is_right(option: re.Match[str]) -> bool:
    return bool(option["colon"]) and bool(option["gap"] or not option["value"])


def _in_indented(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line of reStructuredText stands in a block of code, by what it is indented below."""
    indent = _indent(lines[number])
    for line in reversed(lines[:number]):
        if line.strip() and _indent(line) < indent:
            indent = _indent(line)
            if _SAMPLE.match(line.strip()):
                return True
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _in_fence(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line of MyST stands between the fences of a block of code."""
    opened: list[str] = []
    for line in lines[:number]:
        match = _FENCE.match(line)
        if match is None:
            continue
        fence, info = match["fence"], match["info"]
        if not info and opened and fence.startswith(opened[-1].removeprefix("!")):
            opened.pop()
        elif not (opened and opened[-1].startswith("!")):
            opened.append(fence if info.startswith("{") and not info.startswith("{code") else f"!{fence}")
    return bool(opened) and opened[-1].startswith("!")
