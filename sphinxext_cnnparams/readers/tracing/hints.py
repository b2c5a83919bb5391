"""Names that may have been meant in the code that is read: each is looked for once, and not too many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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

    def suggest(self, kind: str, name: str, known: Callable[[], Iterable[str]], least: float = LEAST) -> Sentence:
        """Give "; did you mean …?", if one of the known names is close."""
        key = (kind, name)
        if key not in self.found and len(self.found) < MOST:
            self.found[key] = suggest(name, known(), least)
        return self.found.get(key, "")
