"""Pages on which all was right when they were last judged: looked up, until one of them or any model changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .answer import Answer
from .config import Settings
from .domain import CnnDomain
from .records import Model, Statement
from .shown import digest

Judged = Sequence[tuple[Statement, Answer]]


def recall(domain: CnnDomain, settings: Settings) -> dict[str, str]:
    """Give what pages show that need not be judged again; none where any model has changed, come or gone."""
    models = ((docname, *_identify(model)) for docname, model in domain.index.models)
    of = digest((settings, *models, sorted(domain.index.broken.items())))
    if domain.known.of != of:
        domain.known.of, domain.known.pages = of, {}
    return domain.known.pages


def _identify(model: Model) -> tuple[object, ...]:
    return model.key, model.name, model.anchor, model.digest, *model.anchors.values()


def remember(domain: CnnDomain, judged: Mapping[str, Judged], shown: Mapping[str, str]) -> None:
    """Keep what pages show of which nothing has to be said: no statement is wrong, and none stands in a quiz."""
    for docname, statements in judged.items():
        if not any(answer.wrong or statement.item for statement, answer in statements):
            domain.known.pages[docname] = shown[docname]
