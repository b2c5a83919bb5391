"""Mappings that Sphinx's environment keeps small: what documents say of networks is much alike from page to page."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
LEVEL = 3
"""How hard to compress: a higher one takes longer than writing what it saves."""


class Compact(dict[K, V]):
    """A mapping that is compressed as a whole where it is pickled."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return load, (zlib.compress(pickle.dumps(dict(self), pickle.HIGHEST_PROTOCOL), LEVEL),)


def load(packed: bytes) -> Compact[K, V]:
    """Give the mapping again; called where the environment it lies in is unpickled."""
    return Compact(pickle.loads(zlib.decompress(packed)))  # noqa: S301  # as Sphinx does with all around it
