"""Compute and verify the shapes and parameter counts of neural networks in Sphinx documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .uncollected import uncollected

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from .api import read, summarize

__all__ = ["read", "setup", "summarize"]
__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx what this extension adds; the rest is imported when Sphinx asks for it."""
    with uncollected():  # imported late: what asks for the version only needs none of it
        from .extension import checking, config, domain, late, misspelt, nodes, pages, shown, table, verify, wording
        from .extension import typeset as equations
        from .extension.compare import CnnCompare
        from .extension.diagram import add_diagram
        from .extension.directives import CnnSummary
        from .extension.export import write_exports
        from .extension.paper import LATEX
        from .extension.quiz import CnnQuiz
        from .extension.sheet import HTML
        from .extension.terminal import point
        from .extension.unfenced import report_unfenced, see_unfenced
        from .extension.walkthrough import CnnDerivation

    for option in config.OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, option.types)
    app.add_message_catalog(wording.CATALOG, str(wording.FOLDER))
    app.add_builder(checking.CheckBuilder)
    app.add_domain(domain.CnnDomain)
    app.add_directive("cnn-summary", CnnSummary)
    app.add_directive("cnn-derivation", CnnDerivation)
    app.add_directive("cnn-quiz", CnnQuiz)
    app.add_directive("cnn-compare", CnnCompare)
    add_diagram(app)
    for node, visitors in {**nodes.HTML, **HTML}.items():
        app.add_node(node, html=visitors)
    for node, visitors in LATEX.items():
        app.add_node(node, latex=visitors)
    for node in equations.HTML:
        app.add_node(node, html=equations.HTML[node], latex=equations.LATEX[node])
    app.add_post_transform(late.FillLate)
    app.add_post_transform(table.FillTables)
    app.connect("config-inited", pages.add_files)
    app.connect("builder-inited", point)
    app.connect("source-read", misspelt.look_for)
    app.connect("source-read", see_unfenced)
    app.connect("doctree-read", misspelt.report)
    app.connect("doctree-read", report_unfenced)
    app.connect("env-updated", verify.env_updated)
    app.connect("doctree-resolved", shown.note_resolved)
    app.connect("build-finished", verify.build_finished)
    app.connect("build-finished", shown.record)
    app.connect("build-finished", write_exports)
    app.connect("warn-missing-reference", verify.skip_reported)
    return {
        "version": __version__,
        "env_version": env_version(__version__),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def env_version(version: str) -> int:
    """Make a number of a version: old doctrees hold old text and must not survive an update."""
    major, minor, patch = (int(part) for part in version.split("."))
    return (major * 1000 + minor) * 1000 + patch


def __getattr__(name: str) -> Any:
    """Import the Python interface (``read``, ``summarize``) when it is used."""
    if name in ("read", "summarize"):
        from . import api  # imported late: Sphinx never needs it

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
