"""Work that makes many objects and no garbage: importing many modules, working out a model."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage while modules are imported, or a model is worked out.

    They make next to none, and beside the many objects of Sphinx looking for
    it takes a third of the time of an import, and a seventh of that of a model.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
