"""The Python interface as others import it: what it gives, at run time and for whoever checks types."""

from __future__ import annotations

from typing import assert_type

from sphinxext_cnnparams import read, summarize
from sphinxext_cnnparams.core.summary import Summary
from sphinxext_cnnparams.readers.read import Reading


def test_types_are_seen_through_the_late_import() -> None:
    """mypy reads this file, too: were the functions of any type, ``assert_type`` would fail there."""
    reading = assert_type(read("Conv2D(6, 5)", input="28x28x1"), Reading)
    assert isinstance(reading, Reading)
    assert reading.network is not None
    summary = assert_type(summarize(reading.network), Summary)
    assert isinstance(summary, Summary)
    assert summary.rows[-1].params == 156
