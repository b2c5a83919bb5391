"""What no page and no console can hold is written as a program would write it."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.core.printable import show_controls

TEXTS = [
    ("red \x1b[31m", "red \\x1b[31m"),
    ("\x00\x1f\x7f", "\\x00\\x1f\\x7f"),
    ("\x80\x9f", "\\x80\\x9f"),
    ("turned \u202e round \u2066", "turned \\u202e round \\u2066"),
    ("half \ud83d", "half \\ud83d"),
    ("two\u2028lines", "two\\u2028lines"),
    ("Größe 3 × 3 🙂", "Größe 3 × 3 🙂"),
]


@pytest.mark.parametrize(("text", "shown"), TEXTS, ids=range(len(TEXTS)))
def test_controls_are_shown(text: str, shown: str) -> None:
    assert show_controls(text) == shown
