"""What the written pages need besides their text: the styles of tables, on screens and on paper."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

STATIC = Path(__file__).parent / "static"
SCREEN = "cnnparams-screen.css"
PAPER = Path(__file__).parent / "latex" / "cnnparams.sty"


def add_files(app: Sphinx, config: Config) -> None:
    """Add the style sheet to HTML, and to LaTeX what fits tables on pages.

    Done before the environment compares its configuration with the last
    one, and with new lists: those in place may be the defaults themselves.
    """
    config.html_static_path = [*config.html_static_path, str(STATIC)]
    app.add_css_file("cnnparams.css")
    app.add_css_file("cnndiagram.css")
    app.connect("builder-inited", add_screen)
    config.latex_additional_files = [*config.latex_additional_files, str(PAPER)]
    app.add_latex_package("cnnparams", after_hyperref=True)


def add_screen(app: Sphinx) -> None:
    """Add what only screens need; it stays out of books: old readers drop rules they do not know."""
    if app.builder.name == "epub":
        app.config.epub_exclude_files = [*app.config.epub_exclude_files, f"_static/{SCREEN}"]
    else:
        app.add_css_file(SCREEN)
