"""Markdown in all its dialects: MyST, CommonMark, Jekyll, Carpentries, MDX, Pandoc's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from ..core.problem import say
from ..core.structs import MutableStruct, field, replace
from .blocks import dedent
from .document import Kind
from .excerpt import Excerpt, split_lines
from .gathering import Gathering
from .markdown_html import read_html
from .markdown_inline import make_parser, plain
from .markdown_lines import FENCE, MarkdownBlock, prepare
from .markdown_listed import add_cells

CODE_DIRECTIVES = frozenset(
    "code code-block sourcecode code-cell cnn-summary prompt ipython jupyter-execute exec_code exec-code".split()
)
"""The directives of MyST whose content is code."""
SKIPPED_DIRECTIVES = frozenset(
    "toctree mermaid bibliography raw include literalinclude image plot graphviz tableofcontents contents index"
    " autofunction autoclass automodule cnn-derivation cnn-compare cnn-diagram iframe video youtube".split()
)
"""Those whose content is neither text nor code."""
CAPTIONED = frozenset({"figure", "table", "figure-md", "list-table"})
_DIRECTIVE = re.compile(r"\s*\{(?P<name>[A-Za-z][\w:-]*)\}\s*(?P<argument>.*)")
_OPTION = re.compile(r"\s*:(?P<name>[\w-]+):\s*(?P<value>.*)")
_LABEL = re.compile(r"#\|\s*label:\s*(\S+)")


def read_markdown(text: Excerpt, into: Gathering) -> None:
    """Read Markdown into pieces."""
    MarkdownReader(text, into).read()


class MarkdownReader(MutableStruct):
    """Read one text of Markdown, line by line as the parser tells."""

    text: Excerpt
    into: Gathering
    lines: list[tuple[int, int]] = field(default_factory=list)
    level: int = 0

    def read(self) -> None:
        """Read all of it."""
        self.lines = split_lines(self.text.text)
        prepared = prepare(self.text.text, self.lines)
        for title in prepared.titles:
            self.into.heading(1, self.text.cut(*title))
        tokens = make_parser().parse("\n".join(prepared.lines))
        blocks = sorted(prepared.blocks, key=lambda block: block.first)
        index = 0
        while index < len(tokens):
            token = tokens[index]
            while blocks and token.map and token.nesting >= 0 and blocks[0].first < token.map[0]:
                self._block(blocks.pop(0))
            index = READERS.get(token.type, MarkdownReader.pass_over)(self, tokens, index)
        for block in blocks:
            self._block(block)

    def _block(self, block: MarkdownBlock) -> None:
        self.into.add(Kind.MATH, self.text.cut(block.start, block.end).strip())

    def pass_over(self, _tokens: Sequence[Token], index: int) -> int:
        """Go on behind a token that says nothing by itself."""
        return index + 1

    def enter_list(self, _tokens: Sequence[Token], index: int) -> int:
        """Go into a list."""
        self.level += 1
        return index + 1

    def leave_list(self, _tokens: Sequence[Token], index: int) -> int:
        """Go out of a list."""
        self.level -= 1
        return index + 1

    def _content(self, inline: Token, cursor: int = 0) -> Excerpt | None:
        """Find the text of a line of tokens in the lines it came from."""
        if not inline.map or not inline.content:
            return None
        found: list[tuple[int, int]] = []
        number = inline.map[0]
        for wanted in inline.content.split("\n"):
            while number < inline.map[1]:
                start, end = self.lines[number]
                number += 1
                line = self.text.text[start:end]
                at = line.find(wanted, cursor) if cursor or len(found) == 0 else line.rfind(wanted.lstrip())
                if at < 0:
                    at = line.rfind(wanted.strip())
                if at >= 0:
                    found.append((start + at, start + at + len(wanted.strip() if found else wanted)))
                    break
            else:
                return None
        return self.text.cut_lines(found)

    def _plain(self, inline: Token, cursor: int = 0) -> tuple[Excerpt, list[tuple[int, int]]] | None:
        content = self._content(inline, cursor)
        if content is None:
            return None
        parts, spans = plain(inline.children or (), inline.content)
        return content.rewrite(parts), spans

    def read_heading(self, tokens: Sequence[Token], index: int) -> int:
        """Read a heading."""
        found = self._plain(tokens[index + 1])
        if found:
            self.into.heading(int(tokens[index].tag[1:]), *found)
        return index + 3

    def read_paragraph(self, tokens: Sequence[Token], index: int) -> int:
        """Read a paragraph, an item's or one of its own: text, one equation, or a program that lost its lines."""
        inline = tokens[index + 1]
        found = self._plain(inline)
        if found is None or _is_attribute(inline.content):
            return index + 3
        children = [child for child in inline.children or () if child.content.strip()]
        alone = children[0].type if len(children) == 1 else ""
        shown = alone == "math_inline" and inline.content.lstrip().startswith(("$$", "\\[", "\\\\["))
        if shown:
            self.into.add(Kind.MATH, found[0].strip())
        elif not (alone == "code_inline" and self.into.is_mended_program(found[0])):
            self.into.add(Kind.ITEM if self.level else Kind.PROSE, *found)
        return index + 3

    def read_fence(self, tokens: Sequence[Token], index: int) -> int:
        """Read a block between fences: code, output, or a directive of MyST."""
        token = tokens[index]
        first, last = token.map or (0, 0)
        body = self.lines[first + 1 : max(first + 1, last - 1)]
        closed = last <= len(self.lines) and last - first > 1 and FENCE.match(self.text.text, *self.lines[last - 1])
        if not closed and not token.markup.startswith("~~~~~~~~"):
            self.into.problem(
                say("this fence is not closed"), self.text.place(self.lines[first][0], self.lines[first][0]).line
            )
            body = self.lines[first + 1 : last]
        content = self.text.cut_lines(self._unquoted(body, token))
        info = token.info.strip()
        directive = _DIRECTIVE.match(info)
        if directive and directive["name"] not in {"python", "r", "julia", "bash", "sql", "ojs"}:
            self._directive(directive["name"], directive["argument"], content, token)
            return index + 1
        attributes = tokens[index + 1 : index + 3]
        info = (
            next((_kramdown(t.content) for t in attributes if t.type == "inline" and _is_attribute(t.content)), "")
            or info
        )
        label = _LABEL.search(content.text) if info.startswith("{") else None
        self.into.block(content, info, label[1] if label else "")
        return index + 1

    def _unquoted(self, body: Sequence[tuple[int, int]], token: Token) -> list[tuple[int, int]]:
        """Give the lines of a fence without what stands in front of them: marks of quotes, indentation of lists."""
        found = []
        for (start, end), wanted in zip(body, token.content.split("\n"), strict=False):
            at = self.text.text.find(wanted, start, end) if wanted.strip() else -1
            found.append((at, at + len(wanted)) if at >= 0 else (end, end))
        return found

    def _directive(self, name: str, argument: str, content: Excerpt, token: Token) -> None:
        options, rest = part_options(content)
        if name in CODE_DIRECTIVES:
            info = argument or ("python" if name not in {"code", "code-block", "sourcecode"} else "")
            self.into.block(rest, "python" if name == "cnn-summary" else info, options.get("name", ""))
        elif name == "math":
            self.into.add(Kind.MATH, dedent(rest))
        elif name == "eval-rst":
            from .rest import read_rest  # noqa: PLC0415  # imported late: few pages have any

            read_rest(rest, self.into)
        elif name == "list-table":
            self._list_table(argument, rest, options, token)
        elif name not in SKIPPED_DIRECTIVES:
            self._nested(name, argument, rest, token)

    def _list_table(self, argument: str, content: Excerpt, options: dict[str, str], token: Token) -> None:
        self._nested("list-table", argument, content.cut(0, 0), token)
        inner = Gathering()
        MarkdownReader(content, inner).read()
        heads = options.get("header-rows", "0")
        add_cells(inner.pieces, int(heads) if heads.isdecimal() else 0, self.into)

    def _nested(self, name: str, argument: str, content: Excerpt, token: Token) -> None:
        if argument and name != "figure" and token.map:
            start, end = self.lines[token.map[0]]
            at = self.text.text.rfind(argument, start, end)
            reader = MarkdownReader(self.text.cut(at, at + len(argument)), Gathering())
            reader.read()
            kind = Kind.CAPTION if name in CAPTIONED else Kind.PROSE
            for piece in reader.into.pieces:
                self.into.add(kind, Excerpt(piece.text, piece.marks, piece.origin), piece.spans)
        at = len(self.into.pieces)
        MarkdownReader(content, self.into, level=self.level).read()
        if name in {"figure", "figure-md"}:
            self.into.pieces[at:] = [
                replace(piece, kind=Kind.CAPTION) if piece.kind is Kind.PROSE else piece
                for piece in self.into.pieces[at:]
            ]

    def read_indented(self, tokens: Sequence[Token], index: int) -> int:
        """Read a block that is only indented."""
        first, last = tokens[index].map or (0, 0)
        self.into.block(self.text.cut_lines(self._unquoted(self.lines[first:last], tokens[index])))
        return index + 1

    def read_html(self, tokens: Sequence[Token], index: int) -> int:
        """Read a block of HTML."""
        first, last = tokens[index].map or (0, 0)
        read_html(self.text.cut_lines(self.lines[first:last]), self.into)
        return index + 1

    def read_table(self, tokens: Sequence[Token], index: int) -> int:
        """Read a table: each cell with the heads of its column and its row."""
        heads: list[str] = []
        row: list[str] = []
        cursor, column, inside_head = 0, 0, True
        while tokens[index].type != "table_close":
            token = tokens[index]
            if token.type == "tr_open":
                cursor, column, row = 0, 0, []
            elif token.type == "thead_close":
                inside_head = False
            elif token.type == "inline":
                found = self._plain(token, cursor)
                text = found[0].text if found else ""
                row.append(text)
                if inside_head:
                    heads.append(text)
                if found and text:
                    label = ("" if inside_head else heads[column] if column < len(heads) else "", row[0])
                    self.into.add(Kind.CELL, *found, table=label)
                    cursor = self._behind(token, cursor)
                column += 1
            index += 1
        return index + 1

    def _behind(self, inline: Token, cursor: int) -> int:
        start, end = self.lines[(inline.map or (0, 0))[0]]
        at = self.text.text[start:end].find(inline.content, cursor)
        return at + len(inline.content) if at >= 0 else cursor


