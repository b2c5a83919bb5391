"""Every public name of keras.layers and of torch.nn is read, or declared not to be, with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinxext_cnnparams.core import layers
from sphinxext_cnnparams.readers.keras import KERAS
from sphinxext_cnnparams.readers.torch import TORCH
from sphinxext_cnnparams.readers.vocabulary import Vocabulary

NAMES: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[1] / "truth" / "names.json").read_text(encoding="utf-8")
)
VOCABULARIES = (KERAS, TORCH)


def is_read(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a name is read; ``add(…)`` is what ``Add()(…)`` is, and bases are read by what is based on them."""
    return vocabulary.knows(name) or vocabulary.knows(name.capitalize()) or name in vocabulary.plain


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.dialect)
def test_every_public_name_is_read_or_declared_not_to_be(vocabulary: Vocabulary) -> None:
    names = NAMES[vocabulary.dialect]
    assert len(names) > 100
    assert [name for name in names if not is_read(name, vocabulary) and name not in vocabulary.unread] == []


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.dialect)
def test_what_is_declared_not_to_be_read_exists_and_is_not(vocabulary: Vocabulary) -> None:
    assert [name for name in vocabulary.unread if name not in NAMES[vocabulary.dialect]] == []
    assert [name for name in vocabulary.unread if is_read(name, vocabulary)] == []


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.dialect)
def test_every_reason_goes_on_from_the_name(vocabulary: Vocabulary) -> None:
    assert all(reason.startswith("is ") for reason in vocabulary.unread.values())


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.dialect)
def test_every_other_spelling_is_of_something_that_is_read(vocabulary: Vocabulary) -> None:
    targets = {*vocabulary.layers, *vocabulary.specials}
    assert [name for name, own in vocabulary.aliases.items() if own not in targets] == []


def test_every_kind_says_for_the_reference_what_comes_out() -> None:
    kinds = [getattr(layers, name) for name in layers.__all__ if name != "UnknownLayer"]
    assert [kind.__name__ for kind in kinds if not kind.comes_out] == []
