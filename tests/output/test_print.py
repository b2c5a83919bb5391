"""Pages printed from a browser: nothing is cut off."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import pytest

from conftest import NEEDS_BROWSER, Project, Tool

pytestmark = [NEEDS_BROWSER, pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")]
SIZES = (4, 8, 12, 20)
PLAIN = 'cnnparams_derivations = "none"'
"""The steps would name the layers once more."""


@pytest.mark.parametrize("theme", ["furo", "alabaster", "basic"])
def test_a_printed_page_holds_every_number(theme: str, project: Project, tool: Tool, browser, tmp_path: Path) -> None:
    reader = tool("read_pdf")
    tables = reader.draw(5, SIZES, (5, 12, 60, 8))
    pages = "\n".join(table.directive() for table in tables)
    project.write({"index.rst": f"Tables\n======\n\n{pages}"})
    project.change("conf.py", "numfig = True", f"numfig = True\nhtml_theme = {theme!r}\n{PLAIN}")
    built = project.build("html")
    assert (built.status, built.messages) == (0, [])
    pdf = print_page(browser, built.output / "index.html", tmp_path)
    assert reader.complain(tables, pdf) == []


def test_the_steps_are_printed_though_they_are_folded(project: Project, tool: Tool, browser, tmp_path: Path) -> None:
    project.write({"index.md": "# Page\n\n:::{cnn-summary}\n\nConv2D(8, 3, input_shape=(9, 9, 2))\n:::\n"})
    pdf = print_page(browser, project.build("html").output / "index.html", tmp_path)
    words = {word.text for word in tool("read_pdf").read_words(pdf)[0]}
    assert {"kernel:", "144", "152"} <= words


def print_page(browser, page: Path, folder: Path) -> Path:
    """Print a page as the browser does."""
    browser.get(page.as_uri())
    browser.execute_script("document.querySelector('.skip-to-content')?.remove()")  # Furo prints it over the text
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = folder / "page.pdf"
    pdf.write_bytes(base64.b64decode(printed["data"]))
    return pdf
