"""What is filled when a page is written: its models may stand on other pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.nodes import Element
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..claims.target import Missing
from ..core.fault import describe_fault
from ..core.quantities import Format, Selection
from ..core.structs import Struct
from .config import Settings, read_settings
from .links import link
from .roles import USED
from .shown import fail
from .warnings import report

if TYPE_CHECKING:
    from .domain import CnnDomain

FAULT = "this could not be filled in, by a fault of this extension ({what})"
ASKS = "cnn_asks"
"""On a holder: what it wants to know, as pairs of a role and a target; they are verified like roles."""
WANTED = "cnn_wanted"
"""On a holder: what its targets have to be."""
CURRENT = "cnn_current"
"""On a holder: the key of the model that the page speaks of at this place."""
ITEM = "cnn_item"
"""On a list item: whether it is marked as correct."""
UNTRANSLATED = "cnn_untranslated"
"""On a role: whether it stands in the original text of a page that is translated elsewhere."""


class Page(Struct):
    """Give what a holder needs to be filled."""

    domain: CnnDomain
    settings: Settings
    form: Format
    builder: Builder
    docname: str
    app: Sphinx

    def select(self, target: str, current: str) -> Selection | None:
        """Find what a target means; a wrong one has been reported."""
        found = self.domain.answers.models_for(current).select(target)
        return None if isinstance(found, Missing) else found

    def link(self, target: str, current: str, text: str) -> nodes.Node:
        """Make a link to a row or a table."""
        inline = nodes.inline("", text, classes=["cnn-name"])
        return link(self.builder, self.docname, self.domain.answers.place(target, current), inline)


Fill = Callable[[Element, Page], list[nodes.Node]]
FILLS: dict[str, Fill] = {}
"""One function per kind of holder, entered where its directive is."""


class late(nodes.container):  # noqa: N801 -- docutils names node classes so
    """Stand for what is made when the page is written; *cnn_fill* names the function."""


class FillLate(SphinxPostTransform):
    """Fill the holders of a page."""

    default_priority = 5  # before references are resolved, which a holder may contain

    def run(self, **kwargs: Any) -> None:
        """Find the holders and replace them."""
        domain = cast("CnnDomain", self.env.get_domain("cnn"))
        if not domain.statements:
            return
        own = read_settings(self.config)
        page = Page(domain, own, own.format(), self.app.builder, self.env.docname, self.app)
        for holder in list(self.document.findall(late)):
            try:
                filled = FILLS[holder["cnn_fill"]](holder, page)
            except Exception as failure:  # noqa: BLE001  # the rest of the page must still be written
                filled = [unfilled(self, holder, failure)]
            holder.replace_self(filled)


def unfilled(transform: SphinxPostTransform, holder: Element, failure: Exception) -> nodes.Node:
    """Report what a fault of ours has left without its numbers, and give what stands there instead."""
    source, line = holder.source, holder.line or 0
    report(describe_fault(FAULT, failure, line), source, transform.app, as_error=True)
    fail(transform.app, transform.env.docname)
    return nodes.paragraph("", "?", classes=["cnn-wrong"])


def holder(
    env: BuildEnvironment, fill: str, asks: tuple[tuple[str, str], ...], wanted: str = "", **data: object
) -> late:
    """Make a holder that asks for some quantities of what is *wanted*: layers, or models."""
    env.temp_data[USED] = True
    node = late("", cnn_fill=fill, **data)
    node[ASKS], node[WANTED] = asks, wanted
    return node
