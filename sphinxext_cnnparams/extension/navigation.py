"""Numbers in headings: the copies that navigation keeps of them."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from .domain import CnnDomain
from .records import Statement


def patch(env: BuildEnvironment, domain: CnnDomain) -> list[str]:
    """Put the numbers into titles and tables of contents; give them in the order of documents.

    Sphinx copies headings there without their references, so the targets
    would be seen instead.
    """
    found: list[str] = []
    for copies in (env.titles, env.longtitles, env.tocs):
        for _, tree in sorted(copies.items()):
            found += [_fill(node, domain) for node in tree.findall(nodes.inline) if "cnn_shows" in node]
    return found


def _fill(node: nodes.inline, domain: CnnDomain) -> str:
    role, target, current, stated = node["cnn_shows"]
    if stated:
        return node.astext()
    text = domain.answer(Statement(role, target, None, current, "", 0, "")).text
    if node.astext() != text:
        node.children = []
        node += nodes.Text(text)
    return text
