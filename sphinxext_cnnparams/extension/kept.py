"""Texts that are worked out again only if what they are made of has changed: in files beside the doctrees."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from ..core.structs import MutableStruct, field


class KeptTexts(MutableStruct):
    """Keep texts by what they are made of; those that a build does not ask for are forgotten at its end."""

    file: Path
    before: Mapping[str, str] | None = None
    now: dict[str, str] = field(default_factory=dict)

    def get(self, key: str, make: Callable[[], str]) -> str:
        """Give a text; it is made if it was not kept."""
        if self.before is None:
            self.before = read_kept(self.file)
        if key not in self.now:
            found = self.before.get(key)
            self.now[key] = make() if found is None else found
        return self.now[key]

    def save(self) -> None:
        """Keep the texts that were asked for, unless nobody asked for any."""
        if self.now and self.now != self.before:
            write_kept(self.file, self.now)
            self.before = dict(self.now)


def read_kept(file: Path) -> dict[str, str]:
    """Read what was kept; what cannot be read is as if nothing had been."""
    with suppress(OSError, ValueError):
        found = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return {str(docname): str(shown) for docname, shown in found.items()}
    return {}


def write_kept(file: Path, kept: Mapping[str, str]) -> None:
    """Write it whole or not at all: a build may be killed at any moment."""
    unfinished = file.with_suffix(".new")
    unfinished.write_text(json.dumps(kept, sort_keys=True), encoding="utf-8")
    unfinished.replace(file)
