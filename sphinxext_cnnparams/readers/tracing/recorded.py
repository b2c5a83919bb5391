"""Files that were recorded from the frameworks (see tools/record_truth.py), read when they are needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")


@cache
def _content(path: Path) -> Mapping[str, Any]:
    """Read a file, once."""
    content: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


class Recording(Mapping[str, Made], Generic[Made]):
    """One part of a recorded file: its entries by their names, each made when it is first asked for.

    *make* makes an entry, from its name and from what is recorded; *more* are
    entries that no framework has any longer, written by hand.
    """

    def __init__(
        self,
        path: Path,
        part: str,
        make: Callable[[str, Any], Made],
        more: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        self.path = path
        self.part = part
        self.more = more
        self._make = make
        self._made: dict[str, Made] = {}

    @property
    def origin(self) -> str:
        """Give the framework that was asked, and its version."""
        return str(_content(self.path)["origin"])

    @cached_property
    def entries(self) -> Mapping[str, Any]:
        """Give what is recorded, as it stands in the file."""
        return {**_content(self.path)[self.part], **self.more}

    def __getitem__(self, name: str) -> Made:
        if name not in self._made:
            self._made[name] = self._make(name, self.entries[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def freeze(value: object) -> Any:
    """Give what JSON holds as lists as the tuples they were, also in dictionaries."""
    if isinstance(value, dict):
        return {name: freeze(item) for name, item in value.items()}
    return tuple(freeze(item) for item in value) if isinstance(value, list) else value
