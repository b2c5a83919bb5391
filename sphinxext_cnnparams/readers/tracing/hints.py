"""Names that may have been meant in the code that is read: each is looked for once, and not too many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ...core.alike import suggest
from ...core.problem import Sentence
from ...core.structs import MutableStruct, field

MOST = 200
"""Names that are looked for in one reading: to compare one with all there are takes as long as hundreds of steps."""
LEAST = 0.7
"""How much alike two names are at least."""


class Hints(MutableStruct):
    """Remember what may have been meant by a name of some *kind*: a function, a layer, an attribute of a class."""

    found: dict[tuple[str, str], Sentence] = field(default_factory=dict)
    plain: dict[str, Mapping[str, int]] = field(default_factory=dict)

    def suggest(self, kind: str, name: str, known: Callable[[], Iterable[str]], least: float = LEAST) -> Sentence:
        """Give "; did you mean …?", if one of the known names is close."""
        key = (kind, name)
        if key not in self.found and len(self.found) < MOST:
            self.found[key] = suggest(name, known(), least)
        return self.found.get(key, "")

    def find_plain(self, kind: str, name: str, known: Callable[[], Mapping[str, int]]) -> int:
        """Give the line that sets a plain variable of this name, where an attribute may have been meant; 0 if none."""
        if kind not in self.plain:
            self.plain[kind] = known()
        return self.plain[kind].get(name, 0)
