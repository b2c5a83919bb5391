"""Excerpts of a source text: text that was cut out and rewritten, and still knows where each part of it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..core.structs import Struct, replace
from .document import Mark, Place, SourceText, trace

Part = tuple[str, int, int]
"""A text, and the two offsets between which its original stands."""
_BREAK = re.compile(r"\r\n|\r|\n")


def split_lines(text: str) -> list[tuple[int, int]]:
    r"""Give where each line begins and ends, without what ends it.

    >>> split_lines("a\r\nbc\n")
    [(0, 1), (3, 5), (6, 6)]
    """
    found, begin = [], 0
    for end in _BREAK.finditer(text):
        found.append((begin, end.start()))
        begin = end.end()
    return [*found, (begin, len(text))]


def make_source(text: str, cell: int | None = None, marks: tuple[Mark, ...] = ()) -> SourceText:
    """Make a source text; see there."""
    return SourceText(text, tuple(start for start, _ in split_lines(text)), cell, marks)


class Excerpt(Struct):
    """Hold a text and where its parts stand in *origin*; without marks it is the whole of it."""

    text: str
    marks: tuple[Mark, ...]
    origin: SourceText

    @classmethod
    def whole(cls, origin: SourceText) -> Excerpt:
        """Give all of a source text."""
        return cls(origin.text, (), origin)

    def rewrite(self, parts: Iterable[Part]) -> Excerpt:
        """Put texts one behind the other, each with where its original stands in this text."""
        texts, runs, at = [], [], 0
        for text, start, stop in parts:
            if text:
                texts.append(text)
                runs.append(Mark(at, at + len(text), start, stop))
                at += len(text)
        return Excerpt("".join(texts), _join(_compose(runs, self.marks)), self.origin)

    def cut(self, start: int, end: int) -> Excerpt:
        """Give a part of it."""
        return self.rewrite([(self.text[start:end], start, end)])

    def cut_lines(self, lines: Iterable[tuple[int, int]]) -> Excerpt:
        """Give some of its lines, whatever ends them, as lines that end with a line feed."""
        parts: list[Part] = []
        for start, end in lines:
            if parts:
                before = parts[-1][2]
                parts.append(("\n", before, min(before + 1, len(self.text))))
            parts.append((self.text[start:end], start, end))
        return self.rewrite(parts)

    def strip(self, characters: str | None = None) -> Excerpt:
        """Give it without what surrounds it."""
        start = len(self.text) - len(self.text.lstrip(characters))
        return self.cut(start, max(start, len(self.text.rstrip(characters))))

    def place(self, start: int, end: int) -> Place:
        """Give the place of ``text[start:end]``."""
        return self.origin.place(*trace(self.marks, start, end))


def join(excerpts: Sequence[Excerpt], between: str = "\n") -> Excerpt:
    """Put excerpts of one source text one behind the other."""
    marks: list[Mark] = []
    at = 0
    for number, excerpt in enumerate(excerpts):
        own = excerpt.marks or (Mark(0, len(excerpt.text), 0, len(excerpt.text)),)
        if number and between:
            gap = own[0].start
            marks.append(Mark(at, at + len(between), gap, gap))
            at += len(between)
        marks += (replace(mark, at=mark.at + at, end=mark.end + at) for mark in own if mark.end > mark.at)
        at += len(excerpt.text)
    return Excerpt(between.join(excerpt.text for excerpt in excerpts), tuple(marks), excerpts[0].origin)


def _compose(runs: Iterable[Mark], inner: tuple[Mark, ...]) -> Iterator[Mark]:
    if not inner:
        yield from runs
        return
    begins = [mark.at for mark in inner]
    for run in runs:
        if run.end - run.at != run.stop - run.start:
            yield Mark(run.at, run.end, *trace(inner, run.start, run.stop))
            continue
        index = max(0, bisect_right(begins, run.start) - 1)
        while index < len(inner) and inner[index].at < run.stop:
            mark = inner[index]
            first, last = max(mark.at, run.start), min(mark.end, run.stop)
            if first < last:
                even = mark.end - mark.at == mark.stop - mark.start
                source = (
                    (mark.start + first - mark.at, mark.start + last - mark.at) if even else (mark.start, mark.stop)
                )
                yield Mark(run.at + first - run.start, run.at + last - run.start, *source)
            index += 1


def _join(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        if last and _is_even(last) and _is_even(mark) and last.stop == mark.start and last.end == mark.at:
            found[-1] = Mark(last.at, mark.end, last.start, mark.stop)
        else:
            found.append(mark)
    return tuple(found)


def _is_even(mark: Mark) -> bool:
    return mark.end - mark.at == mark.stop - mark.start