def part_options(content: Excerpt) -> tuple[dict[str, str], Excerpt]:
    """Part the options of a directive from its content."""
    lines = split_lines(content.text)
    options: dict[str, str] = {}
    words = [content.text[start:end] for start, end in lines]
    if words and words[0].strip() == "---" and "---" in (word.strip() for word in words[1:]):
        end = next(i for i, word in enumerate(words) if i and word.strip() == "---")
        pairs = (word.partition(":") for word in words[1:end])
        return {key.strip(): value.strip() for key, _, value in pairs}, content.cut_lines(lines[end + 1 :])
    while words and (found := _OPTION.match(words[0])):
        options[found["name"]] = found["value"].strip()
        words.pop(0)
        lines.pop(0)
    return options, content.cut_lines(lines)


def _is_attribute(content: str) -> bool:
    return content.startswith("{:") and content.endswith("}")


def _kramdown(content: str) -> str:
    found = re.search(r"\.(?:language-)?([\w+-]+)", content)
    return found[1] if found else ""


Reader = Callable[[MarkdownReader, Sequence[Token], int], int]
READERS: dict[str, Reader] = {
    "heading_open": MarkdownReader.read_heading,
    "paragraph_open": MarkdownReader.read_paragraph,
    "fence": MarkdownReader.read_fence,
    "code_block": MarkdownReader.read_indented,
    "html_block": MarkdownReader.read_html,
    "table_open": MarkdownReader.read_table,
    "bullet_list_open": MarkdownReader.enter_list,
    "bullet_list_close": MarkdownReader.leave_list,
    "ordered_list_open": MarkdownReader.enter_list,
    "ordered_list_close": MarkdownReader.leave_list,
}
