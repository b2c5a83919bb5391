"""What every use of a role shows: worked out once, for all pages that say the same of the same model."""

from __future__ import annotations

from ..claims.target import Models
from ..core.fault import describe_fault
from ..core.structs import MutableStruct, field
from .answer import Answer
from .config import Settings
from .index import Index
from .records import Statement

FAULT = "this could not be judged, by a fault of this extension ({what})"


class Answers(MutableStruct):
    """Keep the answers that were given about the models of an *index*, and the places that targets name."""

    index: Index
    settings: Settings
    models: dict[str, Models] = field(default_factory=dict)
    given: dict[tuple[object, ...], Answer] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[str, str] | None] = field(default_factory=dict)

    def of(self, statement: Statement) -> Answer:
        """Work out what a statement shows and whether it is right; a fault of ours leaves the others to be judged."""
        key = statement.question
        if key not in self.given:
            from .text import answer  # imported late: a build in which nothing is judged needs none of it

            try:
                self.given[key] = answer(statement, self.models_for(statement.current), self.settings)
            except Exception as failure:  # noqa: BLE001
                wrong = describe_fault(FAULT, failure, subtype="claim")
                self.given[key] = Answer(statement.text or "?", "cnn-wrong", wrong=wrong)
        return self.given[key]

    def models_for(self, current: str) -> Models:
        """Give the models a target may name on a page whose model is *current*."""
        if current not in self.models:
            self.models[current] = self.index.models_for(current)
        return self.models[current]

    def place(self, about: str, current: str) -> tuple[str, str] | None:
        """Find document and anchor of what a target names."""
        if (about, current) not in self.places:
            self.places[about, current] = self.index.place(about, current)
        return self.places[about, current]
