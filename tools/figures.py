"""Measured figures on the pages of the documentation: each stands between marks, and is written by what measured it."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "trust.md"


def write(name: str, text: str) -> None:
    """Put a text between the marks of a figure; raises ValueError where the page has none of this name."""
    page = PAGE.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- figure: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not marks.search(page):
        raise ValueError(f"{PAGE.name} has no figure called {name}")
    PAGE.write_text(marks.sub(lambda found: f"{found[1]}{text}\n{found[2]}", page), encoding="utf-8")
