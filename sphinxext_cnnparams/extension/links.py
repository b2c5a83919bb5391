"""Links to tables and to their rows."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element
from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

from .inventory import EXTERNAL


def link(builder: Builder, page: str, place: tuple[str, str] | None, text: Element, hint: str = "") -> Element:
    """Make a link from a page to a place; where the builder leaves the other page out, only the text is there."""
    if place is None:
        return text
    docname, anchor = place
    if docname == EXTERNAL:
        return nodes.reference("", "", text, internal=False, refuri=anchor, **({"reftitle": hint} if hint else {}))
    try:
        return make_refnode(builder, page, docname, anchor, text, hint or None)
    except NoUri:
        return text
