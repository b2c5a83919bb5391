"""Make the picture of the README: its own page, built and looked at in a browser without a window."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "_static" / "table.png"
LARGEST = 60_000
"""Bytes: a README is read on telephones, too."""
WIDTH, MARGIN = 760, 16
MEASURE = """
addEventListener("load", () => {
  document.body.dataset.height = Math.ceil(document.querySelector("article").getBoundingClientRect().bottom);
});
"""
MARGINS = """
.sidebar-drawer, .toc-drawer, .mobile-header, .content-icon-container, footer, a.headerlink, h1 { display: none }
.page, .main, .content { margin: 0; width: 100%; max-width: none; padding: 0 }
.content, .main { justify-content: start }
#furo-main-content, article { padding: 0.3em 0.8em; margin: 0 }
"""


def take_page() -> str:
    """Give the page that the README shows."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^(`{3,})md\n(?P<page>.*?)^\1$", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise ValueError("the README shows no page")
    return found["page"]


def build(folder: Path) -> Path:
    """Build the page; give its file."""
    conf = 'extensions = ["myst_parser", "sphinxext_cnnparams"]\nmyst_enable_extensions = ["colon_fence"]\n'
    conf += 'html_theme = "furo"\nhtml_static_path = ["_static"]\nhtml_css_files = ["margins.css"]\n'
    conf += 'html_js_files = ["measure.js"]\n'
    (folder / "_static").mkdir()
    (folder / "_static" / "margins.css").write_text(MARGINS, encoding="utf-8")
    (folder / "_static" / "measure.js").write_text(MEASURE, encoding="utf-8")
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    (folder / "index.md").write_text(f"# Page\n\n{take_page()}", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(folder), str(folder / "out")]
    subprocess.run(command, check=True)
    return folder / "out" / "index.html"


def look(page: Path, picture: Path) -> None:
    """Take the picture of a page, as high as what is on it."""
    found = re.search(r'data-height="(\d+)"', browse(page, "--dump-dom"))
    if found is None:
        raise ValueError("the browser did not say how high the page is")
    browse(page, f"--window-size={WIDTH},{int(found[1]) + MARGIN}", f"--screenshot={picture}")


def browse(page: Path, *options: str) -> str:
    """Open a page in a browser without a window; give what it writes."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise FileNotFoundError("neither chromium nor google-chrome is installed")
    common = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={page.parent}/chrome",
    ]
    command = [browser, *common, f"--window-size={WIDTH},600", *options, page.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def make(picture: Path) -> int:
    """Make the picture; give its size, which is one a README may have."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        look(build(Path(folder)), picture)
    size = picture.stat().st_size
    if size > LARGEST:
        raise ValueError(f"the picture has {size:,} bytes, and may have {LARGEST:,}")
    return size


if __name__ == "__main__":
    print(f"{PICTURE.relative_to(ROOT)}: {make(PICTURE):,} bytes")
