"""reStructuredText: docutils parses it, and each text is found again in the lines it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from docutils import nodes

from ..core.structs import MutableStruct, field
from .document import Kind
from .excerpt import Excerpt, Part, split_lines
from .gathering import Gathering
from .rest_parser import parse_rest

MARKING_ROLES = frozenset("code math py:func py:class py:meth func class meth cnn:math".split())
"""The roles whose text is code."""


def read_rest(text: Excerpt, into: Gathering) -> None:
    """Read reStructuredText into pieces."""
    lines = split_lines(text.text)
    words = [text.text[start:end].lstrip("\ufeff") for start, end in lines]
    RestReader(text, into, lines).read(parse_rest("\n".join(words)))


class RestReader(MutableStruct):
    """Read one text; *line* and *reached* say how far its lines have been found again."""

    text: Excerpt
    into: Gathering
    lines: list[tuple[int, int]]
    line: int = 0
    reached: dict[int, int] = field(default_factory=dict)
    items: int = 0

    def read(self, node: nodes.Element) -> None:
        """Read what stands in a node."""
        for child in node.children:
            if isinstance(child, nodes.Element):
                READERS.get(type(child), RestReader.read)(self, child)

    def skip(self, node: nodes.Element) -> None:
        """Pass over a node."""

    def read_title(self, node: nodes.Element) -> None:
        """Read a heading, or the title of something smaller."""
        found = self._plain(node)
        if found is None:
            return
        if isinstance(node.parent, nodes.section):
            self.into.heading(self._level(), *found)
        else:
            self.into.add(Kind.CAPTION if isinstance(node.parent, nodes.table) else Kind.PROSE, *found)

    def _level(self) -> int:
        """Give the level of the heading that was found last, by the lines around it."""
        style = self._adornment(self.line + 1) + (self._adornment(self.line - 1) if self.line else "")
        styles = self.into.adornments
        if style not in styles:
            styles.append(style)
        return styles.index(style) + 1

    def _adornment(self, number: int) -> str:
        words = self.text.text[slice(*self.lines[number])].strip() if number < len(self.lines) else ""
        return words[0] if len(words) > 1 and set(words) == {words[0]} and not words[0].isalnum() else ""

    def read_paragraph(self, node: nodes.Element) -> None:
        """Read a paragraph."""
        found = self._plain(node)
        if found is None:
            return
        inner = [child for child in node.children if child.astext().strip()]
        alone = len(inner) == 1 and isinstance(inner[0], nodes.literal)
        if not (alone and self.into.is_mended_program(found[0])):
            self.into.add(Kind.ITEM if self.items else Kind.PROSE, *found)

    def read_caption(self, node: nodes.Element) -> None:
        """Read a caption."""
        found = self._plain(node)
        if found:
            self.into.add(Kind.CAPTION, *found)

    def read_item(self, node: nodes.Element) -> None:
        """Read an item of a list."""
        self.items += 1
        self.read(node)
        self.items -= 1

    def read_block(self, node: nodes.Element) -> None:
        """Read a block of code."""
        found = self._find(node.astext().split("\n"), strict=True)
        if found is not None:
            self.into.block(self.text.cut_lines(found), node.get("info", ""), node.get("given", ""))

    def read_math(self, node: nodes.Element) -> None:
        """Read a displayed equation."""
        found = self._find(node.astext().split("\n"), strict=True)
        if found is not None:
            self.into.add(Kind.MATH, self.text.cut_lines(found))

    def read_table(self, node: nodes.Element) -> None:
        """Read a table: each cell with the heads of its column and its row."""
        for title in node.findall(nodes.title):
            self.read_title(title)
        heads: list[str] = []
        for row in node.findall(nodes.row):
            inside_head = isinstance(row.parent, nodes.thead)
            first = ""
            for column, entry in enumerate(row.children):
                found = self._cell(entry)
                text = found[0].text if found else ""
                first = first if column else text
                if inside_head:
                    heads.append(text)
                if found:
                    head = "" if inside_head else heads[column] if column < len(heads) else ""
                    self.into.add(Kind.CELL, *found, table=(head, first))

    def _cell(self, entry: nodes.Node) -> tuple[Excerpt, list[tuple[int, int]]] | None:
        for paragraph in entry.findall(lambda n: isinstance(n, (nodes.paragraph, nodes.literal_block))):
            if isinstance(paragraph, nodes.Element):
                return self._plain(paragraph, strict=False)
        return None

    def _plain(self, node: nodes.Element, *, strict: bool = True) -> tuple[Excerpt, list[tuple[int, int]]] | None:
        raw = node.rawsource or node.astext()
        lines = self._find(raw.split("\n"), strict=strict)
        if lines is None:
            return None
        content = self.text.cut_lines(lines)
        parts, spans, at = [], [], 0
        for marked, part in _parts(node, content.text):
            if marked and part[0]:
                spans.append((at, at + len(part[0])))
            parts.append(part)
            at += len(part[0])
        return content.rewrite(parts), spans

    def _find(self, wanted: Sequence[str], *, strict: bool) -> list[tuple[int, int]] | None:
        """Find lines again, below those that were found before; strictly only where nothing else follows in them."""
        wanted = [line.strip() for line in wanted]
        for first in range(self.line, len(self.lines) - len(wanted) + 1):
            found = [self._at(first + i, line, strict=strict) for i, line in enumerate(wanted)]
            if all(found):
                places = [place for place in found if place]
                for i, (_, end) in enumerate(places):
                    self.reached[first + i] = end - self.lines[first + i][0]
                self.line = first
                return self._with_indentation(places, first) if strict else places
        return self._find(wanted, strict=False) if strict else None

    def _with_indentation(self, places: list[tuple[int, int]], first: int) -> list[tuple[int, int]]:
        """Give lines with what stands deeper than the first of them in front."""
        if len(places) < 2:
            return places
        columns = [start - self.lines[first + i][0] for i, (start, end) in enumerate(places) if end > start]
        least = min(columns, default=0)
        return [
            (max(self.lines[first + i][0], min(start, self.lines[first + i][0] + least)) if end > start else start, end)
            for i, (start, end) in enumerate(places)
        ]

    def _at(self, number: int, wanted: str, *, strict: bool) -> tuple[int, int] | None:
        start, end = self.lines[number]
        line = self.text.text[start:end]
        reached = self.reached.get(number, 0)
        if not wanted:
            return (end, end) if not strict or not line.strip() else None
        if strict:
            at = line.rfind(wanted)
            fits = at >= reached and not line[at + len(wanted) :].strip()
            return (start + at, start + at + len(wanted)) if fits else None
        found = re.compile(
            rf"(?<!\w){re.escape(wanted)}(?!\w)" if wanted[0].isalnum() and wanted[-1].isalnum() else re.escape(wanted)
        )
        match = found.search(line, reached)
        return (start + match.start(), start + match.end()) if match else None


def _parts(node: nodes.Element, raw: str) -> Iterator[tuple[bool, Part]]:
    """Give the parts of plain text in a paragraph, and whether each was marked as code."""
    at = 0
    for child in node.children:
        if isinstance(child, nodes.Text):
            for part in _aligned(child.astext(), raw, at):
                at = part[2]
                yield False, part
        elif isinstance(child, nodes.Element) and type(child) not in SILENT:
            own = child.rawsource
            begin = raw.find(own, at) if own else at
            begin = max(begin, at)
            text = child.astext()
            inside = raw.find(text, begin, begin + len(own) if own else len(raw))
            marked = isinstance(child, (nodes.literal, nodes.math)) or child.get("role") in MARKING_ROLES
            if text and inside >= 0:
                yield marked, (text, inside, inside + len(text))
            elif text:
                yield marked, (text, begin, begin + len(own))
            at = begin + len(own) if own else max(at, inside + len(text))
        elif isinstance(child, nodes.Element) and child.rawsource:
            at = max(at, raw.find(child.rawsource, at) + len(child.rawsource))


SILENT = frozenset({nodes.target, nodes.footnote_reference, nodes.citation_reference, nodes.image, nodes.problematic})


def _aligned(text: str, raw: str, at: int) -> Iterator[Part]:
    """Find a text that may lack the backslashes of its original."""
    while text:
        if raw.startswith(text, at):
            yield text, at, at + len(text)
            return
        stop = raw.find("\\", at)
        if stop < 0:
            found = raw.find(text, at)
            if found >= 0:
                yield text, found, found + len(text)
            return
        if stop > at:
            length = min(stop - at, len(text))
            yield text[:length], at, at + length
            text, at = text[length:], at + length
        elif raw[at + 1 : at + 2].isspace():
            at += 2
        else:
            yield text[:1], at, at + 2
            text, at = text[1:], at + 2


Reader = Callable[[RestReader, nodes.Element], None]
READERS: dict[type[nodes.Node], Reader] = {
    nodes.title: RestReader.read_title,
    nodes.paragraph: RestReader.read_paragraph,
    nodes.term: RestReader.read_paragraph,
    nodes.rubric: RestReader.read_paragraph,
    nodes.line: RestReader.read_paragraph,
    nodes.attribution: RestReader.read_paragraph,
    nodes.caption: RestReader.read_caption,
    nodes.list_item: RestReader.read_item,
    nodes.literal_block: RestReader.read_block,
    nodes.doctest_block: RestReader.read_block,
    nodes.math_block: RestReader.read_math,
    nodes.table: RestReader.read_table,
    nodes.comment: RestReader.skip,
    nodes.field_list: RestReader.skip,
    nodes.system_message: RestReader.skip,
    nodes.substitution_definition: RestReader.skip,
    nodes.target: RestReader.skip,
}
