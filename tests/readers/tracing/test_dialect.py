"""Every public name of keras.layers and of torch.nn is read, or declared not to be, with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinxext_cnnparams.core import layers
from sphinxext_cnnparams.readers.keras import Keras
from sphinxext_cnnparams.readers.torch import Torch
from sphinxext_cnnparams.readers.tracing.dialect import Dialect

NAMES: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[2] / "truth" / "names.json").read_text(encoding="utf-8")
)
DIALECTS = (Keras(), Torch())


def is_read(name: str, dialect: Dialect) -> bool:
    """Tell whether a name is read; ``add(…)`` is what ``Add()(…)`` is, and bases are read by what is based on them."""
    return dialect.knows(name) or dialect.knows(name.capitalize()) or name in dialect.plain


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.name)
def test_every_public_name_is_read_or_declared_not_to_be(dialect: Dialect) -> None:
    names = NAMES[dialect.name]
    assert len(names) > 100
    assert [name for name in names if not is_read(name, dialect) and name not in dialect.unread] == []


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.name)
def test_what_is_declared_not_to_be_read_exists_and_is_not(dialect: Dialect) -> None:
    assert [name for name in dialect.unread if name not in NAMES[dialect.name]] == []
    assert [name for name in dialect.unread if is_read(name, dialect)] == []


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.name)
def test_every_reason_goes_on_from_the_name(dialect: Dialect) -> None:
    assert all(reason.startswith("is ") for reason in dialect.unread.values())


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.name)
def test_every_other_spelling_is_of_something_that_is_read(dialect: Dialect) -> None:
    targets = {*dialect.layers, *dialect.specials}
    assert [name for name, own in dialect.aliases.items() if own not in targets] == []


def test_every_kind_says_for_the_reference_what_comes_out() -> None:
    kinds = [getattr(layers, name) for name in layers.__all__ if name != "UnknownLayer"]
    assert [kind.__name__ for kind in kinds if not kind.comes_out] == []
