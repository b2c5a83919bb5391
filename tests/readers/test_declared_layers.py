"""Declarations of an author's layers that are none: what is said of each."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.readers.declared_layers import declarations

WRONG = [
    (["Scale"], "it has to be a dictionary: a name, and what is said of it"),
    ({"Scale": {"weights": ["gamma"]}}, "Scale: weights have to be a dictionary: a name, and its formula"),
    (
        {"Scale": {"weights": {"gamma": "f"}, "not_trained": ["beta"]}},
        "Scale: not_trained names beta, which is none of its weights",
    ),
]


@pytest.mark.parametrize(("given", "message"), WRONG)
def test_what_is_no_declaration_is_said(given: object, message: str) -> None:
    found, wrong = declarations(given)
    assert not found
    assert [str(text) for text in wrong] == [message]
