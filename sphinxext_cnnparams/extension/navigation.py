"""Numbers in headings: the copies that navigation keeps of them."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from .domain import CnnDomain
from .records import Statement


def patch(env: BuildEnvironment, domain: CnnDomain) -> set[str]:
    """Put the numbers into titles and tables of contents; give the documents whose navigation changed.

    Sphinx copies headings there without their references, so the targets
    would be seen instead.
    """
    changed: set[str] = set()
    for copies in (env.titles, env.longtitles, env.tocs):
        for docname, tree in copies.items():
            for node in tree.findall(nodes.inline):
                if "cnn_shows" in node and _fill(node, domain):
                    changed.add(docname)
    return changed


def _fill(node: nodes.inline, domain: CnnDomain) -> bool:
    role, target, current, stated = node["cnn_shows"]
    if stated:
        return False
    text = domain.answer(Statement(role, target, None, current, "", 0, "")).text
    if node.astext() == text:
        return False
    node.children = []
    node += nodes.Text(text)
    return True
