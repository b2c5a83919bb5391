"""Links to tables and to their rows."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element
from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

from .inventory import EXTERNAL

QUIET = "cnn-number"
"""The class of links that do not stand out: a page may be full of them."""


def link(
    builder: Builder, page: str, place: tuple[str, str] | None, text: Element, hint: str = "", *, quiet: bool = True
) -> Element:
    """Make a link from a page to a place; where the builder leaves the other page out, only the text is there."""
    if place is None:
        return text
    docname, anchor = place
    classes = [QUIET] if quiet else []
    if docname == EXTERNAL:
        hinted = {"reftitle": hint} if hint else {}
        return nodes.reference("", "", text, internal=False, refuri=anchor, classes=classes, **hinted)
    try:
        made = make_refnode(builder, page, docname, anchor, text, hint or None)
    except NoUri:
        return text
    made["classes"] += classes
    return made
