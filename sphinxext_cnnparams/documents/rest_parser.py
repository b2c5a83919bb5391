"""A parser of reStructuredText that takes no directive and no role for more than a place where text or code stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive, Parser, directives, roles
from docutils.utils import new_document

CODE = frozenset(
    "code code-block sourcecode code-cell cnn-summary prompt ipython jupyter-execute testcode doctest"
    " testoutput".split()
)
"""The directives whose content is code, or what code printed."""
SKIPPED = frozenset(
    "toctree raw include literalinclude image plot graphviz contents index autofunction autoclass automodule"
    " cnn-derivation cnn-compare cnn-diagram bibliography mermaid highlight meta video youtube currentmodule module"
    " role default-role".split()
)
"""Those whose content is neither text nor code."""
KEPT = frozenset(
    "note tip hint warning caution danger error important attention admonition figure table list-table csv-table"
    " math container compound topic sidebar rubric epigraph highlights pull-quote line-block parsed-literal"
    " class replace".split()
)
"""Those of docutils itself."""
LONGEST_LINE = 10_000_000


class _AnyOption(dict[str, Callable[[str], str]]):
    """Take every option as it is."""

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, name: str) -> Callable[[str], str]:
        return _same


def _same(value: str) -> str:
    return value


class AnyDirective(Directive):
    """Parse what stands in a directive as text."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = _AnyOption()

    def run(self) -> list[nodes.Node]:
        found: list[nodes.Node] = []
        if self.arguments and " " in self.arguments[0]:
            texts, _ = self.state.inline_text(self.arguments[0], self.lineno)
            found.append(nodes.paragraph(self.arguments[0], "", *texts))
        holder = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, holder)
        return [*found, holder]


class CodeDirective(AnyDirective):
    """Take what stands in a directive as it is."""

    def run(self) -> list[nodes.Node]:
        text = "\n".join(self.content)
        info = self.arguments[0] if self.arguments else self.options.get("language", "")
        info = INFO.get(self.name, info) or ""
        block = nodes.literal_block(text, text, info=info, given=self.options.get("name", ""))
        caption = self.options.get("caption")
        if not caption:
            return [block]
        texts, _ = self.state.inline_text(caption, self.lineno)
        return [nodes.caption(caption, "", *texts), block]


INFO = dict.fromkeys("cnn-summary ipython jupyter-execute testcode doctest code-cell".split(), "python") | {
    "testoutput": "output"
}
"""The languages of directives that do not say it."""


class SkippedDirective(AnyDirective):
    """Pass over a directive."""

    def run(self) -> list[nodes.Node]:
        return []


def _directive(name: str, *_: Any) -> tuple[type[Directive], list[nodes.system_message]]:
    kind = name.lower()
    if kind in CODE:
        return CodeDirective, []
    if kind in SKIPPED:
        return SkippedDirective, []
    kept = _ORIGINAL(kind, _english(), new_document("")) if kind in KEPT else (None, [])
    return kept[0] or AnyDirective, []


def _english() -> Any:
    from docutils.parsers.rst.languages import en  # noqa: PLC0415

    return en


_ORIGINAL = directives.directive


def _role(name: str, *_: Any) -> tuple[Any, list[nodes.system_message]]:
    return (_math if name.lower() == "math" else _any_role), []


def _any_role(
    name: str, raw: str, text: str, *_: Any, **__: Any
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    title, bracket, _rest = text.partition("<")
    shown = title.rstrip() if bracket and text.endswith(">") else "" if name.startswith("cnn:") else text
    return [nodes.inline(raw, shown, role=name)], []


def _math(_name: str, raw: str, text: str, *_: Any, **__: Any) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    return [nodes.math(raw, raw.split("`")[1] if raw.count("`") >= 2 else text)], []


@contextmanager
def _indifferent() -> Iterator[None]:
    """Let every directive and role be known while a text is parsed."""
    kept = directives.directive, roles.role
    patched: Any = directives
    patched.directive, roles.role = _directive, cast("Any", _role)
    try:
        yield
    finally:
        directives.directive, roles.role = kept


SETTINGS: dict[str, object] = {
    "report_level": 5,
    "halt_level": 6,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "line_length_limit": LONGEST_LINE,
    "warning_stream": False,
}


def parse_rest(text: str) -> nodes.document:
    """Parse reStructuredText; nothing is read but the text, and nothing is said of mistakes in it."""
    settings = get_default_settings(Parser)
    vars(settings).update(SETTINGS)
    document = new_document("", settings)
    with _indifferent():
        Parser().parse(text, document)
    return document
