"""The directive ``cnn-quiz``: statements to judge, with a generated answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Element
from docutils.parsers.rst import directives
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from ..core.problem import Problem
from .choices import Options, take_out_wrong
from .late import CURRENT, FILLS, ITEM, UNTRANSLATED, Page, holder
from .lines import directive_place, line_inside, mark_place
from .nodes import derivations, derivations_title
from .records import LocatedProblem, Statement
from .warnings import write
from .wording import put_label, translate

_MARK = re.compile(r"^\[(?P<mark>[ xX✓])\]\s*")
NO_MARK = "an item of a quiz begins with [x] if it is correct and with [ ] if it is not"
NO_ITEMS = "a quiz is a list whose items begin with [x] or [ ]"
NESTED = "a list within an item of a quiz has a mark; only the outer list is judged"
NO_NUMBER = "this item of a quiz states no number: put one into a role"
TITLE, RIGHT, WRONG = "Answer", "correct", "not correct"


class CnnQuiz(SphinxDirective):
    """Show a list of statements, and below it which of them hold."""

    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = Options({"class": directives.class_option})

    def run(self) -> list[nodes.Node]:
        """Take the marks off the items, and leave a holder for the answer."""
        take_out_wrong(self)
        box = nodes.container(classes=["cnn-quiz", *self.options.get("class", [])])
        mark_place(self, box)
        self.state.nested_parse(self.content, self.content_offset, box)
        items = [item for found in lists(box) for item in found.children if isinstance(item, Element)]
        for item in items:
            correct = take_mark(item)
            if correct is None:
                self.note(NO_MARK, item)
                continue
            item[ITEM] = correct
            if not any(node.get("refexplicit") for node in item.findall(pending_xref)):
                self.note(NO_NUMBER, item)
            for inner in item.findall(nodes.list_item):
                if inner is not item and take_mark(inner) is not None:
                    self.note(NESTED, inner)
        if not items:
            self.note(NO_ITEMS, box)
        number_items(box)
        answer = holder(self.env, "quiz", ())
        mark_place(self, answer)
        box += answer
        return [box]

    def note(self, sentence: str, node: Element) -> None:
        """Keep a problem at the line of an item."""
        source, line = directive_place(self)
        inner = next((line_inside(self, part.line) for part in node.findall(Element) if part.line), line)
        self.env.get_domain("cnn").note_problem(LocatedProblem(Problem(sentence, inner), source))  # type: ignore[attr-defined]


def lists(box: Element) -> Iterator[Element]:
    """Give the lists that stand directly in the quiz."""
    return (node for node in box.children if isinstance(node, (nodes.bullet_list, nodes.enumerated_list)))


def number_items(box: Element) -> None:
    """Give numbers to the items of a list that has none: the answer speaks of them by these."""
    first = 1
    for found in list(lists(box)):
        if isinstance(found, nodes.bullet_list):
            numbered = nodes.enumerated_list("", *found.children, enumtype="arabic", prefix="", suffix=".")
            if first > 1:
                numbered["start"] = first
            numbered["classes"] = [name for name in found["classes"] if name != "contains-task-list"]
            numbered.source, numbered.line = found.source, found.line
            found.replace_self(numbered)
        first += len(found.children)


def take_mark(item: Element) -> bool | None:
    """Take the mark off an item: MyST's task lists make a box of it, others leave the text."""
    for paragraph in item.findall(nodes.paragraph):  # what is translated is the source of a paragraph
        paragraph.rawsource = _MARK.sub("", paragraph.rawsource)
        break
    for raw in list(item.findall(nodes.raw)):
        if "checkbox" in raw.astext():
            raw.parent.remove(raw)
            item["classes"] = [name for name in item["classes"] if not name.startswith("task-list")]
            return "checked" in raw.astext().replace("checkbox", "")
    text = next(item.findall(nodes.Text), None)
    match = _MARK.match(text.astext()) if text is not None else None
    if text is None or match is None:
        return None
    text.parent.replace(text, nodes.Text(text.astext()[match.end() :]))
    return match["mark"] != " "


def fill(node: Element, page: Page) -> list[nodes.Node]:
    """Write the answer: which items hold, and the calculation behind each."""
    assert isinstance(node.parent, Element)
    items = [item for found in lists(node.parent) for item in found.children if isinstance(item, Element)]
    right = [str(number) for number, item in enumerate(items, 1) if item.get(ITEM)]
    box = derivations("", derivations_title("", translate(TITLE)), classes=["cnn-derivations", "cnn-answer"])
    box["open"] = False
    box += nodes.paragraph("", ", ".join(right) or translate("none"))
    reasons = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
    for item in items:
        lines = [nodes.paragraph("", reason) for reason in explain(item, page, node.get(CURRENT, ""))]
        reasons += nodes.list_item("", *(lines or [nodes.paragraph("", "?")]))
    box += reasons
    return [box]


def explain(item: Element, page: Page, current: str) -> Iterator[str]:
    """Say of every statement of an item what is true."""
    from .text import tell  # imported late: it judges, and most builds do not

    speak = partial(write, config=page.app.config)
    for node in item.findall(pending_xref):
        if node.get("refdomain") != "cnn" or not node.get("refexplicit"):
            continue
        text = node.astext()
        about = (node["reftype"], node["reftarget"], text, node.get(CURRENT, current))
        statement = Statement(*about, "", 0, "", untranslated=node.get(UNTRANSLATED, False))
        shown = page.domain.answer(statement)
        yield put_label(WRONG if shown.wrong else RIGHT, tell(statement, shown, page.form, speak))


FILLS["quiz"] = fill
