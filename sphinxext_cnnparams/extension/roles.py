"""One role per quantity, in Sphinx's ``title <target>`` form."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.nodes import Element, system_message
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole

USED = "cnnparams_used"
"""Marks a document, while it is read, as one that speaks of models."""


class QuantityRole(XRefRole):
    """Insert a quantity, or state it: the title is the number, the target what has it.

    Nothing is kept on the node: a translated role must speak for itself.
    """

    innernodeclass: type[nodes.TextElement] = nodes.inline

    def result_nodes(
        self, document: nodes.document, env: BuildEnvironment, node: Element, is_ref: bool
    ) -> tuple[list[nodes.Node], list[system_message]]:
        """Mark the document as one to look through."""
        env.temp_data[USED] = True
        return [node], []


class MathRole(QuantityRole):
    """Insert a calculation, or state one, in LaTeX: its backslashes are its own, in reStructuredText, too.

    That it is mathematics has to be seen when the page is read: Sphinx loads what typesets it only where it is needed.
    """

    innernodeclass = nodes.math

    def __call__(self, name: str, rawtext: str, text: str, *rest: Any, **kwargs: Any) -> Any:
        """Take the text as it was typed."""
        begin, end = rawtext.find("`"), rawtext.rfind("`")
        typed = rawtext[begin + 1 : end] if 0 <= begin < end else text
        return QuantityRole.__call__(self, name, rawtext, typed, *rest, **kwargs)
