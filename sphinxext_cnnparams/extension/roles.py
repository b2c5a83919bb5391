"""One role per quantity, in Sphinx's ``title <target>`` form."""

from __future__ import annotations

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

    innernodeclass = nodes.inline

    def result_nodes(
        self, document: nodes.document, env: BuildEnvironment, node: Element, is_ref: bool
    ) -> tuple[list[nodes.Node], list[system_message]]:
        """Mark the document as one to look through."""
        env.temp_data[USED] = True
        return [node], []
