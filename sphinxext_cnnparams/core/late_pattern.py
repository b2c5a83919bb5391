"""Regular expressions that are compiled when they are first used: most builds use a few of them."""

from __future__ import annotations

import re
from typing import Any, cast


class LatePattern:
    """Stand for a regular expression until it is used; from then on its methods are those of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        made = re.compile(self.pattern, self.flags)
        methods = {
            "findall": made.findall,
            "finditer": made.finditer,
            "fullmatch": made.fullmatch,
            "match": made.match,
            "search": made.search,
            "split": made.split,
            "sub": made.sub,
        }
        if name not in methods:
            raise AttributeError(name)
        vars(self).update(methods)
        return methods[name]


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Make a regular expression that is compiled later.

    >>> late_pattern("[0-9]+").sub("n", "12 of 30")
    'n of n'
    """
    return cast("re.Pattern[str]", LatePattern(pattern, flags))
