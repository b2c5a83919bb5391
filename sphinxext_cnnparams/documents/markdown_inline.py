"""What stands in a line of Markdown, as plain text: each word with its place, which markdown-it does not keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

from .excerpt import Part

Rule = Callable[[StateInline, bool], bool]
_MATH = re.compile(r"\$\$(?P<shown>[^$]+)\$\$|\$(?P<inner>(?![\s$])(?:\\.|[^$\\])*(?<![\s\\]))\$(?!\d)", re.DOTALL)
_BRACKETED = re.compile(r"\\\\?\((?P<inner>.+?)\\\\?\)|\\\\?\[(?P<shown>.+?)\\\\?\]", re.DOTALL)
_ROLE = re.compile(r"\{(?P<name>[A-Za-z][\w.:+-]*)\}(?P<marks>`+)(?P<inner>[^`].*?)(?P=marks)(?!`)", re.DOTALL)
_TITLE = re.compile(r"\s*(?P<title>.*?)\s*<[^<>]*>\s*\Z", re.DOTALL)
_TIMES = re.compile(r"(?<=[\w)\]])\*(?=[\w(\[])")


class PlacedState(StateInline):
    """Keep with each token where it stands: the offset goes into its *meta*."""

    mark = 0
    """Where the text begins that is not in a token yet."""

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        if self.pending:
            self.pushPending()
        token = super().push(ttype, tag, nesting)
        before = self.tokens[-2] if len(self.tokens) > 1 else None
        again = ttype == "text" and before is not None and before.meta.get("base") == self.pos
        rank = before.meta["rank"] + 1 if again and before is not None else 0
        token.meta = {"pos": self.pos + rank, "base": self.pos, "rank": rank}
        self.mark = self.pos
        return token

    def pushPending(self) -> Token:  # noqa: N802  # markdown-it calls it so
        token = super().pushPending()
        token.meta = {"pos": self.mark}
        return token


class PlacedInline(ParserInline):
    """Parse what stands in a line with a state that keeps places."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _keep_place(rule: Rule) -> Rule:
    def placed(state: StateInline, silent: bool) -> bool:  # markdown-it calls it so
        done = rule(state, silent)
        if done and not silent and isinstance(state, PlacedState) and not state.pending:
            state.mark = state.pos
        return done

    return placed


def _found(pattern: re.Pattern[str], type_name: str) -> Rule:
    """Make a rule for what a pattern finds: its group *inner* or *shown* is the content."""

    def rule(state: StateInline, silent: bool) -> bool:  # markdown-it calls it so
        found = pattern.match(state.src, state.pos, state.posMax)
        if found is None:
            return False
        if not silent:
            token = state.push(type_name, "", 0)
            group = "inner" if found["inner"] is not None else "shown"
            token.content, token.info = found[group], found.groupdict().get("name") or ""
            token.meta["pos"] = found.start(group)
        state.pos = found.end()
        return True

    return rule


def _literal_times(state: StateInline, silent: bool) -> bool:  # markdown-it calls it so
    """Take the star of ``5*5*3`` for the sign that was meant."""
    if not _TIMES.match(state.src, state.pos):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


@cache
def make_parser(dollars: bool = True, roles: bool = True) -> MarkdownIt:  # two switches
    """Make the parser of Markdown's blocks and lines, once for each of its kinds."""
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    parser.inline = PlacedInline()
    ruler = parser.inline.ruler
    ruler.enableOnly(
        ["text", "newline", "escape", "backticks", "emphasis", "link", "image", "autolink", "html_inline", "entity"]
    )
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    parser.core.ruler.disable(["text_join", "linkify", "replacements", "smartquotes"], True)
    ruler.before("emphasis", "times", _literal_times)
    ruler.before("escape", "brackets", _found(_BRACKETED, "math_inline"))
    if dollars:
        ruler.before("escape", "dollars", _found(_MATH, "math_inline"))
    if roles:
        ruler.before("backticks", "role", _found(_ROLE, "role"))
    for rule in ruler.__rules__:
        rule.fn = _keep_place(rule.fn)
    return parser


Spans = list[tuple[int, int]]


def plain(tokens: Sequence[Token], source: str) -> tuple[list[Part], Spans]:
    """Give the parts of plain text in a line of tokens, and which of it was marked as code or mathematics."""
    parts: list[Part] = []
    spans: Spans = []
    at = 0
    for token in tokens:
        for text, start, stop in PARTS.get(token.type, _nothing)(token, source):
            if text and (token.type in MARKED or token.info in MARKING_ROLES):
                spans.append((at, at + len(text)))
            parts.append((text, start, stop))
            at += len(text)
    return parts, spans


def _nothing(_token: Token, _source: str) -> Iterator[Part]:
    return iter(())


def _text(token: Token, source: str) -> Iterator[Part]:
    start = token.meta["pos"]
    if token.content and not source.startswith(token.content, start):  # an address between < and >
        start = max(start, source.find(token.content, start))
    alone = token.content == "*" and "rank" in token.meta
    if not (alone and _is_left_over(source, start)):
        yield token.content, start, min(len(source), start + len(token.content))


def _is_left_over(source: str, start: int) -> bool:
    """Tell whether a star is one of two that were to make something bold."""
    begin, end = start, start
    while begin and source[begin - 1] == "*":
        begin -= 1
    while end < len(source) and source[end] == "*":
        end += 1
    power = source[begin - 1 : begin].isalnum() and source[end : end + 1].isalnum()
    return end - begin >= 2 and not power


def _special(token: Token, _source: str) -> Iterator[Part]:
    yield token.content, token.meta["pos"], token.meta["pos"] + len(token.markup)


def _code(token: Token, source: str) -> Iterator[Part]:
    start = token.meta["pos"] + len(token.markup)
    if source[start : start + len(token.content)].replace("\n", " ") != token.content:
        start += 1
    yield token.content, start, start + len(token.content)


def _math(token: Token, _source: str) -> Iterator[Part]:
    yield token.content, token.meta["pos"], token.meta["pos"] + len(token.content)


def _role(token: Token, _source: str) -> Iterator[Part]:
    start = token.meta["pos"]
    title = _TITLE.match(token.content)
    if title and title["title"]:
        yield title["title"], start + title.start("title"), start + title.end("title")
    elif not token.info.startswith("cnn:"):
        yield token.content, start, start + len(token.content)


def _line_end(token: Token, source: str) -> Iterator[Part]:
    end = max(0, source.find("\n", token.meta["pos"]))
    yield "\n", end, end + 1


_BR = re.compile(r"<br\s*/?>", re.IGNORECASE)


def _tag(token: Token, _source: str) -> Iterator[Part]:
    if _BR.match(token.content):
        yield "\n", token.meta["pos"], token.meta["pos"] + len(token.content)


PARTS: dict[str, Callable[[Token, str], Iterator[Part]]] = {
    "text": _text,
    "text_special": _special,
    "code_inline": _code,
    "math_inline": _math,
    "role": _role,
    "softbreak": _line_end,
    "hardbreak": _line_end,
    "html_inline": _tag,
}
MARKED = frozenset({"code_inline", "math_inline"})
MARKING_ROLES = frozenset({"math", "code", "cnn:math", "py:func", "py:class", "func", "class", "meth"})
