"""Pages printed from a browser: nothing is cut off."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import pytest

from conftest import NEEDS_BROWSER, Project, Tool

pytestmark = [NEEDS_BROWSER, pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")]
SIZES = (4, 8, 12, 20)


@pytest.mark.parametrize("theme", ["furo", "alabaster", "basic"])
def test_a_printed_page_holds_every_number(theme: str, project: Project, tool: Tool, browser, tmp_path: Path) -> None:
    reader = tool("read_pdf")
    tables = reader.draw(5, SIZES, (5, 12, 60, 8))
    pages = "\n".join(table.directive() for table in tables)
    project.write({"index.rst": f"Tables\n======\n\n{pages}"})
    project.change("conf.py", "numfig = True", f"numfig = True\nhtml_theme = {theme!r}")
    built = project.build("html")
    assert (built.status, built.messages) == (0, [])
    browser.get((built.output / "index.html").as_uri())
    browser.execute_script("document.querySelector('.skip-to-content')?.remove()")  # Furo prints it over the text
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(base64.b64decode(printed["data"]))
    assert reader.complain(tables, pdf) == []
