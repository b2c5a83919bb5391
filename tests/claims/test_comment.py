"""What a comment behind code states."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.claims.comment import read_comment


@pytest.mark.parametrize(("text", "total"), [("320 parameters", False), ("320 parameters in total", True)])
def test_a_count_may_be_that_of_the_whole(text: str, total: bool) -> None:
    read = read_comment(text)
    assert read is not None
    assert read.total is total


@pytest.mark.parametrize("text", ["in total", "nothing in total", "takes colours"])
def test_what_states_nothing(text: str) -> None:
    assert read_comment(text) is None
