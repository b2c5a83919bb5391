"""What a comment behind code states."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.claims.comment import read_comment


@pytest.mark.parametrize(("text", "total"), [("320 parameters", False), ("320 parameters in total", True)])
def test_a_count_may_be_that_of_the_whole(text: str, total: bool) -> None:
    read = read_comment(text)
    assert read is not None
    assert read.total is total


NOTHING = [
    *("in total", "nothing in total", "takes colours", "several parameters", "x parameters", "[2 3, 4]"),
    *("x: (N, 9/2)", "[3, k/2]", "(3, 1/2)", "out: (B, 2 3)", "32 of x", "[batch, 10, -]", "input: many"),
    *("h_n: [layers, 4]", "hidden: (layers, 8, 3)"),  # states of a recurrent layer, which is not asked for them
]


@pytest.mark.parametrize(
    ("text", "dims"),
    [
        *(("[N, 16, h*w]", (None, 16, None)), ("(B * 9 * 13)", (None, 9, 13))),
        *(
            ("[batch, seq_len, 100]", (None, None, 100)),
            ("[seq_len, 10, 100]", (None, 10, 100)),
            ("(batch, 10, 4)", (None, 10, 4)),
        ),
        *(("out: (2*3, 4)", (6, 4)), ("[?, 2*3, 4]", (None, 6, 4)), ("(-1, 2*3, 4)", (None, 6, 4))),
    ],
)
def test_sizes_behind_the_batch_may_be_named(text: str, dims: tuple[int | None, ...]) -> None:
    read = read_comment(text)
    assert read is not None
    assert read.after is not None
    assert read.after.dims == dims


def test_channels_and_the_sides_of_each() -> None:
    read = read_comment("20, 10x10")
    assert read is not None
    assert read.after is not None
    assert (read.after.maps, read.after.dims) == (20, (10, 10))


@pytest.mark.parametrize("text", NOTHING)
def test_what_states_nothing(text: str) -> None:
    assert read_comment(text) is None
