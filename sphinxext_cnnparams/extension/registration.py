"""What Sphinx is told of this extension: its options, directives, nodes, transforms, and who listens to its events."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import checking, config, domain, late, misspelt, nodes, pages, shown, table, typeset, verify, wording
from .compare import CnnCompare
from .diagram import add_diagram
from .directives import CnnSummary
from .export import write_exports
from .paper import LATEX
from .quiz import CnnQuiz
from .sheet import HTML
from .terminal import point
from .unfenced import report_unfenced, see_unfenced
from .walkthrough import CnnDerivation

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx

DIRECTIVES: dict[str, type[Directive]] = {
    "cnn-summary": CnnSummary,
    "cnn-derivation": CnnDerivation,
    "cnn-quiz": CnnQuiz,
    "cnn-compare": CnnCompare,
}
LISTENERS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("config-inited", pages.add_files),
    ("builder-inited", point),
    ("source-read", misspelt.look_for),
    ("source-read", see_unfenced),
    ("doctree-read", misspelt.report),
    ("doctree-read", report_unfenced),
    ("env-updated", verify.env_updated),
    ("doctree-resolved", shown.note_resolved),
    ("build-finished", verify.build_finished),
    ("build-finished", shown.record),
    ("build-finished", write_exports),
    ("warn-missing-reference", verify.skip_reported),
)
"""Functions by the event they listen to, those of one event in the order in which they are called."""


def register(app: Sphinx) -> None:
    """Tell Sphinx all that this extension adds."""
    for option in config.OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, option.types)
    app.add_message_catalog(wording.CATALOG, str(wording.FOLDER))
    app.add_builder(checking.CheckBuilder)
    app.add_domain(domain.CnnDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    add_diagram(app)
    _add_nodes(app)
    app.add_post_transform(late.FillLate)
    app.add_post_transform(table.FillTables)
    for event, listener in LISTENERS:
        app.connect(event, listener)


def _add_nodes(app: Sphinx) -> None:
    for node, visitors in {**nodes.HTML, **HTML}.items():
        app.add_node(node, html=visitors)
    for node, visitors in LATEX.items():
        app.add_node(node, latex=visitors)
    for node in typeset.HTML:
        app.add_node(node, html=typeset.HTML[node], latex=typeset.LATEX[node])
