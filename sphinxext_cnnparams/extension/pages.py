"""What the written pages need besides their text: the style of tables, and the signs of formulas."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

STATIC = Path(__file__).parent / "static"
ENGINES = ("pdflatex",)
"""The engines of LaTeX that have to be told what the signs of formulas look like."""


def add_static_files(app: Sphinx) -> None:
    """Add the style sheet to builders that write HTML."""
    if app.builder.format == "html":
        app.config.html_static_path.append(str(STATIC))
        app.add_css_file("cnnparams.css")


def add_latex_signs(app: Sphinx, config: Config) -> None:
    """Add the signs of formulas to LaTeX, where its engine needs them."""
    if config.latex_engine in ENGINES:
        config.latex_additional_files.append(str(STATIC / "cnnparams.sty"))
        app.add_latex_package("cnnparams", after_hyperref=True)
