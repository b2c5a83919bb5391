"""Every model of the documentation, found by its name, its key, or its summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from ..claims.target import Missing, Models
from ..core.quantities import Selection
from ..core.structs import MutableStruct, field
from ..core.summary import Summary
from .inventory import pack
from .kept import KeptTexts
from .records import Model


class Index(MutableStruct):
    """Hold models in the order of documents; of two with the same name, the first counts."""

    models: list[tuple[str, Model]]
    lines: KeptTexts
    broken: Mapping[str, str] = field(default_factory=dict)
    by_key: dict[str, tuple[str, Model]] = field(init=False)
    by_name: Mapping[str, Summary] = field(init=False)
    _by_summary: dict[int, tuple[str, Model]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_key = {model.key: (docname, model) for docname, model in self.models}
        self.by_name = Summaries({model.name: model for _, model in reversed(self.models) if model.name})

    @classmethod
    def of(
        cls,
        models: dict[str, list[Model]],
        lines: KeptTexts,
        others: Sequence[tuple[str, Model]] = (),
        broken: Mapping[str, str] = MappingProxyType({}),
    ) -> Index:
        """Make the index of the models of each document, and then of *others*; the keys of those *broken*, not read."""
        own = ((docname, model) for docname in sorted(models) for model in models[docname])
        return cls([*own, *others], lines, broken)

    def models_for(self, current: str) -> Models:
        """Give the models a target may name on a page whose model is *current*."""
        own = self.by_key.get(current)
        return Models(self.by_name, own[1].summary if own else None, frozenset(self.broken))

    def key(self, summary: Summary) -> str:
        """Give the key of the model that a summary is of."""
        return self._find(summary)[1].key

    def digest(self, selection: Selection | None) -> str:
        """Give the digest of the model that a selection is of."""
        if selection is None:
            return ""
        _, model = self._find(selection.summary)
        return model.digest

    def line(self, model: Model) -> str:
        """Give the line of a model for the inventory; the search asks for it as well, and it is kept."""
        return self.lines.get(model.digest, lambda: pack(model.summary))

    def place(self, about: str, current: str) -> tuple[str, str] | None:
        """Find document and anchor of what a target names."""
        selection = self.models_for(current).select(about)
        return None if isinstance(selection, Missing) else self.anchor(selection)

    def anchor(self, selection: Selection) -> tuple[str, str]:
        """Find document and anchor of a selection: that of its first row, or of the table."""
        docname, model = self._find(selection.summary)
        row = "" if selection.whole or not selection.rows else selection.rows[0].name
        return docname, model.anchors.get(row, model.anchor)

    def _find(self, summary: Summary) -> tuple[str, Model]:
        """Find the model whose summary this very one is."""
        if id(summary) not in self._by_summary:
            self._by_summary[id(summary)] = next(found for found in self.models if found[1].made is summary)
        return self._by_summary[id(summary)]


class Summaries(Mapping[str, Summary]):
    """Give the summaries of models by their names; each is worked out when it is asked for."""

    def __init__(self, models: Mapping[str, Model]) -> None:
        self._models = models

    def __getitem__(self, name: str) -> Summary:
        return self._models[name].summary

    def __contains__(self, name: object) -> bool:
        return name in self._models

    def __iter__(self) -> Iterator[str]:
        return iter(self._models)

    def __len__(self) -> int:
        return len(self._models)
