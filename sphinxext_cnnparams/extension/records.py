"""What documents leave in the domain: plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from ..core.problem import Problem
from ..core.structs import MutableStruct, Struct, field, replace

if TYPE_CHECKING:
    from ..core.stored import Stored
    from ..core.summary import Summary

REF = "ref"
"""The role that only links."""
MATH = "math"
"""The role whose text is LaTeX, and is typeset as mathematics."""


class Model(MutableStruct):
    """Hold one model: where it stands, what is kept of it, and the anchors of its rows.

    *key* finds it again also when it has no name; *digest* is another one
    where anything it was worked out of has changed.  *sheet* has the columns
    of the CSV file that is offered under its table, if one is.  *lost* is how many comments of its code state what
    nobody knows, because something is wrong with it.  What is *made* of what is
    *stored* stays in the process that made it.
    """

    key: str
    name: str
    anchor: str
    anchors: Mapping[str, str]
    stored: Stored
    source: str
    line: int
    digest: str = ""
    sheet: tuple[str, ...] = ()
    lost: int = 0
    made: Summary | None = field(default=None, repr=False)

    @property
    def summary(self) -> Summary:
        """Give what was computed of it, worked out again where it was read by an earlier build."""
        if self.made is None:
            from ..core.stored import restore  # imported late: a build that asks for no number needs no layers

            self.made = restore(self.stored)
        return self.made

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        anchors = {name: "" if place == f"{self.anchor}-{name}" else place for name, place in self.anchors.items()}
        return load_model, type(self).blueprint.values(replace(self, anchors=anchors))[:-1]


def load_model(*kept: Any) -> Model:
    """Make a model of what is kept of it; most anchors are made of that of the table, and not kept."""
    model = Model(*kept)
    model.anchors = {name: place or f"{model.anchor}-{name}" for name, place in model.anchors.items()}
    return model


class Broken(Struct):
    """Hold the name and the key of a model whose code could not be read.

    *lost* is how many comments of its code state something.
    """

    name: str
    key: str
    lost: int = 0


class Statement(Struct):
    """Hold one use of a role.

    *text* is what the author states, None where the number is inserted;
    *current* is the key of the model the page speaks of at this place.
    *item* is the item of a quiz it stands in, with its number in the document
    and whether it is marked as correct.  *wanted* says what the target has to
    be, where not everything will do: a layer, or a model.  *untranslated* says
    that it stands in the original text of a page that is translated elsewhere.
    """

    role: str
    target: str
    text: str | None
    current: str
    source: str
    line: int
    raw: str
    item: tuple[int, bool] | None = None
    wanted: Literal["", "layer", "model"] = ""
    untranslated: bool = False

    @property
    def question(self) -> tuple[object, ...]:
        """Give all that its answer depends on besides the models."""
        return self.role, self.target, self.text, self.current, self.wanted, self.untranslated

    @property
    def negated(self) -> bool:
        """Tell whether the statement must not hold."""
        return self.target.startswith("!=")

    @property
    def about(self) -> str:
        """Give the target without its sign."""
        return self.target.removeprefix("!=").strip()


class KnownPages(MutableStruct):
    """Hold what *pages* show on which all is right, as long as the models are those it is known *of*."""

    of: str = ""
    pages: dict[str, str] = field(default_factory=dict)


class LocatedProblem(Struct):
    """Hold a problem, the file it is in, and the key of the *model* that was being read, if it was found there.

    *role* is the text of the role it is about, if it is about one.
    """

    problem: Problem
    source: str
    model: str = ""
    role: str = ""
