"""What the written pages need besides their text: the style of tables, and the signs of formulas."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

STATIC = Path(__file__).parent / "static"
SIGNS = Path(__file__).parent / "latex" / "cnnparams.sty"
ENGINES = ("pdflatex",)
"""The engines of LaTeX that have to be told what the signs of formulas look like."""


def add_files(app: Sphinx, config: Config) -> None:
    """Add the style sheet to HTML, and the signs of formulas to LaTeX.

    Done before the environment compares its configuration with the last
    one, and with new lists: those in place may be the defaults themselves.
    """
    config.html_static_path = [*config.html_static_path, str(STATIC)]
    app.add_css_file("cnnparams.css")
    app.add_css_file("cnndiagram.css")
    if config.latex_engine in ENGINES:
        config.latex_additional_files = [*config.latex_additional_files, str(SIGNS)]
        app.add_latex_package("cnnparams", after_hyperref=True)
