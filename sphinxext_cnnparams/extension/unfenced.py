"""Directives between colons, which MyST takes for paragraphs where its extension for them is not enabled."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx

from ..core.late_pattern import late_pattern
from ..core.problem import Problem
from .domain import CnnDomain
from .portions import NBSPHINX
from .records import Broken, LocatedProblem

NO_FENCE = (
    'this is not a directive yet: add "colon_fence" to myst_enable_extensions in conf.py, or write ``` instead of :::'
)
MARK = "{cnn-"
FOUND = "cnnparams_unfenced"
"""Marks a document, while it is read, whose text may hold such a directive."""
_BEGIN = late_pattern(r":{3,}[ \t]*\{cnn-[a-z]+\}[ \t]*(?P<name>[^\s:]*)")


def see_unfenced(app: Sphinx, docname: str, source: list[str]) -> None:
    """Keep in mind whether there is anything to look for."""
    is_myst = NBSPHINX not in app.extensions or Path(app.env.doc2path(docname)).suffix != ".ipynb"
    app.env.temp_data[FOUND] = is_myst and (f":::{MARK}" in source[0] or f"::: {MARK}" in source[0])


def report_unfenced(app: Sphinx, doctree: nodes.document) -> None:
    """Make one problem of the paragraphs that are meant to be directives; what they name could not be read."""
    if not app.env.temp_data.pop(FOUND, False):
        return
    found = [(p, begin) for p in doctree.findall(nodes.paragraph) if (begin := _BEGIN.match(p.astext()))]
    if not found:
        return
    domain = cast("CnnDomain", app.env.get_domain("cnn"))
    key = f"{app.env.docname}:unfenced"
    problem = Problem(NO_FENCE, found[0][0].line or 1)
    domain.note_problem(LocatedProblem(problem, found[0][0].source or str(app.env.doc2path(app.env.docname)), key))
    for _, begin in found:
        domain.note_broken(Broken(begin["name"], key))
