"""Quarto and R Markdown: Pandoc's Markdown with cells of code."""

from __future__ import annotations

from .excerpt import Excerpt
from .gathering import Gathering
from .markdown import read_markdown


def read_quarto(text: Excerpt, into: Gathering) -> None:
    """Read Quarto's Markdown into pieces: its cells are fences, its callouts are fences of colons."""
    read_markdown(text, into)
