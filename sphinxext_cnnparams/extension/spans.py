"""Parts of tables as HTML: tags, bars, and the marked parts of formulas."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ..core.late_pattern import late_pattern
from .marks import Span, say_aloud

NONE = "cnn-none"
"""The class of what stands where there is nothing to calculate."""
LONG = 12
"""Names of more characters go on in the next line, where the screen is narrow, behind a dot or an underscore."""
LONGEST = 14
BETWEEN_WORDS = late_pattern(r"(?<=[a-zD])(?=[A-Z][a-z])")
"""Longer names of kinds go on in the next line behind one of their words: ``GlobalAverage``, ``Pooling2D``."""


def open_tag(tag: str, **attributes: str) -> str:
    """Write the beginning of an element; attributes without a value are left out."""
    written = (f' {name.strip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<{tag}{''.join(written)}>"


def write_bar(length: str, number: str) -> str:
    """Draw a bar; pointing at it says its number, and so do screen readers."""
    style = f"--cnn-part:{length}"
    return f"{open_tag('span', class_='cnn-bar', style=style, role='img', aria_label=number, title=number)}</span>"


def write_spans(spans: Sequence[Span]) -> str:
    """Write the parts of a cell; a calculation can be reached by keyboard, is read out, and then names its parts."""
    written = "".join(map(write_span, spans))
    if not any(span.title and span.kind != NONE for span in spans):
        return written
    aloud = open_tag("span", class_="cnn-marked", tabindex="0", role="math", aria_label=say_aloud(spans))
    return f"{aloud}{written}</span>"


def write_span(span: Span) -> str:
    """Write a part of a cell."""
    text = escape(span.text, quote=False)
    if span.kind.startswith("cnn-name") and len(text) > LONG:
        text = text.replace("_", "_<wbr/>").replace(".", ".<wbr/>")
    elif span.kind == "cnn-kind" and len(text) > LONGEST:
        text = BETWEEN_WORDS.sub("<wbr/>", text)
    if span.link:
        return f"{open_tag('a', class_=f'cnn-number {span.kind}', href=f'#{span.link}')}{text}</a>"
    return f"{open_tag('span', class_=span.kind, title=span.title)}{text}</span>" if span.kind else text
